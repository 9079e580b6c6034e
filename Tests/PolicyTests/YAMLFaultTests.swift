import Casework
import Policy
import TestSupport
import Testing

/// What is wrong with a YAML text, and where.
@Suite struct YAMLFaultTests {
  static let texts: [(String, String)] = [
    ("a: 1\n⌖a: 2", "duplicate-key"),
    ("投诉: 1\n级: {甲: 1, ⌖甲: 3}", "duplicate-key"),
    ("a: 1\n⌖\"a\": 2", "duplicate-key"),
    ("<<: {a: 1}\n⌖<<: {b: 2}", "duplicate-key"),
    ("a:\n⌖\t- b", "yaml-syntax"),
    ("a:\n  b: 1\n  ⌖\tc: 2", "yaml-syntax"),
    ("投诉: ⌖\"漏水\nb: 2\n", "yaml-syntax"),
    ("a: ⌖'x\n\nb: 1", "yaml-syntax"),
    ("名: ⌖*none", "unknown-alias"),
    ("名: &x [甲, ⌖*x]", "alias-cycle"),
    ("名: ⌖!!str x", "yaml-tag"),
    ("名: ⌖!x {a: 1}", "yaml-tag"),
    ("名: ⌖!f!x y", "yaml-syntax"),
    ("名: 1\n⌖---\nb: 2", "several-documents"),
    ("? ⌖[甲]\n: b", "bad-key"),
    ("{⌖{甲: 1}: x}", "bad-key"),
    ("<<: ⌖3", "bad-merge"),
    ("- &x 1\n- <<: [⌖*x, {a: 1}]", "bad-merge"),
    ("名: 甲⌖: 乙", "yaml-syntax"),
    ("名: x\n  b⌖: y", "yaml-syntax"),
    ("名: ⌖@x", "yaml-syntax"),
    ("名: ⌖%x", "yaml-syntax"),
    ("名: ⌖`x`", "yaml-syntax"),
    ("名: \"甲⌖\\q\"", "yaml-syntax"),
    ("名:\n  b: 1\n ⌖c: 2", "yaml-syntax"),
    ("- 甲\n⌖b: 1", "yaml-syntax"),
    ("名: ⌖- b", "yaml-syntax"),
    ("名: {甲: 1⌖]", "yaml-syntax"),
    ("名: ⌖]", "yaml-syntax"),
    ("名: 1\n...\n⌖b", "yaml-syntax"),
    ("名: 甲⌖\u{1}", "yaml-syntax"),
    ("名: 甲⌖\u{2028}乙", "yaml-syntax"),
    ("名: 甲⌖\u{85}", "yaml-syntax"),
  ]

  @Test(arguments: texts)
  func pointsToTheFault(marked: String, rule: String) {
    let place = Marked(marked)
    #expect(faults(in: place.text) == ["\(place.line):\(place.column) \(rule)"])
  }

  @Test func reportsEveryFaultThatLeavesTheTextReadable() throws {
    let marked = ManyMarked(
      """
      投诉: 1
      ⌖投诉: 2
      级: {甲: ⌖!!int 1, ⌖甲: 2}
      <<: ⌖3
      """)
    let rules = ["duplicate-key", "yaml-tag", "duplicate-key", "bad-merge"]
    let expected = zip(marked.places, rules).map { $0 + " " + $1 }
    #expect(faults(in: marked.text).sorted() == expected.sorted())
    let thrown = #expect(throws: Faults.self) { try YAML.parse(marked.text, file: "test.yaml") }
    #expect(thrown?.list.map(\.brief) == expected)
  }

  @Test func aDuplicateNamesTheFirst() throws {
    let thrown = #expect(throws: Faults.self) {
      try YAML.parse("b: 1\n级: 2\n级: 3", file: "test.yaml")
    }
    let fault = try #require(thrown?.list.first)
    #expect(fault.message.en == "the key '级' is given twice, first at line 2, column 1")
    #expect(fault.place == "test.yaml:3:1: ")
  }

  @Test func anUnknownAliasHintsAtTheNearestAnchor() throws {
    let thrown = #expect(throws: Faults.self) {
      try YAML.parse("a: &office 1\nb: *ofice", file: "test.yaml")
    }
    #expect(thrown?.list.first?.hint?.en == "did you mean 'office'?")
  }

  @Test func findsADuplicateAmongManyKeys() {
    let keys = (0..<5000).map { "key\($0): x\n" }.joined()
    #expect(faults(in: keys + "key7: y") == ["5001:1 duplicate-key"])
  }

  @Test func controlCharactersNeverReachTheMessage() {
    let thrown = #expect(throws: Faults.self) {
      try YAML.parse("\"a\\e[31m\": 1\n\"a\\e[31m\": 2", file: "test.yaml")
    }
    let message = thrown?.list.first?.message
    #expect(message?.en.contains("\u{1B}") == false)
    #expect(message?.zh.contains("\u{1B}") == false)
    #expect(message?.en.contains("a\\u{1b}[31m") == true)
  }
}
