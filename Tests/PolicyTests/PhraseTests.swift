import Casework
import Policy
import TestSupport
import Testing
import Words

/// Where a phrase of a rule stands in a text.
@Suite struct PhraseTests {
  /// The words of the text that the phrase found.
  private func found(_ phrase: String, in text: String, gap: Int = 5) throws -> [String] {
    let when = try Condition.read("any: ['\(phrase.replacing("'", with: "''"))']")
    let subject = Subject(
      fields: [("text", text)], facts: Facts(),
      wording: Wording(gap: gap, negation: .none))
    return when.grounds(in: subject)?.spans.map(\.text) ?? []
  }

  static let words: [(phrase: String, text: String, found: [String])] = [
    // An English word begins and ends at a boundary, a Chinese one anywhere.
    ("leak", "a leak.", ["leak"]), ("leak", "it is leaking", []), ("leak", "a bleak day", []),
    ("leak", "leak, leak and leak", ["leak", "leak", "leak"]), ("leak", "kleak leaks leaky", []),
    ("漏电", "插座漏电了", ["漏电"]), ("app", "这app打不开", ["app"]), ("app", "happen", []),
    ("12315", "打12315投诉", ["12315"]), ("12315", "订单123150", []), ("12315", "912315", []),
    ("café", "the café is shut", ["café"]), ("caf", "the café is shut", []),
    ("утечка", "УТЕЧКА газа", ["УТЕЧКА"]), ("теч", "утечка газа", []),
    ("sit-in", "a sit-in today", ["sit-in"]), ("pick up", "pick up the phone", ["pick up"]),
    ("pick up", "pick  up", []),
    // A final star lets the last word go on; nothing else does.
    ("leak*", "it is leaking", ["leak"]), ("leak*", "a leak", ["leak"]), ("leak*", "bleak", []),
    ("data leak*", "data leakage", ["data leak"]), ("le*k", "leak", []), ("漏*", "漏电", ["漏"]),
  ]

  @Test(arguments: words)
  func standsAsWholeWords(phrase: String, text: String, found: [String]) throws {
    #expect(try self.found(phrase, in: text) == found)
  }

  static let spellings: [(phrase: String, text: String, found: [String])] = [
    ("LEAK", "Leak", ["Leak"]), ("leak", "ＬＥＡＫ", ["ＬＥＡＫ"]), ("ｌｅａｋ", "leak", ["leak"]),
    ("gas leak", "gas　leak", ["gas　leak"]), ("12315", "１２３１５", ["１２３１５"]),
    ("leak", "ｂleak", []), ("isn't", "it isn’t safe", ["isn’t"]), ("isn’t", "isn't", ["isn't"]),
    ("!!!", "气死我了！！！", ["！！！"]), ("émile", "ÉMILE", ["ÉMILE"]), ("ΔΗΜΟΣ", "δημος", []),
    ("Δ", "δ", ["δ"]),
  ]

  @Test(arguments: spellings)
  func caseAndWidthMakeNoDifference(phrase: String, text: String, found: [String]) throws {
    // The final sigma folds to another letter than the one inside a word, which is left alone.
    #expect(try self.found(phrase, in: text) == found)
  }

  /// With a gap of five.
  static let gaps: [(phrase: String, text: String, found: [String])] = [
    ("刹车…失灵", "刹车失灵", ["刹车失灵"]), ("刹车…失灵", "刹车突然就失灵了", ["刹车突然就失灵"]),
    ("刹车…失灵", "刹车一二三四五失灵", ["刹车一二三四五失灵"]), ("刹车…失灵", "刹车一二三四五六失灵", []),
    ("刹车…失灵", "失灵的刹车", []), ("刹车…失灵", "刹车", []),
    // The first part may stand too early once and be near enough the second time.
    ("刹车…失灵", "刹车换过，后来这刹车又失灵", ["刹车又失灵"]),
    ("刹车…失灵", "刹车失灵，刹车失灵", ["刹车失灵", "刹车失灵"]),
    ("food…spoil*", "food is spoiled", ["food is spoil"]),
    ("food…spoil*", "seafood is spoiled", []),
    ("树…压…线", "树压着线", ["树压着线"]), ("树…压…线", "树一二压一二三四五线", ["树一二压一二三四五线"]),
    ("树…压…线", "树一二压一二三四五六线", []), ("树…压…线", "树线压", []),
    ("…漏电", "漏电", ["漏电"]), ("漏电…", "漏电", ["漏电"]),
  ]

  @Test(arguments: gaps)
  func partsFollowEachOtherWithinTheGap(phrase: String, text: String, found: [String]) throws {
    #expect(try self.found(phrase, in: text) == found)
  }

  @Test(arguments: [(0, true), (1, false)])
  func aGapOfNothingAsksForNeighbours(between: Int, holds: Bool) throws {
    let text = "刹车" + String(repeating: "很", count: between) + "失灵"
    #expect(try found("刹车…失灵", in: text, gap: 0).isEmpty == !holds)
  }

  @Test(arguments: ["", "…", "*", "……"])
  func aPhraseOfNothingIsAFault(phrase: String) {
    #expect(Phrase(phrase) == nil)
    #expect(throws: Faults.self) { try Condition.read("any: ['\(phrase)']") }
  }

  /// Forty thousand characters that nearly match everywhere.
  @Test(.timeLimit(.minutes(1)))
  func aLongTextIsReadInOneGo() throws {
    let text = String(repeating: "刹车", count: 20_000)
    #expect(try found("刹车…失灵", in: text, gap: 100).isEmpty)
  }
}
