import Casework
import Words

/// A text in which a phrase stands in the way that tells the least about what is around it.
///
/// What is found here is found in every text in which the phrase stands: gaps are as wide as they
/// may be, and a last word that may go on does.
struct PhraseSample: Sendable {
  let folded: [UInt32]

  /// Nil for a phrase of so many parts that nobody would write it.
  init?(_ phrase: Phrase, gap: Int) {
    let parts = phrase.parts
    guard parts.count <= PhraseSample.most else { return nil }
    var folded: [UInt32] = []
    for (number, part) in parts.enumerated() {
      if number > 0 { folded += repeatElement(PhraseSample.filler, count: gap) }
      folded += part.folded
      if part.isOpen { folded.append(0x78) }
    }
    self.folded = folded
  }

  var text: FoldedText {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: folded.compactMap(Unicode.Scalar.init))
    return FoldedText(String(view))
  }

  private static let most = 8
  /// A private character: no word, and in no phrase.
  private static let filler: UInt32 = 0xF8FF
}

/// Phrases by their first part, to find those that stand within another.
///
/// Every length is looked up by its hash, so that a list of thousands costs little more than its
/// text; of one beginning no more than a handful is looked at, whatever the list.
struct PhraseIndex: Sendable {
  let phrases: [PlacedPhrase]
  /// By the hash of the first part.
  private var firsts: [UInt64: [Int]] = [:]
  /// The lengths of first parts that begin with a scalar, the shortest first.
  private var lengths: [UInt32: [Int]] = [:]
  private static let most = 64

  init(_ phrases: [PlacedPhrase]) {
    self.phrases = phrases
    var lengths: [UInt32: Set<Int>] = [:]
    for (number, phrase) in phrases.enumerated() {
      guard let first = phrase.phrase.parts.first?.folded, let scalar = first.first else {
        continue
      }
      let hash = first.reduce(0, PhraseIndex.hash)
      if firsts[hash, default: []].count < PhraseIndex.most {
        firsts[hash, default: []].append(number)
      }
      lengths[scalar, default: []].insert(first.count)
    }
    self.lengths = lengths.mapValues { Array($0.sorted().prefix(PhraseIndex.most)) }
  }

  private static func hash(_ before: UInt64, _ scalar: UInt32) -> UInt64 {
    (before &* 0x100_0000_01B3) ^ UInt64(scalar)
  }

  /// Those of which the first part stands somewhere in a sample, each once.
  private func candidates(in sample: PhraseSample) -> [PlacedPhrase] {
    let folded = sample.folded
    var seen = Set<Int>()
    var found: [PlacedPhrase] = []
    for place in folded.indices {
      guard let lengths = lengths[folded[place]] else { continue }
      var (hash, end) = (UInt64(0), place)
      for length in lengths where place + length <= folded.count {
        while end < place + length {
          hash = PhraseIndex.hash(hash, folded[end])
          end += 1
        }
        for number in firsts[hash] ?? [] where seen.insert(number).inserted {
          found.append(phrases[number])
        }
      }
    }
    return found
  }

  /// One that stands wherever the other does, denied or not.
  func first(standingIn phrase: PlacedPhrase, gap: Int) -> PlacedPhrase? {
    guard !phrases.isEmpty, let sample = PhraseSample(phrase.phrase, gap: gap) else { return nil }
    let near = candidates(in: sample)
    if near.isEmpty { return nil }
    let text = sample.text
    return near.first { !$0.phrase.ranges(in: text, gap: gap).isEmpty }
  }

  /// Another one that is found, and not denied, wherever this one is.
  func first(covering phrase: PlacedPhrase, _ wording: Wording) -> PlacedPhrase? {
    guard let sample = PhraseSample(phrase.phrase, gap: wording.gap) else { return nil }
    let near = candidates(in: sample).filter { $0.key != phrase.key }
    if near.isEmpty { return nil }
    let subject = Subject(
      texts: [Subject.Field("", sample.text, wording)], facts: Facts(), wording: wording)
    let certain = wording.certain(in: sample.folded)
    return near.first { other in
      subject.find(other.phrase).spans.contains { $0.start == 0 || $0.start < certain }
    }
  }
}

extension Wording {
  /// Before which place nothing is denied by a negation that begins before the text and ends
  /// within it: 有漏电 may stand after 没.
  fileprivate func certain(in text: [UInt32]) -> Int {
    var certain = Int.max
    for negation in negation.words.map(\.parts[0].folded) where negation.count > 1 {
      for cut in 1..<negation.count where text.starts(with: negation[cut...]) {
        certain = min(certain, negation.count - cut)
      }
    }
    return certain
  }
}
