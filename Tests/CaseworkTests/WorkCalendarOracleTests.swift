import Casework
import TestSupport
import Testing

/// Random weeks, holidays, pauses and limits against the minute-by-minute oracle.
@Suite struct WorkCalendarOracleTests {
  private static let days: [[DayWindow]] = [
    [], ["09:00-12:00", "13:30-18:00"], ["08:00-20:00"], ["22:00-06:00"], ["00:00-24:00"],
    ["06:00-09:30", "10:00-10:30", "23:30-01:00"], ["03:00-04:00", "20:00-24:00"],
  ]

  private static func calendar(_ zone: Zone, by random: inout SeededGenerator) -> WorkCalendar {
    let isOffice = Bool.random(using: &random)
    let week = (0..<7).map { day in
      isOffice ? days[day < 5 ? 1 : 0] : days[Int.random(in: 0..<days.count, using: &random)]
    }
    var calendar = WorkCalendar(zone: zone, week: week)
    let first: CivilDay = "2026-01-01"
    for _ in 0..<40 {
      let day = first.ordinal + Int.random(in: 0..<365, using: &random)
      calendar.holidays[day] = Localized(same: "holiday")
      if Int.random(in: 0..<3, using: &random) == 0 { calendar.makeUp.insert(day) }
    }
    return calendar
  }

  private static func limit(by random: inout SeededGenerator) -> Limit? {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: Limit("\(Int.random(in: 1...4000, using: &random))m")
    case 1: Limit("\(Int.random(in: 1...60, using: &random)) working hours")
    case 2: Limit("\(Int.random(in: 1...8, using: &random)) working days")
    default: Limit("\(Int.random(in: 1...15, using: &random)) calendar days")
    }
  }

  /// Up to three pauses, in order and apart, the last of them perhaps open; none begins or ends
  /// where a window may.
  private static func pauses(
    around start: Int, by random: inout SeededGenerator
  ) -> [WorkCalendar.Pause] {
    var cursor = start - 300
    var pauses: [WorkCalendar.Pause] = []
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      let from = cursor + Int.random(in: 2...3000, using: &random)
      cursor = from + Int.random(in: 2...2000, using: &random)
      pauses.append(WorkCalendar.Pause(from: instant(off(from)), to: instant(off(cursor))))
    }
    if let last = pauses.indices.last, Int.random(in: 0..<3, using: &random) == 0 {
      pauses[last].to = nil
    }
    return pauses
  }

  private static func off(_ minute: Int) -> Int { minute % 30 == 0 ? minute + 1 : minute }

  /// Half the starts lie near a change of summer time.
  private static func start(by random: inout SeededGenerator) -> Int {
    guard Bool.random(using: &random) else {
      return Int.random(in: 1440..<300 * 1440, using: &random)
    }
    let day = Bool.random(using: &random) ? 86 : 296
    return day * 1440 + Int.random(in: 0..<2880, using: &random)
  }

  private static func instant(_ minute: Int) -> Timestamp {
    Timestamp(seconds: CalendarOracle.origin + minute * 60)
  }

  private static func shanghai(_ minute: Int) -> Int { 480 }

  @Test(arguments: ["Asia/Shanghai", "Europe/Berlin"])
  func agreesWithLookingAtEveryMinute(name: String) throws {
    let zone = try Zone(name)
    let offset = name == "Europe/Berlin" ? CalendarOracle.berlin : Self.shanghai
    var random = SeededGenerator(seed: 20_260_115)
    var withoutDue = 0
    for round in 0..<400 {
      let oracle = CalendarOracle(calendar: Self.calendar(zone, by: &random), offset: offset)
      let start = Self.start(by: &random)
      let limit = try #require(Self.limit(by: &random))
      let pauses = Self.pauses(around: start, by: &random)
      let due = oracle.calendar.due(from: Self.instant(start), within: limit, pauses: pauses[...])
      let expected = oracle.due(from: start, within: limit, pauses: pauses).map(Self.instant)
      if expected == nil { withoutDue += 1 }
      guard due == expected else {
        let (found, wanted) = (due?.text ?? "none", expected?.text ?? "none")
        Issue.record(
          """
          round \(round): \(limit.text) from \(Self.instant(start).text) is due \(found), \
          not \(wanted); \(oracle.calendar.week) \(pauses)
          """)
        return
      }
    }
    #expect((20..<200).contains(withoutDue))
  }
}
