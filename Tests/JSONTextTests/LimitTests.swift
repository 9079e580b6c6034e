import JSONText
import Testing

@Suite struct LimitTests {
  private func nested(_ depth: Int) -> String {
    String(repeating: "[{\"a\":", count: depth / 2) + "[]"
      + String(repeating: "}]", count: depth / 2)
  }

  @Test func acceptsExactlyTheDepthAskedFor() throws {
    #expect(try JSONValue.parse("1", depth: 0) == 1)
    #expect(try JSONValue.parse("[[]]", depth: 2) == [[]])
    expectFault(Array("[[[]]]".utf8), .tooDeep, line: 1, column: 3, offset: 2, depth: 2)
    expectFault(Array("{}".utf8), .tooDeep, line: 1, column: 1, offset: 0, depth: 0)
  }

  @Test func countsOpenBracketsNotBrackets() throws {
    let wide = "[" + Array(repeating: "[{}]", count: 1000).joined(separator: ",") + "]"
    #expect(try JSONValue.parse(wide, depth: 3).array?.count == 1000)
  }

  @Test func theDefaultDepthIs128() throws {
    #expect(throws: Never.self) { try JSONValue.parse(nested(127)) }
    let fault = #expect(throws: JSONFault.self) { try JSONValue.parse(nested(128)) }
    #expect(fault?.kind == .tooDeep)
  }

  @Test func noDepthAskedForExhaustsTheStack() throws {
    let deepest = try JSONValue.parse(nested(255), depth: .max)
    #expect(try JSONValue.parse(deepest.canonicalText, depth: .max) == deepest)
    let bomb = [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)
    expectFault(bomb, .tooDeep, line: 1, column: 257, offset: 256, depth: .max)
  }

  @Test func findsADuplicateAmongManyKeys() throws {
    let members = (0..<20_000).map { "\"key \($0)\":\($0)" }.joined(separator: ",")
    let object = try JSONValue.parse("{\(members)}").object
    #expect(object?.count == 20_000)
    #expect(object?["key 19999"] == 19_999)
    let place = Marked("{\(members),⌖\"key 7\":0}")
    expectFault(
      Array(place.text.utf8), .duplicateKey, line: 1, column: place.column, offset: place.offset)
  }

  @Test func readsALongStringWithEscapes() throws {
    let text = String(repeating: "客户\\u5ba2\\n", count: 20_000)
    let value = try JSONValue.parse("\"" + text + "\"")
    #expect(value == .string(String(repeating: "客户客\n", count: 20_000)))
  }
}
