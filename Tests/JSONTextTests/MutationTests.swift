import JSONText
import Testing

/// SplitMix64: the same mutations on every run.
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

@Suite struct MutationTests {
  private static let document = #"""
    {
      "schema": "cs.case/1", "id": "20260115-7k3mq2", "level": 2, "skip_level": false,
      "summary": "客户反映漏水 😀 \"again\"\n\u00e9", "product": null,
      "demands": [{"kind": "return", "amount": "3999.00", "share": -1.50e+2}, {}],
      "events": [[], {"at": "2026-01-15T09:12:33+08:00", "data": {"text": "\ud83d\ude00"}}]
    }
    """#

  private static let pieces: [[UInt8]] = [
    Array("\"".utf8), Array("\\".utf8), Array("\\u".utf8), Array("\\ud800".utf8),
    Array("{".utf8), Array("}".utf8), Array("[".utf8), Array("]".utf8), Array(",".utf8),
    Array(":".utf8), Array("-".utf8), Array("0".utf8), Array("e".utf8), Array("\n".utf8),
    Array("true".utf8), Array("\"level\":".utf8), [0], [0x1F], [0x7F], [0x80], [0xC3], [0xE5],
    [0xF0, 0x9F], [0xFF], [0xEF, 0xBB, 0xBF], [],
  ]

  private func mutate(_ bytes: inout [UInt8], by random: inout SeededGenerator) {
    let start = Int.random(in: 0...bytes.count, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      let end = min(bytes.count, start + Int.random(in: 0...4, using: &random))
      bytes.replaceSubrange(start..<end, with: Self.pieces.randomElement(using: &random) ?? [])
    case 1:
      if start < bytes.count { bytes[start] = UInt8.random(in: 0...255, using: &random) }
    case 2:
      let end = min(bytes.count, start + Int.random(in: 1...40, using: &random))
      let place = Int.random(in: 0...bytes.count, using: &random)
      bytes.insert(contentsOf: bytes[start..<end], at: place)
    default:
      bytes.removeSubrange(start..<min(bytes.count, start + 1))
    }
  }

  @Test func whateverParsesPrintsAndParsesAgain() {
    let original = Array(Self.document.utf8)
    var random = SeededGenerator(state: 20_260_115)
    var parsed = 0
    for _ in 0..<20_000 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...2, using: &random) { mutate(&bytes, by: &random) }
      do throws(JSONFault) {
        let value = try JSONValue.parse(bytes)
        parsed += 1
        guard try JSONValue.parse(value.canonicalText) == value,
          try JSONValue.parse(value.compactText) == value
        else {
          Issue.record("prints as something else: \(bytes)")
          return
        }
      } catch {
        guard error.offset <= bytes.count, error.line >= 1, error.column >= 1 else {
          Issue.record("\(error) lies outside \(bytes)")
          return
        }
      }
    }
    #expect(parsed > 1_000)
  }
}
