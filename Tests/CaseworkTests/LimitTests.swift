import Casework
import TestSupport
import Testing

@Suite struct LimitTests {
  static let spellings: [(String, Limit.Unit, Int, time: String)] = [
    ("30s", .elapsed, 30, "elapsed"),
    ("10m", .elapsed, 600, "elapsed"),
    ("2h", .elapsed, 7200, "elapsed"),
    ("72h", .elapsed, 259_200, "elapsed"),
    ("1 working hour", .workingHours, 3600, "working"),
    ("3 working hours", .workingHours, 10_800, "working"),
    ("1 working day", .workingDays, 1, "working"),
    ("3 working days", .workingDays, 3, "working"),
    ("1 calendar day", .calendarDays, 1, "calendar"),
    ("15 calendar days", .calendarDays, 15, "calendar"),
    ("3660 calendar days", .calendarDays, 3660, "calendar"),
    ("87840h", .elapsed, 316_224_000, "elapsed"),
  ]

  @Test(arguments: spellings)
  func readsTheFourWaysOfCounting(text: String, unit: Limit.Unit, amount: Int, time: String) throws
  {
    let limit = try #require(Limit(text))
    #expect(limit.unit == unit)
    #expect(limit.amount == amount)
    #expect(limit.time == time)
    #expect(limit.text == text)
  }

  @Test(arguments: [
    "", " ", "0m", "00h", "0 working days", "-1h", "+1h", "1.5h", "1d", "1w", "h", "10", "10 m",
    "10M", "m10", "１0m", "10ｍ", "3 days", "3 working", "3  working days", " 3 working days",
    "3 working days ", "3 Working days", "three working days", "3 working weeks",
    "3 calendar hours", "1h30m", "99999999s", "3661 calendar days", "3661 working days",
  ])
  func refusesEveryOtherSpelling(text: String) {
    #expect(Limit(text) == nil)
  }

  /// One second, one minute, one hour more than the longest.
  @Test(arguments: ["316224001s", "5270401m", "87841h", "87841 working hours"])
  func refusesALimitLongerThanTheLongest(text: String) {
    #expect(Limit(text) == nil)
  }
}
