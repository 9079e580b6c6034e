package import Casework

/// Why a step is refused: the status, then the rule of each fault, `dataerr case-closed`; nil when
/// the step is taken.
package func refusal<Value>(_ body: () throws -> Value) -> String? {
  do {
    _ = try body()
    return nil
  } catch let failure as Failure {
    return ([failure.status.name] + failure.faults.map(\.rule)).joined(separator: " ")
  } catch {
    return "\(error)"
  }
}

/// The failure of a step; nil when the step is taken.
package func failure<Value>(_ body: () throws -> Value) -> Failure? {
  do {
    _ = try body()
    return nil
  } catch {
    return error as? Failure
  }
}
