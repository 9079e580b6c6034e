import Casework
import JSONText
import Policy
import TestSupport
import Testing
import Work

/// A judgement on the facts (COL-3).
@Suite struct JudgingTests {
  private static let subject = Case(
    (.received, ["demands": [["kind": "refund"], ["kind": "apology"]]]))
  private static let judged = Case(
    (.received, [:]), (.judged, ["verdict": "upheld", "unit": "lab"]))

  private static func judge(
    _ judgement: Judgement, _ subject: Case = subject, because: String? = nil
  ) throws -> EventDraft {
    try judgement.event(
      subject, because: because, policies: (try Rules.policy(), try .read(Rules.classify)),
      try .at("2026-01-15T10:00:00+08:00"))
  }

  static let refusals: [(verdict: String, unit: String?, again: Bool, because: String?, String?)] =
    [
      ("upheld", "lab", false, nil, nil), ("upheld", nil, false, nil, "dataerr unit-missing"),
      ("not-upheld", nil, false, nil, nil), ("not-upheld", "lab", false, nil, nil),
      ("maybe", "lab", false, nil, "dataerr unknown-verdict"),
      // A judgement is replaced with a reason only.
      ("upheld", "lab", true, nil, "dataerr reason-missing"),
      ("upheld", "lab", true, "new facts", nil),
      ("not-upheld", nil, true, nil, "dataerr reason-missing"),
      ("upheld", nil, true, "new facts", "dataerr unit-missing"),
    ]

  @Test(arguments: refusals)
  func namesAUnitWhenUpheldAndAReasonWhenChanged(
    verdict: String, unit: String?, again: Bool, because: String?, refused: String?
  ) {
    let judgement = Judgement(verdict: verdict, causes: [.people], unit: unit)
    let subject = again ? Self.judged : Self.subject
    #expect(refusal { try Self.judge(judgement, subject, because: because) } == refused)
  }

  @Test func theEventHoldsVerdictCausesLossesAndExpectations() throws {
    let judgement = Judgement(
      verdict: "upheld", causes: [.people, .thirdParty], unit: "lab", direct: Money("400", "CNY"),
      price: Money("0.5", "CNY"), basis: "fraud", chain: "the wires were crossed")
    #expect(
      try Self.judge(judgement).data == [
        "verdict": "upheld", "cause": ["people", "third-party"], "unit": "lab",
        "losses": [
          "direct": ["amount": "400.00", "currency": "CNY"],
          "price": ["amount": "0.50", "currency": "CNY"], "basis": "fraud",
          "chain": "the wires were crossed",
        ],
        "expectation": "satisfiable", "expectations": ["satisfiable", .null],
      ])
  }

  /// What can be expected depends on the very judgement that is being made.
  @Test func expectationsAreReadAfterTheJudgement() throws {
    let draft = try Self.judge(Judgement(verdict: "not-upheld", causes: [.misunderstanding]))
    #expect(draft.data["expectations"] == ["not-satisfiable", "not-satisfiable"])
    #expect(draft.data["losses"] == nil)
    var subject = Self.subject
    subject.append(draft.provisional(after: subject, at: "2026-01-15T10:00:00+08:00"))
    #expect(subject.demands.map(\.expectation) == ["not-satisfiable", "not-satisfiable"])
    #expect(subject.judgement == ["verdict": "not-upheld", "cause": ["misunderstanding"]])
  }

  @Test func aClosedCaseIsJudgedNoMore() {
    let closed = Case((.received, [:]), (.closed, [:]))
    let judgement = Judgement(verdict: "not-upheld", causes: [])
    #expect(refusal { try Self.judge(judgement, closed, because: "x") } == "dataerr case-closed")
  }
}
