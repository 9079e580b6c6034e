import Casework
import Policy
import TestSupport
import Testing

/// The text that `init` writes: both texts merged, with the comments of both.
@Suite struct OverlaySpliceTests {
  private static let base = """
    # The pack.
    schema: cs.policy.test/1

    # How wide apart.
    gap: 12  # characters

    rules:
      # Water.
      - id: leakage
        level: 1   # at once
        when: {any: [漏水, leak*]}

      # Fire.
      - id: fire
        level: 1
      - {id: noise, level: 3}
    # The rest.
    default: {level: 2}

    """

  private static func base(replacing old: String, with new: String) -> String {
    base.replacing(old, with: new)
  }

  static let splices: [(String, over: String, spliced: String)] = [
    ("nothing", "extends: general\n", base),
    ("an empty text", "", base),
    (
      "a value", "gap: 20  # wider\n",
      base(replacing: "# How wide apart.\ngap: 12  # characters", with: "gap: 20  # wider")
    ),
    (
      "a value with a comment of its own", "x: 1\n# Ours.\ngap: 20\n",
      base(
        replacing: "# How wide apart.\ngap: 12  # characters", with: "# Ours.\ngap: 20") + "x: 1\n"
    ),
    (
      "an item", "rules:\n  # Ours.\n  - id: fire\n    level: 2  # 较轻\n",
      base(
        replacing: "  # Fire.\n  - id: fire\n    level: 1\n",
        with: "  # Ours.\n  - id: fire\n    level: 2  # 较轻\n")
    ),
    (
      "a removal", "rules:\n  - {id: fire, remove: true}\n",
      base(replacing: "\n  # Fire.\n  - id: fire\n    level: 1\n", with: "\n")
    ),
    (
      "a new item, indented otherwise", "rules:\n- id: gas\n  level: 1\n  when:\n    any: [煤气]\n",
      base(
        replacing: "  - {id: noise, level: 3}\n",
        with: """
            - {id: noise, level: 3}
            - id: gas
              level: 1
              when:
                any: [煤气]

          """)
    ),
    (
      "a key inside a flow mapping", "default: {category: handling}\n",
      base(
        replacing: "default: {level: 2}", with: "default:\n  level: 2\n  category: handling")
    ),
    (
      "a new key", "# About the file.\nextends: general\n# Ours.\nowner: office\n",
      base + "# Ours.\nowner: office\n"
    ),
  ]

  /// An entry that takes another's place brings its own comments or none.
  @Test(arguments: splices)
  func keepsTheCommentsAndTheLayoutOfBoth(
    what: String, over: String, spliced: String
  ) throws {
    let text = try Overlay.splice(base: Self.base, over: over, file: "over.yaml")
    #expect(text == spliced)
    let merged = Overlay.merge(
      base: try YAML.parse(Self.base, file: "a"), over: try YAML.parse(over, file: "b"))
    #expect(try YAML.parse(text, file: "c").brief == merged.brief)
  }

  @Test func splicingTwiceChangesNothingMore() throws {
    for (_, over, spliced) in Self.splices where !over.contains("remove") {
      #expect(try Overlay.splice(base: spliced, over: over, file: "over.yaml") == spliced)
    }
  }

  @Test func valuesBehindAliasesAreWrittenOut() throws {
    let text = try Overlay.splice(
      base: "a: 1\n", over: "hours: &h [9, 18]\nweek: {mon: *h, tue: *h}\n", file: "over.yaml")
    let node = try YAML.parse(text, file: "x")
    #expect(node.brief == "{a: 1, hours: [9, 18], week: {mon: [9, 18], tue: [9, 18]}}")
  }

  @Test func everyLineEndBecomesALineFeed() throws {
    let text = try Overlay.splice(
      base: "a: 1\r\n# note\r\nb: 2\rc: 3", over: "\u{FEFF}c: 4\r\n", file: "over.yaml")
    #expect(text == "a: 1\n# note\nb: 2\nc: 4\n")
  }

  @Test func faultsOfBothTextsAreReportedWithTheirFiles() {
    let thrown = #expect(throws: Faults.self) {
      try Overlay.splice(base: "a: 1\na: 2", over: "b: [", file: "over.yaml", baseFile: "base.yaml")
    }
    #expect(thrown?.list.map(\.file) == ["base.yaml", "over.yaml"])
  }

  @Test func removingWhatIsNotThereIsRefused() {
    let over = Marked("rules:\n  - {id: ⌖fier, remove: true}\n")
    let thrown = #expect(throws: Faults.self) {
      try Overlay.splice(base: Self.base, over: over.text, file: "over.yaml")
    }
    #expect(thrown?.list.map(\.brief) == ["\(over.line):\(over.column) nothing-to-remove"])
    #expect(thrown?.list.first?.hint?.en == "did you mean 'fire'?")
  }
}
