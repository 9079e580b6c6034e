internal import Synchronization

/// Phrases that are looked for together: one pass over a text finds all of them.
///
/// It is filled while policy is read, by one thread, and doesn't change afterwards.
package final class Lexicon: @unchecked Sendable {
  struct Entry {
    let text: String
    let start: Phrase.Start
  }

  private(set) var entries: [Entry] = []
  /// For long texts; made when the first comes.
  private let whole = Mutex<LexiconIndex?>(nil)

  package init() {}

  /// The number it has from now on.
  func add(_ text: String, _ start: Phrase.Start) -> Int {
    entries.append(Entry(text: text, start: start))
    return entries.count - 1
  }

  /// Where the parts of the phrases stand in a text; takes time in proportion to the text.
  func scan(_ text: FoldedText) -> LexiconScan {
    let index = text.folded.count < Lexicon.long ? index(for: text) : index()
    return LexiconScan(index: index, starts: index.automaton.starts(in: text.folded))
  }

  /// From how many scalars on it doesn't pay to leave out the phrases that can't stand in a text.
  private static let long = 20_000

  private func index(for text: FoldedText) -> LexiconIndex {
    var index = LexiconIndex()
    for (number, entry) in entries.enumerated() where text.mayHold(entry.start) {
      index.add(entry, number)
    }
    index.automaton.link()
    return index
  }

  private func index() -> LexiconIndex {
    whole.withLock { known in
      if let known, known.count == entries.count { return known }
      var index = LexiconIndex()
      for (number, entry) in entries.enumerated() { index.add(entry, number) }
      index.automaton.link()
      known = index
      return index
    }
  }
}

/// Phrases, each with its parts and the automaton that finds them.
struct LexiconIndex: Sendable {
  struct Part: Sendable {
    let part: Phrase.Part
    /// Of the automaton.
    let node: Int
  }

  fileprivate var automaton = Automaton()
  fileprivate private(set) var parts: [Int: [Part]] = [:]

  var count: Int { parts.count }

  mutating fileprivate func add(_ entry: Lexicon.Entry, _ number: Int) {
    parts[number] = Phrase.parts(of: entry.text).map { part in
      Part(part: part, node: automaton.insert(part.folded))
    }
  }
}

/// Where the phrases of a lexicon stand in one text.
struct LexiconScan: Sendable {
  fileprivate let index: LexiconIndex
  /// By node: where its word begins, from left to right, word borders not asked for yet.
  fileprivate let starts: [[Int32]]

  /// Where a phrase stands, from left to right, none over another.
  ///
  /// - Parameter gap: how many scalars may stand between two parts.
  func ranges(of number: Int, in text: FoldedText, gap: Int) -> [Range<Int>] {
    guard let parts = index.parts[number], let first = parts.first else { return [] }
    if parts.contains(where: { starts[$0.node].isEmpty }) { return [] }
    var ranges: [Range<Int>] = []
    var from = 0
    for start in starts[first.node] where Int(start) >= from {
      let start = Int(start)
      let end = start + first.part.folded.count
      guard first.part.isWhole(start..<end, in: text) else { continue }
      guard let last = self.end(of: parts.dropFirst(), in: text, after: end, gap: gap) else {
        continue
      }
      ranges.append(start..<last)
      from = last
    }
    return ranges
  }

  private func end(
    of parts: ArraySlice<LexiconIndex.Part>, in text: FoldedText, after first: Int, gap: Int
  ) -> Int? {
    var end = first
    for next in parts {
      guard let start = place(of: next, from: end, to: end + gap, in: text) else { return nil }
      end = start + next.part.folded.count
    }
    return end
  }

  /// The first start between two places at which the part is a whole word.
  private func place(of part: LexiconIndex.Part, from: Int, to last: Int, in text: FoldedText)
    -> Int?
  {
    let starts = starts[part.node]
    var index = starts.firstIndex(notBefore: from)
    while index < starts.count, Int(starts[index]) <= last {
      let start = Int(starts[index])
      if part.part.isWhole(start..<start + part.part.folded.count, in: text) { return start }
      index += 1
    }
    return nil
  }
}

extension [Int32] {
  /// Of a sorted list.
  fileprivate func firstIndex(notBefore place: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if Int(self[middle]) < place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
