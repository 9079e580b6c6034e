import Casework
import JSONText
import Policy
import TestSupport
import Testing

@testable import Assess

/// The figures of a small set of cases, worked out by hand (ASM-1).
@Suite struct AssessmentTests {
  /// Every figure the way general defines it.
  private static let policy = """
    figures:
      - {id: volume, name: {zh: 量, en: v}, definition: {zh: 量, en: v}, unit: count, rule: ASM-1}
    """
    + [
      ("on-time", "percent"), ("time-median", "minutes"), ("time-p90", "minutes"),
      ("first-contact", "percent"), ("confirmed", "percent"), ("promises-kept", "percent"),
      ("reopened", "percent"), ("skip-level", "percent"), ("recurrence", "percent"),
      ("emotion-drop", "percent"), ("satisfaction", "score"), ("visited", "percent"),
    ].map { id, unit in
      "\n  - {id: \(id), name: {zh: x, en: x}, definition: {zh: x, en: x}, unit: \(unit), rule: ASM-1}"
    }.joined()

  private static func assess(
    _ cases: [Case], by dimension: Dimension? = nil, in period: String = "2026-01"
  ) throws -> Assessment {
    var assessment = Assessment(
      try #require(Period(period)), by: dimension, in: try Zone("Asia/Shanghai"),
      now: "2026-01-20T09:00:00+08:00")
    for subject in cases { assessment.add(try counted(subject)) }
    assessment.finish()
    return assessment
  }

  /// `figure[.group][.clock] = value of n`.
  private static func figures(_ assessment: Assessment) throws -> [String] {
    assessment.figures(try .read(policy)).map { figure in
      let key = [figure.key.figure.rawValue, figure.key.group, figure.key.clock]
      return key.compactMap { $0 }.joined(separator: ".")
        + " = \(figure.value.shortText) of \(figure.count)"
    }
  }

  private static func one(
    _ number: Int, _ data: JSONObject, _ steps: [(Event.Kind, JSONObject)] = []
  ) throws -> Case {
    let start: [(Event.Kind, JSONObject)] = [(.received, data)]
    return Case(
      id: try #require(CaseID("20260115-00000\(number)")),
      events: (start + steps).enumerated().map { Event($0 + 1, $1.0, $1.1) })
  }

  private static func anger(_ intensity: Int) -> JSONValue {
    ["kind": "anger", "intensity": .number(JSONNumber(intensity))]
  }

  /// Events follow each other by the minute, the first at 09:01.
  private static func cases() throws -> [Case] {
    try [
      // Met `contact` after 1 min, anger 8 → 4, settled at first contact, visited, content.
      one(
        1, ["unit": "east", "clocks": clocks(("contact", "10m"))],
        [
          (.contacted, ["outcome": "reached", "emotion": anger(4), "before": anger(8)]),
          (.resolved, ["outcome": "x", "first_contact": true]),
          (.closed, ["confirmed": "yes", "satisfaction": 4]),
          (.visited, ["outcome": "reached", "satisfaction": 5]),
        ]),
      // Missed `contact` (3 min of 2), anger 2 → 3, one promise kept, one late; closed on attempts.
      one(
        2, ["unit": "west", "skip_level": true, "clocks": clocks(("contact", "2m"))],
        [
          (.contacted, ["outcome": "unreached"]),
          (.noted, ["text": "x"]),
          (.contacted, ["outcome": "reached", "emotion": anger(3), "before": anger(2)]),
          (.promised, ["what": "a", "by": "2026-01-15T10:00:00+08:00"]),
          (.promised, ["what": "b", "by": "2026-01-15T09:07:00+08:00"]),
          (.kept, ["promise": "000005-0000"]), (.kept, ["promise": "000006-0000"]),
          (.resolved, ["outcome": "x"]), (.closed, ["confirmed": "attempts"]),
          (.visited, ["outcome": "unreached"]),
        ]),
      // `contact` is overdue since 09:11; nothing else happened.
      one(3, ["unit": "west", "clocks": clocks(("contact", "10m"))]),
      // Settled at first contact, but that didn't last; closed again, confirmed.
      one(
        4, ["unit": "east"],
        [
          (.resolved, ["outcome": "x", "first_contact": true]),
          (.closed, ["confirmed": "attempts"]),
          (.reopened, [:]), (.resolved, ["outcome": "y"]),
          (.closed, ["confirmed": "yes", "satisfaction": 2]),
        ]),
      // A duplicate, counted apart.
      one(5, ["unit": "east", "skip_level": true], [(.linked, ["case": "x", "as": "duplicate"])]),
    ]
  }

  @Test func everyFigureIsAsWorkedOutByHand() throws {
    let assessment = try Self.assess(try Self.cases())
    let figures = try Self.figures(assessment)
    #expect(
      figures == [
        "volume = 4 of 4",
        "on-time.contact = 33.33 of 3",  // met, missed, overdue
        "on-time.promise = 50 of 2",  // one kept in time, one too late
        "time-median.contact = 2 of 2",  // (1 + 3) / 2
        "time-median.promise = 2 of 2",  // from 09:05 to 09:07, from 09:06 to 09:08
        "time-p90.contact = 3 of 2",  // ⌈0.9 · 2⌉ = 2nd
        "time-p90.promise = 2 of 2",
        "first-contact = 33.33 of 3",  // case 1 of 1, 2, 4
        "confirmed = 66.67 of 3",  // 1 and 4 of 1, 2, 4
        "promises-kept = 50 of 2", "reopened = 33.33 of 3",  // 4 of 1, 2, 4
        "skip-level = 25 of 4",  // 2 of four
        "emotion-drop = 30 of 2",  // (8 − 4 + 2 − 3) / (8 + 2) = 3 / 10
        "satisfaction = 3.5 of 2",  // (5 + 2) / 2
        "visited = 33.33 of 3",  // 1 of 1, 2, 4
      ])
    #expect(assessment.duplicates == 1)
  }

  @Test func theUnitsAddUpToTheWhole() throws {
    let whole = try Self.assess(try Self.cases())
    let units = try Self.assess(try Self.cases(), by: .unit)
    #expect(
      try Self.figures(units).prefix(4) == [
        "volume.east = 2 of 2", "volume.west = 2 of 2", "on-time.east.contact = 100 of 1",
        "on-time.west.contact = 0 of 2",
      ])
    for (key, tally) in whole.tallies {
      let parts = ["east", "west"].compactMap { unit in
        units.tallies[Assessment.Key(figure: key.figure, group: unit, clock: key.clock)]
      }
      let sum = parts.reduce(Tally(), +)
      #expect(sum.count == tally.count && sum.hits == tally.hits, "\(key)")
      #expect(sum.whole == tally.whole && sum.values == tally.values, "\(key)")
    }
  }

  @Test func theOrderOfTheCasesMakesNoDifference() throws {
    let forwards = try Self.figures(Self.assess(try Self.cases()))
    #expect(try Self.figures(Self.assess(try Self.cases().reversed())) == forwards)
  }

  static let dimensions: [(Dimension, JSONObject, String)] = [
    (.unit, ["unit": "east"], "east"), (.channel, ["channel": "phone"], "phone"), (.unit, [:], "-"),
    (.person, [:], "li-na"), (.level, [:], "2"), (.category, [:], "billing"),
  ]

  @Test(arguments: dimensions.indices)
  func aFigureIsBrokenDownByWhatTheCaseSays(index: Int) throws {
    let (dimension, data, group) = Self.dimensions[index]
    let subject = try Self.one(
      1, data,
      [(.classified, ["level": 2, "category": "billing"]), (.assigned, ["to": "li-na"])])
    let figures = try Self.figures(Self.assess([subject], by: dimension))
    #expect(figures.first == "volume.\(group) = 1 of 1")
  }

  static let periods: [(period: String, isCounted: Bool)] = [
    ("2026-01", true), ("2026-01-15", true), ("2026-01-14", false), ("2026-02", false),
    ("2026-Q1", true), ("2026-01-15..2026-01-15", true),
  ]

  @Test(arguments: periods)
  func onlyCasesReceivedInThePeriodCount(period: String, isCounted: Bool) throws {
    let figures = try Self.figures(Self.assess([try Self.one(1, [:])], in: period))
    #expect(figures.contains("volume = 1 of 1") == isCounted)
  }

  /// A promise that gave way to another before its time was neither kept nor broken.
  @Test func aPromiseThatWasReplacedInTimeIsLeftOut() throws {
    func subject(_ due: String) throws -> Case {
      try Self.one(
        1, [:],
        [
          (.promised, ["what": "a", "by": .string(due)]),
          (.promised, ["what": "b", "by": "2026-01-15T12:00:00+08:00", "replaces": "000002-0000"]),
          (.kept, ["promise": "000003-0000"]),
        ])
    }
    let inTime = try Self.figures(Self.assess([try subject("2026-01-15T11:00:00+08:00")]))
    #expect(inTime.contains("promises-kept = 100 of 1"))
    let late = try Self.figures(Self.assess([try subject("2026-01-15T09:02:30+08:00")]))
    #expect(late.contains("promises-kept = 50 of 2"))
  }

  @Test func whatStillRunsIsNeitherOnTimeNorLate() throws {
    let running = try Self.one(1, ["clocks": clocks(("statutory", "15 calendar days"))])
    #expect(try Self.figures(Self.assess([running])) == ["volume = 1 of 1", "skip-level = 0 of 1"])
  }

  @Test func addsUpHoweverTheCasesAreDivided() throws {
    let cases = try Self.cases()
    let whole = try Self.figures(Self.assess(cases, by: .unit))
    for cut in 0...cases.count {
      var sum = Assessment(
        try #require(Period("2026-01")), by: .unit, in: try Zone("Asia/Shanghai"),
        now: "2026-01-20T09:00:00+08:00")
      let empty = sum
      for half in [cases.suffix(from: cut), cases.prefix(cut)] {
        var part = empty
        for subject in half { part.add(try counted(subject)) }
        sum.add(part)
      }
      sum.finish()
      #expect(try Self.figures(sum) == whole)
    }
  }
}
