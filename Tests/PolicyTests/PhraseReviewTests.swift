import Casework
import Policy
import TestSupport
import Testing

/// Phrases that do nothing beside others.
@Suite struct PhraseReviewTests {
  static let covered: [(when: String, rules: [String])] = [
    ("{any: [漏电, ⌖厨房漏电]}", ["~covered-phrase"]), ("{any: [⌖厨房漏电, 漏电]}", ["~covered-phrase"]),
    ("{any: [漏电, 触电]}", []), ("{any: [漏电], all: [厨房漏电]}", []),
    ("{any: [漏电], either: [{any: [厨房漏电]}]}", []),
    ("{either: [{any: [漏电, ⌖漏电了]}]}", ["~covered-phrase"]),
    ("{not: {any: [漏电, ⌖漏电了]}}", ["~covered-phrase"]),
    // Words end where they end, and go on after a star.
    ("{any: [leak, leaks]}", []), ("{any: ['leak*', ⌖leaks]}", ["~covered-phrase"]),
    ("{any: [⌖leak, 'leak*']}", ["~covered-phrase"]), ("{any: [leaks, leaking]}", []),
    ("{any: ['leak*', ⌖'leaki*']}", ["~covered-phrase"]),
    ("{any: [leak, ⌖'a leak in it']}", ["~covered-phrase"]), ("{any: [eak, leak]}", []),
    ("{any: [LEAK, ⌖'a leak!']}", ["~covered-phrase"]),
    // A gap may hold anything, up to its length.
    ("{any: [刹车…失灵, ⌖刹车失灵]}", ["~covered-phrase"]),
    ("{any: [刹车…失灵, ⌖刹车突然失灵]}", ["~covered-phrase"]),
    ("{any: [刹车…失灵, 刹车踩下去又踩下去还是失灵]}", []),
    ("{any: [失灵, ⌖刹车…失灵]}", ["~covered-phrase"]), ("{any: [⌖刹车失灵, 刹车…失灵]}", ["~covered-phrase"]),
    ("{any: [刹车…失, 电动刹车…不失]}", []), ("{any: [刹车…失灵, ⌖电动刹车…失灵]}", ["~covered-phrase"]),
    // A negation before the shorter one, within the longer: 没有人…漏电 is found, 漏电 is denied.
    ("{any: [漏电, 没有人漏电]}", []), ("{any: [漏电, ⌖没有人来检查才漏电]}", ["~covered-phrase"]),
    // Or half before it: 没 + 有漏电.
    ("{any: [漏电, 有漏电]}", []), ("{any: [漏电, ⌖又漏电]}", ["~covered-phrase"]),
    ("{any: [漏电, ⌖漏电没有]}", ["~covered-phrase"]),
  ]

  private static let wording = "gap: 6\nnegation: {words: [没有], reach: 3}"

  @Test(arguments: covered) func aLongerPhrase(when: String, rules: [String]) throws {
    try expectFindings(when: when, beside: Self.wording, rules)
  }

  /// A longer phrase adds to the score there.
  @Test(arguments: ["categories", "styles", "mindsets", "difficult"])
  func whereFoundPhrasesAreCountedALongerOneAddsWeight(list: String) throws {
    try expectFindings(when: "{any: [电费, 电费不对]}", in: list, [])
    try expectFindings(when: "{any: [电费, ⌖电费]}", in: list, ["~duplicate-phrase"])
  }

  static let repeated: [(when: String, rules: [String])] = [
    ("{any: [漏电, 触电, ⌖漏电]}", ["~duplicate-phrase"]),
    ("{any: [App, ⌖ＡＰＰ]}", ["~duplicate-phrase"]),
    ("{none: [漏电, ⌖漏电, ⌖漏电]}", ["~duplicate-phrase", "~duplicate-phrase"]),
    ("{all: [Leak, ⌖leak]}", ["~duplicate-phrase"]), ("{all: [leak, 'leak*']}", []),
    ("{either: [{any: [x]}, {any: [x]}]}", []), ("{none: [漏电, 厨房漏电]}", []),
  ]

  @Test(arguments: repeated) func theSamePhraseTwice(when: String, rules: [String]) throws {
    try expectFindings(when: when, rules)
  }

  @Test func aNegationTwice() throws {
    try expectFindings(
      in: [("policy/classify.yaml", "negation: {words: [没有, not, ⌖NOT, 不是], reach: 6}")],
      ["~duplicate-phrase"])
  }

  /// At the door no negation is heeded, so nothing there is denied.
  @Test func atTheDoorNothingIsDenied() throws {
    try expectFindings(
      in: [
        ("policy/classify.yaml", Self.wording),
        ("policy/intake.yaml", "stars: [{stars: 2, when: {any: [漏电, ⌖没有人漏电]}}, {stars: 1}]"),
      ], ["~covered-phrase"])
  }

  static let overlaps: [(text: String, rules: [String])] = [
    (
      """
      - {id: a, level: 1, when: {any: [漏水, 起火]}}
      - {id: b, level: 2, when: {any: [脱线, ⌖漏水]}}
      """, ["~shared-phrase"]
    ),
    (
      """
      - {id: a, level: 1, when: {either: [{any: [Leak]}, {has: {channel: media}}]}}
      - {id: b, level: 2, when: {either: [{any: [⌖leak, x]}]}}
      """, ["~shared-phrase"]
    ),
    // What else a rule asks for tells them apart.
    (
      """
      - {id: a, level: 1, when: {any: [漏水], none: [没漏水]}}
      - {id: b, level: 2, when: {any: [漏水]}}
      """, []
    ),
    (
      """
      - {id: a, level: 1, when: {any: [漏水], has: {channel: media}}}
      - {id: b, level: 2, when: {any: [漏水]}}
      """, []
    ),
    (
      """
      - {id: a, level: 1, when: {any: [漏水], either: [{any: [电]}]}}
      - {id: b, level: 2, when: {any: [漏水, 电]}}
      """, []
    ),
    (
      """
      - {id: a, level: 1, when: {any: [漏水], none: [没, 不]}}
      - {id: b, level: 2, when: {any: [⌖漏水], none: [不, 没]}}
      """, ["~shared-phrase"]
    ),
    (
      """
      - {id: a, level: 2, when: {any: [漏水]}}
      - {id: b, level: 2, when: {any: [漏水]}}
      """, []
    ),
  ]

  @Test(arguments: overlaps)
  func aPhraseOfTwoLevels(text: String, rules: [String]) throws {
    try expectFindings(in: [("policy/classify.yaml", "rules:\n" + text)], rules)
  }

  @Test func aPhraseOfTwoCategories() throws {
    try expectFindings(
      in: [
        (
          "policy/classify.yaml",
          """
          categories:
            - {id: product, when: {any: [坏了, 断了]}}
            - {id: repair, when: {any: [维修, ⌖坏了]}}
            - {id: delivery, when: {any: [坏了], none: [没坏]}}
          """
        )
      ], ["~shared-phrase"])
  }

  @Test func aLongListTakesNoLongTime() throws {
    // Each phrase begins like many others and holds parts of them.
    let words = (0..<4000).map { "电\($0 % 50)表\($0)坏" }.joined(separator: ", ")
    let none = (0..<4000).map { "不电\($0)" }.joined(separator: ", ")
    let clock = ContinuousClock()
    let time = try clock.measure {
      try expectFindings(when: "{any: [\(words)], none: [\(none)]}", [])
    }
    #expect(time < .seconds(20))
  }
}
