/// A phrase of a rule: plain text, perhaps in parts with a gap between them (`刹车…失灵`).
package struct Phrase: Sendable {
  package struct Part: Sendable {
    package let folded: [UInt32]
    /// The last word may go on: `leak*`.
    package let isOpen: Bool
  }

  /// As policy spells it.
  package let text: String
  /// The first scalars to look for, folded; no second where there is but one.
  struct Start: Sendable {
    let first: UInt32
    let second: UInt32?
  }

  private let start: Start
  /// Those that it is looked for together with, and its number there.
  private let lexicon: Lexicon?
  private let number: Int

  /// Nil when nothing is left to look for.
  ///
  /// - Parameter lexicon: takes the phrase up, so that one pass over a text finds it with all others.
  package init?(_ text: String, in lexicon: Lexicon? = nil) {
    guard let start = Phrase.start(of: text) else { return nil }
    (self.text, self.start, self.lexicon) = (text, start, lexicon)
    number = lexicon?.add(text, start) ?? 0
  }

  private static func start(of text: String) -> Start? {
    // A policy has thousands of phrases, every run reads them all, and few stand in a text: the
    // rest of a phrase is made ready when its start may be there.
    var scalars = text.unicodeScalars.makeIterator()
    if let first = scalars.next(), let second = scalars.next(), !first.isMark, !second.isMark {
      return Start(first: FoldedText.fold(first), second: FoldedText.fold(second))
    }
    guard let word = Phrase.parts(of: text).first?.folded else { return nil }
    return Start(first: word[0], second: word.count > 1 ? word[1] : nil)
  }

  /// Whether a phrase of this spelling may stand in a text: its start does, or most likely does.
  package static func mayStand(_ spelling: String, in text: FoldedText) -> Bool {
    start(of: spelling).map(text.mayHold) ?? true
  }

  /// The parts that must stand one after another.
  package var parts: [Part] { Phrase.parts(of: text) }

  static func parts(of text: String) -> [Part] {
    var parts: [Part] = []
    var folded: [UInt32] = []
    for scalar in text.unicodeScalars {
      if scalar == "…" {
        parts.appendPart(folded)
        folded.removeAll(keepingCapacity: true)
      } else {
        folded.append(FoldedText.fold(scalar))
      }
    }
    parts.appendPart(folded)
    return parts
  }

  /// Every place of the text where the phrase stands, from left to right.
  ///
  /// - Parameter gap: how many scalars may stand between two parts.
  package func ranges(in text: FoldedText, gap: Int) -> [Range<Int>] {
    if !text.mayHold(start) { return [] }
    if let lexicon { return text.scan(lexicon).ranges(of: number, in: text, gap: gap) }
    let parts = self.parts
    var ranges: [Range<Int>] = []
    var from = 0
    while let first = parts[0].range(in: text, from: from, to: text.folded.count) {
      if let end = Phrase.end(of: parts, in: text, after: first.upperBound, gap: gap) {
        ranges.append(first.lowerBound..<end)
        from = max(end, first.lowerBound + 1)
      } else {
        from = first.lowerBound + 1
      }
    }
    return ranges
  }

  /// Where the last part ends when the others follow the first closely enough.
  private static func end(
    of parts: [Part], in text: FoldedText, after first: Int, gap: Int
  ) -> Int? {
    var end = first
    for part in parts.dropFirst() {
      let limit = min(text.folded.count, end + gap + part.folded.count)
      guard let next = part.range(in: text, from: end, to: limit) else { return nil }
      end = next.upperBound
    }
    return end
  }
}

extension Unicode.Scalar {
  /// A gap, or the star that opens a word.
  fileprivate var isMark: Bool { self == "…" || self == "*" }
}

extension [Phrase.Part] {
  /// Adds a part unless nothing stands in it; a star at its end opens its last word.
  fileprivate mutating func appendPart(_ folded: [UInt32]) {
    let isOpen = folded.last == 0x2A
    let word = isOpen ? Array<UInt32>(folded.dropLast()) : folded
    if !word.isEmpty { append(Phrase.Part(folded: word, isOpen: isOpen)) }
  }
}

extension Phrase.Part {
  /// The first place between two others where the part stands as a whole word.
  package func range(in text: FoldedText, from start: Int, to limit: Int) -> Range<Int>? {
    if folded.count > 1, !text.mayHold(folded[0], folded[1]) { return nil }
    guard limit - start >= folded.count else { return nil }
    for place in start...(limit - folded.count) where text.folded[place] == folded[0] {
      let end = place + folded.count
      if text.folded[place..<end].elementsEqual(folded), isWhole(place..<end, in: text) {
        return place..<end
      }
    }
    return nil
  }

  func isWhole(_ range: Range<Int>, in text: FoldedText) -> Bool {
    let words = text.folded
    if FoldedText.isWord(folded[0]), range.lowerBound > 0,
      FoldedText.isWord(words[range.lowerBound - 1])
    {
      return false
    }
    guard !isOpen, FoldedText.isWord(folded[folded.count - 1]) else { return true }
    return range.upperBound == words.count || !FoldedText.isWord(words[range.upperBound])
  }
}
