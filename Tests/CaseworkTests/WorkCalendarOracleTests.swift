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
    var dates: [Int: CalendarDate] = [:]
    let first: CivilDay = "2026-01-01"
    for _ in 0..<40 {
      let day = first.ordinal + Int.random(in: 0..<365, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0, 1: dates[day] = CalendarDate(.makeUp)
      case 2:
        dates[day] = CalendarDate(.hours(days[Int.random(in: 0..<days.count, using: &random)]))
      default: dates[day] = CalendarDate(.off, name: Localized(same: "holiday"))
      }
    }
    return WorkCalendar(zone: zone, week: week, dates: dates)
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

  private static func question(
    by random: inout SeededGenerator
  ) throws -> (start: Int, limit: Limit, pauses: [WorkCalendar.Pause]) {
    let start = start(by: &random)
    let limit = try #require(Self.limit(by: &random))
    return (start, limit, Self.pauses(around: start, by: &random))
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
      let (start, limit, pauses) = try Self.question(by: &random)
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

  /// The proof of a due time leaves no second out, and what it counts is the limit and nothing else.
  @Test(arguments: ["Asia/Shanghai", "Europe/Berlin"])
  func theProofAddsUp(name: String) throws {
    let zone = try Zone(name)
    let offset = name == "Europe/Berlin" ? CalendarOracle.berlin : Self.shanghai
    var random = SeededGenerator(seed: 20_261_125)
    for round in 0..<400 {
      let oracle = CalendarOracle(calendar: Self.calendar(zone, by: &random), offset: offset)
      let (start, limit, pauses) = try Self.question(by: &random)
      let (from, now) = (Self.instant(start), Self.instant(start + 60_000))
      let calendar = oracle.calendar
      let due = calendar.due(from: from, within: limit, pauses: pauses[...])
      let account = calendar.account(from: from, within: limit, pauses: pauses[...], until: now)
      let fault =
        Self.fault(in: account, from: from, to: due ?? now)
        ?? (due == nil ? nil : Self.shortfall(of: account, limit, calendar, from))
        ?? Self.miscount(in: account, limit, oracle, pauses)
      guard let fault else { continue }
      Issue.record(
        """
        round \(round): \(limit.text) from \(from.text): \(fault); \(calendar.week) \(pauses) \
        \(account.map { "\($0.from.text) \($0.to.text) \($0.reason) \($0.days)" })
        """)
      return
    }
  }

  /// What is wrong with how the intervals follow each other.
  private static func fault(
    in account: [ClockInterval], from: Timestamp, to: Timestamp
  ) -> String? {
    var cursor = from
    for interval in account {
      if interval.from != cursor { return "a gap before \(interval.from.text)" }
      if interval.to <= interval.from { return "nothing at \(interval.from.text)" }
      cursor = interval.to
    }
    return cursor == to ? nil : "it ends at \(cursor.text), not at \(to.text)"
  }

  private static func shortfall(
    of account: [ClockInterval], _ limit: Limit, _ calendar: WorkCalendar, _ from: Timestamp
  ) -> String? {
    let counted = account.filter(\.isCounted)
    let sum =
      limit.unit == .workingDays
      ? counted.map(\.days).reduce(0, +) : counted.map(\.seconds).reduce(0, +)
    var wanted = limit.amount
    if limit.unit == .calendarDays {
      var civil = calendar.zone.civil(from)
      civil.day = civil.day.adding(days: limit.amount)
      wanted = calendar.zone.instant(civil).seconds - from.seconds
    }
    return sum == wanted ? nil : "\(sum) counted, not \(wanted)"
  }

  /// A minute that is counted and shouldn't be, or the other way round.
  private static func miscount(
    in account: [ClockInterval], _ limit: Limit, _ oracle: CalendarOracle,
    _ pauses: [WorkCalendar.Pause]
  ) -> String? {
    guard limit.unit == .elapsed || limit.unit == .workingHours else { return nil }
    for interval in account {
      let minutes = CalendarOracle.minute(interval.from)..<CalendarOracle.minute(interval.to)
      let wrong = minutes.first {
        oracle.counts($0, towards: limit, pauses) != interval.isCounted
      }
      if let wrong { return "\(instant(wrong).text) is \(interval.reason)" }
    }
    return nil
  }
}
