import Casework
import JSONText
import Policy
import Remedy
import TestSupport
import Testing

/// What becomes of an offer, and of a promise (REM-7, REM-8, COL-4).
@Suite struct OfferingTests {
  private static let now: Timestamp = "2026-01-15T10:00:00+08:00"

  private static func subject(_ steps: [(Event.Kind, JSONObject)]) -> Case {
    Case(([(.received, [:])] + steps).enumerated().map { Event($0 + 1, $1.0, $1.1) })
  }

  private static func offered(_ status: String, due: Timestamp? = nil) -> (Event.Kind, JSONObject) {
    var data: JSONObject = ["kind": "refund", "what": "400 back", "status": .string(status)]
    data["by"] = due.map { .string($0.text) }
    return (.offered, data)
  }

  @Test func anOfferKeepsItsTermsAndItsTests() throws {
    let subject = Case(
      (.received, ["demands": [["kind": "refund"]]]), (.classified, ["category": "billing"]))
    let draft = try Rules.offering().offer(
      subject, kind: "refund", what: "400 back", money: Money("400", "CNY"),
      by: "2026-01-16T18:00:00+08:00", from: Rules.someone("fei"), at: Self.now)
    #expect(draft.kind == .offered)
    #expect(
      draft.data == [
        "kind": "refund", "what": "400 back", "amount": ["amount": "400.00", "currency": "CNY"],
        "by": "2026-01-16T18:00:00+08:00", "tests": ["need": true, "now": true, "told": true],
        "status": "standing",
      ])
  }

  @Test func whatIsOfferedForATimeThatHasPassedIsRefused() {
    func offer(_ due: Timestamp) -> String? {
      refusal {
        try Rules.offering().offer(
          Self.subject([]), kind: "refund", what: "x", money: nil, by: due,
          from: Rules.someone("dan"), at: Self.now)
      }
    }
    #expect(offer("2026-01-15T10:00:00+08:00") == "dataerr past-deadline")
    #expect(offer("2026-01-15T10:00:01+08:00") == nil)
  }

  /// What stands is withdrawn by whoever offered it, and by nobody else.
  @Test func anOfferThatStandsIsWithdrawnByWhoeverMadeIt() throws {
    let subject = Case([Event(1, .received), Event(2, .offered, ["status": "standing"], by: "dan")])
    let offer = try #require(subject.offers.first)
    func decline(_ person: String) -> String? {
      refusal {
        try Rules.offering().decline(subject, offer, by: Rules.someone(person), because: "x")
      }
    }
    #expect(decline("dan") == nil)
    #expect(decline("gao") == "dataerr wrong-state")
  }

  @Test func anUnknownKindHintsAtTheNearest() {
    func offer(_ kind: String) -> Failure? {
      failure {
        try Rules.offering().offer(
          Self.subject([]), kind: kind, what: "x", money: nil, by: nil, from: Rules.someone("dan"),
          at: Self.now)
      }
    }
    #expect(offer("refnud")?.faults.map(\.rule) == ["unknown-kind"])
    #expect(offer("refnud")?.faults.first?.hint?.en == "did you mean 'refund'?")
    #expect(offer("holiday")?.faults.first?.hint?.en == "refund apology repair")
  }

  static let steps: [(status: String, approve: Bool, settle: Bool)] = [
    ("proposed", true, false), ("standing", false, true), ("accepted", false, false),
    ("rejected", false, false), ("declined", false, false),
  ]

  @Test(arguments: steps)
  func eachStepFollowsFromTheRightState(status: String, approve: Bool, settle: Bool) throws {
    let subject = Self.subject([Self.offered(status)])
    let offer = try #require(subject.offers.first)
    let offering = try Rules.offering()
    let manager = Rules.someone("gao")
    let wrong = "dataerr wrong-state"
    #expect(
      refusal { try offering.approve(subject, offer, by: manager) } == (approve ? nil : wrong))
    #expect(
      refusal { try offering.decline(subject, offer, by: manager, because: "x") }
        == (approve ? nil : wrong))
    #expect(refusal { try offering.accept(subject, offer) } == (settle ? nil : wrong))
    #expect(refusal { try offering.reject(subject, offer) } == (settle ? nil : wrong))
  }

  @Test func whatIsAcceptedWithADateBecomesAPromise() throws {
    let subject = Self.subject([Self.offered("standing", due: "2026-01-16T18:00:00+08:00")])
    let offer = try #require(subject.offers.first)
    let drafts = try Rules.offering().accept(subject, offer)
    #expect(
      drafts == [
        EventDraft(.accepted, ["offer": "000002-0000"]),
        EventDraft(
          .promised,
          ["what": "400 back", "by": "2026-01-16T18:00:00+08:00", "policy": "REM-8"]),
      ])
  }

  @Test func whatIsAcceptedWithoutADateBecomesNone() throws {
    let subject = Self.subject([Self.offered("standing")])
    let offer = try #require(subject.offers.first)
    #expect(
      try Rules.offering().accept(subject, offer)
        == [EventDraft(.accepted, ["offer": "000002-0000"])])
    #expect(
      try Rules.offering().reject(subject, offer)
        == EventDraft(.rejected, ["offer": "000002-0000"]))
  }

  /// Several offers of one case: it stays where the furthest of them is.
  static let several: [(steps: [(Event.Kind, JSONObject)], state: Case.State)] = [
    ([offered("proposed")], .working), ([offered("standing")], .offered),
    ([offered("standing"), offered("standing"), (.accepted, ["offer": "000002-0000"])], .offered),
    ([offered("standing"), offered("standing"), (.rejected, ["offer": "000002-0000"])], .offered),
    (
      [
        offered("standing"), offered("standing"), (.accepted, ["offer": "000002-0000"]),
        (.rejected, ["offer": "000003-0000"]),
      ], .agreed
    ),
    (
      [
        offered("standing"), offered("standing"), (.rejected, ["offer": "000002-0000"]),
        (.accepted, ["offer": "000003-0000"]),
      ], .agreed
    ),
    ([offered("standing"), (.rejected, ["offer": "000002-0000"]), offered("proposed")], .working),
    (
      [
        offered("standing"), (.accepted, ["offer": "000002-0000"]), offered("proposed"),
        (.approved, ["offer": "000004-0000"]),
      ], .offered
    ),
    ([offered("proposed"), (.declined, ["offer": "000002-0000"])], .working),
  ]

  @Test(arguments: several.indices)
  func theStateFollowsFromAllOffers(index: Int) {
    let (steps, state) = Self.several[index]
    let start: [(Event.Kind, JSONObject)] = steps
    #expect(Self.subject(start + [(.noted, ["text": "x"])]).state == (state))
  }

  // MARK: Promises

  private static let promised: (Event.Kind, JSONObject) = (.promised, ["what": "a call"])

  private static func promise(
    _ due: Timestamp, replacing old: Promise? = nil, _ subject: Case = subject([])
  ) throws -> EventDraft {
    try Rules.offering().promise(subject, what: "a letter", by: due, replacing: old, at: now)
  }

  @Test func aPromiseLiesInTheFuture() throws {
    #expect(refusal { try Self.promise("2026-01-15T10:00:01+08:00") } == nil)
    #expect(refusal { try Self.promise("2026-01-15T10:00:00+08:00") } == "dataerr past-deadline")
    #expect(refusal { try Self.promise("2026-01-14T10:00:00+08:00") } == "dataerr past-deadline")
  }

  @Test func aPromiseIsKeptOrReplacedOnce() throws {
    let open = try #require(Self.subject([Self.promised]).promises.first)
    let draft = try Self.promise("2026-01-16T10:00:00+08:00", replacing: open)
    #expect(draft.data["replaces"] == "000002-0000")
    #expect(try Rules.offering().keep(open).data == ["promise": "000002-0000"])
    let kept = Self.subject([Self.promised, (.kept, ["promise": "000002-0000"])]).promises.first
    let replaced = Self.subject([
      Self.promised, (.promised, ["what": "y", "replaces": "000002-0000"]),
    ]).promises.first
    for settled in [kept, replaced] {
      let promise = try #require(settled)
      #expect(refusal { try Rules.offering().keep(promise) } == "dataerr promise-settled")
      #expect(
        refusal { try Self.promise("2026-01-16T10:00:00+08:00", replacing: promise) }
          == "dataerr promise-settled")
    }
  }

  @Test func aClosedCaseIsOfferedAndPromisedNothing() throws {
    let closed = Self.subject([(.closed, [:])])
    #expect(
      refusal { try Self.promise("2026-01-16T10:00:00+08:00", closed) } == "dataerr case-closed")
    #expect(
      refusal {
        try Rules.offering().offer(
          closed, kind: "refund", what: "x", money: nil, by: nil, from: Rules.someone("hu"),
          at: Self.now)
      } == "dataerr case-closed")
  }
}
