internal import CFolding
internal import Synchronization

/// A text made ready for phrases: scalar by scalar in lower case, half width and simplified.
///
/// Folding keeps the number of scalars, so a place in the folded text is the same place in the
/// text itself.
package struct FoldedText: Sendable {
  /// The text as it was written.
  package let scalars: [Unicode.Scalar]
  package let folded: [UInt32]
  /// One bit for each pair of neighbours, by their hash; a phrase whose first pair is missing
  /// can't stand in the text.
  private let pairs: [UInt64]
  private let scans = ScanStore()

  package init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    folded = scalars.map(FoldedText.fold)
    var pairs = [UInt64](repeating: 0, count: 256)
    for (left, right) in zip(folded, folded.dropFirst()) {
      let bit = FoldedText.hash(left, right)
      pairs[bit >> 6] |= 1 << UInt64(bit & 63)
    }
    self.pairs = pairs
  }

  /// The words between two places, as they were written.
  package func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }

  /// Where the phrases of a lexicon stand; looked for once.
  func scan(_ lexicon: Lexicon) -> LexiconScan {
    let key = ObjectIdentifier(lexicon)
    if let known = scans.byLexicon.withLock({ $0[key]?.scan }) { return known }
    let scan = lexicon.scan(self)
    scans.byLexicon.withLock { $0[key] = (lexicon, scan) }
    return scan
  }

  func mayHold(_ start: Phrase.Start) -> Bool {
    start.second.map { mayHold(start.first, $0) } ?? true
  }

  func mayHold(_ left: UInt32, _ right: UInt32) -> Bool {
    let bit = FoldedText.hash(left, right)
    return pairs[bit >> 6] & 1 << UInt64(bit & 63) != 0
  }

  private static func hash(_ left: UInt32, _ right: UInt32) -> Int {
    Int((left &* 0x9E37_79B1 ^ right &* 0x85EB_CA77) >> 18)
  }

  /// Full-width forms become ASCII, letters small, traditional characters simplified; what folds to
  /// several scalars stays.
  package static func fold(_ scalar: Unicode.Scalar) -> UInt32 {
    var value = scalar.value
    switch value {
    case 0x41...0x5A: return value + 32
    case 0..<0x80: return value
    case 0x3400...0x9FFF:
      let simple = cs_simplified()[Int(value - 0x3400)]
      return simple == 0 ? value : UInt32(simple)
    case 0xFF01...0xFF5E: value -= 0xFEE0
    case 0x3000: value = 0x20
    case 0x2018, 0x2019: value = 0x27
    default: break
    }
    guard let folded = Unicode.Scalar(value) else { return value }
    let lower = folded.properties.lowercaseMapping.unicodeScalars
    return lower.count == 1 ? lower.first?.value ?? value : value
  }

  /// Whether the scalar belongs to a word of a script that parts words with spaces.
  package static func isWord(_ value: UInt32) -> Bool {
    switch value {
    case 0x30...0x39, 0x61...0x7A: true
    case 0xC0...0x24F, 0x370...0x52F: true
    default: false
    }
  }

  /// A range widened to the whole of the words that it begins and ends in, without spaces around.
  package func wholeWords(_ range: Range<Int>) -> Range<Int> {
    func isInWord(_ place: Int) -> Bool {
      place > 0 && place < folded.count && FoldedText.isWord(folded[place - 1])
        && FoldedText.isWord(folded[place])
    }
    var (start, end) = (range.lowerBound, range.upperBound)
    while isInWord(start) { start -= 1 }
    while isInWord(end) { end += 1 }
    while start < end, folded[start] == 0x20 { start += 1 }
    while end > start, folded[end - 1] == 0x20 { end -= 1 }
    return start..<end
  }

  /// Where the clause that holds a place begins, or the bound if it begins before that.
  package func clauseStart(before place: Int, notBefore bound: Int) -> Int {
    var start = place
    while start > max(0, bound), !FoldedText.endsClause(folded, start - 1) { start -= 1 }
    return start
  }

  /// Whether a clause ends with the scalar at a place; a point inside a number ends none.
  static func endsClause(_ text: [UInt32], _ place: Int) -> Bool {
    switch text[place] {
    case 0x2C, 0x2E, 0x3A:  // , . :
      return place + 1 >= text.count || !(0x30...0x39).contains(text[place + 1])
    case 0x21, 0x3B, 0x3F, 0x0A, 0x3002, 0xFF61, 0x3001: return true  // ! ? ; line 。、
    default: return false
    }
  }
}

/// What was found in a text, by what was looked for; a lexicon is held so that its address stays its own.
private final class ScanStore: Sendable {
  let byLexicon = Mutex<[ObjectIdentifier: (lexicon: Lexicon, scan: LexiconScan)]>([:])
}
