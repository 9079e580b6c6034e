import Casework
import JSONText
import Policy
import TestSupport
import Testing

@testable import Visit

/// Who is visited out of a group (VIS-1, VIS-3).
@Suite struct SampleTests {
  private static let day: Timestamp = "2026-01-15T10:00:00+08:00"

  private static func people(_ count: Int, opened: Timestamp = day) -> [VisitCandidate] {
    (0..<count).map { VisitCandidate(id: "c\($0)", name: "n\($0)", opened: opened) }
  }

  private static func sample(
    _ people: [VisitCandidate], of group: String = "repaired", seed: String = "0",
    in period: String = "2026-01", taken: Set<String> = []
  ) throws -> VisitSample {
    VisitSample(
      of: people, group: try #require(try Rules.policy().group(group)),
      period: try #require(Period(period)), seed: seed, taken: taken,
      .always(try Zone("Asia/Shanghai")))
  }

  private static func names(_ sample: VisitSample) -> [String] { sample.drawn.map(\.candidate.id) }

  // MARK: How many

  static let shares: [(group: String, people: Int, drawn: Int)] = [
    ("repaired", 0, 0), ("repaired", 1, 1), ("repaired", 2, 1), ("repaired", 3, 2),
    ("repaired", 100, 50), ("repaired", 101, 51), ("new", 1, 1), ("new", 10, 1), ("new", 11, 2),
    ("new", 99, 10), ("new", 1000, 100), ("key", 7, 7), ("key", 0, 0),
  ]

  @Test(arguments: shares)
  func aShareIsALeastNumberAndRoundedUp(group: String, people: Int, drawn: Int) throws {
    let sample = try Self.sample(Self.people(people), of: group)
    #expect(sample.drawn.count == drawn)
    #expect(sample.population == people)
    #expect(sample.excluded == 0)
  }

  static let periods: [(opened: Timestamp, isIn: Bool)] = [
    ("2026-01-01T00:00:00+08:00", true), ("2025-12-31T23:59:59+08:00", false),
    ("2026-01-31T23:59:59+08:00", true), ("2026-02-01T00:00:00+08:00", false),
    // The day is the workspace's, not that of the offset it was written in.
    ("2025-12-31T16:00:00Z", true), ("2026-01-31T16:00:00Z", false),
  ]

  @Test(arguments: periods)
  func onlyThoseWhoseWindowOpensInThePeriod(opened: Timestamp, isIn: Bool) throws {
    let sample = try Self.sample(Self.people(1, opened: opened), of: "key")
    #expect(sample.drawn.count == (isIn ? 1 : 0))
    #expect(sample.population == (isIn ? 1 : 0))
  }

  /// Of ten, five are wanted; whoever another group has drawn counts as visited.
  static let taken: [(taken: Set<String>, drawn: Int)] = [
    ([], 5), (["c0"], 4), (["c0", "c1", "c2", "c3", "c4"], 0),
    (["c0", "c1", "c2", "c3", "c4", "c5", "c6"], 0), (["someone-else"], 5),
  ]

  @Test(arguments: taken)
  func nobodyIsOnTwoLists(taken: Set<String>, drawn: Int) throws {
    let sample = try Self.sample(Self.people(10), taken: taken)
    #expect(sample.drawn.count == drawn)
    #expect(Set(Self.names(sample)).isDisjoint(with: taken))
    #expect(sample.population == 10)
    #expect(sample.excluded == taken.filter { $0.hasPrefix("c") }.count)
  }

  /// A customer with two closed cases in the period is called once, by the earlier due time.
  @Test func nobodyIsDrawnTwice() throws {
    let twice = [
      VisitCandidate(id: "wang", complaint: "20260110-000002", opened: "2026-01-20T10:00:00+08:00"),
      VisitCandidate(id: "wang", complaint: "20260110-000001", opened: "2026-01-15T10:00:00+08:00"),
      VisitCandidate(id: "li", complaint: "20260110-000003", opened: "2026-01-15T10:00:00+08:00"),
    ]
    let sample = try Self.sample(twice, of: "key")
    #expect(Self.names(sample).sorted() == ["li", "wang"])
    #expect(sample.population == 2)
    let wang = sample.drawn.first { $0.candidate.id == "wang" }
    #expect(wang?.candidate.complaint == "20260110-000001")
  }

  // MARK: Fair and repeatable

  @Test func theSameSeedPeriodAndPeopleGiveTheSameList() throws {
    let people = Self.people(40)
    let first = try Self.names(Self.sample(people))
    #expect(try Self.names(Self.sample(people)) == first)
    // In whatever order they are given.
    #expect(try Self.names(Self.sample(people.reversed())) == first)
    #expect(try Self.names(Self.sample(people, seed: "1")) != first)
    #expect(try Self.names(Self.sample(people, in: "2026-Q1")) != first)
    let key = try Self.names(Self.sample(people, of: "key"))
    #expect(Array(key.prefix(20)) != first)
  }

  /// Whoever joins changes nobody else's rank among the others.
  @Test func theOrderOfTwoPeopleDependsOnNobodyElse() throws {
    let few = try Self.names(Self.sample(Self.people(20), of: "key"))
    let many = try Self.names(Self.sample(Self.people(40), of: "key"))
    #expect(many.filter(few.contains) == few)
  }

  /// Half of twenty people over 2000 seeds: each is drawn 1000 times, with a standard deviation of
  /// √(2000 · ½ · ½) ≈ 22; five of them are allowed.
  @Test func everybodyIsDrawnAboutEquallyOften() throws {
    let people = Self.people(20)
    var times: [String: Int] = [:]
    for seed in 0..<2000 {
      for name in try Self.names(Self.sample(people, seed: "\(seed)")) {
        times[name, default: 0] += 1
      }
    }
    #expect(times.count == 20)
    #expect(times.values.allSatisfy { (888...1112).contains($0) }, "\(times)")
  }

  /// Neighbours must not be drawn together: of two people both are drawn in 10/20 · 9/19 ≈ 23.7 %.
  @Test func whoIsDrawnSaysNothingOfTheNext() throws {
    let people = Self.people(20)
    let both = try (0..<2000).filter { seed in
      let names = try Self.names(Self.sample(people, seed: "\(seed)"))
      return names.contains("c0") && names.contains("c1")
    }
    #expect((379...569).contains(both.count), "\(both.count)")
  }

  // MARK: The list

  @Test func aDrawSaysWhyAndByWhen() throws {
    let sample = try Self.sample(Self.people(3))
    #expect(sample.id == "repaired-2026-01")
    #expect(sample.drawn.map(\.rank) == [1, 2])
    #expect(sample.drawn.allSatisfy { $0.by?.text == "2026-01-29T10:00:00+08:00" })
    let visit = sample.document["visits"]?.array?.first?.object
    #expect(visit?["customer"]?.string == sample.drawn.first?.candidate.id)
    #expect(visit?["channel"] == "phone")
    #expect(visit?["rank"] == 1)
    #expect(sample.document["rule"] == "VIS-1")
    #expect(sample.document["population"] == 3)
    #expect(try Self.sample(Self.people(3), of: "key").drawn.first?.by == nil)
  }

  @Test func aListThatWasDrawnStaysAsItWas() throws {
    let before = try Self.sample(Self.people(4), of: "repaired", seed: "7")
    var later = try Self.sample(Self.people(9), of: "repaired", seed: "8")
    later.keep(before.document)
    #expect(later.document == before.document)
    #expect(Set(Self.names(later)) == Set(Self.names(before)))
    #expect(later.population == 4)
  }
}
