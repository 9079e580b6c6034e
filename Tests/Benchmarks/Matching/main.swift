import Words

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// Looks for ten thousand phrases in texts of one and of ten megabytes, Chinese and English. Prints what each took, a JSON
// object a line; `bench` beside this folder runs it.

func milliseconds(_ body: () -> Void) -> Double {
  var (start, end) = (timespec(), timespec())
  clock_gettime(CLOCK_MONOTONIC, &start)
  body()
  clock_gettime(CLOCK_MONOTONIC, &end)
  return Double(end.tv_sec - start.tv_sec) * 1e3 + Double(end.tv_nsec - start.tv_nsec) / 1e6
}

/// Texts that look random and are the same in each run.
struct Writer {
  private static let characters = (0..<1200).compactMap { Unicode.Scalar(0x4E00 + $0 * 3) }
  private static let syllables = [
    "re", "fund", "leak", "bro", "ken", "ser", "vice", "late", "wa", "ter", "bill", "ing",
  ]
  private var state: UInt64 = 1

  private mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  mutating func chinese(_ count: Int) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<count { text.append(Writer.characters[next(Writer.characters.count)]) }
    return String(text)
  }

  mutating func english(_ words: Int) -> String {
    var text = ""
    for number in 0..<words {
      if number > 0 { text += " " }
      for _ in 0...next(3) { text += Writer.syllables[next(Writer.syllables.count)] }
    }
    return text
  }
}

var writer = Writer()
let lexicon = Lexicon()
let phrases = (0..<10_000).compactMap { number in
  Phrase(
    number % 2 == 0 ? writer.chinese(2 + number % 4) : writer.english(2 + number % 2), in: lexicon)
}

for (name, text) in [
  ("chinese", writer.chinese(330_000)), ("english", writer.english(150_000)),
  ("ten times the chinese", writer.chinese(3_300_000)),
] {
  var found = 0
  let bytes = text.utf8.count
  let took = milliseconds {
    let folded = FoldedText(text)
    for phrase in phrases { found += phrase.ranges(in: folded, gap: 12).count }
  }
  let rate = Double(bytes) / 1e6 / (took / 1e3)
  print(
    "{\"what\":\"match \(name)\",\"phrases\":\(phrases.count),\"bytes\":\(bytes),\"found\":\(found),"
      + "\"ms\":\(Int(took)),\"mb_per_s\":\(Int(rate))}")
}
