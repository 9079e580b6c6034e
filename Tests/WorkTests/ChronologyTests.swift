import Casework
import JSONText
import TestSupport
import Testing
import Work

/// Events that can't have happened at the time, or in the order, that a record gives them.
@Suite struct ChronologyTests {
  private static let received = Event(
    1, .received, ["clocks": clocks(("contact", "10m"), ("feedback", "4h"))],
    at: "2026-01-15T09:00:00+08:00")

  private func rules(_ events: [Event]) throws -> [String] {
    let calendar = WorkCalendar.always(try Zone("Asia/Shanghai"))
    let faults = Chronology.faults(of: Case([Self.received] + events), calendar)
    #expect(faults.allSatisfy { $0.hint != nil && $0.message.zh != $0.message.en })
    return faults.map(\.rule)
  }

  private static func extended(
    _ number: Int, _ clock: JSONValue = "feedback", from: JSONValue? = nil, to due: JSONValue
  ) -> Event {
    var data: JSONObject = ["clock": clock, "by": due]
    data["from"] = from
    return Event(number, .extended, data)
  }

  static let courses: [(name: String, events: [Event], rules: [String])] = [
    ("a pause and its end", [Event(2, .paused), Event(3, .resumed), Event(4, .paused)], []),
    ("closing ends a pause", [Event(2, .paused), Event(3, .closed), Event(4, .paused)], []),
    ("paused twice", [Event(2, .paused), Event(3, .noted), Event(4, .paused)], ["paused-twice"]),
    ("resumed unpaused", [Event(2, .resumed)], ["not-paused"]),
    (
      "resumed twice", [Event(2, .paused), Event(3, .resumed), Event(4, .resumed)], ["not-paused"]
    ),
    (
      "two branches that paused",
      [Event(2, .paused), Event(2, .paused, random: 7), Event(3, .resumed)], []
    ),
    (
      "two branches that resumed",
      [Event(2, .paused), Event(3, .resumed), Event(3, .resumed, random: 7)], []
    ),
    ("paused before", [Event(2, .paused, at: "2026-01-15T08:50:00+08:00")], ["before-receipt"]),
    ("a slow clock", [Event(2, .contacted, at: "2026-01-15T08:58:00+08:00")], []),
    (
      "in the year 1", [Event(2, .noted, at: "0001-01-15T09:00:00+08:00")], ["impossible-time"]
    ),
    ("extended", [extended(2, to: "2026-01-15T18:00:00+08:00")], []),
    ("for ever", [extended(2, to: "9999-01-15T18:00:00+08:00")], ["impossible-time"]),
    (
      "extended into the past", [extended(2, to: "2026-01-15T08:00:00+08:00")],
      ["extended-before-start"]
    ),
    ("of no clock", [extended(2, "hotline", to: "2026-01-15T18:00:00+08:00")], ["no-such-clock"]),
    (
      "of a clock that had stopped",
      [
        Event(2, .contacted, ["outcome": "reached"]),
        extended(3, "contact", to: "2026-01-15T18:00:00+08:00"),
      ], ["clock-not-running"]
    ),
    (
      "from its due time",
      [extended(2, from: "2026-01-15T13:00:00+08:00", to: "2026-01-15T18:00:00+08:00")], []
    ),
    (
      "from another due time",
      [extended(2, from: "2026-01-15T14:00:00+08:00", to: "2026-01-15T18:00:00+08:00")],
      ["former-due"]
    ),
    (
      "twice, from where the first had put it",
      [
        extended(2, to: "2026-01-15T18:00:00+08:00"),
        extended(3, from: "2026-01-15T18:00:00+08:00", to: "2026-01-15T19:00:00+08:00"),
      ], []
    ),
    (
      "two branches that extended",
      [
        extended(2, from: "2026-01-15T13:00:00+08:00", to: "2026-01-15T18:00:00+08:00"),
        Event(2, .noted, random: 7),
        extended(3, from: "2026-01-15T13:00:00+08:00", to: "2026-01-15T19:00:00+08:00"),
      ], []
    ),
  ]

  @Test(arguments: courses)
  func whatCannotHaveHappenedSo(name: String, events: [Event], rules: [String]) throws {
    #expect(try self.rules(events) == rules, "\(name)")
  }

  /// The calendar may have learnt of a holiday since.
  @Test func aDueTimeInWorkingTimeIsNotHeldAgainstAnExtension() throws {
    let start = Event(
      1, .received, ["clocks": clocks(("answer", "3 working days"))],
      at: "2026-01-15T09:00:00+08:00")
    let events = [
      start,
      Self.extended(
        2, "answer", from: "2026-01-21T18:00:00+08:00", to: "2026-01-23T18:00:00+08:00"),
    ]
    let calendar = WorkCalendar.office(try Zone("Asia/Shanghai"))
    #expect(Chronology.faults(of: Case(events), calendar).isEmpty)
  }

  @Test func anImpossibleReceiptIsSaidOnce() throws {
    let received = Event(1, .received, ["received": "0001-01-15T09:00:00+08:00"])
    let calendar = WorkCalendar.always(try Zone("Asia/Shanghai"))
    let faults = Chronology.faults(of: Case([received, Event(2, .noted)]), calendar)
    #expect(faults.map(\.rule) == ["impossible-time"])
  }

  @Test func nothingIsDoneAboutACaseBeforeItIsReceived() throws {
    let subject = Case([Self.received])
    try subject.checkReceived(by: "2026-01-15T08:56:00+08:00")
    #expect(throws: Failure.self) {
      try subject.checkReceived(by: "2026-01-15T08:54:00+08:00")
    }
  }

  @Test func aContactBeforeTheReceiptMeetsNothing() throws {
    let contacted = Event(2, .contacted, ["outcome": "reached"], at: "2026-01-15T08:00:00+08:00")
    let runs = Case([Self.received, contacted]).clocks(.always(try Zone("Asia/Shanghai")))
    #expect(runs.first?.verdict(at: "2026-01-15T12:00:00+08:00") == .overdue)
  }
}
