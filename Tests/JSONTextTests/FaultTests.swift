import JSONText
import Testing

@Suite struct FaultTests {
  static let texts: [(String, JSONFault.Kind)] = [
    ("⌖", .empty),
    (" \n\t\r\n ⌖", .empty),
    ("[1,⌖", .unexpectedEnd),
    ("{⌖", .unexpectedEnd),
    (#"{"a"⌖"#, .unexpectedEnd),
    (#"{"a":⌖"#, .unexpectedEnd),
    (#"{"a":1⌖"#, .unexpectedEnd),
    (#"{"a":1,⌖"#, .unexpectedEnd),
    ("\"投诉⌖", .unexpectedEnd),
    (#""a\⌖"#, .unexpectedEnd),
    (#""\u12⌖"#, .unexpectedEnd),
    ("⌖\u{FEFF}{}", .byteOrderMark),
    ("[\n  ⌖,1]", .expectedValue),
    (#"{"a":⌖}"#, .expectedValue),
    ("⌖'a'", .expectedValue),
    ("[⌖// no\n]", .expectedValue),
    ("[⌖é]", .expectedValue),
    ("[1 ⌖\u{FEFF}]", .expectedComma),
    ("{⌖a:1}", .expectedKey),
    ("{⌖1:1}", .expectedKey),
    (#"{"甲":1,⌖乙}"#, .expectedKey),
    (#"{"a" ⌖1}"#, .expectedColon),
    ("[1 ⌖2]", .expectedComma),
    ("[1⌖}", .expectedComma),
    ("{\"a\": 1\n  ⌖\"b\": 2}", .expectedComma),
    ("[1⌖,]", .trailingComma),
    ("{\"a\":1⌖,\n}", .trailingComma),
    ("[⌖nul]", .badLiteral),
    ("⌖True", .badLiteral),
    ("⌖NaN", .badLiteral),
    ("[⌖truer]", .badLiteral),
    ("⌖fals", .badLiteral),
    ("[⌖01]", .badNumber),
    ("[⌖-01]", .badNumber),
    ("⌖-", .badNumber),
    ("⌖+1", .badNumber),
    ("⌖.5", .badNumber),
    ("⌖1.", .badNumber),
    ("⌖1.e3", .badNumber),
    ("⌖1e", .badNumber),
    ("⌖1e+", .badNumber),
    ("⌖0x1F", .badNumber),
    ("⌖1.2.3", .badNumber),
    ("⌖-Infinity", .badNumber),
    ("[\"甲\",\n \"乙⌖\\x\"]", .badEscape),
    (#""⌖\u12g4""#, .badEscape),
    (#""⌖\u12""#, .badEscape),
    (#""⌖\U0041""#, .badEscape),
    (#""a⌖\ud800""#, .loneSurrogate),
    (#""⌖\ud800\ud800""#, .loneSurrogate),
    (#""⌖\ud800A""#, .loneSurrogate),
    (#""😀⌖\udc00""#, .loneSurrogate),
    (#""⌖\ud83d\n""#, .loneSurrogate),
    ("\"a⌖\n\"", .controlCharacter),
    ("\"\\n⌖\t\"", .controlCharacter),
    ("\"⌖\0\"", .controlCharacter),
    ("[⌖\0]", .controlCharacter),
    ("1⌖\u{0B}", .controlCharacter),
    (#"{"a":1,⌖"a":2}"#, .duplicateKey),
    (#"{"a":1,"b":2, ⌖"\u0061" :2}"#, .duplicateKey),
    (#"[{"x":{"é":1,⌖"\u00e9":2}}]"#, .duplicateKey),
    ("{} ⌖{}", .trailingText),
    ("1\n⌖x", .trailingText),
    ("[]⌖]", .trailingText),
    ("\"é\" ⌖\u{00A0}", .trailingText),
  ]

  @Test(arguments: texts)
  func pointsToTheFirstFault(marked: String, kind: JSONFault.Kind) {
    let place = Marked(marked)
    expectFault(
      Array(place.text.utf8), kind, line: place.line, column: place.column, offset: place.offset)
  }

  /// Ill-formed sequences of the Unicode standard, table 3-7 and its edges.
  static let illFormed: [[UInt8]] = [
    [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xC2, 0x41], [0xE0, 0x80, 0x80],
    [0xE0, 0x9F, 0xBF], [0xE4, 0xBD], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],
    [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98],
    [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF],
  ]

  @Test(arguments: illFormed)
  func refusesIllFormedUTF8WhereverItStands(sequence: [UInt8]) {
    let places = [
      ("", ""), ("[\n\"投诉 and more", "\"]"), ("\"\\n", "\\x\""), ("[1, ", "]"), ("{} ", ""),
      ("{\"a\":1} \n", " {}"),
    ]
    for (before, after) in places {
      let place = Marked(before + "⌖")
      expectFault(
        Array(before.utf8) + sequence + Array(after.utf8), .badUTF8,
        line: place.line, column: place.column, offset: place.offset)
    }
  }

  @Test func reportsWhatComesBeforeIllFormedUTF8First() {
    expectFault(Array("[1 2]".utf8) + [0xFF], .expectedComma, line: 1, column: 4, offset: 3)
  }

  @Test func acceptsTheEdgesOfUTF8() throws {
    let edges = "\u{7F}\u{80}\u{7FF}\u{800}\u{D7FF}\u{E000}\u{FFFE}\u{FFFF}\u{10000}\u{10FFFF}"
    #expect(try JSONValue.parse("\"" + edges + "\"") == .string(edges))
  }

  @Test func everyKindIsShownAndHasItsOwnWords() {
    let kinds = JSONFault.Kind.allCases
    let faults = kinds.map { JSONFault(line: 1, column: 1, offset: 0, kind: $0) }
    #expect(Set(faults.map(\.messageEN)).count == kinds.count)
    #expect(Set(faults.map(\.messageZH)).count == kinds.count)
    let shown = Set(Self.texts.map(\.1)).union([.badUTF8, .tooDeep])
    #expect(shown == Set(kinds))
    #expect(faults.allSatisfy { $0.messageEN.first?.isUppercase == false })
  }

  @Test func describesItselfInOneLine() {
    let fault = JSONFault(line: 3, column: 7, offset: 40, kind: .badNumber)
    #expect(fault.description == "3:7: malformed number [bad-number]")
  }
}
