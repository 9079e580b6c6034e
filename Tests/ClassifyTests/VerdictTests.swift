import Casework
import Classify
import JSONText
import Policy
import TestSupport
import Testing

/// What classifying finds (CLS-1 to CLS-9).
@Suite struct VerdictTests {
  private static let now: Timestamp = "2026-01-15T10:00:00+08:00"

  private static func verdict(
    _ what: String, _ more: JSONObject = [:], _ around: Surroundings = Surroundings()
  ) throws -> Verdict {
    var data: JSONObject = ["w5h1": ["what": .string(what)]]
    for (key, value) in more { data[key] = value }
    return Verdict(of: Case((.received, data)), try .at(now, around), by: try Rules.policy())
  }

  static let levels: [(what: String, level: Int, causes: [String], outranked: [String])] = [
    ("建议延长营业时间", 3, ["idea"], []), ("服务态度差", 2, ["attitude"], []), ("插座漏电", 1, ["leakage"], []),
    // The most urgent level wins, and the others are told.
    ("建议修一修漏电的插座", 1, ["leakage"], ["idea"]), ("态度差，建议培训", 2, ["attitude"], ["idea"]),
    ("漏电，态度差，建议培训", 1, ["leakage"], ["idea", "attitude"]),
    // Negation fires no rule; nothing fires, and the default holds.
    ("没有漏电，就是灯闪", 2, [], []), ("灯闪", 2, [], []), ("建议检查，没有漏电", 3, ["idea"], []),
  ]

  @Test(arguments: levels)
  func theMostUrgentLevelWins(what: String, level: Int, causes: [String], outranked: [String])
    throws
  {
    let verdict = try Self.verdict(what)
    #expect(verdict.level == level)
    #expect(verdict.causes.map(\.rule.id) == causes)
    #expect(verdict.outranked.map(\.rule.id) == outranked)
  }

  @Test(arguments: [(2, 2), (3, 1), (4, 1)])
  func threeCustomersOfOneBatchAreUrgent(count: Int, level: Int) throws {
    var around = Surroundings()
    around.batch = Surroundings.Batch(key: "lot:B7", count: count, cases: [])
    #expect(try Self.verdict("灯闪", [:], around).level == level)
  }

  @Test(arguments: [(8, 2), (9, 1), (10, 1)])
  func extremeEmotionIsUrgent(intensity: Int, level: Int) throws {
    let emotion: JSONValue = ["kind": "anger", "intensity": .number(JSONNumber(intensity))]
    #expect(try Self.verdict("灯闪", ["emotion": emotion]).level == level)
  }

  static let categories: [(what: String, category: String, isFound: Bool)] = [
    ("电费和账单都不对，态度也差", "billing", true), ("态度差，营业厅不理，电费不对", "service", true),
    // The first of equals, in the order of policy.
    ("态度差，电费不对", "billing", true), ("电费电费电费，营业厅态度差", "service", true), ("灯闪", "handling", false),
  ]

  @Test(arguments: categories)
  func theCategoryHasMostOfItsPhrases(what: String, category: String, isFound: Bool) throws {
    let verdict = try Self.verdict(what)
    #expect(verdict.category == category)
    #expect((verdict.categoryFinding != nil) == isFound)
  }

  @Test func severalStylesMayHoldTheStrongestFirst() throws {
    #expect(try Self.verdict("马上给我明细和数据").styles.map(\.rule.id) == ["analytical", "dominant"])
    #expect(try Self.verdict("马上给我明细").styles.map(\.rule.id) == ["dominant", "analytical"])
    #expect(try Self.verdict("灯闪").styles.isEmpty)
  }

  @Test func whatAnAgentObservedCountsBesideTheWords() throws {
    var subject = Case((.received, ["w5h1": ["what": "委屈"]]))
    func score(_ subject: Case) throws -> Int? {
      try Verdict(of: subject, .at(Self.now), by: Rules.policy()).mindsets.first?.grounds.score
    }
    #expect(try score(subject) == 1)
    subject.append(Event(2, .noted, ["text": "x", "observed": ["venting"]]))
    #expect(try score(subject) == 2)
  }

  @Test func rightsAreNamedWithTheirArticle() throws {
    #expect(try Self.verdict("漏电").rights.map(\.right.citation.en) == ["art. 7"])
    #expect(try Self.verdict("没有漏电").rights.isEmpty)
  }

  // MARK: Reasons

  @Test func aReasonPointsToTheRuleAndTheWords() throws {
    let reason = try #require(try Self.verdict("插座漏电").reasons.first?.object)
    #expect(reason["rule"] == "CLS-1")
    #expect(reason["id"] == "leakage")
    #expect(reason["file"] == "policy/classify.yaml")
    #expect(reason["line"] == 15)
    #expect(
      reason["spans"] == [["field": "w5h1.what", "start": 2, "end": 4, "text": "漏电"]])
    let emotion: JSONValue = ["kind": "anger", "intensity": 9]
    let facts = try Self.verdict("灯闪", ["emotion": emotion]).reasons.first?.object?["facts"]
    #expect(facts == ["emotion.intensity ≥ 9"])
  }

  @Test func theDefaultSaysThatNothingFired() throws {
    let verdict = try Self.verdict("灯闪")
    #expect(
      verdict.reasons == [
        [
          "rule": "CLS-2", "id": "default", "file": "policy/classify.yaml", "line": 11,
          "spans": [],
        ]
      ])
  }

  // MARK: Recording

  private static func event(
    _ what: String, override: Override = Override(), before: Int? = nil, demands: JSONValue = []
  ) throws -> JSONObject {
    let subject = Case((.received, ["w5h1": ["what": .string(what)], "demands": demands]))
    let policy = try Rules.policy()
    let verdict = Verdict(of: subject, try .at(now), by: policy)
    let rule = policy.level(override.level ?? verdict.level)
    return verdict.event(for: subject, level: rule, override: override, before: before).data
  }

  private static func clocks(_ data: JSONObject) -> [String]? {
    data["clocks"]?.array?.compactMap { $0.object?["clock"]?.string }
  }

  @Test func theClocksOfALevelStartWhenItIsSetAndNotAgain() throws {
    #expect(try Self.clocks(Self.event("漏电")) == ["plan"])
    #expect(try Self.clocks(Self.event("漏电", before: 1)) == nil)
    #expect(try Self.clocks(Self.event("漏电", before: 2)) == ["plan"])
    #expect(try Self.clocks(Self.event("建议", before: 1)) == ["answer"])
  }

  @Test func aPersonsLevelStandsBesideTheRules() throws {
    let set = try Self.event("灯闪", override: Override(level: 1, category: "quality"))
    #expect(set["level"] == 1)
    #expect(set["rules_level"] == 2)
    #expect(set["category"] == "quality")
    #expect(set["rules_category"] == "handling")
    #expect(Self.clocks(set) == ["plan"])
    let asJudged = try Self.event("灯闪")
    #expect(asJudged["rules_level"] == nil)
    #expect(asJudged["rules_category"] == nil)
  }

  @Test func whatWasFoundIsKept() throws {
    let data = try Self.event("马上修漏电，委屈", demands: [["kind": "repair"], ["kind": "refund"]])
    #expect(data["level"] == 1)
    #expect(data["category"] == "handling")
    #expect(data["style"] == ["dominant"])
    #expect(data["mindset"] == ["venting"])
    #expect(data["difficult"] == nil)
    #expect(data["rights"] == ["safety"])
    #expect(data["expectation"] == "satisfiable")
    #expect(data["expectations"] == [.null, "satisfiable"])
  }

  @Test func aTextWithoutACaseIsJudgedToo() throws {
    let policy = try Rules.policy()
    let text = Subject(fields: [("text", "插座漏电")], facts: Facts(), wording: policy.wording)
    let verdict = Verdict(text, by: policy)
    #expect(verdict.level == 1)
    #expect(verdict.causes.first?.grounds.spans.map(\.field) == ["text"])
    #expect(verdict.expectation == nil)
  }

  static let clocksByCategory: [(what: String, within: String?)] = [
    ("账单算错了", "4h"), ("包装破了", "24h"),
  ]

  /// Limits may differ by category: of the clocks of one name the first that holds starts.
  @Test(arguments: clocksByCategory)
  func aLevelMayHaveLimitsOfACategory(what: String, within: String?) throws {
    let policy = try Rules.policy(
      verify: """
        {clock: feedback, within: 4h, rule: CLS-2, when: {has: {category: billing}}}, \
        {clock: feedback, within: 24h, rule: CLS-2}
        """)
    let subject = Case((.received, ["w5h1": ["what": .string(what)]]))
    let verdict = Verdict(of: subject, try .at(Self.now), by: policy)
    let data = verdict.event(for: subject, level: policy.level(2), before: nil).data
    #expect(data["clocks"]?.array?.count == 1)
    #expect(data["clocks"]?.array?.first?.object?["within"]?.string == within)
  }
}
