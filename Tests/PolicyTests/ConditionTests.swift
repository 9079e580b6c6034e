import Casework
import Policy
import TestSupport
import Testing
import Words

/// When a rule holds.
@Suite struct ConditionTests {
  /// A leaking socket that three customers of the shop complain about; nobody has judged it.
  private static var facts: Facts {
    var facts = Facts()
    facts.set("channel", "store")
    facts.values["demand"] = ["refund", "apology"]
    facts.set("batch.count", 3)
    facts.numbers["claim.ratio"] = "2.5"
    return facts
  }

  private func grounds(_ when: String, in text: String = "插座漏电，Smoke too") throws -> Grounds? {
    let subject = Subject(
      fields: [("w5h1.what", text), ("summary", "a socket")], facts: Self.facts, wording: .plain)
    return try Condition.read(when).grounds(in: subject)
  }

  static let conditions: [(when: String, holds: Bool)] = [
    ("{}", true),
    ("any: [漏电]", true), ("any: [着火, smoke]", true), ("any: [着火, 爆炸]", false), ("any: []", true),
    ("any: [socket]", true),
    ("all: [漏电, smoke]", true), ("all: [漏电, 着火]", false), ("all: [漏电, socket]", true),
    ("none: [着火]", true), ("none: [着火, 漏电]", false),
    ("has: {channel: store}", true), ("has: {channel: phone}", false),
    ("has: {channel: [phone, store]}", true), ("has: {channel: []}", false),
    ("has: {demand: apology}", true), ("has: {demand: [exchange, refund]}", true),
    ("has: {demand: exchange}", false), ("has: {verdict: upheld}", false),
    ("has: {channel: store, demand: refund}", true),
    ("has: {channel: store, demand: repair}", false),
    ("at_least: {batch.count: 3}", true), ("at_least: {batch.count: 3.0001}", false),
    ("at_least: {claim.ratio: 2.5}", true), ("at_least: {claim.ratio: 2.51}", false),
    ("at_most: {batch.count: 3}", true), ("at_most: {batch.count: 2}", false),
    ("at_most: {claim.ratio: 2.49}", false),
    // What isn't known is neither much nor little.
    ("at_least: {satisfaction: 0}", false), ("at_most: {satisfaction: 5}", false),
    ("either: [{any: [着火]}, {any: [漏电]}]", true), ("either: [{any: [着火]}]", false),
    ("either: [{}]", true),
    ("not: {any: [着火]}", true), ("not: {any: [漏电]}", false), ("not: {}", false),
    ("not: {has: {verdict: upheld}}", true), ("not: {not: {any: [漏电]}}", true),
    // Every key given must hold.
    ("{any: [漏电], has: {channel: store}, at_least: {batch.count: 3}}", true),
    ("{any: [漏电], has: {channel: store}, at_least: {batch.count: 4}}", false),
    ("{any: [漏电], none: [smoke]}", false), ("{any: [漏电], not: {has: {channel: store}}}", false),
    ("{any: [着火], either: [{}]}", false), ("{all: [漏电], at_most: {batch.count: 3}}", true),
  ]

  @Test(arguments: conditions)
  func holdsWhenAllItsKeysDo(when: String, holds: Bool) throws {
    #expect((try grounds(when) != nil) == holds)
  }

  static let scores: [(when: String, score: Int)] = [
    ("{}", 0), ("any: [漏电]", 1), ("any: [漏电, 插座, smoke, 着火]", 3), ("all: [漏电, 插座]", 2),
    ("none: [着火]", 0), ("has: {channel: store}", 1),
    ("has: {channel: [store, phone], demand: [refund, apology]}", 2),
    ("{any: [漏电], at_least: {batch.count: 2}, at_most: {claim.ratio: 3}}", 3),
    // Each branch that holds adds what it found; a phrase found twice counts once.
    ("either: [{any: [漏电]}, {any: [着火]}, {has: {channel: store}}]", 2),
    ("either: [{any: [漏电]}, {any: [漏电, 插座]}]", 2), ("not: {any: [着火]}", 0),
  ]

  @Test(arguments: scores)
  func scoresOneForEachPhraseAndFact(when: String, score: Int) throws {
    #expect(try grounds(when)?.score == score)
  }

  @Test func aPhraseFoundTwiceScoresOnceAndNamesBothPlaces() throws {
    let found = try #require(try grounds("any: [漏电]", in: "漏电，又漏电"))
    #expect(found.score == 1)
    #expect(found.spans.map(\.start) == [0, 4])
  }

  @Test func factsAreToldAsTheyWereAskedFor() throws {
    let found = try grounds(
      "{has: {channel: [phone, store]}, at_least: {batch.count: 2.50}, at_most: {claim.ratio: 4}}")
    #expect(
      found?.facts.map(\.text) == ["channel = store", "batch.count ≥ 2.5", "claim.ratio ≤ 4"])
  }

  @Test func aConditionWithoutKeysAlwaysHolds() throws {
    #expect(try Condition.read("{}").isAlways)
    #expect(try !Condition.read("none: [x]").isAlways)
    #expect(try !Condition.read("not: {}").isAlways)
  }

  @Test func listsThePhrasesItLooksForAtAnyDepth() throws {
    let when = try Condition.read(
      "{any: [a], all: [b], none: [c], either: [{any: [d]}, {either: [{all: [e]}]}]}")
    #expect(when.phrases.map(\.text) == ["a", "b", "d", "e"])
  }

  // MARK: Reading

  @Test func everyFaultOfAConditionIsReportedAtItsPlace() throws {
    let marked = ManyMarked(
      """
      any: [ok, ⌖'', ⌖[x]]
      ⌖al: [x]
      none: ⌖smoke
      has: {⌖chanel: app, channel: ⌖{a: 1}}
      at_least: {⌖channel: 3, batch.count: ⌖many, claim.ratio: ⌖1.23456}
      at_most: ⌖[batch.count]
      either: [{any: [x]}, {⌖alll: [y]}, ⌖z]
      not: {⌖has_not: {}}
      """)
    let rules = [
      "bad-value", "wrong-type", "unknown-key", "wrong-type", "unknown-fact", "wrong-type",
      "unknown-fact", "wrong-type", "bad-value", "wrong-type", "unknown-key", "wrong-type",
      "unknown-key",
    ]
    let faults = PolicyFaults()
    let node = try YAML.parse(marked.text, file: "test.yaml")
    _ = Condition(PolicyReader(node, file: "test.yaml", faults: faults))
    #expect(faults.sorted.map(\.brief) == zip(marked.places, rules).map { $0 + " " + $1 })
  }

  static let hints: [(when: String, hint: String)] = [
    ("has: {chanel: app}", "did you mean 'channel'?"),
    ("at_least: {bach.count: 3}", "did you mean 'batch.count'?"),
    ("at_most: {emotion.intensty: 3}", "did you mean 'emotion.intensity'?"),
  ]

  @Test(arguments: hints)
  func anUnknownFactHintsAtTheNearest(when: String, hint: String) {
    let faults = #expect(throws: Faults.self) { try Condition.read(when) }
    #expect(faults?.list.map { $0.hint?.en } == [hint])
  }
}
