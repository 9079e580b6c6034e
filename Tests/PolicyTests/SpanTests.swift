import Casework
import JSONText
import TestSupport
import Testing

@testable import Policy

/// The places a verdict points to: in Unicode scalars, and in the words as they were written.
@Suite struct SpanTests {
  private func spans(_ phrase: String, in text: String) throws -> [Span] {
    let subject = Subject(fields: [("text", text)], facts: Facts(), wording: .plain)
    return try Condition.read("any: ['\(phrase)']").grounds(in: subject)?.spans ?? []
  }

  static let texts: [(text: String, start: Int)] = [
    ("漏电", 0), ("插座漏电", 2),
    // An astral character is one scalar, however many UTF-16 units or bytes it takes.
    ("😡漏电", 1), ("𠮷𠮷漏电", 2),
    // What a person sees as one character may be several.
    ("e\u{301}漏电", 2), ("👨‍👩‍👧漏电", 5), ("🇨🇳漏电", 2), ("\r\n漏电", 2), ("⚠️漏电", 2),
    ("ﬁ漏电", 1), ("İ漏电", 1),
  ]

  @Test(arguments: texts)
  func countInUnicodeScalars(text: String, start: Int) throws {
    let expected = Span(field: "text", start: start, end: start + 2, text: "漏电")
    #expect(try spans("漏电", in: text) == [expected])
  }

  @Test func theEndIsPastTheLastScalarWhateverStandsBetween() throws {
    let found = try spans("刹车…失灵", in: "这刹车😡😡失灵了")
    #expect(found == [Span(field: "text", start: 1, end: 7, text: "刹车😡😡失灵")])
  }

  @Test func theTextIsAsItWasWritten() throws {
    #expect(try spans("leak", in: "a ＬＥＡＫ!").map(\.text) == ["ＬＥＡＫ"])
  }

  @Test func aCaseIsReadFieldByField() throws {
    let subject = Case(
      (
        .received,
        [
          "summary": "漏电", "w5h1": ["what": "插座漏电", "why": "漏电", "who": "漏电", "where": "没说"],
          "demands": [["kind": "repair"], ["kind": "apology", "note": "漏电一次"]],
        ]
      ))
    let asked = Subject(subject, try .at("2026-01-15T10:00:00+08:00"), .plain)
    let found = try #require(try Condition.read("any: [漏电]").grounds(in: asked)).spans
    #expect(
      found.map { "\($0.field) \($0.start)" } == ["w5h1.what 2", "w5h1.why 0", "demands.2.note 0"])
  }

  @Test func withoutAStoryTheSummaryIsRead() throws {
    let subject = Case((.received, ["summary": "漏电", "w5h1": ["where": "家里"]]))
    let asked = Subject(subject, try .at("2026-01-15T10:00:00+08:00"), .plain)
    let found = try Condition.read("any: [漏电]").grounds(in: asked)?.spans
    #expect(found?.map(\.field) == ["summary"])
  }
}
