import Casework
import JSONText
import TestSupport
import Testing
import Work

@Suite struct ProofTests {
  private static let start: Timestamp = "2026-01-15T16:00:00+08:00"

  private static func subject(
    _ within: JSONValue, _ later: [Event] = []
  ) -> Case {
    let clock: JSONObject = [
      "clock": "answer", "within": within, "time": "working",
      "policy": "CLS-3 policy/classify.yaml:40",
    ]
    return Case(
      [Event(1, .received, ["clocks": [.object(clock)]], at: start)] + later)
  }

  private static func proof(_ subject: Case, at now: Timestamp) throws -> Proof {
    let calendar = WorkCalendar.office(
      try Zone("Asia/Shanghai"),
      dates: [
        "2026-01-16": CalendarDate(
          .off, name: Localized(zh: "节", en: "Feast"), entry: "policy/calendar.yaml:7"),
        "2026-01-17": CalendarDate(.makeUp, entry: "policy/calendar.yaml:9"),
      ])
    return try #require(Proof.proofs(of: subject, calendar, at: now).first)
  }

  @Test func saysWhyEachDayCountsOrNot() throws {
    let proof = try Self.proof(Self.subject("2 working days"), at: Self.start)
    #expect(proof.run.due?.text == "2026-01-19T18:00:00+08:00")
    #expect(proof.counted == 2)
    #expect(
      proof.intervals.map { proof.why($0).en } == [
        "the day of the start doesn't count", "holiday: Feast",
        "working day: a make-up working day", "day off", "working day",
      ])
    #expect(
      proof.intervals.map(\.date?.entry) == [
        nil, "policy/calendar.yaml:7", "policy/calendar.yaml:9", nil, nil,
      ])
    #expect(proof.run.place?.file == "policy/classify.yaml")
    #expect(proof.run.place?.line == 40)
  }

  @Test func saysWhoWasWaitedFor() throws {
    let paused = Event(
      2, .paused, ["reason": "photos are on their way"], at: Self.start.adding(seconds: 1800))
    let resumed = Event(3, .resumed, [:], at: Self.start.adding(seconds: 3600))
    let proof = try Self.proof(
      Self.subject("1 working hours", [paused, resumed]), at: Self.start)
    #expect(proof.counted == 3600)
    #expect(proof.intervals.map(\.isCounted) == [true, false, true])
    #expect(
      proof.why(proof.intervals[1]).en == "waiting for the customer: photos are on their way")
  }

  @Test func anOpenPauseHasNoDueTimeAndEndsNow() throws {
    let paused = Event(2, .paused, [:], at: Self.start.adding(seconds: 1800))
    let now = Self.start.adding(seconds: 7200)
    let proof = try Self.proof(Self.subject("1 working hours", [paused]), at: now)
    #expect(proof.run.due == nil)
    #expect(proof.intervals.last?.to == now)
    #expect(proof.intervals.last?.reason == .paused)
    #expect(proof.counted == 1800)
  }

  static let extensions: [(by: JSONValue, reasons: [ClockInterval.Reason])] = [
    ("2026-01-15T20:00:00+08:00", [.window, .extended]),
    ("2026-01-15T16:30:00+08:00", [.window, .extended]),
  ]

  @Test(arguments: extensions)
  func anExtensionIsAnIntervalOfItsOwn(
    by: JSONValue, reasons: [ClockInterval.Reason]
  ) throws {
    let extended = Event(
      2, .extended, ["clock": "answer", "by": by, "reason": "the lab"],
      at: Self.start.adding(seconds: 60))
    let proof = try Self.proof(Self.subject("1 working hours", [extended]), at: Self.start)
    #expect(proof.intervals.map(\.reason) == reasons)
    #expect(proof.intervals.last?.to == proof.run.due)
  }

  private static func extended(_ number: Int, to due: JSONValue, after minutes: Int) -> Event {
    Event(
      number, .extended, ["clock": "answer", "by": due, "reason": "the lab"],
      at: start.adding(seconds: minutes * 60))
  }

  /// An old record: the verb refuses it.
  @Test(arguments: [nil, 240])
  func anExtensionDuringAPauseHasItsRowWhateverBecomesOfThePause(resumed: Int?) throws {
    var events = [
      Event(2, .paused, [:], at: Self.start.adding(seconds: 1800)),
      Self.extended(3, to: "2026-01-15T18:00:00+08:00", after: 60),
    ]
    if let resumed {
      events.append(Event(4, .resumed, [:], at: Self.start.adding(seconds: resumed * 60)))
    }
    let proof = try Self.proof(
      Self.subject("1 working hours", events), at: Self.start.adding(seconds: 20_000))
    #expect(proof.run.due == "2026-01-15T18:00:00+08:00")
    #expect(proof.intervals.map(\.reason) == [.window, .paused, .extended])
    #expect(proof.intervals.map(\.seconds) == [1800, 1800, 3600])
    #expect(
      proof.why(proof.intervals[2]).en == "extended, which fixed the due time: the lab")
    let change = try #require(proof.change(proof.intervals[2]))
    #expect(change.former == nil)
    #expect(change.by == "li-na")
    #expect(change.at == Self.start.adding(seconds: 3600))
  }

  @Test func everyExtensionHasItsRowAndItsFormerDueTime() throws {
    let events = [
      Self.extended(2, to: "2026-01-15T20:00:00+08:00", after: 1),
      Self.extended(3, to: "2026-01-15T18:30:00+08:00", after: 2),
      Self.extended(4, to: "2026-01-15T19:00:00+08:00", after: 3),
    ]
    let proof = try Self.proof(Self.subject("1 working hours", events), at: Self.start)
    let rows = proof.intervals.filter { $0.reason == .extended }
    #expect(rows.map(\.event) == events.map(\.id))
    #expect(proof.intervals.last?.to == proof.run.due)
    #expect(
      rows.compactMap { proof.change($0)?.former?.text.dropFirst(11).prefix(5) } == [
        "17:00", "20:00", "18:30",
      ])
    #expect(zip(proof.intervals, proof.intervals.dropFirst()).allSatisfy { $0.to == $1.from })
  }

  /// What comes after an extension no longer moves the due time, nor what is counted.
  @Test func aPauseAfterAnExtensionIsNoRow() throws {
    let events = [
      Self.extended(2, to: "2026-01-15T20:00:00+08:00", after: 1),
      Event(3, .paused, [:], at: Self.start.adding(seconds: 1800)),
      Event(4, .resumed, [:], at: Self.start.adding(seconds: 18_000)),
    ]
    let proof = try Self.proof(Self.subject("1 working hours", events), at: Self.start)
    #expect(proof.intervals.map(\.reason) == [.window, .extended])
    #expect(proof.counted == 3600)
  }

  @Test func aPromiseIsTheTimeThatWasAgreed() throws {
    let promised = Event(
      2, .promised, ["what": "a call", "by": "2026-01-15T18:00:00+08:00"], at: Self.start)
    let proof = try Self.proof(
      Case([Event(1, .received, [:], at: Self.start), promised]), at: Self.start)
    #expect(proof.intervals.map(\.reason) == [.agreed])
    #expect(proof.why(proof.intervals[0]).en == "the time promised to the customer: a call")
    #expect(proof.promise?.by == "li-na")
    #expect(proof.promise?.at == Self.start)
  }

  static let reaches: [(within: JSONValue, years: Set<Int>, unknown: [Int])] = [
    ("2 working days", [2026], []), ("2 working days", [2025], [2026]),
    ("260 working days", [2026], [2027]), ("260 working days", [], [2026, 2027]),
    ("300 working hours", [2026], []), ("400 calendar days", [2026], []), ("30m", [], []),
  ]

  @Test(arguments: reaches)
  func yearsOfUnknownHolidaysAreRemarkedUpon(
    within: JSONValue, years: Set<Int>, unknown: [Int]
  ) throws {
    let day: [DayWindow] = ["09:00-18:00"]
    let calendar = WorkCalendar(
      zone: try Zone("Asia/Shanghai"), week: [day, day, day, day, day, [], []], years: years)
    let proofs = Proof.proofs(of: Self.subject(within), calendar, at: Self.start)
    #expect(proofs.first?.unknownYears == unknown)
    #expect(proofs.first?.remark?.zh.contains("节假日") ?? false == !unknown.isEmpty)
  }

  private static func reasons(
    _ calendar: WorkCalendar, _ within: JSONValue, _ later: [Event] = []
  ) -> [String] {
    Proof.proofs(of: subject(within, later), calendar, at: start)
      .flatMap { proof in proof.intervals.map { proof.why($0).en } }
  }

  @Test func aDayWhenTheHouseIsClosedIsNoHoliday() throws {
    let closed = CalendarDate(.hours([]), name: Localized(zh: "盘点", en: "Stocktaking"))
    let calendar = WorkCalendar.office(try Zone("Asia/Shanghai"), dates: ["2026-01-16": closed])
    #expect(Self.reasons(calendar, "1 working days")[1] == "closed: Stocktaking")
  }

  @Test func aMakeUpDayThatEndedInAPauseIsNamed() throws {
    let calendar = WorkCalendar.office(
      try Zone("Asia/Shanghai"), dates: ["2026-01-17": CalendarDate(.makeUp)])
    let pause = [
      Event(2, .paused, at: "2026-01-17T10:00:00+08:00"),
      Event(3, .resumed, at: "2026-01-18T10:00:00+08:00"),
    ]
    #expect(
      Self.reasons(calendar, "2 working days", pause).contains(
        "a working day, but it ended while waiting for the customer: a make-up working day"))
  }

  @Test func aChangeOfTheClocksIsToldOnItsRow() throws {
    let zone = try Zone("Europe/Berlin")
    let start = Event(
      1, .received, ["clocks": clocks(("answer", "24h"))], at: "2026-03-28T12:00:00+01:00")
    let proof = try #require(
      Proof.proofs(of: Case([start]), .always(zone), at: Self.start).first)
    #expect(
      proof.intervals.map { proof.why($0).en } == [
        "runs day and night; the clocks went forward 60 min"
      ])
  }

  @Test func ordinaryHoursCiteTheWeekTheyComeFrom() throws {
    let day: [DayWindow] = ["09:00-18:00"]
    let lab = UnitHours(
      unit: "lab", week: Array(repeating: day, count: 7), entry: "policy/calendar.yaml:90")
    let calendar = WorkCalendar(
      zone: try Zone("Asia/Shanghai"), week: [day, day, day, day, day, [], []],
      weekEntry: "policy/calendar.yaml:5", units: [lab])
    let asked = Event(
      2, .requested, ["unit": "lab", "clocks": clocks(("opinion", "4 working hours"))],
      at: Self.start)
    let proofs = Proof.proofs(
      of: Self.subject("4 working hours", [asked]), calendar, at: Self.start)
    let entries = proofs.map { proof in proof.intervals.map { proof.entry($0) } }
    #expect(entries[0] == Array(repeating: "policy/calendar.yaml:5", count: entries[0].count))
    #expect(entries[1] == Array(repeating: "policy/calendar.yaml:90", count: entries[1].count))
  }

  @Test func aClockThatStopsBeforeItStartsIsRemarkedUpon() throws {
    let informed = Event(2, .informed, [:], at: Self.start.adding(seconds: -3600))
    let proof = try Self.proof(Self.subject("1 working hours", [informed]), at: Self.start)
    #expect(proof.remark?.en.contains("before it started") == true)
  }
}
