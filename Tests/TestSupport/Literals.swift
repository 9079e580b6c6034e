package import Casework

// Values written as people write them; a malformed literal is a mistake in the test and stops it.

extension Timestamp: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self = read(text) { Timestamp($0) } }
}

extension CivilDay: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self = read(text) { CivilDay($0) } }
}

extension DayWindow: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self = read(text) { DayWindow($0) } }
}

extension Limit: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self = read(text) { Limit($0) } }
}

extension Shift: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self = read(text) { Shift($0) } }
}

extension Amount: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self = read(text) { Amount($0) } }
}

extension CaseID: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self = read(text) { CaseID($0) } }
}

extension EventID: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self = read(text) { EventID($0) } }
}

private func read<Value>(_ text: String, _ parse: (String) -> Value?) -> Value {
  guard let value = parse(text) else { preconditionFailure("'\(text)' is no \(Value.self)") }
  return value
}
