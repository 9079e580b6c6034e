import Casework
import JSONText
import Policy
import TestSupport
import Testing
import Work

/// Corrections to what was taken in.
@Suite struct AmendingTests {
  private static let subject = Case(
    (
      .received,
      [
        "summary": "漏电", "channel": "phone", "customer": ["name": "王", "phone": "139"],
        "w5h1": ["what": "插座漏电"], "emotion": ["kind": "anger", "intensity": 4],
        "demands": [["kind": "compensation", "amount": ["amount": "100.00", "currency": "CNY"]]],
      ]
    ))

  private static func amend(_ changes: [(String, String)]) throws -> EventDraft {
    try Amendment.event(
      changes.map { Amendment(path: $0.0, value: $0.1) }, subject, currency: "EUR")
  }

  /// Each with the value that is then found at the path.
  static let accepted: [(path: String, value: String, then: JSONValue?)] = [
    ("summary", "插座漏电伤人", "插座漏电伤人"), ("channel", "store", "store"), ("unit", "lab", "lab"),
    ("product", "A=B", "A=B"), ("skip_level", "true", true), ("skip_level", "false", false),
    ("customer.phone", "13900000000", "13900000000"), ("customer.note", "x", "x"),
    ("w5h1.where", "城东所", "城东所"), ("w5h1.what", "", nil), ("lot", "", nil),
    ("emotion.intensity", "10", 10), ("emotion.kind", "sadness", "sadness"),
    ("demands.1.amount", "800", ["amount": "800.00", "currency": "EUR"]),
    ("demands.1.note", "含利息", "含利息"), ("demands.2.kind", "apology", "apology"),
    ("demands.1", "", nil),
  ]

  @Test(arguments: accepted)
  func aCorrectionTakesItsPlace(path: String, value: String, then: JSONValue?) throws {
    let draft = try Self.amend([(path, value)])
    #expect(draft.kind == .amended)
    var subject = Self.subject
    subject.append(draft.provisional(after: subject, at: "2026-01-15T10:00:00+08:00"))
    let steps = path.split(separator: ".").map(String.init)
    #expect(JSONValue.object(subject.fields).value(at: steps[...]) == then)
    #expect(subject.customerName == "王")
  }

  @Test func severalCorrectionsAreOneEvent() throws {
    let draft = try Self.amend([("product", "meter"), ("demands.1.amount", "")])
    #expect(draft.data == ["set": ["product": "meter", "demands.1.amount": .null]])
  }

  static let refused: [(path: String, value: String, rule: String)] = [
    // What follows from events of its own.
    ("level", "1", "not-amendable"), ("state", "closed", "not-amendable"),
    ("received", "2026-01-01", "not-amendable"), ("events", "x", "not-amendable"),
    ("offers.1.status", "accepted", "not-amendable"), ("", "x", "not-amendable"),
    ("Summary", "x", "not-amendable"),
    // No such place.
    ("demands.3.kind", "refund", "no-such-field"), ("demands.0.kind", "refund", "no-such-field"),
    ("demands.x.kind", "refund", "no-such-field"), ("summary.x", "y", "no-such-field"),
    // Not a value of that kind.
    ("channel", "pigeon", "bad-value"), ("skip_level", "yes", "bad-value"),
    ("emotion.kind", "joy", "bad-value"), ("emotion.intensity", "11", "bad-value"),
    ("emotion.intensity", "high", "bad-value"), ("demands.1.kind", "money", "bad-value"),
    ("demands.1.amount", "much", "bad-value"), ("demands.1.amount", "-5", "bad-value"),
    ("demands.1.amount", "1.23456", "bad-value"),
    // A text in the place of what has parts would lose them all.
    ("customer", "王", "bad-value"), ("w5h1", "漏电", "bad-value"), ("demands", "refund", "bad-value"),
    ("demands.1", "refund", "bad-value"), ("demands.2", "refund", "bad-value"),
    ("emotion", "anger", "bad-value"),
  ]

  @Test(arguments: refused)
  func whatCannotBeCorrectedIsRefused(path: String, value: String, rule: String) {
    #expect(refusal { try Self.amend([(path, value)]) } == "dataerr \(rule)")
    // One that is wrong spoils the others.
    #expect(refusal { try Self.amend([("product", "x"), (path, value)]) } == "dataerr \(rule)")
  }
}
