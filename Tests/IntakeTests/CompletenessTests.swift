import Casework
import Intake
import JSONText
import TestSupport
import Testing

/// What there is still to ask (INT-4).
@Suite struct CompletenessTests {
  static let cases: [(told: JSONObject, missing: [String])] = [
    ([:], ["w5h1.when", "customer.phone", "demands"]),
    (["w5h1": ["when": "昨天"], "customer": ["phone": "139"]], ["demands"]),
    (
      ["w5h1": ["when": ""], "customer": ["phone": .null], "demands": []],
      ["w5h1.when", "customer.phone", "demands"]
    ),
    // A demand brings its own questions; each demand of a kind is asked about.
    (
      ["demands": [["kind": "return"]]],
      ["w5h1.when", "customer.phone", "demands.1.by", "demands.1.pickup"]
    ),
    (
      [
        "w5h1": ["when": "昨天"], "customer": ["phone": "139"],
        "demands": [["kind": "apology"], ["kind": "return", "by": "明天"], ["kind": "return"]],
      ],
      ["demands.3.by", "demands.2.pickup", "demands.3.pickup"]
    ),
    (
      [
        "w5h1": ["when": "昨天"], "customer": ["phone": "139"],
        "demands": [
          ["kind": "return", "by": "明天", "pickup": false], ["kind": "refund", "amount": 0],
        ],
      ], []
    ),
  ]

  @Test(arguments: cases.indices)
  func asksForWhatIsEmptyInTheOrderOfThePolicy(index: Int) throws {
    let (told, missing) = Self.cases[index]
    let found = Completeness.missing(Case((.received, told)), try Rules.policy())
    #expect(found.map(\.field) == missing)
  }

  @Test func theQuestionIsInBothLanguages() throws {
    let found = Completeness.missing(Case((.received, [:])), try Rules.policy())
    #expect(found.first?.ask.zh == "何时？")
    #expect(found.first?.json == ["field": "w5h1.when", "ask": "When?"])
  }

  /// Three questions are for every case, two more for each return, one for each refund.
  static let shares: [(told: JSONObject, share: Amount)] = [
    ([:], "0"), (["w5h1": ["when": "昨天"]], "0.33"),
    (["customer": ["phone": "139"], "demands": [["kind": "return", "by": "明天"]]], "0.6"),
    (
      ["w5h1": ["when": "昨天"], "customer": ["phone": "139"], "demands": [["kind": "apology"]]], "1"
    ),
    (
      ["demands": [["kind": "return"], ["kind": "return"], ["kind": "refund", "amount": 1]]], "0.25"
    ),
  ]

  @Test(arguments: shares.indices)
  func completenessIsTheShareThatIsAnswered(index: Int) throws {
    let (told, share) = Self.shares[index]
    #expect(Completeness.share(Case((.received, told)), try Rules.policy()) == share)
  }
}
