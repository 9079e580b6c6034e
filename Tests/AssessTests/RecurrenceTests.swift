import Casework
import JSONText
import Policy
import TestSupport
import Testing

@testable import Assess

/// The same cause again although it had been mended, and causes by how often they came (COL-6, ASM-2).
@Suite struct RecurrenceTests {
  /// A case of the metering unit with one root cause; its improvement is done on a day, if any.
  private static func one(
    _ id: CaseID, _ cause: String, received: Timestamp, mended: Timestamp? = nil,
    unit: String = "metering", names: String? = nil
  ) -> Case {
    var events = [
      Event(1, .received, [:], at: received),
      Event(2, .judged, ["verdict": "upheld", "unit": .string(unit)], at: received),
      Event(3, .caused, ["code": .string(cause)], at: received),
    ]
    if let mended {
      var plan: JSONObject = ["what": "train", "by": "2026-01-31T18:00:00+08:00"]
      plan["cause"] = names.map { .string($0) }
      events.append(Event(4, .improved, plan, at: received))
      events.append(Event(5, .improved, ["done": "000004-0000"], at: mended))
    }
    return Case(id: id, events: events)
  }

  private static func recurrence(_ cases: [Case], in period: String = "2026-01") throws -> [Int] {
    var assessment = Assessment(
      try #require(Period(period)), by: nil, in: try Zone("Asia/Shanghai"),
      now: "2026-02-20T09:00:00+08:00")
    for subject in cases { assessment.add(try counted(subject)) }
    assessment.finish()
    let key = Assessment.Key(figure: .recurrence, group: nil, clock: nil)
    return assessment.tallies[key].map { [$0.hits, $0.count] } ?? []
  }

  private static let mended = one(
    "20260105-000001", "duty", received: "2026-01-05T09:00:00+08:00",
    mended: "2026-01-10T09:00:00+08:00")

  static let cases: [(cause: String, unit: String, received: Timestamp, hits: Int)] = [
    ("duty", "metering", "2026-01-12T09:00:00+08:00", 1),
    ("duty", "metering", "2026-01-09T09:00:00+08:00", 0),
    ("duty", "metering", "2026-01-10T09:00:00+08:00", 0),
    ("skill", "metering", "2026-01-12T09:00:00+08:00", 0),
    ("duty", "billing-desk", "2026-01-12T09:00:00+08:00", 0),
  ]

  @Test(arguments: cases)
  func theSameCauseOfTheSameUnitAfterItWasMendedReturned(
    cause: String, unit: String, received: Timestamp, hits: Int
  ) throws {
    let later = Self.one("20260112-000002", cause, received: received, unit: unit)
    #expect(try Self.recurrence([Self.mended, later]) == [hits, 2])
    #expect(try Self.recurrence([later, Self.mended]) == [hits, 2])
  }

  @Test func aCauseMendedBeforeThePeriodCountsToo() throws {
    let later = Self.one("20260212-000002", "duty", received: "2026-02-12T09:00:00+08:00")
    #expect(try Self.recurrence([Self.mended, later], in: "2026-02") == [1, 1])
  }

  /// An improvement that names its cause mends no other.
  @Test func anImprovementMendsTheCauseItNames() throws {
    let named = Self.one(
      "20260105-000001", "duty", received: "2026-01-05T09:00:00+08:00",
      mended: "2026-01-10T09:00:00+08:00", names: "skill")
    let later = Self.one("20260112-000002", "duty", received: "2026-01-12T09:00:00+08:00")
    #expect(try Self.recurrence([named, later]) == [0, 2])
    let right = Self.one(
      "20260105-000001", "duty", received: "2026-01-05T09:00:00+08:00",
      mended: "2026-01-10T09:00:00+08:00", names: "duty")
    #expect(try Self.recurrence([right, later]) == [1, 2])
  }

  @Test func aPlanThatIsNotDoneMendsNothing() throws {
    var planned = Self.one("20260105-000001", "duty", received: "2026-01-05T09:00:00+08:00")
    planned.append(Event(4, .improved, ["what": "train"], at: "2026-01-06T09:00:00+08:00"))
    let later = Self.one("20260112-000002", "duty", received: "2026-01-12T09:00:00+08:00")
    #expect(try Self.recurrence([planned, later]) == [0, 2])
  }

  @Test func casesWithoutACauseAreNotCounted() throws {
    #expect(try Self.recurrence([Case((.received, [:]))]) == [])
  }

  // MARK: Pareto

  private static func pareto(_ cases: [Case]) throws -> [String] {
    var pareto = Pareto(try #require(Period("2026-01")), zone: try Zone("Asia/Shanghai"))
    cases.forEach { pareto.add($0) }
    return pareto.rows.map { row in
      "\(row.cause) \(row.count) \(row.share?.shortText ?? "-") \(row.running?.shortText ?? "-")"
        + " \(row.done)/\(row.improvements)"
    }
  }

  @Test func theCommonestCauseComesFirstAndTheSharesAddUp() throws {
    let day: Timestamp = "2026-01-12T09:00:00+08:00"
    let cases = [
      Self.one("20260112-000001", "duty", received: day, mended: day),
      Self.one("20260112-000002", "skill", received: day),
      Self.one("20260112-000003", "duty", received: day),
      Self.one("20260112-000004", "process", received: day),
      Self.one("20260212-000005", "duty", received: "2026-02-12T09:00:00+08:00"),
    ]
    #expect(
      try Self.pareto(cases) == ["duty 2 50 50 1/1", "process 1 25 75 0/0", "skill 1 25 100 0/0"])
    #expect(try Self.pareto([]) == [])
  }

  @Test func anImprovementCountsForTheCauseItNamesOrForAll() throws {
    let day: Timestamp = "2026-01-12T09:00:00+08:00"
    var subject = Self.one("20260112-000001", "duty", received: day, mended: day, names: "skill")
    subject.append(Event(6, .caused, ["code": "skill"], at: day))
    subject.append(Event(7, .improved, ["what": "for both"], at: day))
    #expect(try Self.pareto([subject]) == ["duty 1 50 50 0/1", "skill 1 50 100 1/2"])
  }
}
