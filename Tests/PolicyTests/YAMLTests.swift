import Policy
import TestSupport
import Testing

/// What a YAML text says.
@Suite struct YAMLTests {
  static let values: [(String, String)] = [
    ("", ""),
    ("# only a comment\n", ""),
    ("a: 1", "{a: 1}"),
    ("---\na: 1\n...\n", "{a: 1}"),
    ("%YAML 1.1\n---\na: 1", "{a: 1}"),
    ("\u{FEFF}投诉: 漏水", "{投诉: 漏水}"),
    ("a: 1\r\nb:\r\n  - x\r\n", "{a: 1, b: [x]}"),
    ("a: [1, '1', \"1\", no, 08, 1e3, ~, '']", "{a: [1, \"1\", \"1\", no, 08, 1e3, ~, \"\"]}"),
    (
      "a: yes\nb: 0x1F\nc: 12:30\nd: 2026-01-15\ne: .5",
      "{a: yes, b: 0x1F, c: 12:30, d: 2026-01-15, e: .5}"
    ),
    ("a:\nb: null", "{a: , b: null}"),
    ("a: {}\nb: []", "{a: {}, b: []}"),
    ("- a\n- - b\n  - c\n-\n  d: e", "[a, [b, c], {d: e}]"),
    ("a:\n- b\n- c\nd: e", "{a: [b, c], d: e}"),
    ("a: b # comment\nc: d#no", "{a: b, c: d#no}"),
    ("a: one\n  two\n\n  three", "{a: one two\nthree}"),
    ("a: |\n  one\n   two\n\nb: x", "{a: \"one\n two\n\", b: x}"),
    ("a: |-\n  one\n  # two\n", "{a: \"one\n# two\"}"),
    ("a: >\n  one\n  two\n\n  three\n", "{a: \"one two\nthree\n\"}"),
    ("a: |+\n  one\n\n", "{a: \"one\n\n\"}"),
    (#"a: "\u5ba2\x41\t\"\\ 投诉""#, "{a: \"客A\t\"\\ 投诉\"}"),
    ("a: 'it''s'", "{a: \"it's\"}"),
    ("a: \"one\n  two\"", "{a: \"one two\"}"),
    ("? a\n: 1", "{a: 1}"),
    ("{a: 1, b}", "{a: 1, b: }"),
    ("a: https://example.org/x?y=1", "{a: https://example.org/x?y=1}"),
    ("a: 09:00-12:00\nb: [\"09:00-12:00\"]", "{a: 09:00-12:00, b: [\"09:00-12:00\"]}"),
  ]

  @Test(arguments: values)
  func readsWhatIsWritten(text: String, brief: String) throws {
    #expect(try YAML.parse(text, file: "test.yaml").brief == brief)
  }

  static let aliases: [(String, String)] = [
    ("a: &x [1, 2]\nb: *x", "{a: [1, 2], b: [1, 2]}"),
    ("- &x 1\n- *x\n- &x 2\n- *x", "[1, 1, 2, 2]"),
    ("a: &k name\n*k : x", "{a: name, name: x}"),
    (
      "a: &x {p: 1, q: 2}\nb:\n  <<: *x\n  q: 3\n  r: 4", "{a: {p: 1, q: 2}, b: {q: 3, r: 4, p: 1}}"
    ),
    ("- &x {p: 1}\n- &y {p: 2, q: 2}\n- <<: [*x, *y]", "[{p: 1}, {p: 2, q: 2}, {p: 1, q: 2}]"),
    ("- &x {p: 1}\n- &y {<<: *x, q: 2}\n- {<<: *y}", "[{p: 1}, {q: 2, p: 1}, {q: 2, p: 1}]"),
    ("a: {<<: {p: 1}, p: 2}", "{a: {p: 2}}"),
    ("a: {'<<': 1}", "{a: {\"<<\": 1}}"),
  ]

  @Test(arguments: aliases)
  func expandsAliasesAndMergeKeys(text: String, brief: String) throws {
    #expect(try YAML.parse(text, file: "test.yaml").brief == brief)
  }

  @Test func everyValueKnowsItsPlace() throws {
    let marked = ManyMarked(
      """
      # 级别
      ⌖投诉: ⌖漏水
      ⌖级: ⌖{⌖甲: ⌖1, ⌖乙: ⌖[⌖二, ⌖"😀", ⌖三]}
      ⌖列:
        - ⌖一
        - ⌖名: ⌖'x'
      """)
    var places: [String] = []
    func visit(_ node: YAMLNode) {
      places.append(node.place)
      for item in node.items ?? [] { visit(item) }
      for pair in node.pairs ?? [] {
        places.append(pair.key.place)
        visit(pair.value)
      }
    }
    let root = try YAML.parse(marked.text, file: "test.yaml")
    visit(root)
    // A block collection stands where its first key or dash does.
    let blocks = ["2:1", "5:3", "6:5"]
    var expected = marked.places
    for block in blocks { expected.append(block) }
    #expect(places.sorted() == expected.sorted())
    #expect(root.file == "test.yaml")
  }

  @Test func anAliasStandsWhereItIsWritten() throws {
    let marked = ManyMarked("a: &x [⌖1]\nb: ⌖*x")
    let node = try YAML.parse(marked.text, file: "test.yaml")["b"]
    #expect(node?.place == marked.places[1])
    #expect(node?.items?.first?.place == marked.places[0])
  }

  @Test(arguments: ["", "~", "null"])
  func nothingIsNoText(text: String) throws {
    let node = try YAML.parse("a: \(text)\nb: '\(text)'", file: "test.yaml")
    #expect(node["a"]?.isNull == true)
    #expect(node["b"]?.isNull == false)
    #expect(node["c"] == nil)
  }

  static let equals: [(String, String, Bool)] = [
    ("{a: 1, b: [x]}", "b: [x]\na: 1", true), ("[1, 2]", "[2, 1]", false), ("[1]", "['1']", false),
    ("{a: 1}", "{a: 1, b: 2}", false), ("a: |\n  x\n  y", "a: \"x\\ny\"", false),
    ("a: |\n  x\n  y", "a: \"x\\ny\\n\"", true), ("a", "[a]", false),
  ]

  @Test(arguments: equals)
  func sameContentIsWhatItMeans(left: String, right: String, isSame: Bool) throws {
    let left = try YAML.parse(left, file: "a")
    let right = try YAML.parse(right, file: "b")
    #expect(left.hasSameContent(as: right) == isSame)
    #expect(right.hasSameContent(as: left) == isSame)
  }
}
