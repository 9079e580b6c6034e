import Casework
import TestSupport
import Testing

@Suite struct ZoneTests {
  static let berlin: [(wall: String, instant: String)] = [
    ("2026-01-15T12:00:00", "2026-01-15T12:00:00+01:00"),
    ("2026-07-15T12:00:00", "2026-07-15T12:00:00+02:00"),
    // The last hour before summer time, the gap, and the first hour after it.
    ("2026-03-29T01:59:59", "2026-03-29T01:59:59+01:00"),
    ("2026-03-29T02:00:00", "2026-03-29T03:00:00+02:00"),
    ("2026-03-29T02:30:00", "2026-03-29T03:30:00+02:00"),
    ("2026-03-29T03:00:00", "2026-03-29T03:00:00+02:00"),
    // The hour that comes twice is the first of the two.
    ("2026-10-25T01:59:59", "2026-10-25T01:59:59+02:00"),
    ("2026-10-25T02:00:00", "2026-10-25T02:00:00+02:00"),
    ("2026-10-25T02:30:00", "2026-10-25T02:30:00+02:00"),
    ("2026-10-25T03:00:00", "2026-10-25T03:00:00+01:00"),
  ]

  private func civil(_ wall: String) throws -> CivilTime {
    try #require(Timestamp(wall + "Z")).civil
  }

  @Test(arguments: berlin)
  func findsTheInstantOfAWallClock(wall: String, instant: String) throws {
    let zone = try Zone("Europe/Berlin")
    #expect(zone.instant(try civil(wall)).text == instant)
  }

  /// The C library guesses from the last conversion it made; the answer must not depend on it.
  @Test(arguments: berlin, ["2026-01-01T00:00:00", "2026-07-01T00:00:00", "1995-07-01T00:00:00"])
  func theInstantDoesNotDependOnWhatWasAskedBefore(
    moment: (wall: String, instant: String), before: String
  ) throws {
    let zone = try Zone("Europe/Berlin")
    _ = zone.instant(try civil(before))
    #expect(zone.instant(try civil(moment.wall)).text == moment.instant)
  }

  @Test func theWallClockShowsTheDoubledHourTwice() throws {
    let zone = try Zone("Europe/Berlin")
    #expect(zone.civil("2026-10-25T00:30:00Z").text == "2026-10-25T02:30:00")
    #expect(zone.civil("2026-10-25T01:30:00Z").text == "2026-10-25T02:30:00")
    #expect(zone.timestamp(seconds: 1_792_888_200).offset == 7200)
    #expect(zone.timestamp(seconds: 1_792_891_800).offset == 3600)
  }

  @Test func zonesDoNotMixUp() throws {
    let zones = try ["Asia/Shanghai", "America/New_York", "Asia/Kolkata", "UTC"].map(Zone.init)
    let instant: Timestamp = "2026-07-01T12:00:00Z"
    for _ in 0..<3 {
      #expect(
        zones.map { $0.civil(instant).text } == [
          "2026-07-01T20:00:00", "2026-07-01T08:00:00", "2026-07-01T17:30:00",
          "2026-07-01T12:00:00",
        ])
    }
  }

  @Test func threadsDoNotMixUpZones() throws {
    let zones = try ["Asia/Shanghai", "America/New_York"].map(Zone.init)
    let hours = [20, 8]
    let wrong = try inParallel(4) { thread in
      (0..<2000).count { _ in
        zones[thread % 2].civil("2026-07-01T12:00:00Z").second != hours[thread % 2] * 3600
      }
    }
    #expect(wrong == [0, 0, 0, 0])
  }

  @Test func leapDayAndYearEndAreOrdinaryDays() throws {
    let zone = try Zone("Asia/Shanghai")
    #expect(zone.instant(try civil("2024-02-29T12:00:00")) == "2024-02-29T04:00:00Z")
    #expect(zone.instant(try civil("2026-12-31T23:59:59")) == "2026-12-31T15:59:59Z")
    #expect(zone.civil("2026-12-31T16:00:00Z").text == "2027-01-01T00:00:00")
  }

  @Test(arguments: [
    "", "Asia/Shangai", "asia/shanghai", "Asia", "/etc/passwd", "../../../etc/passwd", "+08:00",
    "zone.tab", "Asia/Shanghai\u{0}", "Asia//../Shanghai", "leapseconds", "leap-seconds.list",
    "CST6CDT,M3.2.0,M11.1.0",
  ])
  func refusesWhatTheDatabaseDoesNotHold(name: String) {
    let failure = #expect(throws: Failure.self) { try Zone(name) }
    #expect(failure?.status == .config)
    #expect(failure?.faults.first?.rule == "unknown-zone")
  }

  static let readings: [(String, String)] = [
    ("2026-01-15 09:30", "2026-01-15T09:30:00+08:00"),
    ("2026-01-15T09:30:15", "2026-01-15T09:30:15+08:00"),
    ("2026-01-15", "2026-01-15T23:59:59+08:00"),
    ("2026-01-15T09:30:00-05:00", "2026-01-15T09:30:00-05:00"),
    ("2026-01-15T01:30:00Z", "2026-01-15T01:30:00+00:00"),
  ]

  @Test(arguments: readings)
  func readsATimeAsPeopleWriteIt(text: String, instant: String) throws {
    #expect(try Zone("Asia/Shanghai").reading(text)?.text == instant)
  }

  @Test(arguments: [
    "", "2026-02-30", "2026-01-15 ", "2026-01-15 9:30", "2026-01-15 24:00", "2026-01-15 09:60",
    "2026-01-15 09:30:60", "2026-01-15 09", "2026-01-15_09:30", "2026-01-15 09:30:00:00", "09:30",
    "2026-01-15 09:3０", "2026-01-15 09:30 pm",
  ])
  func refusesWhatIsNoTime(text: String) throws {
    #expect(try Zone("Asia/Shanghai").reading(text) == nil)
  }
}
