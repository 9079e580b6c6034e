import Casework
import JSONText
import Policy
import TestSupport
import Testing

/// What a customer claims beside what the fault cost them (REM-6).
@Suite struct ClaimTests {
  private static func policy() throws -> RemedyPolicy { try .read(RemedyText.text) }

  private static func yuan(_ amount: String) -> JSONValue {
    ["amount": .string(amount), "currency": "CNY"]
  }

  /// A case with these losses and sums of compensation.
  private static func claim(_ claims: [String], _ losses: JSONObject) throws -> Claim {
    let demands = claims.map {
      JSONValue(dictionaryLiteral: ("kind", "compensation"), ("amount", yuan($0)))
    }
    let subject = Case(
      (.received, ["demands": .array(demands)]),
      (.judged, ["verdict": "upheld", "losses": .object(losses)]))
    return Claim(subject, try policy())
  }

  /// The case of S3: 400 were lost, 10 000 are claimed, 25 times as much; twice is the ceiling.
  @Test func theGoldenClaimIsTwentyFiveTimesTheLoss() throws {
    let claim = try Self.claim(["10000"], ["direct": Self.yuan("400.00")])
    #expect(claim.direct == "400")
    #expect(claim.claimed == "10000")
    #expect(claim.ratio?.shortText == "25")
    #expect(claim.ceiling == "800")
    #expect(claim.verdict == .unreasonable)
    #expect(claim.statutory == nil)
    #expect(!claim.isCausal)
  }

  static let plain:
    [(claims: [String], direct: String?, ratio: String?, ceiling: String?, Claim.Verdict)] =
      [
        (["800"], "400", "2", "800", .reasonable), (["800.01"], "400", "2", "800", .unreasonable),
        (["802"], "400", "2.01", "800", .unreasonable),
        (["500", "300"], "400", "2", "800", .reasonable),
        (["500", "301"], "400", "2", "800", .unreasonable), (["0"], "400", "0", "800", .reasonable),
        (["100"], "300", "0.33", "600", .reasonable), (["50"], "400", "0.13", "800", .reasonable),
        // Nothing was lost, so nothing above nothing is reasonable, and there is no ratio.
        (["1"], "0", nil, "0", .unreasonable),
        (["100"], nil, nil, nil, .undecided), ([], "400", nil, "800", .undecided),
        ([], nil, nil, nil, .undecided),
      ]

  @Test(arguments: plain)
  func moreThanTwiceTheDirectLossIsUnreasonable(
    claims: [String], direct: String?, ratio: String?, ceiling: String?, verdict: Claim.Verdict
  ) throws {
    var losses: JSONObject = [:]
    losses["direct"] = direct.map(Self.yuan)
    let claim = try Self.claim(claims, losses)
    #expect(claim.ratio?.shortText == ratio)
    #expect(claim.ceiling?.shortText == ceiling)
    #expect(claim.verdict == verdict)
  }

  /// Fraud gives three times the price, at least 500; harm twice the loss; food ten times the price
  /// or three times the loss, at least 1000. The loss itself comes on top, and twice the loss is
  /// the least ceiling.
  static let bases:
    [(basis: String, direct: String, price: String?, extra: String?, ceiling: String)] =
      [
        ("fraud", "100", "100", "500", "600"),  // 3 × 100 < 500; 100 + 500 > 200
        ("fraud", "100", "300", "900", "1000"),  // 100 + 900
        ("fraud", "1000", "100", "500", "2000"),  // 1000 + 500 < 2 × 1000
        ("fraud", "1000", nil, nil, "2000"),  // no price recorded, so the statute gives no sum
        ("harm", "1000", nil, "2000", "3000"),  // 1000 + 2 × 1000
        ("unsafe-food", "20", "30", "1000", "1020"),  // 300 and 60 < 1000
        ("unsafe-food", "20", "200", "2000", "2020"),  // 10 × 200
        ("unsafe-food", "900", "200", "2700", "3600"),  // 3 × 900 > 10 × 200
        ("unsafe-food", "900", nil, "2700", "3600"),
        ("no-such-basis", "100", "100", nil, "200"),
      ]

  @Test(arguments: bases)
  func aStatuteLiftsTheCeiling(
    basis: String, direct: String, price: String?, extra: String?, ceiling: String
  ) throws {
    var losses: JSONObject = ["direct": Self.yuan(direct), "basis": .string(basis)]
    losses["price"] = price.map(Self.yuan)
    let claim = try Self.claim([ceiling], losses)
    #expect(claim.statutory?.shortText == extra)
    #expect(claim.ceiling?.shortText == ceiling)
    #expect(claim.verdict == .reasonable)
    losses["chain"] = "the meter was cross-wired"
    #expect(try Self.claim([ceiling], losses).isCausal)
  }

  @Test func onlyCompensationIsClaimed() throws {
    let subject = Case(
      (
        .received,
        [
          "demands": [
            ["kind": "refund", "amount": Self.yuan("400")], ["kind": "compensation"],
            ["kind": "compensation", "amount": Self.yuan("70.5")],
          ]
        ]
      ))
    #expect(Claim(subject, try Self.policy()).claimed == "70.5")
  }

  @Test func theClaimsRiseIsCountedOverTheCorrections() throws {
    func amended(_ amount: String) -> (Event.Kind, JSONObject) {
      (.amended, ["set": ["demands.1.amount": Self.yuan(amount)]])
    }
    let subject = Case(
      (.received, ["demands": [["kind": "compensation", "amount": Self.yuan("100")]]]),
      amended("200"), (.amended, ["set": ["product": "meter"]]), amended("150"), amended("160"),
      amended("160"))
    let facts = Facts(subject, try .at("2026-01-15T10:00:00+08:00"))
    #expect(facts.numbers["claim.rises"] == "2")  // 100 → 200 and 150 → 160
  }
}
