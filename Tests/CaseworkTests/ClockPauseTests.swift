import Casework
import JSONText
import TestSupport
import Testing

/// How waiting for the customer and extensions bear on clocks; the office works around the clock.
@Suite struct ClockPauseTests {
  private static let nine: Timestamp = "2026-01-15T09:00:00+08:00"

  private static func minutes(_ count: Int) -> Timestamp { nine.adding(seconds: count * 60) }

  private func runs(_ events: [Event]) throws -> [ClockRun] {
    Case(events).clocks(.always(try Zone("Asia/Shanghai")))
  }

  /// The level's clock waits for the customer; the others don't.
  private static let start = [
    Event(1, .received, ["clocks": clocks(("contact", "10m"), ("classify", "2h"))], at: nine),
    Event(
      2, .classified,
      [
        "clocks": [
          ["clock": "feedback", "within": "1h", "policy": "CLS-2"],
          [
            "clock": "statute", "within": "1h", "policy": "ESC-8",
            "citation": ["zh": "法", "en": "Law"],
          ],
        ]
      ], at: nine),
    Event(3, .promised, ["by": .string(minutes(60).text)], at: nine),
  ]

  @Test func aPauseHoldsUpOnlyTheClocksThatWaitForTheCustomer() throws {
    let runs = try runs(
      Self.start + [
        Event(4, .paused, at: Self.minutes(5)), Event(5, .resumed, at: Self.minutes(25)),
      ])
    #expect(runs.map(\.clock) == ["contact", "classify", "feedback", "statute", "promise"])
    #expect(
      runs.map(\.due) == [
        Self.minutes(10), Self.minutes(120), Self.minutes(80), Self.minutes(60), Self.minutes(60),
      ])
  }

  @Test func anOpenPauseLeavesNoDueTime() throws {
    let runs = try runs(Self.start + [Event(4, .paused, at: Self.minutes(5))])
    #expect(runs[2].due == nil)
    #expect(
      runs.map { $0.verdict(at: Self.minutes(500)) } == [
        .overdue, .met, .paused, .overdue, .overdue,
      ])
  }

  /// Who is late already doesn't become punctual by waiting for the customer.
  @Test func aPauseAfterTheDueTimeHidesNothing() throws {
    let feedback = try runs(Self.start + [Event(4, .paused, at: Self.minutes(70))])[2]
    #expect(feedback.due == Self.minutes(60))
    #expect(feedback.verdict(at: Self.minutes(90)) == .overdue)
  }

  @Test func aSecondPauseWithinAPauseIsNone() throws {
    let feedback = try runs(
      Self.start + [
        Event(4, .paused, at: Self.minutes(5)), Event(5, .paused, at: Self.minutes(10)),
        Event(6, .resumed, at: Self.minutes(25)), Event(7, .resumed, at: Self.minutes(50)),
      ])[2]
    #expect(feedback.due == Self.minutes(80))
  }

  @Test func aPauseBeforeTheStartCountsFromTheStart() throws {
    let events = [
      Event(1, .received, at: Self.nine), Event(2, .paused, at: Self.minutes(1)),
      Event(3, .resumed, at: Self.minutes(2)), Event(4, .paused, at: Self.minutes(5)),
      Event(5, .classified, ["clocks": clocks(("feedback", "1h"))], at: Self.minutes(10)),
      Event(6, .resumed, at: Self.minutes(30)),
    ]
    let runs = try runs(events)
    #expect(runs.first?.due == Self.minutes(90))
  }

  @Test func aPauseAfterTheStopChangesNothing() throws {
    let feedback = try runs(
      Self.start + [
        Event(4, .informed, at: Self.minutes(61)), Event(5, .paused, at: Self.minutes(62)),
      ])[2]
    #expect(feedback.verdict(at: Self.minutes(90)) == .missed)
  }

  @Test func aClockStoppedDuringAPauseIsMet() throws {
    let feedback = try runs(
      Self.start + [
        Event(4, .paused, at: Self.minutes(50)), Event(5, .informed, at: Self.minutes(300)),
      ])[2]
    #expect(feedback.verdict(at: Self.minutes(400)) == .met)
  }

  @Test func anExtensionMovesTheClockItNames() throws {
    let later = Self.minutes(200)
    let runs = try runs(
      Self.start + [
        Event(4, .extended, ["clock": "feedback", "by": .string(later.text)]),
        Event(5, .extended, ["clock": "nonsense", "by": .string(later.text)]),
        Event(6, .informed, at: Self.minutes(200)),
        Event(7, .extended, ["clock": "feedback", "by": .string(Self.minutes(900).text)]),
      ])
    #expect(runs[2].due == later)
    #expect(runs[2].verdict(at: Self.minutes(900)) == .met)
    #expect(runs[3].due == Self.minutes(60))
  }

  @Test func aLaterPolicyDoesNotRewriteThePast() throws {
    let run = try #require(try runs(Self.start).first)
    #expect(run.limit == "10m")
    #expect(
      [ClockStart(clock: "contact", within: "3 working days", policy: "INT-2 x:1")].json == [
        [
          "clock": "contact", "within": "3 working days", "time": "working", "policy": "INT-2 x:1",
        ]
      ])
  }

  @Test func aRecordThatCannotBeReadStartsNothing() throws {
    let records: JSONValue = [
      ["clock": "contact"], ["within": "1h"], ["clock": "x", "within": "soon"], "contact",
    ]
    #expect(try runs([Event(1, .received, ["clocks": records])]).isEmpty)
  }
}
