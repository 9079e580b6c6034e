import Casework
import JSONText
import Policy
import Remedy
import TestSupport
import Testing

/// How to make a case good (REM-1 to REM-12).
@Suite struct PlanTests {
  private static func plan(_ subject: Case) throws -> RemedyPlan {
    let policy = try Rules.policy()
    return RemedyPlan(
      subject, try .at("2026-01-20T10:00:00+08:00", remedy: policy), policy, .plain)
  }

  private static let subject = Case(
    (.received, ["demands": [["kind": "refund"], ["kind": "compensation"], ["kind": "repair"]]]),
    (
      .classified,
      [
        "level": 2, "category": "billing", "style": ["dominant"],
        "expectations": ["satisfiable", "unreasonable", .null],
      ]
    ),
    (.promised, ["what": "a call", "by": "2026-01-16T10:00:00+08:00"]))

  @Test func theCategoryBringsItsRecovery() throws {
    let plan = try Self.plan(Self.subject)
    #expect(plan.recovery?.steps.map(\.en) == ["look", "mend"])
    #expect(plan.offers.map(\.template.id) == ["back", "word"])
    let fresh = try Self.plan(Case((.received, [:])))
    #expect(fresh.recovery == nil)
    #expect(fresh.offers.isEmpty)
  }

  @Test func eachExpectationBringsItsStepsAndAHardOneTheWaysToLowerIt() throws {
    let plan = try Self.plan(Self.subject)
    #expect(plan.expectations.map(\.demand.kind) == ["refund", "compensation"])
    #expect(plan.expectations.map(\.steps.id) == ["satisfiable", "unreasonable"])
    #expect(plan.lowering.map(\.id) == ["constraints"])
    let easy = Case(
      (.received, ["demands": [["kind": "refund"]]]),
      (.classified, ["expectations": ["satisfiable"]]))
    #expect(try Self.plan(easy).lowering.isEmpty)
  }

  @Test func tacticsAreForThePersonInFrontOfYou() throws {
    #expect(try Self.plan(Self.subject).tactics.map(\.tactic.id) == ["dominant"])
  }

  /// What the record can't show is never reported as a mistake.
  @Test func mistakesAreReadOffTheRecord() throws {
    #expect(try Self.plan(Self.subject).mistakes.map(\.mistake.base.id) == ["promise-broken"])
    #expect(try Self.plan(Case((.received, [:]))).mistakes.isEmpty)
  }

  // MARK: The three tests of an offer

  static let suggested: [(demands: JSONValue, need: [Bool])] = [
    ([["kind": "refund"]], [true, false]), ([["kind": "apology"]], [false, true]),
    ([["kind": "correction"], ["kind": "apology"]], [true, true]),
    ([["kind": "repair"]], [false, false]),
    // Who asks for nothing is helped by anything.
    ([], [true, true]),
  ]

  @Test(arguments: suggested.indices)
  func aSuggestedOfferIsTestedAgainstTheDemands(index: Int) throws {
    let (demands, need) = Self.suggested[index]
    let subject = Case((.received, ["demands": demands]), (.classified, ["category": "billing"]))
    let offers = try Self.plan(subject).offers
    #expect(offers.map(\.tests.need) == need)
    #expect(offers.map(\.tests.now) == [true, false])
    #expect(offers.map(\.tests.told) == [true, false])
    #expect(offers.last?.tests.failed == (need[1] ? ["now", "told"] : ["need", "now", "told"]))
  }

  static let own: [(kind: String, due: Timestamp?, failed: [String], told: Bool?)] = [
    ("refund", "2026-02-01T10:00:00+08:00", [], true),
    ("apology", nil, ["need", "now", "told"], false),
    // Of a kind the recovery doesn't know, only what is done at once helps now.
    ("repair", nil, ["need"], nil), ("repair", "2026-02-01T10:00:00+08:00", ["need", "now"], nil),
    ("unheard-of", nil, ["need"], nil),
  ]

  @Test(arguments: own)
  func anOfferInOnesOwnWordsIsTestedByItsKind(
    kind: String, due: Timestamp?, failed: [String], told: Bool?
  ) throws {
    let subject = Case(
      (.received, ["demands": [["kind": "refund"]]]), (.classified, ["category": "billing"]))
    let tests = OfferTests(kind: kind, by: due, subject, try Rules.policy())
    #expect(tests.failed == failed)
    #expect(tests.told == told)
  }

  @Test func theClaimIsToldWithBothFigures() throws {
    var subject = Case(
      (.received, ["demands": [["kind": "compensation", "amount": Rules.yuan("10000")]]]))
    subject.append(Event(2, .judged, ["losses": ["direct": Rules.yuan("400"), "chain": "x"]]))
    #expect(
      try Self.plan(subject).claim.json(currency: "CNY") == [
        "direct": ["amount": "400.00", "currency": "CNY"],
        "claim": ["amount": "10000.00", "currency": "CNY"], "ratio": "25",
        "ceiling": ["amount": "800.00", "currency": "CNY"], "verdict": "unreasonable",
        "causal": true,
      ])
  }
}
