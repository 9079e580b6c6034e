import Casework
import TestSupport
import Testing

@Suite struct CivilDayTests {
  private static let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

  /// How a wall calendar says it: February of a leap year has one day more.
  private static func length(ofMonth month: Int, in year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return lengths[month - 1] + (month == 2 && isLeap ? 1 : 0)
  }

  private struct Mismatch: Error { var day: CivilDay? }

  @Test func agreesWithCountingDayByDayFrom1900To2100() throws {
    var ordinal = -25_567
    var weekday = 0
    var previous: CivilDay?
    for year in 1900...2100 {
      for month in 1...12 {
        for number in 1...Self.length(ofMonth: month, in: year) {
          let day = CivilDay(year: year, month: month, day: number)
          guard let day, day.ordinal == ordinal, CivilDay(ordinal: ordinal) == day,
            day.weekday == Weekday.allCases[weekday], CivilDay(day.text) == day,
            previous.map({ $0 < day && $0.adding(days: 1) == day }) ?? true
          else { throw Mismatch(day: day) }
          previous = day
          ordinal += 1
          weekday = (weekday + 1) % 7
        }
        let end = Self.length(ofMonth: month, in: year)
        guard CivilDay(year: year, month: month, day: end + 1) == nil else {
          throw Mismatch(day: previous)
        }
      }
    }
    #expect(previous == "2100-12-31")
    #expect(ordinal == 47_847)
  }

  static let weekdays: [(CivilDay, Weekday)] = [
    ("1900-01-01", .mon), ("1969-12-31", .wed), ("1970-01-01", .thu), ("2000-02-29", .tue),
    ("2026-01-15", .thu), ("2026-11-24", .tue), ("2100-02-28", .sun),
  ]

  @Test(arguments: weekdays)
  func knowsTheWeekday(day: CivilDay, weekday: Weekday) {
    #expect(day.weekday == weekday)
  }

  @Test(arguments: [
    "", "2026-1-15", "2026-01-32", "2026-02-29", "1900-02-29", "2026-00-10", "2026-13-01",
    "2026-01-00", "0000-01-01", "2026/01/15", "20260115", "2026-01-15 ", " 2026-01-15",
    "２026-01-15", "-026-01-15", "2026-01-1x", "2026-01-15T00:00:00Z", "+2026-01-1",
  ])
  func refusesWhatIsNoDay(text: String) {
    #expect(CivilDay(text) == nil)
  }

  @Test func printsFourDigitsOfTheYear() {
    #expect(CivilDay(year: 7, month: 3, day: 9)?.text == "0007-03-09")
    #expect(CivilDay(year: 0, month: 1, day: 1) == nil)
    #expect(CivilDay(year: 10_000, month: 1, day: 1) == nil)
  }

  @Test func stepsOverMonthsAndYears() {
    let day: CivilDay = "2024-02-28"
    #expect(day.adding(days: 1) == "2024-02-29")
    #expect(day.adding(days: 2) == "2024-03-01")
    #expect(day.adding(days: 366) == "2025-02-28")
    #expect(day.adding(days: -59) == "2023-12-31")
  }
}
