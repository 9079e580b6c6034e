/// Which features models have learnt about: those that at least two of their texts have.
///
/// What stands in one text only says nothing of others, and would blur what shares its bucket. A
/// feature is known by one bit of many; a few unknown ones pass for known.
package struct KnownFeatures: Sendable {
  /// The buckets in which weights stand.
  static let buckets = 1 << 15
  private static let marks: UInt64 = 1 << 20
  /// Of `bytes`.
  package static let size = Int(marks / 8)

  private let marks: ArraySlice<UInt8>

  /// - Parameter texts: the keys of each text, each once.
  package init(of texts: [[UInt64]]) {
    var marks = [UInt8](repeating: 0, count: KnownFeatures.size)
    var all = texts.flatMap { $0 }
    all.sort()
    for (key, next) in zip(all, all.dropFirst()) where key == next {
      let mark = key % KnownFeatures.marks
      marks[Int(mark >> 3)] |= 1 << UInt8(mark & 7)
    }
    self.marks = marks[...]
  }

  /// As they were kept; nil when the bytes are too few or too many.
  package init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.count == KnownFeatures.size else { return nil }
    marks = bytes
  }

  package var bytes: ArraySlice<UInt8> { marks }

  /// The bucket of a feature; nil when it isn't known.
  func bucket(_ key: UInt64) -> Int? {
    let mark = key % KnownFeatures.marks
    guard marks[marks.startIndex + Int(mark >> 3)] & 1 << UInt8(mark & 7) != 0 else { return nil }
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
