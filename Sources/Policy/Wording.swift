package import Words

/// How phrases are read: gaps, and words that deny or doubt what follows them.
package struct Wording: Sendable {
  package let gap: Int
  package let negation: Guard
  /// Words that make what follows them no fact: 以为, "what if". They bind only where a condition
  /// asks for what is `actual`.
  package let doubt: Guard

  package init(gap: Int, negation: Guard, doubt: Guard = .none) {
    (self.gap, self.negation, self.doubt) = (gap, negation, doubt)
  }

  package static let plain = Wording(gap: 12, negation: .none)
}

/// Words that guard what stands near them against being found (CLS-9).
package struct Guard: Sendable {
  /// They guard what follows them.
  package let words: [Phrase]
  /// They guard what they follow: 漏电倒没有.
  package let after: [Phrase]
  /// How far they reach within their clause, in Unicode scalars.
  package let reach: Int

  package init(_ words: [Phrase], after: [Phrase] = [], reach: Int) {
    (self.words, self.after, self.reach) = (words, after, reach)
  }

  package static let none = Guard([], reach: 0)

  /// Where its words stand in a text.
  func places(in text: FoldedText, gap: Int) -> GuardPlaces {
    GuardPlaces(
      before: words.flatMap { $0.ranges(in: text, gap: gap) }.sorted {
        $0.upperBound < $1.upperBound
      },
      after: after.flatMap { $0.ranges(in: text, gap: gap) }.sorted {
        $0.lowerBound < $1.lowerBound
      },
      reach: reach)
  }
}

/// Where the words of a guard stand in one text.
struct GuardPlaces: Sendable {
  /// By their ends.
  let before: [Range<Int>]
  /// By their starts.
  let after: [Range<Int>]
  let reach: Int

  /// The word that guards a place: near enough, in the same clause.
  func word(guarding range: Range<Int>, in text: FoldedText) -> Range<Int>? {
    nearestBefore(range, in: text) ?? nearestAfter(range, in: text)
  }

  private func nearestBefore(_ range: Range<Int>, in text: FoldedText) -> Range<Int>? {
    if before.isEmpty { return nil }
    var index = before.partition { $0.upperBound <= range.lowerBound }
    while index > 0 {
      index -= 1
      let word = before[index]
      guard range.lowerBound - word.upperBound <= reach else { return nil }
      // Looking no further back than the word keeps a text of one long clause linear.
      let start = text.clauseStart(before: range.lowerBound, notBefore: word.lowerBound)
      if start <= word.lowerBound { return word }
    }
    return nil
  }

  private func nearestAfter(_ range: Range<Int>, in text: FoldedText) -> Range<Int>? {
    if after.isEmpty { return nil }
    let index = after.partition { $0.lowerBound < range.upperBound }
    guard index < after.count, after[index].lowerBound - range.upperBound <= reach else {
      return nil
    }
    let word = after[index]
    let start = text.clauseStart(before: word.lowerBound, notBefore: range.lowerBound)
    return start <= range.lowerBound ? word : nil
  }
}

extension [Range<Int>] {
  /// How many of a sorted list come before the others.
  fileprivate func partition(_ isBefore: (Range<Int>) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
