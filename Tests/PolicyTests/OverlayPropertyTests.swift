import Casework
import Policy
import TestSupport
import Testing

/// Random texts in every layout: the spliced text reads as the merged values.
@Suite struct OverlayPropertyTests {
  /// Writes random policy texts, each comment with a number of its own.
  private struct Writer {
    var random: SeededGenerator
    var comments = 0

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func chance(_ part: Int) -> Bool { Int.random(in: 0..<part, using: &random) == 0 }

    mutating func text() -> String {
      chance(2) ? "# top\n" + body() : body()
    }

    private mutating func body() -> String { mapping(indent: 0).map { $0 + "\n" }.joined() }

    private mutating func mapping(indent: Int) -> [String] {
      let keys = ["a", "b", "级", "extends", "when"].shuffled(using: &random)
      return keys.prefix(Int.random(in: 1...4, using: &random)).flatMap { key in
        before(indent) + value(behind: pad(indent) + key + ":", indent: indent)
      }
    }

    private mutating func value(behind head: String, indent: Int) -> [String] {
      switch Int.random(in: 0..<(indent < 6 ? 8 : 4), using: &random) {
      case 0: [head + " \(Int.random(in: 0...9, using: &random))" + (chance(3) ? "  # why" : "")]
      case 1: [head + " {a: 1, b: [x, '漏水']}"]
      case 2: [head + " |", pad(indent + 2) + "one", "", pad(indent + 2) + "# two"]
      case 3: [head + " []"]
      case 4, 5: [head] + mapping(indent: indent + 2)
      default: [head] + items(indent: indent + (chance(2) ? 0 : 2))
      }
    }

    private mutating func items(indent: Int) -> [String] {
      let ids = ["x", "y", "z", "投诉"].shuffled(using: &random)
      return ids.prefix(Int.random(in: 1...3, using: &random)).flatMap { id in
        let inner = mapping(indent: indent + 2).filter { !$0.isEmpty }
        return before(indent)
          + (chance(3) ? [pad(indent) + "- {id: \(id)}"] : [pad(indent) + "- id: \(id)"] + inner)
      }
    }

    private mutating func before(_ indent: Int) -> [String] {
      var lines = chance(4) ? [""] : []
      if chance(3) {
        comments += 1
        lines.append(pad(indent) + "# \(comments)")
      }
      return lines
    }

    private func pad(_ indent: Int) -> String { String(repeating: " ", count: indent) }
  }

  @Test func theSplicedTextReadsAsTheMergedValues() throws {
    for seed in 0..<500 {
      var writer = Writer(seed: UInt64(seed))
      let (base, over) = (writer.text(), writer.text())
      let merged = Overlay.merge(
        base: try YAML.parse(base, file: "base"), over: try YAML.parse(over, file: "over"))
      do throws(Faults) {
        let spliced = try Overlay.splice(base: base, over: over, file: "over")
        let isSame = try YAML.parse(spliced, file: "spliced").hasSameContent(as: merged)
        let again = try Overlay.splice(base: spliced, over: over, file: "over")
        guard isSame, try YAML.parse(again, file: "again").hasSameContent(as: merged) else {
          Issue.record("seed \(seed): \(spliced)\nof\n\(base)\nand\n\(over)")
          return
        }
      } catch {
        Issue.record("seed \(seed): \(error.list.map(\.brief)) in\n\(base)\nand\n\(over)")
        return
      }
    }
  }
}
