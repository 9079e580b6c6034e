import Casework
import Policy
import TestSupport
import Testing

/// What a pack's rules are once others are laid over them.
@Suite struct OverlayMergeTests {
  static let merges: [(base: String, over: String, merged: String)] = [
    ("{a: 1, b: 2}", "{b: 3, c: 4}", "{a: 1, b: 3, c: 4}"),
    ("{a: {b: 1, c: {d: 2}}}", "{a: {c: {e: 3}}}", "{a: {b: 1, c: {d: 2, e: 3}}}"),
    ("{a: {b: 1}}", "{a: 2}", "{a: 2}"),
    ("{a: 2}", "{a: {b: 1}}", "{a: {b: 1}}"),
    ("{a: [1, 2]}", "{a: [3]}", "{a: [3]}"),
    ("{a: [{id: x}]}", "{a: []}", "{a: []}"),
    ("{a: []}", "{a: [{id: x}]}", "{a: [{id: x}]}"),
    ("{a: 1}", "{a: }", "{a: }"),
    // Lists of items with ids merge by id; an item is replaced whole.
    (
      "{a: [{id: x, n: 1, m: 1}, {id: y, n: 2}]}", "{a: [{id: z, n: 4}, {id: x, n: 3}]}",
      "{a: [{id: x, n: 3}, {id: y, n: 2}, {id: z, n: 4}]}"
    ),
    ("{a: [{id: x}, {id: y}, {id: z}]}", "{a: [{id: y, remove: true}]}", "{a: [{id: x}, {id: z}]}"),
    ("{a: [{id: x}]}", "{a: [{id: x, remove: true}, {id: y}]}", "{a: [{id: y}]}"),
    ("{a: [{id: x}]}", "{a: [{id: x, remove: true}]}", "{a: []}"),
    ("{a: [{id: x}]}", "{a: [{id: x, remove: 'true'}]}", "{a: [{id: x, remove: \"true\"}]}"),
    ("{a: [{id: x}]}", "{a: [{id: x, remove: false}]}", "{a: [{id: x, remove: false}]}"),
    // One item without an id, and the list is replaced.
    ("{a: [{id: x}]}", "{a: [{id: y}, {n: 1}]}", "{a: [{id: y}, {n: 1}]}"),
    ("{a: [{id: x}, 7]}", "{a: [{id: y}]}", "{a: [{id: y}]}"),
    // Years, and items that are told apart by their text alone, merge alike.
    (
      "{years: [{year: 2025, n: 1}, {year: 2026, n: 2}]}",
      "{years: [{year: 2027, n: 3}, {year: 2025, n: 4}]}",
      "{years: [{year: 2025, n: 4}, {year: 2026, n: 2}, {year: 2027, n: 3}]}"
    ),
    ("{a: [{year: 1}, {year: 2}]}", "{a: [{year: 1, remove: true}]}", "{a: [{year: 2}]}"),
    (
      "{a: [{text: x, is: 1}]}", "{a: [{text: y}, {text: x, is: 2}]}",
      "{a: [{text: x, is: 2}, {text: y}]}"
    ),
    ("{a: [{id: x, text: y}]}", "{a: [{text: y}]}", "{a: [{text: y}]}"),
    (
      "{a: [{text: x}]}", "{a: [{text: y}, {text: z, id: z}]}", "{a: [{text: y}, {text: z, id: z}]}"
    ),
    ("{a: [{text: {zh: x}}]}", "{a: [{text: {zh: y}}]}", "{a: [{text: {zh: y}}]}"),
    // `extends` is said of the file, at its top only.
    ("{extends: a, x: 1}", "{extends: general, y: 2}", "{x: 1, y: 2}"),
    ("{a: {extends: 1}}", "{a: {extends: 2}}", "{a: {extends: 2}}"),
    ("{a: 1}", "", "{a: 1}"),
    ("", "{a: 1, extends: x}", "{a: 1}"),
    ("", "", "{}"),
    ("{投诉: [{id: 漏水, 级: 1}]}", "{投诉: [{id: 漏水, 级: 2}]}", "{投诉: [{id: 漏水, 级: 2}]}"),
  ]

  @Test(arguments: merges)
  func laysOneOverTheOther(base: String, over: String, merged: String) throws {
    let faults = PolicyFaults()
    let result = Overlay.merge(
      base: try YAML.parse(base, file: "base.yaml"), over: try YAML.parse(over, file: "over.yaml"),
      faults: faults)
    #expect(result.brief == merged)
    #expect(faults.list.isEmpty)
  }

  @Test func removingWhatIsNotThereIsAFaultWithTheNearestId() throws {
    let over = ManyMarked("rules:\n  - {id: ⌖leakege, remove: true}\n  - {id: ⌖zzz, remove: true}")
    let faults = PolicyFaults()
    _ = Overlay.merge(
      base: try YAML.parse("rules: [{id: leakage}, {id: fire}]", file: "base.yaml"),
      over: try YAML.parse(over.text, file: "over.yaml"), faults: faults)
    #expect(faults.list.map(\.brief) == over.places.map { $0 + " nothing-to-remove" })
    #expect(faults.list.allSatisfy { $0.file == "over.yaml" })
    #expect(faults.list.map { $0.hint?.en } == ["did you mean 'leakage'?", nil])
  }

  @Test func everyValueStillCitesItsOwnFile() throws {
    let merged = Overlay.merge(
      base: try YAML.parse("a:\n  - {id: x}\n  - {id: y}\nb: 1", file: "base.yaml"),
      over: try YAML.parse("a:\n  - {id: y, n: 1}\nc: 2", file: "over.yaml"))
    let files = merged["a"]?.items?.map(\.file)
    #expect(files == ["base.yaml", "over.yaml"])
    #expect(merged["a"]?.items?.last?.place == "2:5")
    #expect(merged["b"]?.file == "base.yaml")
    #expect(merged["c"]?.file == "over.yaml")
  }
}
