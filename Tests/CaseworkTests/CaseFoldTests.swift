import Casework
import JSONText
import TestSupport
import Testing

/// What each kind of event leaves in the fields of a case.
@Suite struct CaseFoldTests {
  private struct Effect: Sendable {
    var kind: Event.Kind
    var data: JSONObject
    var field: String
    var value: JSONValue?
    var state: Case.State

    init(
      _ kind: Event.Kind, _ data: JSONObject, _ field: String, _ value: JSONValue?,
      state: Case.State = .working
    ) {
      (self.kind, self.data, self.field, self.value) = (kind, data, field, value)
      self.state = state
    }
  }

  /// The second event of a case comes at 09:02.
  private static let now: JSONValue = "2026-01-15T09:02:00+08:00"

  private static let effects = [
    Effect(.received, ["summary": "漏水"], "summary", "漏水", state: .received),
    Effect(.amended, ["set": ["product": "tap"]], "product", "tap", state: .received),
    Effect(
      .contacted, ["outcome": "reached", "emotion": ["kind": "anger", "intensity": 3]], "emotion",
      ["kind": "anger", "intensity": 3]),
    Effect(.contacted, ["outcome": "unreached"], "emotion", ["kind": "anger", "intensity": 8]),
    Effect(.classified, ["level": 1], "level", 1),
    Effect(.classified, ["category": "billing"], "category", "billing"),
    Effect(.classified, ["style": ["dominant"]], "style", ["dominant"]),
    Effect(.classified, ["rights": ["safety"]], "rights", ["safety"]),
    Effect(.assigned, ["to": "wang-lei"], "owner", "wang-lei"),
    Effect(
      .requested, ["unit": "lab", "to": "zhao", "what": "test it"], "coowners",
      [["unit": "lab", "person": "zhao", "requested": now]]),
    Effect(.acknowledged, ["unit": "lab"], "coowners", nil),
    Effect(.replied, ["unit": "lab", "text": "sound"], "coowners", nil),
    Effect(
      .judged, ["verdict": "upheld", "cause": "people", "unit": "lab", "because": "x"],
      "judgement", ["verdict": "upheld", "cause": "people", "unit": "lab"]),
    Effect(.judged, ["losses": ["direct": 1]], "losses", ["direct": 1]),
    Effect(
      .offered, ["kind": "refund", "status": "standing", "reason": "x", "policy": "x"], "offers",
      [["id": "000002-0000", "kind": "refund", "status": "standing", "proposer": "li-na"]],
      state: .offered),
    Effect(
      .offered, ["status": "proposed"], "offers",
      [["id": "000002-0000", "status": "proposed", "proposer": "li-na"]]),
    Effect(.approved, ["offer": "1"], "offers", nil, state: .working),
    Effect(.declined, ["offer": "1"], "offers", nil),
    Effect(.accepted, ["offer": "1"], "offers", nil, state: .working),
    Effect(.rejected, ["offer": "1"], "offers", nil),
    Effect(
      .promised, ["what": "call", "by": "2026-01-16T09:00:00+08:00", "policy": "x"], "promises",
      [["id": "000002-0000", "what": "call", "by": "2026-01-16T09:00:00+08:00"]]),
    Effect(.kept, ["promise": "1"], "promises", nil),
    Effect(
      .escalated,
      ["tier": "handling", "grade": 12, "signals": [["signal": "late", "clock": "x"]]],
      "escalation", ["tier": "handling", "grade": 12, "signals": ["late"]], state: .received),
    Effect(.suspected, ["features": ["threats"]], "abnormal", ["threats"], state: .received),
    Effect(.confirmed, ["features": ["threats"]], "abnormal", ["threats"]),
    Effect(.visited, ["satisfaction": 4], "satisfaction", 4),
    Effect(.resolved, ["outcome": "refunded"], "outcome", "refunded", state: .resolved),
    Effect(.closed, ["confirmed": "yes"], "closed", now, state: .closed),
    Effect(.closed, ["satisfaction": 5], "satisfaction", 5, state: .closed),
    Effect(.reopened, [:], "closed", nil),
    Effect(.caused, ["code": "skill"], "root_causes", ["skill"]),
    Effect(
      .improved, ["what": "train", "owner": "zhao", "by": "2026-02-01", "cause": "skill"],
      "improvements",
      [
        [
          "id": "000002-0000", "what": "train", "owner": "zhao", "by": "2026-02-01",
          "cause": "skill",
        ]
      ]),
    Effect(
      .linked, ["case": "20260114-000000", "as": "related"], "links",
      [["case": "20260114-000000", "as": "related"]], state: .received),
    Effect(.unlinked, ["case": "20260114-000000"], "links", nil, state: .received),
    Effect(.noted, ["text": "x"], "summary", "broken", state: .received),
    Effect(.redacted, ["field": "x"], "summary", "broken", state: .received),
    Effect(.paused, ["because": "x"], "summary", "broken"),
    Effect(.resumed, [:], "summary", "broken"),
    Effect(.extended, ["clock": "answer"], "summary", "broken"),
    Effect(.informed, ["text": "x"], "summary", "broken"),
    Effect(.filed, ["body": "x"], "summary", "broken"),
    Effect(.evidence, ["file": "x"], "summary", "broken"),
  ]

  @Test(arguments: effects)
  private func leavesItsMark(effect: Effect) {
    let subject = Case(
      (
        .received,
        ["summary": "broken", "emotion": ["kind": "anger", "intensity": 8]]
      ), (effect.kind, effect.data))
    #expect(subject.fields[effect.field] == effect.value)
    #expect(subject.state == effect.state)
  }

  @Test func everyKindIsShown() {
    #expect(Set(Self.effects.map(\.kind)) == Set(Event.Kind.allCases))
  }

  @Test func receiptFillsTheFieldsOfTheCaseAndNoOthers() {
    let data: JSONObject = [
      "summary": "漏水", "key": "crm-1", "channel": "phone", "skip_level": true, "unit": "office",
      "customer": ["id": "c1", "name": "王"], "w5h1": ["who": "x"], "product": "tap", "lot": "7",
      "order": "A1", "demands": [["kind": "refund"]], "clocks": [["clock": "contact"]],
      "level": 1, "state": "closed",
    ]
    let subject = Case((.received, data))
    #expect(subject.received.text == "2026-01-15T09:01:00+08:00")
    #expect(subject.key == "crm-1")
    #expect(subject.skipLevel)
    #expect(subject.customerID == "c1")
    #expect(subject.customerName == "王")
    #expect(subject.demands.map(\.kind) == ["refund"])
    #expect(subject.level == nil)
    #expect(subject.state == .received)
    #expect(subject.fields["clocks"] == nil)
    #expect(
      subject.head.keys == [
        "schema", "id", "key", "state", "summary", "channel", "skip_level", "unit", "received",
        "customer", "w5h1", "demands", "product", "lot", "order",
      ])
  }

  @Test func theTimeOfReceiptMayLieBeforeTheEntry() {
    let subject = Case((.received, ["received": "2026-01-10T08:00:00+08:00"]))
    #expect(subject.received.text == "2026-01-10T08:00:00+08:00")
  }

  @Test func amendingReachesIntoPartsAndNullRemoves() {
    let subject = Case(
      (.received, ["product": "tap", "demands": [["kind": "refund", "note": "x"]]]),
      (
        .amended,
        [
          "set": [
            "demands.1.note": .null, "demands.2.kind": "apology", "w5h1.where": "kitchen",
            "product": .null, "demands.9.kind": "lost", "summary": "leak",
          ]
        ]
      ))
    #expect(subject.fields["demands"] == [["kind": "refund"], ["kind": "apology"]])
    #expect(subject.fields["w5h1"] == ["where": "kitchen"])
    #expect(subject.fields["product"] == nil)
    #expect(subject.summary == "leak")
  }
}
