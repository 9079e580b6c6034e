package import Casework

/// A clock of policy, and the cases it starts for.
package struct ClockRule: Sendable {
  package let start: ClockStart
  /// Always, where policy doesn't say.
  package let when: Condition

  init?(_ reader: PolicyReader) {
    let fields = reader.fields()
    defer { fields.finish() }
    let when = fields.optional("when").flatMap { Condition($0) }
    guard let start = reader.clock(fields) else { return nil }
    (self.start, self.when) = (start, when ?? .always)
  }
}

extension [ClockRule] {
  /// The clocks that start for a case: of those of one name the first whose condition holds.
  package func starts(for subject: Subject?) -> [ClockStart] {
    var starts: [ClockStart] = []
    for rule in self where !starts.contains(where: { $0.clock == rule.start.clock }) {
      let holds = rule.when.isAlways || subject.map { rule.when.grounds(in: $0) != nil } ?? false
      if holds { starts.append(rule.start) }
    }
    return starts
  }

  /// - Parameter subject: asked for only where a condition needs it.
  package func starts(
    for subject: () throws(Failure) -> Subject
  ) throws(Failure) -> [ClockStart] {
    starts(for: allSatisfy(\.when.isAlways) ? nil : try subject())
  }
}
