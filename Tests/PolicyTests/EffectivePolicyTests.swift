import Casework
import Policy
import TestSupport
import Testing

/// What is in force, and which layer says so.
@Suite struct EffectivePolicyTests {
  private func effective(_ own: String, _ pack: String?) throws -> EffectivePolicy {
    let base = try pack.map { try YAML.parse($0, file: "pack:general/test.yaml") }
    return EffectivePolicy(try YAML.parse(own, file: "test.yaml"), pack: base)
  }

  /// Values that are the workspace's as `path value`, what stands in the pack instead behind `<`.
  static let comparisons: [(own: String, pack: String, changed: [String], removed: [String])] = [
    ("{a: 1, b: 2}", "{b: 2, a: 1}", [], []),
    ("{a: 1}", "{a: 2}", ["a 1 < 2"], []),
    ("{a: 1, b: 2}", "{a: 1}", ["b 2"], []),
    ("{a: 1}", "{a: 1, b: {c: 2}}", [], ["b"]),
    ("{a: {b: {c: 1, d: 2}}}", "{a: {b: {c: 1, d: 3}}}", ["a.b.d 2 < 3"], []),
    // Quotes change a text's meaning only where it would be a number, true, false or nothing.
    ("{a: \"x\", b: \"1\"}", "{a: x, b: 1}", ["b \"1\" < 1"], []),
    ("{a: }", "{a: ~}", ["a  < ~"], []),
    ("{a: 1}", "{a: {b: 1}}", ["a 1"], ["a"]),
    ("{a: {b: 1}}", "{a: 1}", ["a.b 1"], ["a"]),
    ("{a: []}", "{a: []}", [], []),
    ("{a: []}", "{a: [1, 2]}", ["a []"], ["a.0", "a.1"]),
    ("{a: [1]}", "{a: []}", ["a.0 1"], []),
    ("{a: []}", "{a: {}}", ["a [] < {}"], []),
    // Items with ids are matched by them, wherever they stand.
    (
      "{a: [{id: y, n: 2}, {id: x, n: 3}, {id: z}]}",
      "{a: [{id: x, n: 1}, {id: w}, {id: y, n: 2}]}", ["a.x.n 3 < 1", "a.z.id z"], ["a.w"]
    ),
    ("{a: [{id: x}, {id: x, n: 1}]}", "{a: [{id: x}]}", ["a.x.id x", "a.x.n 1"], []),
    ("{a: [{id: x.y}]}", "{a: []}", ["a.x.y.id x.y"], []),
    // Others by what they say, and then by their place.
    ("{a: [new, x, y]}", "{a: [x, y]}", ["a.0 new"], []),
    ("{a: [y, x]}", "{a: [x, y]}", [], []),
    ("{a: [x, new, z]}", "{a: [x, y, z]}", ["a.1 new < y"], []),
    ("{a: [x]}", "{a: [x, y, x]}", [], ["a.1", "a.2"]),
    ("{a: [{zh: 甲, en: b}]}", "{a: [{zh: 甲, en: a}]}", ["a.0.en b < a"], []),
    ("{a: [[1, 2], [3]]}", "{a: [[3], [1, 4]]}", ["a.0.0 1", "a.0.1 2"], ["a.1"]),
    ("", "{a: 1}", ["  {}"], ["a"]),
    ("", "", [], []),
  ]

  @Test(arguments: comparisons)
  func findsWhatDiffers(
    own: String, pack: String, changed: [String], removed: [String]
  ) throws {
    let policy = try effective(own, pack)
    let found = policy.values.filter { $0.value.pack == nil }.map { path, value in
      let instead = value.instead.map { " < " + EffectivePolicy.brief($0) } ?? ""
      return "\(path) \(value.brief)\(instead)"
    }
    #expect(found == changed.map { $0 == "  {}" ? " {}" : $0 })
    #expect(policy.removed.map(\.path) == removed)
    #expect(policy.removed.allSatisfy { $0.pack == "general" })
  }

  @Test func withoutAPackAllIsTheWorkspaces() throws {
    let policy = try effective("{a: 1, b: [{id: x}]}", nil)
    #expect(policy.values.map(\.path) == ["a", "b.x.id"])
    #expect(policy.values.allSatisfy { $0.value.pack == nil && $0.value.instead == nil })
    #expect(policy.root.changes().map(\.path) == ["a", "b"])
  }

  @Test func whatIsNewIsOneChange() throws {
    let policy = try effective(
      "{a: [{id: x, n: 1}, {id: y, n: 2, m: {k: 3}}], b: 1}", "{a: [{id: x, n: 2}], b: 1}")
    #expect(policy.root.changes().map(\.path) == ["a.x.n", "a.y"])
    #expect(policy.root.changes().map { $0.value.isNew } == [false, true])
  }

  // MARK: Lines

  /// Every line is of one layer, and all lines together are the same file.
  @Test(arguments: Packs.all, ["classify", "remedy", "language", "visit", "calendar", "people"])
  func theLinesAreTheFile(pack: String, name: String) throws {
    let path = "policy/\(name).yaml"
    let node = try YAML.parse(try Packs.text(path, of: pack), file: path)
    let general = String(decoding: try Packs.bytes("Templates/general/\(path)"), as: UTF8.self)
    let base = try YAML.parse(general, file: "pack:general/\(path)")
    let policy = EffectivePolicy(node, pack: base)
    let text = policy.lines.map { $0.text + "\n" }.joined()
    #expect(try isSame(YAML.parse(text, file: path), node))
    let long = policy.lines.filter { $0.text.unicodeScalars.count > 90 }
    #expect(long.allSatisfy { ($0.value?.node.scalar?.count ?? 0) > 30 })
  }

  /// Whether two nodes mean the same, in quotes or not.
  private func isSame(_ node: YAMLNode, _ other: YAMLNode) -> Bool {
    let policy = EffectivePolicy(node, pack: other)
    return policy.removed.isEmpty
      && policy.values.allSatisfy { $0.value.instead == nil && !$0.value.isNew }
  }

  static let odd = [
    "{a: \"1\", b: 'x: y', c: \"[\", d: \"a\\nb\", e: \"\\e[31m\", f: , g: ~, h: 'a, b'}",
    "a: x, y\ne: |\n  1\n  2\n", "[]", "{}", "[[a, [b]], [], {}, {a: []}]", "- - - x\n",
    "a:\n  - - b: 1\n      c: 2\n    - d\n  - e: {f: {g: 1}}\n", "x", "",
    "? 'a, b'\n: 1\n? \"c\\nd\"\n: {'e: f': 2}\n",
  ]

  @Test(arguments: odd, ["{}", "{a: 1, b: 'x: y'}", "[[a, [b]]]", ""])
  func oddTextsSurvive(own: String, pack: String) throws {
    let node = try YAML.parse(own, file: "test.yaml")
    let policy = try effective(own, pack)
    let text = policy.lines.map { $0.text + "  # general pack:x:1\n" }.joined()
    let root = node.isNull ? try YAML.parse("{}", file: "") : node
    #expect(try isSame(YAML.parse(text, file: ""), root), "\(text)")
  }

  @Test func aShortCollectionOfOneOriginIsOneLine() throws {
    let own = """
      a: {b: 1, c: 2}
      d: {b: 1, c: 3}
      e: [x, y]
      """
    let policy = try effective(own, "{a: {b: 1, c: 2}, d: {b: 1, c: 2}, e: [x]}")
    #expect(
      policy.lines.map(\.text) == [
        "a: {b: 1, c: 2}", "d:", "  b: 1", "  c: 3", "e:", "  - x", "  - y",
      ])
    #expect(
      policy.lines.map { $0.value?.pack ?? "-" } == [
        "general", "-", "general", "-", "-", "general", "-",
      ])
  }
}
