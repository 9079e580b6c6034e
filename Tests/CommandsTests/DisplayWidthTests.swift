import Testing

@testable import Commands

/// How many columns a text takes on a terminal, and where it is broken.
@Suite struct DisplayWidthTests {
  static let widths: [(text: String, width: Int)] = [
    ("", 0), ("abc", 3), ("漏电", 4), ("a漏b", 4), ("ＡＢ", 4), ("，。", 4), ("한글", 4), ("かな", 4),
    ("e\u{301}", 1), ("é", 1), ("😡", 2), ("𠮷", 2), ("★★★", 3), ("…", 1), ("·", 1), ("“”", 2),
    ("\u{200B}", 0), ("⚠\u{FE0F}", 1), ("ñ", 1), ("ｶﾅ", 2),
  ]

  @Test(arguments: widths)
  func wideCharactersTakeTwoColumnsMarksNone(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  static let padded: [(text: String, to: Int, padded: String)] = [
    ("漏电", 6, "漏电  "), ("ab", 4, "ab  "), ("漏电", 4, "漏电"), ("漏电", 2, "漏电"), ("", 2, "  "),
  ]

  @Test(arguments: padded)
  func paddingCountsColumns(text: String, to width: Int, padded: String) {
    #expect(DisplayWidth.padded(text, to: width) == padded)
  }

  static let wrapped: [(text: String, width: Int, lines: [String])] = [
    ("one two three", 7, ["one two", "three"]), ("one two three", 8, ["one two", "three"]),
    ("one two", 7, ["one two"]), ("", 10, [""]), ("a  b", 10, ["a  b"]),
    // A word that is too long stays whole.
    ("incomprehensible word", 6, ["incomprehensible", "word"]),
    ("插座漏电了", 4, ["插座", "漏电", "了"]), ("插座漏电了", 5, ["插座", "漏电", "了"]),
    ("插座abc漏电", 6, ["插座", "abc漏", "电"]),
    // No line begins with a mark that closes, and none is wider for its sake.
    ("插座，漏电。", 4, ["插", "座，", "漏", "电。"]), ("插座，漏电。", 6, ["插座，", "漏电。"]), ("插座漏", 4, ["插座", "漏"]),
    ("漏电 severe", 6, ["漏电", "severe"]), ("breaks  here", 8, ["breaks", "here"]),
    ("one      two", 5, ["one", "two"]),
  ]

  @Test(arguments: wrapped)
  func linesBreakAtSpacesAndBetweenWideCharacters(text: String, width: Int, lines: [String]) {
    #expect(DisplayWidth.wrapped(text, to: width) == lines)
  }

  @Test func noLineIsWiderThanAskedButForAClosingMark() {
    let text = String(repeating: "电表串户，退还四百元。The meter was cross-wired; ", count: 20)
    for width in 14...60 {
      let lines = DisplayWidth.wrapped(text, to: width)
      #expect(lines.allSatisfy { DisplayWidth.of($0) <= width + 2 })
      let joined = lines.joined().filter { $0 != " " }
      #expect(joined == text.filter { $0 != " " })
    }
  }

  static let harmless: [(text: String, shown: String)] = [
    ("plain 漏电", "plain 漏电"), ("a\nb\tc", "a b c"), ("\u{1B}[31m", "\\u{1b}[31m"),
    ("\u{0}", "\\u{0}"), ("\u{7F}\u{85}\u{9F}", "\\u{7f}\\u{85}\\u{9f}"), ("\r", "\\u{d}"),
    ("\u{202E}x\u{2069}", "\\u{202e}x\\u{2069}"), ("\r\n", "\\u{d} "),
    ("\u{200E}\u{200F}\u{61C}\u{2028}\u{2029}", "\\u{200e}\\u{200f}\\u{61c}\\u{2028}\\u{2029}"),
  ]

  @Test(arguments: harmless)
  func controlCharactersAreShownNotSent(text: String, shown: String) {
    #expect(text.harmless == shown)
  }
}
