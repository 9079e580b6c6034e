import Testing

@testable import Words

@Suite struct AutomatonTests {
  /// Words and a text over three letters, so that words stand in words and share ends.
  private func random(_ seed: UInt64) -> (words: [[UInt32]], text: [UInt32]) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    func word(_ length: UInt64) -> [UInt32] { (0..<length).map { _ in 97 + UInt32(next(3)) } }
    return ((0..<20).map { _ in word(1 + next(5)) }, word(200))
  }

  @Test(arguments: 1...50) func findsWhatLookingAtEveryPlaceFinds(seed: UInt64) {
    let (words, text) = random(seed)
    var automaton = Automaton()
    let nodes = words.map { automaton.insert($0) }
    automaton.link()
    let starts = automaton.starts(in: text)
    for (word, node) in zip(words, nodes) {
      let places = text.indices.filter { text[$0...].starts(with: word) }
      #expect(starts[node].map { Int($0) } == places)
    }
  }

  @Test(arguments: [
    ("a…b", "a b a xx b"), ("leak*", "leaks, leaking and leak"), ("a…a…a", "a a a a a a"),
    ("刹车…失灵", "刹车刹车失灵了刹车好失灵"), ("no", "no nose no"), ("x", "axa x"),
  ])
  func findsTogetherWhatItFindsAlone(phrase: String, text: String) throws {
    let lexicon = Lexicon()
    _ = try #require(Phrase("失灵", in: lexicon))
    let together = try #require(Phrase(phrase, in: lexicon))
    let alone = try #require(Phrase(phrase))
    let folded = FoldedText(text)
    for gap in [0, 1, 3, 12] {
      #expect(together.ranges(in: folded, gap: gap) == alone.ranges(in: folded, gap: gap))
    }
  }

  @Test(arguments: [("漏電", "漏电"), ("ＡＢＣ", "abc"), ("隻", "只"), ("乾杯", "干杯"), ("電視臺", "电视台")])
  func traditionalAndWideFormsFoldAlike(written: String, simple: String) throws {
    let phrase = try #require(Phrase(simple))
    #expect(phrase.ranges(in: FoldedText("看\(written)看"), gap: 0).count == 1)
    #expect(try #require(Phrase(written)).ranges(in: FoldedText(simple), gap: 0).count == 1)
  }
}
