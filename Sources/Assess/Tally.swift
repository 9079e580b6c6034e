internal import Casework

/// A figure while it is being counted; tallies of parts add up to the tally of the whole (ASM-8).
package struct Tally: Sendable {
  /// How many things were looked at.
  package private(set) var count = 0
  /// What a share is taken of: the things, or a sum over them.
  package private(set) var whole = 0
  /// How many of them were as the figure asks, or the part of the sum.
  package private(set) var hits = 0
  /// Values and how often each came.
  package private(set) var values: [Int: Int] = [:]

  package init() {}

  mutating func add(hit: Bool) {
    add(hit ? 1 : 0, of: 1)
  }

  /// Adds a part of a sum: a ratio of sums weighs a large whole more than a small one.
  mutating func add(_ part: Int, of whole: Int) {
    count += 1
    self.whole += whole
    hits += part
  }

  mutating func add(value: Int) {
    count += 1
    values[value, default: 0] += 1
  }

  package static func + (left: Tally, right: Tally) -> Tally {
    var sum = left
    sum.count += right.count
    sum.whole += right.whole
    sum.hits += right.hits
    sum.values.merge(right.values, uniquingKeysWith: +)
    return sum
  }

  /// The hits in a hundred, to two places; nil for nothing.
  var percent: Amount? {
    whole == 0 ? nil : Amount(hits * 100).ratio(to: Amount(whole))
  }

  /// The mean, to two places.
  var mean: Amount? {
    let sum = values.reduce(0) { $0 + $1.key * $1.value }
    return count == 0 ? nil : Amount(sum).ratio(to: Amount(count))
  }

  /// The middle value; of an even number of them, the mean of the middle two.
  var median: Amount? {
    guard let lower = percentile(50), let upper = rank(count / 2 + 1) else { return nil }
    return Amount(lower + upper).ratio(to: Amount(2))
  }

  /// The smallest value that at least `share` hundredths of all don't exceed (nearest rank).
  func percentile(_ share: Int) -> Int? {
    rank(max(1, (count * share + 99) / 100))
  }

  /// The value of a place, from the smallest, counted from 1; nil past the last.
  private func rank(_ rank: Int) -> Int? {
    var seen = 0
    for (value, times) in values.sorted(by: { $0.key < $1.key }) {
      seen += times
      if seen >= rank { return value }
    }
    return nil
  }
}
