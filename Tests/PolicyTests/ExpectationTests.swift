import Casework
import JSONText
import Policy
import TestSupport
import Testing

/// What can be made of each demand (CLS-7).
@Suite struct ExpectationTests {
  private static func policy() throws -> ClassifyPolicy {
    try .read(
      """
      gap: 12
      negation: {words: [], reach: 6, rule: CLS-9}
      levels: []
      default: {level: 2, category: x, rule: CLS-2}
      rules: []
      categories: []
      styles: []
      mindsets: []
      difficult: []
      rights: []
      expectations:
        - {id: unreasonable, name: {zh: 无理, en: unreasonable}, rule: CLS-7,
           when: {has: {demand.kind: compensation, claim: unreasonable}}}
        - {id: too-high, name: {zh: 过高, en: too high}, rule: CLS-7,
           when: {at_least: {demand.amount: 1000}}}
        - {id: satisfiable, name: {zh: 可满足, en: satisfiable}, rule: CLS-7,
           when: {has: {demand.kind: [refund, apology, compensation]}}}
      """)
  }

  private static func yuan(_ amount: String) -> JSONValue {
    ["amount": .string(amount), "currency": "CNY"]
  }

  private static func findings(_ demands: JSONValue, loss: String?) throws -> [String] {
    var subject = Case((.received, ["demands": demands]))
    if let loss {
      subject.append(Event(2, .judged, ["verdict": "upheld", "losses": ["direct": yuan(loss)]]))
    }
    let remedy = try RemedyPolicy.read(RemedyText.text)
    let policy = try policy()
    let found = policy.expectations(
      of: subject, try .at("2026-01-15T10:00:00+08:00", remedy: remedy))
    return found.map { "\($0.demand) \($0.rule.id)" } + [policy.hardest(found) ?? "none"]
  }

  @Test func eachDemandHasItsOwnAndTheCaseHasTheHardest() throws {
    let demands: JSONValue = [
      ["kind": "refund", "amount": Self.yuan("400")], ["kind": "repair"], ["kind": "apology"],
      ["kind": "compensation", "amount": Self.yuan("10000")],
    ]
    #expect(
      try Self.findings(demands, loss: "400")
        == ["1 satisfiable", "3 satisfiable", "4 unreasonable", "unreasonable"])
  }

  /// The claim is judged as a whole, the amount demand by demand.
  @Test func withoutAJudgementOnlyTheAmountSpeaks() throws {
    let demands: JSONValue = [
      ["kind": "compensation", "amount": Self.yuan("999.99")],
      ["kind": "compensation", "amount": Self.yuan("1000")],
    ]
    #expect(try Self.findings(demands, loss: nil) == ["1 satisfiable", "2 too-high", "too-high"])
  }

  @Test func aDemandWithoutAnAmountDoesNotInheritTheLastOnes() throws {
    let demands: JSONValue = [
      ["kind": "refund", "amount": Self.yuan("5000")], ["kind": "exchange"], ["kind": "apology"],
    ]
    #expect(try Self.findings(demands, loss: nil) == ["1 too-high", "3 satisfiable", "too-high"])
  }

  @Test func whatIsRecordedLeavesAHoleWhereNothingWasFound() throws {
    let subject = Case((.received, ["demands": [["kind": "exchange"], ["kind": "refund"]]]))
    let policy = try Self.policy()
    let found = policy.expectations(of: subject, try .at("2026-01-15T10:00:00+08:00"))
    var data: JSONObject = [:]
    data.record(found, of: subject, hardest: policy.hardest(found))
    #expect(data == ["expectation": "satisfiable", "expectations": [.null, "satisfiable"]])
  }

  @Test func withoutDemandsNothingIsRecorded() throws {
    var data: JSONObject = [:]
    data.record([], of: Case((.received, [:])), hardest: nil)
    #expect(data.isEmpty)
    #expect(try Self.findings([], loss: "1") == ["none"])
  }
}
