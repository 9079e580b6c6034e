import Casework
import Foundation
import Policy
import TestSupport
import Testing

/// No file makes the reader hang, grow or misread its encoding.
@Suite struct YAMLBoundTests {
  private static let limit = 4 << 20

  @Test func refusesAFileOverFourMebibytes() {
    let line = Array("# 投诉\n".utf8)
    var bytes = Array("a: 1\n".utf8)
    while bytes.count + line.count <= Self.limit { bytes += line }
    bytes += Array(repeating: UInt8(ascii: "\n"), count: Self.limit - bytes.count)
    #expect(faults(in: bytes) == [])
    #expect(faults(in: bytes + [UInt8(ascii: "\n")]) == ["1:1 too-large"])
    #expect(
      faults(in: [UInt8](repeating: UInt8(ascii: "["), count: 5_000_000)) == ["1:1 too-large"])
  }

  @Test func refusesTooManyValues() {
    let list = "[" + String(repeating: "1,", count: 200_100) + "]"
    #expect(faults(in: list).map { $0.split(separator: " ").last } == ["too-large"])
  }

  @Test func refusesNestingBeyond64Levels() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(faults(in: nested(64)) == [])
    #expect(faults(in: nested(65)) == ["1:65 too-deep"])
    #expect(faults(in: String(repeating: "[", count: 100_000)) == ["1:65 too-deep"])
    #expect(faults(in: String(repeating: "{a: ", count: 100_000)).count == 1)
    #expect(faults(in: String(repeating: "- ", count: 100_000)).count == 1)
  }

  @Test func nestingThroughAliasesCountsToo() {
    let deep = (1...70).map { "- &a\($0) [*a\($0 - 1)]\n" }.joined()
    #expect(faults(in: "- &a0 x\n" + deep).map { $0.split(separator: " ").last } == ["too-deep"])
  }

  @Test(.timeLimit(.minutes(1)), arguments: [9, 30])
  func refusesAnAliasBombAtOnce(width: Int) {
    var bomb = "a0: &a0 [x]\n"
    for level in 1...12 {
      let names = Array(repeating: "*a\(level - 1)", count: width).joined(separator: ", ")
      bomb += "a\(level): &a\(level) [\(names)]\n"
    }
    let start = ContinuousClock.now
    #expect(faults(in: bomb).map { $0.split(separator: " ").last } == ["alias-bomb"])
    #expect(ContinuousClock.now - start < .seconds(5))
  }

  @Test(.timeLimit(.minutes(1)))
  func refusesABombOfMergeKeys() {
    let keys = (0..<200).map { "k\($0): 1" }.joined(separator: ", ")
    let uses = (0..<3000).map { "u\($0): {<<: *base}\n" }.joined()
    #expect(
      faults(in: "base: &base {\(keys)}\n\(uses)").map { $0.split(separator: " ").last } == [
        "alias-bomb"
      ])
  }

  @Test func aSmallFileDoesNotGrowTwentyfold() {
    func uses(_ count: Int) -> String {
      "a: &a [" + String(repeating: "x,", count: 99) + "]\nb: ["
        + String(repeating: "*a,", count: count) + "]"
    }
    #expect(faults(in: uses(100)) == [])
    #expect(faults(in: uses(101)) == ["2:\(5 + 100 * 3) alias-bomb"])
  }

  @Test func allowsManyUsesOfASmallAnchor() throws {
    let uses = (0..<500).map { "u\($0): {<<: *hours, id: \($0)}\n" }.joined()
    let node = try YAML.parse("hours: &hours {from: 9, to: 18}\n\(uses)", file: "test.yaml")
    #expect(node["u499"]?.brief == "{id: 499, from: 9, to: 18}")
  }

  // MARK: Encodings

  @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian])
  func namesUTF16(encoding: String.Encoding) throws {
    let bytes = [UInt8](try #require("\u{FEFF}投诉: 1\n".data(using: encoding)))
    #expect(faults(in: bytes) == ["1:1 encoding"])
  }

  @Test func refusesUTF16WithoutAMark() throws {
    let bytes = [UInt8](try #require("a: 1\n".data(using: .utf16LittleEndian)))
    #expect(faults(in: bytes) == ["1:2 yaml-syntax"])
  }

  /// Ill-formed sequences of the Unicode standard, table 3-7, some of which begin like U+FFFD.
  static let illFormed: [[UInt8]] = [
    [0x80], [0xC0, 0x80], [0xC3], [0xE0, 0x80, 0x80], [0xE4, 0xBD], [0xED, 0xA0, 0x80], [0xEF],
    [0xEF, 0xBF], [0xEF, 0xBF, 0x41], [0xEF, 0x41], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80],
    [0xFF], [0xFE],
  ]

  @Test(arguments: illFormed)
  func pointsToIllFormedUTF8(sequence: [UInt8]) {
    for (before, after) in [("a: ", ""), ("投诉: 漏\n级: 甲", "乙\nb: 1\n"), ("a: \u{FFFD}", "\n")] {
      let place = Marked(before + "⌖")
      #expect(
        faults(in: Array(before.utf8) + sequence + Array(after.utf8)) == [
          "\(place.line):\(place.column) encoding"
        ])
    }
  }

  @Test func theReplacementCharacterItselfIsFine() throws {
    #expect(try YAML.parse("a: \u{FFFD}x", file: "x").brief == "{a: \u{FFFD}x}")
  }
}
