import Casework
import JSONText
import TestSupport
import Testing

/// When clocks start, stop and give way; the office works around the clock.
@Suite struct ClockTests {
  private static let nine: Timestamp = "2026-01-15T09:00:00+08:00"

  private func runs(_ events: [Event]) throws -> [ClockRun] {
    Case(events).clocks(.always(try Zone("Asia/Shanghai")))
  }

  private func run(_ clock: String, _ events: [Event]) throws -> ClockRun {
    try #require(try runs(events).first { $0.clock == clock })
  }

  private static func minutes(_ count: Int) -> Timestamp { nine.adding(seconds: count * 60) }

  private static let received = Event(
    1, .received,
    [
      "received": .string(nine.text),
      "clocks": clocks(("contact", "10m"), ("classify", "30m"), ("statute", "15 calendar days")),
    ], at: minutes(5))

  private static let classified = Event(
    2, .classified,
    [
      "level": 2,
      "clocks": clocks(("verify", "2h"), ("feedback", "24h"), ("plan", "3 working hours")),
    ]
  )

  @Test func receiptStartsItsClocksWhenTheComplaintCame() throws {
    let runs = try runs([Self.received])
    #expect(runs.map(\.clock) == ["contact", "classify", "statute"])
    #expect(runs.allSatisfy { $0.started.text == Self.nine.text })
    #expect(
      runs.map { $0.due?.text } == [
        "2026-01-15T09:10:00+08:00", "2026-01-15T09:30:00+08:00", "2026-01-30T09:00:00+08:00",
      ])
    #expect(runs.allSatisfy { $0.rule == "CLS-1" && $0.policy == "CLS-1 x" && $0.isOpen })
  }

  static let verdicts: [(Int, ClockRun.Verdict)] = [
    (0, .running), (10, .running), (11, .overdue),
  ]

  @Test(arguments: verdicts)
  func anOpenClockRunsUntilItsDueTime(minutes: Int, verdict: ClockRun.Verdict) throws {
    let run = try run("contact", [Self.received])
    #expect(run.verdict(at: Self.minutes(minutes)) == verdict)
  }

  static let contacts: [(String, Int, ClockRun.Verdict)] = [
    ("reached", 10, .met), ("reached", 11, .missed), ("unreached", 9, .overdue),
  ]

  @Test(arguments: contacts)
  func theContactClockStopsOnlyWhenTheCustomerWasReached(
    outcome: String, minutes: Int, verdict: ClockRun.Verdict
  ) throws {
    let contact = Event(
      2, .contacted, ["outcome": .string(outcome)], at: Self.minutes(minutes))
    let run = try run("contact", [Self.received, contact])
    #expect(run.verdict(at: Self.minutes(60)) == verdict)
    #expect((run.stopped == nil) == (outcome == "unreached"))
  }

  static let stops: [(String, Event.Kind, Bool)] = [
    ("classify", .classified, true), ("classify", .contacted, false), ("plan", .offered, true),
    ("plan", .promised, true), ("plan", .informed, true), ("plan", .noted, false),
    ("verify", .requested, true), ("verify", .judged, true), ("verify", .evidence, true),
    ("verify", .informed, false), ("feedback", .informed, true), ("feedback", .judged, false),
    ("feedback", .resolved, true), ("answer", .informed, true), ("answer", .resolved, true),
    ("answer", .offered, false), ("visit", .visited, true), ("visit", .resolved, false),
    ("visit-demand", .informed, true), ("statute", .resolved, true), ("statute", .informed, false),
    ("statute", .closed, true), ("feedback", .closed, true), ("visit", .closed, false),
    ("visit", .reopened, true), ("feedback", .reopened, false),
  ]

  @Test(arguments: stops)
  func eachClockStopsAtWhatItWaitsFor(clock: String, kind: Event.Kind, stops: Bool) throws {
    let started = Event(1, .received, ["clocks": clocks((clock, "1h"))], at: Self.nine)
    let next = Event(2, kind, at: Self.minutes(20))
    #expect(try run(clock, [started, next]).stopped == (stops ? Self.minutes(20) : nil))
  }

  /// A statute's own clock for the first contact.
  @Test func aClockLikeAnotherStopsAsThatOneDoes() throws {
    let start = Event(
      1, .received,
      ["clocks": [["clock": "statute", "within": "1h", "policy": "INT-2", "like": "contact"]]])
    let tried = Event(2, .contacted, ["outcome": "unreached"])
    let reached = Event(3, .contacted, ["outcome": "reached"])
    #expect(try run("statute", [start, tried]).isOpen)
    #expect(try run("statute", [start, tried, reached]).stopped == reached.at)
  }

  @Test func theFirstEventStopsAClockForGood() throws {
    let again = [
      Event(2, .classified, at: Self.minutes(20)), Event(3, .classified, at: Self.minutes(50)),
    ]
    #expect(try run("classify", [Self.received] + again).stopped == Self.minutes(20))
  }

  @Test(
    arguments: [
      (.informed, "feedback"), (.requested, "verify"), (.closed, "visit"), (.closed, "answer"),
      (.reopened, "visit"),
    ] as [(Event.Kind, String)])
  func anEventDoesNotStopTheClockItStarts(kind: Event.Kind, clock: String) throws {
    #expect(try run(clock, [Event(1, kind, ["clocks": clocks((clock, "1h"))])]).isOpen)
  }

  @Test func anotherLevelSupersedesTheClocksOfTheLevel() throws {
    let again = Event(3, .classified, ["level": 1, "clocks": clocks(("plan", "30m"))])
    let runs = try runs([Self.received, Self.classified, again])
    #expect(
      runs.map(\.clock) == ["contact", "classify", "statute", "verify", "feedback", "plan", "plan"])
    #expect(
      runs.map { $0.verdict(at: Self.minutes(4)) } == [
        .running, .met, .running, .superseded, .superseded, .superseded, .running,
      ])
    #expect(runs[6].started == again.at)
  }

  @Test func aStoppedClockIsNotSuperseded() throws {
    let events = [
      Self.received, Self.classified, Event(3, .judged),
      Event(4, .classified, ["level": 1, "clocks": clocks(("plan", "30m"))]),
    ]
    #expect(try run("verify", events).verdict(at: Self.minutes(9)) == .met)
  }

  @Test func requestsToSeveralUnitsHaveClocksOfTheirOwn() throws {
    let asked = ["lab", "shop"].enumerated().map { index, unit in
      Event(
        index + 2, .requested,
        ["unit": .string(unit), "clocks": clocks(("acknowledge", "1h"), ("opinion", "4h"))])
    }
    let answers = [
      Event(4, .acknowledged, ["unit": "shop"]), Event(5, .replied, ["unit": "lab"]),
    ]
    let runs = try runs([Self.received] + asked + answers).suffix(4)
    #expect(runs.map(\.subject) == ["lab", "lab", "shop", "shop"])
    #expect(
      runs.map { $0.stopped?.text } == [
        "2026-01-15T09:05:00+08:00", "2026-01-15T09:05:00+08:00", "2026-01-15T09:04:00+08:00", nil,
      ])
  }

  @Test func aPromiseRunsUntilItsOwnTime() throws {
    func promise(_ number: Int, _ data: JSONObject = [:]) -> Event {
      var data = data
      data["by"] = .string(Self.minutes(60).text)
      return Event(number, .promised, data)
    }
    let runs = try runs([
      promise(1), promise(2), promise(3, ["replaces": "000001-0000"]),
      Event(4, .kept, ["promise": "000002-0000"], at: Self.minutes(61)),
    ])
    #expect(runs.map(\.subject) == ["000001-0000", "000002-0000", "000003-0000"])
    #expect(runs.allSatisfy { $0.clock == "promise" && $0.due == Self.minutes(60) })
    #expect(runs.map { $0.verdict(at: Self.minutes(61)) } == [.met, .missed, .overdue])
  }

  @Test func theHoursAreThoseOfTheUnitOfTheCase() throws {
    let calendar = WorkCalendar.office(
      try Zone("Asia/Shanghai"),
      units: [UnitHours(unit: "lab", week: Array(repeating: ["10:00-11:00"], count: 7))])
    let start = Event(
      1, .received, ["unit": "lab", "clocks": clocks(("answer", "2 working hours"))], at: Self.nine)
    #expect(Case([start]).clocks(calendar).first?.due?.text == "2026-01-16T11:00:00+08:00")
  }

  /// COL-1: whoever is asked answers in their own hours, not in those of who asks.
  @Test func aDepartmentThatIsAskedAnswersInItsOwnHours() throws {
    let calendar = WorkCalendar.office(
      try Zone("Asia/Shanghai"),
      units: [UnitHours(unit: "lab", week: Array(repeating: ["10:00-11:00"], count: 7))])
    let asked = Event(
      2, .requested, ["unit": "lab", "clocks": clocks(("opinion", "2 working hours"))],
      at: Self.nine)
    let runs = Case([Event(1, .received, [:], at: Self.nine), asked]).clocks(calendar)
    #expect(runs.first?.due?.text == "2026-01-16T11:00:00+08:00")
  }
}
