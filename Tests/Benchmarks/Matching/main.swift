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

/// Numbers that look random and are the same in each run.
struct Numbers {
  private var state: UInt64 = 1

  mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }
}

var numbers = Numbers()
let characters = (0..<1200).compactMap { Unicode.Scalar(0x4E00 + $0 * 3) }
let syllables = ["re", "fund", "leak", "bro", "ken", "ser", "vice", "late", "wa", "ter", "bill", "ing"]

func chinese(_ count: Int) -> String {
  var text = String.UnicodeScalarView()
  for _ in 0..<count { text.append(characters[numbers.next(characters.count)]) }
  return String(text)
}

func english(_ words: Int) -> String {
  (0..<words).map { _ in
    (0..<(1 + numbers.next(3))).map { _ in syllables[numbers.next(syllables.count)] }.joined()
  }.joined(separator: " ")
}

let lexicon = Lexicon()
let phrases = (0..<10_000).compactMap { number in
  Phrase(number % 2 == 0 ? chinese(2 + number % 4) : english(2 + number % 2), in: lexicon)
}

for (name, text) in [
  ("chinese", chinese(330_000)), ("english", english(150_000)), ("chinese ten times", chinese(3_300_000)),
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
