import Casework
import Testing

@testable import Assess

/// A figure while it is being counted.
@Suite struct TallyTests {
  private static func tally(_ values: [Int]) -> Tally {
    values.reduce(into: Tally()) { $0.add(value: $1) }
  }

  /// Nearest rank: the ⌈share · n⌉-th smallest.
  static let percentiles: [(values: [Int], share: Int, value: Int?)] = [
    ([], 90, nil), ([7], 90, 7), ([7], 1, 7), ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 90, 9),
    ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 91, 10), ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 100, 10),
    ([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 10, 1), ([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 11, 2),
    // ⌈0.9 · 5⌉ = 5, ⌈0.9 · 11⌉ = 10, ⌈0.9 · 20⌉ = 18
    ([1, 2, 3, 4, 100], 90, 100), (Array(1...11), 90, 10), (Array(1...20), 90, 18),
    ([5, 5, 5, 5, 5, 5, 5, 5, 5, 60], 90, 5), ([5, 5, 5, 5, 5, 5, 5, 5, 60, 60], 90, 60),
  ]

  @Test(arguments: percentiles)
  func thePercentileIsAValueThatCame(values: [Int], share: Int, value: Int?) {
    #expect(Self.tally(values).percentile(share) == value)
  }

  /// As assess.yaml defines it: of an even number, the mean of the middle two.
  static let medians: [(values: [Int], median: String?)] = [
    ([], nil), ([7], "7"), ([3, 1, 2], "2"), ([1, 2], "1.5"), ([4, 1, 3, 2], "2.5"),
    ([1, 1, 1, 9], "1"),
    ([10, 20, 30, 40], "25"), ([5, 5, 60, 60], "32.5"),
  ]

  @Test(arguments: medians)
  func theMedianIsTheMiddleOne(values: [Int], median: String?) {
    #expect(Self.tally(values).median?.shortText == median)
  }

  static let means: [(values: [Int], mean: String?)] = [
    ([], nil), ([5], "5"), ([4, 5], "4.5"), ([1, 2, 2], "1.67"), ([5, 5, 4], "4.67"),
  ]

  @Test(arguments: means)
  func theMeanHasTwoPlaces(values: [Int], mean: String?) {
    #expect(Self.tally(values).mean?.shortText == mean)
  }

  static let shares: [(hits: Int, misses: Int, percent: String?)] = [
    (0, 0, nil), (1, 0, "100"), (0, 1, "0"), (1, 1, "50"), (1, 2, "33.33"), (2, 1, "66.67"),
    (1, 7, "12.5"),
  ]

  @Test(arguments: shares)
  func aShareIsInAHundredToTwoPlaces(hits: Int, misses: Int, percent: String?) {
    var tally = Tally()
    for _ in 0..<hits { tally.add(hit: true) }
    for _ in 0..<misses { tally.add(hit: false) }
    #expect(tally.percent?.shortText == percent)
    #expect(tally.count == hits + misses)
  }

  /// A rate of sums, not of rates: 1 of 10 and 9 of 10 and 0 of 5 make 10 of 25.
  @Test func aLargeWholeWeighsMoreThanASmallOne() {
    var tally = Tally()
    tally.add(1, of: 10)
    tally.add(9, of: 10)
    tally.add(0, of: 5)
    #expect(tally.percent?.shortText == "40")
    #expect(tally.count == 3)
  }

  /// Tallies of offices add up to that of the province, in any grouping (ASM-8).
  @Test func talliesAddUp() {
    let parts = [[1, 9, 9], [2], [], [3, 30, 300, 1]].map(Self.tally)
    let whole = Self.tally([1, 9, 9, 2, 3, 30, 300, 1])
    let left = parts.reduce(Tally(), +)
    let right = parts[0] + (parts[1] + (parts[2] + parts[3]))
    for sum in [left, right] {
      #expect(sum.count == 8)
      #expect(sum.values == whole.values)
      #expect(sum.percentile(90) == 300)
      #expect(sum.median?.shortText == "6")  // 1 1 2 3 9 9 30 300
    }
    var (hit, miss) = (Tally(), Tally())
    hit.add(hit: true)
    miss.add(hit: false)
    miss.add(hit: false)
    #expect((hit + miss).percent?.shortText == "33.33")
    #expect((miss + hit).percent == (hit + miss).percent)
  }
}
