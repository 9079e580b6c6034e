/// Phrases that are looked for together: one pass over a text finds all of them.
///
/// It is filled while policy is read, by one thread, and doesn't change afterwards.
package final class Lexicon: @unchecked Sendable {
  struct Entry {
    let text: String
    let start: Phrase.Start
  }

  private(set) var entries: [Entry] = []

  package init() {}

  /// The number it has from now on.
  func add(_ text: String, _ start: Phrase.Start) -> Int {
    entries.append(Entry(text: text, start: start))
    return entries.count - 1
  }

  /// Where the parts of the phrases stand in a text; takes time in proportion to the text.
  func scan(_ text: FoldedText) -> LexiconScan {
    var automaton = Automaton()
    var parts: [Int: [LexiconScan.Part]] = [:]
    for (number, entry) in entries.enumerated() {
      if !text.mayHold(entry.start) { continue }
      parts[number] = Phrase.parts(of: entry.text).map { part in
        LexiconScan.Part(part: part, node: automaton.insert(part.folded))
      }
    }
    automaton.link()
    return LexiconScan(parts: parts, starts: automaton.starts(in: text.folded))
  }
}

/// Where the phrases of a lexicon stand in one text.
struct LexiconScan: Sendable {
  struct Part: Sendable {
    let part: Phrase.Part
    /// Of the automaton that looked for it.
    let node: Int
  }

  /// Of the phrases that may stand there, by their number.
  fileprivate let parts: [Int: [Part]]
  /// By node: where its word begins, from left to right, word borders not asked for yet.
  fileprivate let starts: [[Int32]]

  /// Where a phrase stands, from left to right, none over another.
  ///
  /// - Parameter gap: how many scalars may stand between two parts.
  func ranges(of number: Int, in text: FoldedText, gap: Int) -> [Range<Int>] {
    guard let parts = parts[number], let first = parts.first else { return [] }
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
    of parts: ArraySlice<Part>, in text: FoldedText, after first: Int, gap: Int
  ) -> Int? {
    var end = first
    for next in parts {
      guard let start = place(of: next, from: end, to: end + gap, in: text) else { return nil }
      end = start + next.part.folded.count
    }
    return end
  }

  /// The first start between two places at which the part is a whole word.
  private func place(of part: Part, from: Int, to last: Int, in text: FoldedText) -> Int? {
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
