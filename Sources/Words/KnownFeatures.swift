/// Which features a model has learnt about: those that at least two of its texts have.
///
/// What stands in one text only says nothing of others, and would blur what shares its bucket. A
/// feature is known by one bit of many; a few unknown ones pass for known.
struct KnownFeatures: Sendable {
  /// The buckets in which weights stand.
  static let buckets = 1 << 15
  private static let marks: UInt64 = 1 << 20
  /// One for each mark.
  private(set) var words: [UInt64]

  /// - Parameter texts: the keys of each text, each once.
  init(of texts: [[UInt64]]) {
    words = Array(repeating: 0, count: KnownFeatures.size)
    var all = texts.flatMap { $0 }
    all.sort()
    for (key, next) in zip(all, all.dropFirst()) where key == next {
      let mark = key % KnownFeatures.marks
      words[Int(mark >> 6)] |= 1 << (mark & 63)
    }
  }

  /// As they were kept.
  init(words: [UInt64]) { self.words = words }

  static let size = Int(marks / 64)

  /// The bucket of a feature; nil when it isn't known.
  func bucket(_ key: UInt64) -> Int? {
    let mark = key % KnownFeatures.marks
    guard words[Int(mark >> 6)] & 1 << (mark & 63) != 0 else { return nil }
    return Int(key / KnownFeatures.marks)
  }

  /// The buckets of a text, each once, in order.
  func buckets(_ keys: [UInt64]) -> [Int] {
    var buckets = keys.compactMap { bucket($0) }
    buckets.sort()
    var last = -1
    buckets.removeAll { bucket in
      defer { last = bucket }
      return bucket == last
    }
    return buckets
  }
}
