/// Which features models have learnt about: those that at least two of their texts have, each with its
/// number. What stands in one text only says nothing of others.
package struct KnownFeatures: Sendable {
  /// Their keys, four bytes each, in order.
  private let keys: ByteRange
  package let count: Int

  /// - Parameter texts: the keys of each text, each once.
  package init(of texts: [[UInt32]]) {
    var all = texts.flatMap { $0 }
    all.sort()
    var known: [UInt32] = []
    for (key, next) in zip(all, all.dropFirst()) where key == next && known.last != key {
      known.append(key)
    }
    keys = HeldBytes(copying: known.withUnsafeBytes { Array($0) }).all
    count = known.count
  }

  /// As they are kept: a line with their number, the keys.
  package var bytes: [UInt8] { Array("\(count)\n".utf8) + keys.array }

  /// Takes them off the front of bytes that were kept; nil when there are none.
  package init?(_ bytes: inout ByteRange) {
    guard let line = bytes.takeLine(), let count = Int(line), count < 1 << 28,
      let keys = bytes.take(count * 4)
    else { return nil }
    (self.keys, self.count) = (keys, count)
  }

  /// The number of a feature; nil when it isn't known.
  func number(_ key: UInt32) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      let found = keys.number(middle)
      if found == key { return middle }
      if found < key { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// The same for many texts, faster.
  package func numbers(of texts: [[UInt32]]) -> [[Int32]] {
    // Where the keys begin that start with the same sixteen bits, a few each.
    var starts = [Int](repeating: 0, count: (1 << 16) + 1)
    let known = (0..<count).map(keys.number)
    for key in known { starts[Int(key >> 16) + 1] += 1 }
    for start in starts.indices.dropFirst() { starts[start] += starts[start - 1] }
    return texts.map { text in
      text.compactMap { key in
        let start = Int(key >> 16)
        return (starts[start]..<starts[start + 1]).first { known[$0] == key }.map { Int32($0) }
      }
    }
  }

  /// The numbers of those features of a text that are known.
  package func numbers(_ keys: [UInt32]) -> [Int32] {
    keys.compactMap { key in number(key).map { Int32($0) } }
  }
}
