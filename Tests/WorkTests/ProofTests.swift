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
    ("2026-01-15T16:30:00+08:00", [.window]),
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

  @Test func aPromiseIsTheTimeThatWasAgreed() throws {
    let promised = Event(
      2, .promised, ["what": "a call", "by": "2026-01-15T18:00:00+08:00"], at: Self.start)
    let proof = try Self.proof(
      Case([Event(1, .received, [:], at: Self.start), promised]), at: Self.start)
    #expect(proof.intervals.map(\.reason) == [.agreed])
    #expect(proof.why(proof.intervals[0]).en == "the time promised to the customer: a call")
  }

  @Test func aClockThatStopsBeforeItStartsIsRemarkedUpon() throws {
    let informed = Event(2, .informed, [:], at: Self.start.adding(seconds: -3600))
    let proof = try Self.proof(Self.subject("1 working hours", [informed]), at: Self.start)
    #expect(proof.remark?.en.contains("before it started") == true)
  }
}
