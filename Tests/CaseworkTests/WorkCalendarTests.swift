import Casework
import TestSupport
import Testing

/// Due times in an office that works 09:00-12:00 and 13:30-18:00; Thursday is 15 January 2026.
@Suite struct WorkCalendarTests {
  private func office() throws -> WorkCalendar { .office(try Zone("Asia/Shanghai")) }

  static let dues: [(start: String, limit: Limit, due: String)] = [
    // Elapsed: day and night.
    ("2026-01-15T17:55:00", "10m", "2026-01-15T18:05:00"),
    ("2026-01-16T23:30:00", "2h", "2026-01-17T01:30:00"),
    ("2026-12-31T23:59:30", "45s", "2027-01-01T00:00:15"),
    // Working hours: from the next working moment, over lunch, night and weekend.
    ("2026-01-15T09:00:00", "3 working hours", "2026-01-15T12:00:00"),
    ("2026-01-15T09:00:01", "3 working hours", "2026-01-15T13:30:01"),
    ("2026-01-15T07:00:00", "1 working hour", "2026-01-15T10:00:00"),
    ("2026-01-15T12:30:00", "1 working hour", "2026-01-15T14:30:00"),
    ("2026-01-15T12:00:00", "1 working hour", "2026-01-15T14:30:00"),
    ("2026-01-15T17:00:00", "3 working hours", "2026-01-16T11:00:00"),
    ("2026-01-16T17:30:00", "1 working hour", "2026-01-19T09:30:00"),
    ("2026-01-17T10:00:00", "3 working hours", "2026-01-19T12:00:00"),
    ("2026-01-15T18:00:00", "8 working hours", "2026-01-19T09:30:00"),
    // Working days: the day of the start doesn't count; due when the last window ends.
    ("2026-01-15T09:30:00", "1 working day", "2026-01-16T18:00:00"),
    ("2026-01-15T00:00:00", "1 working day", "2026-01-16T18:00:00"),
    ("2026-01-15T23:59:59", "1 working day", "2026-01-16T18:00:00"),
    ("2026-01-15T09:30:00", "3 working days", "2026-01-20T18:00:00"),
    ("2026-01-17T10:00:00", "1 working day", "2026-01-19T18:00:00"),
    ("2026-01-18T10:00:00", "5 working days", "2026-01-23T18:00:00"),
    // Calendar days: the same time of day, working or not.
    ("2026-01-15T09:30:15", "15 calendar days", "2026-01-30T09:30:15"),
    ("2024-02-28T12:00:00", "1 calendar day", "2024-02-29T12:00:00"),
    ("2025-12-31T12:00:00", "1 calendar day", "2026-01-01T12:00:00"),
    ("2026-02-28T12:00:00", "1 calendar day", "2026-03-01T12:00:00"),
  ]

  @Test(arguments: dues)
  func isDueWhenTheLimitRunsOut(start: String, limit: Limit, due: String) throws {
    let start = try #require(Timestamp(start + "+08:00"))
    #expect(try office().due(from: start, within: limit)?.text == due + "+08:00")
  }

  static let holidayDues: [(start: String, limit: Limit, due: String)] = [
    // Thursday and Friday are off, Sunday works instead.
    ("2026-01-14T17:00:00", "2 working hours", "2026-01-18T10:00:00"),
    ("2026-01-14T10:00:00", "1 working day", "2026-01-18T18:00:00"),
    ("2026-01-14T10:00:00", "2 working days", "2026-01-19T18:00:00"),
    ("2026-01-15T10:00:00", "3 working hours", "2026-01-18T12:00:00"),
    ("2026-01-14T10:00:00", "2 calendar days", "2026-01-16T10:00:00"),
    ("2026-01-14T10:00:00", "48h", "2026-01-16T10:00:00"),
  ]

  @Test(arguments: holidayDues)
  func skipsHolidaysAndCountsMakeUpDays(start: String, limit: Limit, due: String) throws {
    let calendar = WorkCalendar.office(
      try Zone("Asia/Shanghai"),
      dates: [
        "2026-01-15": CalendarDate(.off), "2026-01-16": CalendarDate(.off),
        "2026-01-18": CalendarDate(.makeUp),
      ])
    let start = try #require(Timestamp(start + "+08:00"))
    #expect(calendar.due(from: start, within: limit)?.text == due + "+08:00")
  }

  static let nightDues: [(start: String, limit: Limit, due: String)] = [
    ("2026-01-16T23:00:00", "3 working hours", "2026-01-17T02:00:00"),
    ("2026-01-17T05:00:00", "2 working hours", "2026-01-19T23:00:00"),
    ("2026-01-17T12:00:00", "1 working hour", "2026-01-19T23:00:00"),
    ("2026-01-15T23:00:00", "1 working day", "2026-01-17T06:00:00"),
    ("2026-01-16T05:00:00", "1 working day", "2026-01-20T06:00:00"),
  ]

  /// Monday to Friday 22:00-06:00: Friday's window ends on Saturday.
  @Test(arguments: nightDues)
  func windowsMayRunOverMidnight(start: String, limit: Limit, due: String) throws {
    let night: [DayWindow] = ["22:00-06:00"]
    let calendar = WorkCalendar.office(
      try Zone("Asia/Shanghai"),
      units: [UnitHours(unit: "night", week: [night, night, night, night, night, [], []])])
    let start = try #require(Timestamp(start + "+08:00"))
    #expect(
      calendar.hours(of: "night").due(from: start, within: limit)?.text == due + "+08:00")
    #expect(calendar.hours(of: "day").week == calendar.week)
    #expect(calendar.hours(of: nil).week == calendar.week)
  }

  @Test func aUnitThatNeverClosesWorksOnHolidaysToo() throws {
    let always = Array(repeating: ["00:00-24:00"] as [DayWindow], count: 7)
    let calendar = WorkCalendar.office(
      try Zone("Asia/Shanghai"), dates: ["2026-01-15": CalendarDate(.off)],
      units: [
        UnitHours(unit: "hotline", week: always, worksHolidays: true),
        UnitHours(unit: "branch", week: always),
      ])
    let start: Timestamp = "2026-01-14T23:00:00+08:00"
    func due(_ unit: String) -> String? {
      calendar.hours(of: unit).due(from: start, within: "3 working hours")?.text
    }
    #expect(due("hotline") == "2026-01-15T02:00:00+08:00")
    #expect(due("branch") == "2026-01-16T02:00:00+08:00")
  }

  @Test func aDateMayHaveHoursOfItsOwn() throws {
    let calendar = WorkCalendar.office(
      try Zone("Asia/Shanghai"), dates: ["2026-01-15": CalendarDate(.hours(["09:00-10:00"]))])
    let start: Timestamp = "2026-01-15T09:30:00+08:00"
    #expect(
      calendar.due(from: start, within: "1 working hour")?.text == "2026-01-16T09:30:00+08:00")
    #expect(
      calendar.due(from: "2026-01-14T09:30:00+08:00", within: "1 working day")?.text
        == "2026-01-15T10:00:00+08:00")
  }

  @Test func aMakeUpDayThatIsWorkedAnywayKeepsItsHours() throws {
    var week = Array(repeating: ["09:00-18:00"] as [DayWindow], count: 7)
    week[6] = ["10:00-16:00"]
    let calendar = WorkCalendar(
      zone: try Zone("Asia/Shanghai"), week: week,
      dates: [CivilDay("2026-01-18").ordinal: CalendarDate(.makeUp)])
    #expect(
      calendar.due(from: "2026-01-17T10:00:00+08:00", within: "1 working day")?.text
        == "2026-01-18T16:00:00+08:00")
  }

  static let restEnds: [(now: Timestamp, end: String?)] = [
    ("2026-01-15T11:59:59+08:00", nil), ("2026-01-15T12:00:00+08:00", "2026-01-15T14:00:00+08:00"),
    ("2026-01-15T14:00:00+08:00", nil), ("2026-01-15T23:00:00+08:00", "2026-01-16T08:00:00+08:00"),
    ("2026-01-16T07:59:59+08:00", "2026-01-16T08:00:00+08:00"), ("2026-01-16T08:00:00+08:00", nil),
  ]

  @Test(arguments: restEnds)
  func restHoursEndWhereTheirWindowDoes(now: Timestamp, end: String?) throws {
    let calendar = WorkCalendar(
      zone: try Zone("Asia/Shanghai"), week: Array(repeating: [], count: 7),
      rest: ["12:00-14:00", "21:00-08:00"])
    #expect(calendar.restEnd(at: now)?.text == end)
  }

  @Test func aroundTheClockWorkingHoursAreHours() throws {
    let calendar = WorkCalendar.always(try Zone("Asia/Shanghai"))
    let start: Timestamp = "2026-01-16T23:30:00+08:00"
    #expect(calendar.due(from: start, within: "50 working hours") == start.adding(seconds: 180_000))
    #expect(
      calendar.due(from: start, within: "2 working days")?.text == "2026-01-19T00:00:00+08:00")
  }

  static let summerTime: [(start: Timestamp, limit: Limit, due: String)] = [
    ("2026-03-28T12:00:00+01:00", "24h", "2026-03-29T13:00:00+02:00"),
    ("2026-03-28T12:00:00+01:00", "1 calendar day", "2026-03-29T12:00:00+02:00"),
    ("2026-03-28T02:30:00+01:00", "1 calendar day", "2026-03-29T03:30:00+02:00"),
    ("2026-03-28T23:00:00+01:00", "3 working hours", "2026-03-29T03:00:00+02:00"),
    ("2026-10-24T12:00:00+02:00", "24h", "2026-10-25T11:00:00+01:00"),
    ("2026-10-24T02:30:00+02:00", "1 calendar day", "2026-10-25T02:30:00+02:00"),
    ("2026-10-25T00:00:00+02:00", "24 working hours", "2026-10-25T23:00:00+01:00"),
    ("2026-10-24T12:00:00+02:00", "1 working day", "2026-10-26T00:00:00+01:00"),
  ]

  @Test(arguments: summerTime)
  func keepsTheWallClockWhenSummerTimeChanges(start: Timestamp, limit: Limit, due: String) throws {
    let calendar = WorkCalendar.always(try Zone("Europe/Berlin"))
    #expect(calendar.due(from: start, within: limit)?.text == due)
  }

  @Test func aCalendarWithoutWorkingTimeHasNoDueTime() throws {
    let calendar = WorkCalendar(
      zone: try Zone("Asia/Shanghai"), week: Array(repeating: [], count: 7))
    let start: Timestamp = "2026-01-15T09:30:00+08:00"
    #expect(calendar.due(from: start, within: "1 working hour") == nil)
    #expect(calendar.due(from: start, within: "1 working day") == nil)
    #expect(calendar.due(from: start, within: "1h") == start.adding(seconds: 3600))
  }

  /// A date that was mistyped into the distant past is late, not a crash.
  @Test(arguments: ["0026-01-15", "1826-01-15", "1926-01-15", "1969-12-25"])
  func daysBefore1970HaveWeekdaysToo(day: CivilDay) throws {
    let zone = Zone.utc
    let calendar = WorkCalendar(
      zone: zone, week: Array(repeating: [], count: 4) + [["09:00-10:00"], [], []])
    let start = zone.instant(CivilTime(day: day, second: 0))
    let due = try #require(calendar.due(from: start, within: "1 working hour"))
    #expect(zone.civil(due).day.weekday == .fri)
    #expect((1...8).contains((due.seconds - start.seconds + 86_399) / 86_400))
  }

  static let windows: [(String, from: Int, to: Int)] = [
    ("09:00-12:00", 32_400, 43_200), ("00:00-24:00", 0, 86_400), ("22:00-06:00", 79_200, 108_000),
    ("13:30-13:29", 48_600, 134_940), ("00:00-00:01", 0, 60),
  ]

  @Test(arguments: windows)
  func readsWindows(text: String, from: Int, to: Int) {
    #expect(DayWindow(text) == DayWindow(from: from, to: to))
  }

  @Test(arguments: [
    "", "09:00", "09:00-", "-12:00", "9:00-12:00", "09:00-12:00-13:00", "09:00 - 12:00",
    "09:00-12:60", "09:00-25:00", "24:00-06:00", "09:00-24:01", "09:00-09:00", "0900-1200",
    "09:00:00-12:00:00", "０9:00-12:00",
  ])
  func refusesWhatIsNoWindow(text: String) {
    #expect(DayWindow(text) == nil)
  }
}
