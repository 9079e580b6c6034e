import Casework
import TestSupport
import Testing

@Suite struct TimestampTests {
  static let instants: [(String, Int, text: String)] = [
    ("1970-01-01T00:00:00Z", 0, "1970-01-01T00:00:00+00:00"),
    ("1970-01-01t00:00:00z", 0, "1970-01-01T00:00:00+00:00"),
    ("1970-01-01T00:00:00-00:00", 0, "1970-01-01T00:00:00+00:00"),
    ("1969-12-31T23:59:59Z", -1, "1969-12-31T23:59:59+00:00"),
    ("1970-01-01T08:00:00+08:00", 0, "1970-01-01T08:00:00+08:00"),
    ("1969-12-31T19:00:00-05:00", 0, "1969-12-31T19:00:00-05:00"),
    ("2026-01-15T09:30:00+08:00", 1_768_440_600, "2026-01-15T09:30:00+08:00"),
    ("2026-01-15T09:30:00.999+08:00", 1_768_440_600, "2026-01-15T09:30:00+08:00"),
    ("2024-02-29T23:59:59-03:30", 1_709_263_799, "2024-02-29T23:59:59-03:30"),
    ("2026-12-31T23:59:59+05:45", 1_798_740_899, "2026-12-31T23:59:59+05:45"),
    ("2027-01-01T00:00:00+05:45", 1_798_740_900, "2027-01-01T00:00:00+05:45"),
    ("1960-06-01T00:30:00+01:00", -302_488_200, "1960-06-01T00:30:00+01:00"),
  ]

  @Test(arguments: instants)
  func readsAndPrintsRFC3339(spelling: String, seconds: Int, text: String) throws {
    let instant = try #require(Timestamp(spelling))
    #expect(instant.seconds == seconds)
    #expect(instant.text == text)
  }

  @Test(arguments: [
    "", "2026-01-15", "2026-01-15T09:30:00", "2026-01-15T09:30+08:00", "2026-01-15 09:30:00+08:00",
    "2026-01-15T24:00:00Z", "2026-01-15T09:60:00Z", "2026-01-15T09:30:61Z", "2026-02-30T00:00:00Z",
    "2026-01-15T09:30:00+0800", "2026-01-15T09:30:00+8:00", "2026-01-15T09:30:00+08",
    "2026-01-15T09:30:00+24:00", "2026-01-15T09:30:00+08:60", "2026-01-15T09:30:00.Z",
    "2026-01-15T09:30:00Zx", "2026-01-15T09:30:00 Z", "2026-01-15T9:30:00Z", "２026-01-15T09:30:00Z",
    "2026-01-15T09.30.00Z", "2026-01-15T09:30:00,5Z", "2026-01-15T09:30:00\u{2212}08:00",
  ])
  func refusesWhatHasNoOffsetOrNoSuchTime(text: String) {
    #expect(Timestamp(text) == nil)
  }

  @Test func oneInstantIsEqualWhateverItsOffset() {
    let here: Timestamp = "2026-01-15T09:30:00+08:00"
    let there: Timestamp = "2026-01-14T20:30:00-05:00"
    #expect(here == there)
    #expect(Set([here, there]).count == 1)
    #expect(here < there.adding(seconds: 1))
    #expect(here.text != there.text)
  }

  @Test func theWallClockIsTheOneWhereItWasWritten() {
    let instant: Timestamp = "2026-01-01T00:15:30+08:00"
    #expect(instant.civil.day == "2026-01-01")
    #expect(instant.civil.second == 930)
    #expect(Timestamp(seconds: instant.seconds).civil.day == "2025-12-31")
    #expect(Timestamp(seconds: -1).civil.text == "1969-12-31T23:59:59")
    #expect(Timestamp(seconds: -86_400).civil.text == "1969-12-31T00:00:00")
  }

  @Test func addingKeepsTheOffset() {
    let instant: Timestamp = "2024-02-29T23:59:59-03:30"
    #expect(instant.adding(seconds: 1).text == "2024-03-01T00:00:00-03:30")
  }
}
