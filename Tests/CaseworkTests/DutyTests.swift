import Casework
import TestSupport
import Testing

@Suite struct DutyTests {
  private func person(_ shifts: [Shift] = [], away: [ClosedRange<CivilDay>] = []) -> Person {
    Person(
      id: "li-na", name: Localized(zh: "李娜", en: "Li Na"), role: "agent", unit: "office",
      shifts: shifts, away: away)
  }

  /// Thursday is the 15th.
  static let officeHours: [(Timestamp, Bool)] = [
    ("2026-01-15T08:59:59+08:00", false), ("2026-01-15T09:00:00+08:00", true),
    ("2026-01-15T11:59:59+08:00", true), ("2026-01-15T12:00:00+08:00", false),
    ("2026-01-15T13:30:00+08:00", true), ("2026-01-15T18:00:00+08:00", false),
    ("2026-01-17T10:00:00+08:00", false), ("2026-01-15T02:00:00Z", true),
  ]

  @Test(arguments: officeHours)
  func withoutShiftsTheHoursOfTheUnitCount(now: Timestamp, isThere: Bool) throws {
    let calendar = WorkCalendar.office(try Zone("Asia/Shanghai"))
    #expect(person().isOnDuty(at: now, calendar) == isThere)
  }

  static let shifts: [(Shift, Timestamp, Bool)] = [
    ("mon-fri 18:00-24:00", "2026-01-15T17:59:59+08:00", false),
    ("mon-fri 18:00-24:00", "2026-01-15T23:59:59+08:00", true),
    ("mon-fri 18:00-24:00", "2026-01-16T00:00:00+08:00", false),
    ("thu 22:00-06:00", "2026-01-15T22:00:00+08:00", true),
    ("thu 22:00-06:00", "2026-01-16T05:59:59+08:00", true),
    ("thu 22:00-06:00", "2026-01-16T06:00:00+08:00", false),
    ("thu 22:00-06:00", "2026-01-15T05:00:00+08:00", false),
    ("sun 22:00-06:00", "2026-01-19T01:00:00+08:00", true),
    ("mon-sun 00:00-24:00", "2026-01-18T00:00:00+08:00", true),
  ]

  @Test(arguments: shifts)
  func shiftsOfTheirOwnReplaceTheHoursOfTheUnit(shift: Shift, now: Timestamp, isThere: Bool) throws
  {
    let calendar = WorkCalendar.office(try Zone("Asia/Shanghai"))
    #expect(person([shift]).isOnDuty(at: now, calendar) == isThere)
  }

  @Test func aUnitWithHoursOfItsOwnWorksAtNight() throws {
    let calendar = WorkCalendar.office(
      try Zone("Asia/Shanghai"),
      units: [UnitHours(unit: "office", week: Array(repeating: ["20:00-04:00"], count: 7))])
    #expect(person().isOnDuty(at: "2026-01-15T23:00:00+08:00", calendar))
    #expect(person().isOnDuty(at: "2026-01-16T03:59:59+08:00", calendar))
    #expect(!person().isOnDuty(at: "2026-01-16T04:00:00+08:00", calendar))
    #expect(!person().isOnDuty(at: "2026-01-15T10:00:00+08:00", calendar))
  }

  @Test func nobodyIsThereOnTheirDaysOffFirstAndLastIncluded() throws {
    let calendar = WorkCalendar.office(try Zone("Asia/Shanghai"))
    let someone = person(away: ["2026-01-14"..."2026-01-15"])
    #expect(someone.isOnDuty(at: "2026-01-13T10:00:00+08:00", calendar))
    #expect(!someone.isOnDuty(at: "2026-01-14T10:00:00+08:00", calendar))
    #expect(!someone.isOnDuty(at: "2026-01-15T10:00:00+08:00", calendar))
    #expect(someone.isOnDuty(at: "2026-01-16T10:00:00+08:00", calendar))
  }

  @Test func holidaysCountForTheUnitsHoursOnly() throws {
    let calendar = WorkCalendar.office(
      try Zone("Asia/Shanghai"), dates: ["2026-01-15": CalendarDate(.off)])
    let now: Timestamp = "2026-01-15T10:00:00+08:00"
    #expect(!person().isOnDuty(at: now, calendar))
    #expect(person(["thu 09:00-18:00"]).isOnDuty(at: now, calendar))
  }

  @Test(arguments: [
    "", "mon", "mon 09:00", "mon-fri", "09:00-18:00", "fri-mon 09:00-18:00",
    "mon-tue-wed 09:00-18:00",
    "Mon 09:00-18:00", "mon  09:00-18:00", "mon 9:00-18:00", "mon 09:00-09:00", "mon 24:00-06:00",
    "mon 09:00-24:30", "mon 09:60-18:00", "day 09:00-18:00", "mon- 09:00-18:00",
    "mon 09:00-12:00 13:00-18:00", "mon 09:00–18:00",
  ])
  func refusesWhatIsNoShift(text: String) {
    #expect(Shift(text) == nil)
  }

  @Test func ranksComeFromTheRole() {
    let staff = Staff(people: [person()], standby: [:], ranks: ["agent": 1, "clerk": 0])
    #expect(staff.rank(of: "li-na") == 1)
    #expect(staff.rank(of: "nobody") == 0)
    #expect(staff.person("li-na")?.unit == "office")
  }
}
