import Casework
import Policy
import TestSupport
import Testing
import Words

/// What is told of why a condition holds or doesn't.
@Suite struct FindingTests {
  /// Findings as `kind key phrase span`, what denies it behind `<`.
  static let findings: [(condition: String, text: String, findings: [String])] = [
    ("{any: [漏电]}", "插座漏电了，又漏电", ["found any 漏电 2-4"]),
    ("{any: [漏电]}", "天气很好", ["absent any 漏电"]),
    ("{any: [漏电, 触电]}", "天气很好", ["absent any"]),
    ("{any: [漏电, 触电]}", "没有漏电", ["denied any 漏电 2-4 < 没有 0-2"]),
    // One that isn't denied is enough, wherever it stands.
    ("{any: [漏电]}", "没有漏电。又漏电了", ["found any 漏电 6-8"]),
    ("{any: [刹车…失灵]}", "刹车突然失灵", ["found any 刹车…失灵 0-6"]),
    ("{all: [甲, 乙, 丙]}", "甲没有丙", ["absent all 乙", "denied all 丙 3-4 < 没有 1-3"]),
    ("{any: [甲], none: [乙]}", "甲乙", ["excluded none 乙 1-2"]),
    ("{any: [甲], none: [乙]}", "没有乙", ["absent any 甲", "excluded none 乙 2-3"]),
    ("{any: [甲], has: {level: [1, 2]}}", "甲", ["fact has level = 1 | 2"]),
    (
      "{at_least: {claim.ratio: 2}, at_most: {satisfaction: 3}}", "甲",
      ["fact at_least claim.ratio ≥ 2", "fact at_most satisfaction ≤ 3"]
    ),
    ("{not: {any: [甲]}}", "甲", ["holds not.any 甲 0-1"]),
    ("{not: {none: [甲]}}", "乙", ["holds not"]),
    ("{}", "乙", ["anything when"]),
    ("{none: [甲]}", "乙", ["anything when"]),
    // Of alternatives that don't hold those that come near are told, else that none does.
    ("{either: [{any: [甲]}, {all: [乙, 丙]}]}", "乙", ["absent either.1.all 丙"]),
    ("{either: [{any: [甲]}, {all: [乙, 丙]}]}", "丁", ["absent either"]),
    (
      "{either: [{has: {level: 1}}, {has: {level: 2}}]}", "丁",
      [
        "fact either.0.has level = 1", "fact either.1.has level = 2",
      ]
    ),
    (
      "{any: [甲], either: [{any: [乙]}, {any: [丙]}]}", "甲丙",
      ["found any 甲 0-1", "found either.1.any 丙 1-2"]
    ),
    (
      "{either: [{either: [{any: [甲], none: [乙]}]}]}", "甲乙",
      ["excluded either.0.either.0.none 乙 1-2"]
    ),
  ]

  @Test(arguments: findings)
  func tellsWhatWasFound(condition: String, text: String, findings: [String]) throws {
    let found = try #require(try self.condition(condition)).findings(in: subject(text))
    #expect(found.map(brief) == findings)
  }

  /// A long text and many phrases make no long list.
  @Test func tellsNoMoreThanHelps() throws {
    let phrases = (0..<500).map { "甲\($0)。" }
    let condition = try condition("{any: [\(phrases.joined(separator: ", "))]}")
    let text = phrases.map { "没有\($0)" }.joined()
    let found = try #require(condition).findings(in: subject(text))
    #expect(found.count == 12)
    #expect(found.allSatisfy { $0.kind == .denied })
  }

  private func condition(_ text: String) throws -> Condition? {
    let faults = PolicyFaults()
    let node = try YAML.parse(text, file: "test.yaml")
    let condition = Condition(PolicyReader(node, file: "test.yaml", faults: faults))
    try faults.check()
    return condition
  }

  private func subject(_ text: String) -> Subject {
    let wording = Wording(gap: 4, negation: Guard([Phrase("没有")].compactMap { $0 }, reach: 4))
    return Subject(fields: [("text", text)], facts: Facts(), wording: wording)
  }

  private func brief(_ finding: ConditionFinding) -> String {
    let place = { (span: Span?) in span.map { "\($0.start)-\($0.end)" } }
    let parts = [
      finding.kind.rawValue, finding.key, finding.phrase, place(finding.span), finding.fact,
      finding.negation.map { "< \($0.text)" }, place(finding.negation),
    ]
    return parts.compactMap { $0 }.joined(separator: " ")
  }
}
