/// What a linear model sees of a text: runs of characters and of words, by the hash of each.
///
/// Scripts that part words with spaces give words, pairs of words, and pieces of words, so that
/// "leaks" is like "leaking"; others give runs of one to four characters. Words, and characters of
/// such other scripts, give pairs with a few others between them, too, within a clause.
package struct TextFeatures: Sendable {
  package struct Feature: Sendable {
    /// Its hash.
    package let key: UInt32
    /// In Unicode scalars.
    package let start: Int32
    package let end: Int32
  }

  /// Every one with its place.
  package private(set) var all: [Feature] = []
  /// The words of the clause that is being read, and the characters.
  private var words = Pairing(reach: 4)
  private var signs = Pairing(reach: 5)

  package init(_ text: FoldedText) {
    let folded = text.folded
    all.reserveCapacity(folded.count * 8)
    var start = 0
    var before: Range<Int>?
    while start < folded.count {
      var end = start + 1
      if FoldedText.isWord(folded[start]) {
        while end < folded.count, TextFeatures.goesOn(folded, end) { end += 1 }
        addWord(start..<end, after: before, folded)
        before = start..<end
      } else if TextFeatures.isIdeograph(folded[start]) {
        while end < folded.count, TextFeatures.isIdeograph(folded[end]) { end += 1 }
        addRun(start..<end, folded)
        before = nil
      } else if folded[start] == 0x3F || folded[start] == 0x21 {  // ? !
        add(start..<end, folded, kind: 5)
        before = nil
      } else if folded[start] != 0x20 {
        before = nil
      }
      if FoldedText.endsClause(folded, start) {
        words.clear()
        signs.clear()
      }
      start = end
    }
  }

  /// Their hashes, each once, in order.
  package var keys: [UInt32] {
    var keys = all.map(\.key)
    keys.sort()
    var last: UInt32?
    keys.removeAll { key in
      defer { last = key }
      return key == last
    }
    return keys
  }

  private mutating func addRun(_ run: Range<Int>, _ folded: [UInt32]) {
    for start in run {
      for length in 1...4 where start + length <= run.upperBound {
        add(start..<start + length, folded, kind: 1)
      }
      for pair in signs.pairs(with: start, hash: UInt64(folded[start])) {
        append(pair.start..<start + 1, hash: pair.hash, kind: 8)
      }
    }
  }

  private mutating func addWord(
    _ word: Range<Int>, after before: Range<Int>?, _ folded: [UInt32]
  ) {
    if (0x30...0x39).contains(folded[word.lowerBound]) {
      // Numbers are alike but for their length: hotlines have few digits, amounts too.
      append(word, hash: UInt64(word.count), kind: 6)
      if word.count >= 5 { add(word, folded, kind: 2) }
      return
    }
    add(word, folded, kind: 2)
    for pair in words.pairs(with: word.lowerBound, hash: TextFeatures.hash(word, folded)) {
      append(pair.start..<word.upperBound, hash: pair.hash, kind: 7)
    }
    if let before { add(before.lowerBound..<word.upperBound, folded, kind: 3) }
    for length in 4...5 where word.count > length {
      for start in word.lowerBound...word.upperBound - length {
        add(start..<start + length, folded, kind: 4)
      }
    }
  }

  private mutating func add(_ range: Range<Int>, _ folded: [UInt32], kind: UInt64) {
    append(range, hash: TextFeatures.hash(range, folded), kind: kind)
  }

  /// FNV-1a over scalars.
  private static func hash(_ range: Range<Int>, _ folded: [UInt32]) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for place in range { hash = (hash ^ UInt64(folded[place])) &* 0x0100_0000_01b3 }
    return hash
  }

  private mutating func append(_ range: Range<Int>, hash: UInt64, kind: UInt64) {
    let mixed = (hash ^ kind) &* 0x9E37_79B9_7F4A_7C15
    all.append(
      Feature(
        key: UInt32(truncatingIfNeeded: mixed >> 32), start: Int32(range.lowerBound),
        end: Int32(range.upperBound)))
  }

  /// An apostrophe within a word belongs to it.
  private static func goesOn(_ folded: [UInt32], _ place: Int) -> Bool {
    FoldedText.isWord(folded[place])
      || folded[place] == 0x27 && place + 1 < folded.count && FoldedText.isWord(folded[place + 1])
  }

  private static func isIdeograph(_ value: UInt32) -> Bool {
    switch value {
    case 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0x20000...0x3134F: true
    default: false
    }
  }
}

/// Words of one clause that go in pairs with those that follow.
private struct Pairing: Sendable {
  /// How far apart two may be, counted in words; neighbours are one apart.
  let reach: Int
  private var words: [(start: Int, hash: UInt64)] = []

  init(reach: Int) { self.reach = reach }

  /// Adds a word; returns where each pair with one before it starts, neighbours left out.
  mutating func pairs(with start: Int, hash: UInt64) -> [(start: Int, hash: UInt64)] {
    defer { words.append((start, hash)) }
    return words.dropLast().suffix(reach - 1).map { word in
      (word.start, (word.hash &* 0x0100_0000_01b3 ^ hash) &* 0x0100_0000_01b3)
    }
  }

  mutating func clear() { words.removeAll(keepingCapacity: true) }
}
