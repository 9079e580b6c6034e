package import JSONText

/// The parts of a case, read from its folded fields.
extension Case {
  package var state: State { fields["state"]?.string.flatMap(State.init) ?? .received }
  package var level: Int? { fields["level"]?.int }
  package var category: String? { fields["category"]?.string }
  package var summary: String { fields["summary"]?.string ?? "" }
  package var channel: String? { fields["channel"]?.string }
  package var skipLevel: Bool { fields["skip_level"]?.bool ?? false }
  package var unit: String? { fields["unit"]?.string }
  package var owner: String? { fields["owner"]?.string }
  package var key: String? { fields["key"]?.string }
  package var expectation: String? { fields["expectation"]?.string }
  package var outcome: String? { fields["outcome"]?.string }
  package var customerID: String? { fields["customer"]?.object?["id"]?.string }
  package var customerPhone: String? { fields["customer"]?.object?["phone"]?.string }
  package var customerName: String? { fields["customer"]?.object?["name"]?.string }

  /// When the complaint reached us; its clocks start here, whenever it was entered.
  package var received: Timestamp {
    fields["received"]?.string.flatMap { Timestamp($0) }
      ?? events.first?.at ?? Timestamp(seconds: 0)
  }

  /// Machines' clocks differ, and people round: less than so many seconds before the receipt is not
  /// before it.
  package static let receiptTolerance = 300

  /// Whether a time lies before the case reached us.
  package func isBeforeReceipt(_ time: Timestamp) -> Bool {
    time.seconds + Case.receiptTolerance < received.seconds
  }

  package var closed: Timestamp? { fields["closed"]?.string.flatMap { Timestamp($0) } }

  /// The ids in a field that holds a list of words: `style`, `rights`, `root_causes`.
  package func words(_ field: String) -> [String] {
    fields[field]?.array?.compactMap(\.string) ?? []
  }

  package var demands: [Demand] { list("demands") }
  package var offers: [Offer] { list("offers") }
  package var promises: [Promise] { list("promises") }
  package var coowners: [CoOwner] { list("coowners") }
  package var improvements: [Improvement] { list("improvements") }
  package var links: [Link] { list("links") }

  private func list<Part: CasePart>(_ field: String) -> [Part] {
    fields[field]?.array?.compactMap { $0.object.map(Part.init(fields:)) } ?? []
  }

  package var losses: JSONObject { fields["losses"]?.object ?? [:] }
  package var judgement: JSONObject? { fields["judgement"]?.object }
  package var emotion: Emotion? { fields["emotion"].flatMap(Emotion.init) }

  /// The signals raised so far, each once (ESC-1).
  package var signals: [String] {
    fields["escalation"]?.object?["signals"]?.array?.compactMap(\.string) ?? []
  }
}

/// A member of one of a case's lists; unknown members stay in `fields`.
package protocol CasePart: Sendable {
  var fields: JSONObject { get }
  init(fields: JSONObject)
}

extension CasePart {
  func text(_ key: String) -> String? { fields[key]?.string }
  func time(_ key: String) -> Timestamp? { text(key).flatMap { Timestamp($0) } }
}

/// What the customer asks for.
package struct Demand: CasePart {
  package var fields: JSONObject
  package init(fields: JSONObject) { self.fields = fields }
  package var kind: String { text("kind") ?? "" }
  package var money: Money? { fields["amount"].flatMap(Money.init) }
  package var note: String? { text("note") }
  package var expectation: String? { text("expectation") }
}

/// What we put forward to settle the matter.
package struct Offer: CasePart {
  /// Where an offer stands: `proposed` waits for somebody with the authority.
  package enum Status: String, Sendable {
    case proposed, standing, declined, accepted, rejected
  }

  package var fields: JSONObject
  package init(fields: JSONObject) { self.fields = fields }
  package var id: String { text("id") ?? "" }
  package var kind: String { text("kind") ?? "" }
  package var what: String { text("what") ?? "" }
  package var money: Money? { fields["amount"].flatMap(Money.init) }
  /// By when it will be done.
  package var due: Timestamp? { time("by") }
  package var status: Status { text("status").flatMap(Status.init) ?? .proposed }
  /// Who put it forward, and so may not approve it.
  package var by: String { text("proposer") ?? "" }
  /// Who approved it; nil while nobody has, and where it stood at once.
  package var approver: String? { text("approver") }
}

/// What we said we would do, and by when (REM-8).
package struct Promise: CasePart {
  package var fields: JSONObject
  package init(fields: JSONObject) { self.fields = fields }
  package var id: String { text("id") ?? "" }
  package var what: String { text("what") ?? "" }
  package var by: Timestamp? { time("by") }
  package var kept: Timestamp? { time("kept") }
  /// The promise that took its place.
  package var replaced: String? { text("replaced") }
  package var isOpen: Bool { kept == nil && replaced == nil }
}

/// A department asked to help, and its contact (COL-1).
package struct CoOwner: CasePart {
  package var fields: JSONObject
  package init(fields: JSONObject) { self.fields = fields }
  package var unit: String { text("unit") ?? "" }
  package var person: String? { text("person") }
  package var acknowledged: Timestamp? { time("acknowledged") }
  package var replied: Timestamp? { time("replied") }
}

/// What is done so that the cause doesn't come back (COL-6).
package struct Improvement: CasePart {
  package var fields: JSONObject
  package init(fields: JSONObject) { self.fields = fields }
  package var id: String { text("id") ?? "" }
  package var what: String { text("what") ?? "" }
  /// The root cause it mends.
  package var cause: String? { text("cause") }
  /// Who sees to it, by id.
  package var owner: String? { text("owner") }
  package var by: Timestamp? { time("by") }
  package var done: Timestamp? { time("done") }
}

/// Another case that belongs to this one.
package struct Link: CasePart {
  package var fields: JSONObject
  package init(fields: JSONObject) { self.fields = fields }
  package var other: String { text("case") ?? "" }
  package var relation: String { text("as") ?? "" }
}

/// A feeling and how strong it is, 0 to 10 (INT-8).
package struct Emotion: Hashable, Sendable {
  package var kind: String
  package var intensity: Int

  package init(kind: String, intensity: Int) {
    self.kind = kind
    self.intensity = intensity
  }

  init?(_ value: JSONValue) {
    guard let kind = value.object?["kind"]?.string, let level = value.object?["intensity"]?.int
    else { return nil }
    self.init(kind: kind, intensity: level)
  }

  package var json: JSONValue {
    ["kind": .string(kind), "intensity": .number(JSONNumber(intensity))]
  }
}

extension Money {
  /// `{"amount":"400.00","currency":"CNY"}`; nil for anything else.
  package init?(_ value: JSONValue) {
    guard let amount = value.object?["amount"]?.string.flatMap({ Amount($0) }),
      let currency = value.object?["currency"]?.string
    else { return nil }
    self.init(amount, currency)
  }

  package var json: JSONValue { ["amount": .string(amount.text), "currency": .string(currency)] }
}
