import Casework
import JSONText
import Policy
import TestSupport
import Testing
import Work

/// What the owner records on the way (COL-1, COL-2).
@Suite struct FollowingTests {
  // MARK: Departments

  private func asked(_ more: (Event.Kind, JSONObject)...) -> Case {
    var subject = Case((.received, [:]), (.requested, ["unit": "lab", "what": "test it"]))
    for (kind, data) in more {
      subject.append(Event(subject.events.count + 1, kind, data))
    }
    return subject
  }

  @Test func aRequestStartsItsClocks() throws {
    let draft = try Following.request(
      Case((.received, [:])), unit: "lab", person: "eva", what: "test it", units: ["lab"],
      clocks: try Rules.requestClocks())
    #expect(draft.data["unit"] == "lab")
    #expect(draft.data["to"] == "eva")
    #expect(draft.data["what"] == "test it")
    let clocks = draft.data["clocks"]?.array?.compactMap(\.object) ?? []
    #expect(clocks.map { $0["clock"]?.string } == ["acknowledge", "opinion"])
    #expect(clocks.map { $0["within"]?.string } == ["1h", "4h"])
    #expect(
      clocks.allSatisfy { $0["policy"]?.string?.hasPrefix("COL-1 policy/work.yaml:") == true })
  }

  @Test func oneRequestADepartmentAtATime() throws {
    let policy = try Rules.requestClocks()
    func ask(_ unit: String, _ subject: Case) -> String? {
      refusal {
        try Following.request(
          subject, unit: unit, person: nil, what: "x", units: ["lab", "shop"],
          clocks: policy)
      }
    }
    #expect(ask("lab", asked()) == "dataerr already-asked")
    #expect(ask("lab", asked((.acknowledged, ["unit": "lab"]))) == "dataerr already-asked")
    #expect(ask("shop", asked()) == nil)
    #expect(ask("lab", asked((.replied, ["unit": "lab"]))) == nil)
  }

  @Test func onlyADepartmentThatWasAskedAnswers() {
    let subject = asked()
    #expect(refusal { try Following.acknowledge(subject, unit: "lab") } == nil)
    #expect(refusal { try Following.reply(subject, unit: "lab", text: "broken") } == nil)
    let wrong = failure { try Following.acknowledge(subject, unit: "shop") }
    #expect(wrong?.faults.map(\.rule) == ["not-asked"])
    #expect(wrong?.faults.first?.hint?.en == "still open: lab")
    let answered = asked((.replied, ["unit": "lab"]))
    #expect(
      refusal { try Following.reply(answered, unit: "lab", text: "x") } == "dataerr not-asked")
    #expect(failure { try Following.acknowledge(answered, unit: "lab") }?.faults.first?.hint == nil)
  }

  @Test func onlyADepartmentWithPeopleIsAsked() throws {
    let refused = failure {
      try Following.request(
        Case((.received, [:])), unit: "meterin", person: nil, what: "x",
        units: ["office", "metering"], clocks: [])
    }
    #expect(refused?.faults.map(\.rule) == ["unknown-unit"])
    #expect(refused?.faults.first?.hint?.en == "did you mean 'metering'?")
  }

  @Test func aRequestIsAcknowledgedOnce() {
    let acknowledged = asked((.acknowledged, ["unit": "lab"]))
    #expect(
      refusal { try Following.acknowledge(acknowledged, unit: "lab") }
        == "dataerr already-acknowledged")
    #expect(refusal { try Following.reply(acknowledged, unit: "lab", text: "x") } == nil)
  }

  /// In this workspace only a senior speaks with customers.
  @Test func anOwnerMaySpeakWithTheCustomer() throws {
    let permissions = try Rules.permissions()
    func assign(_ person: Person) -> String? {
      refusal { try Following.assign(Case((.received, [:])), to: person, permissions) }
    }
    #expect(assign(Rules.person("fei", "senior")) == nil)
    #expect(assign(Rules.person("dan", "agent")) == "dataerr cannot-own")
    #expect(assign(Rules.person("cai", "auditor")) == "dataerr cannot-own")
  }

  // MARK: Contacts

  @Test func aContactKeepsTheFeelingBeforeAndAfter() throws {
    let upset = Case((.received, ["emotion": ["kind": "anger", "intensity": 8]]))
    let calmer = Emotion(kind: "anger", intensity: 3)
    let draft = try Following.contact(upset, reached: true, emotion: calmer, observed: ["venting"])
    #expect(
      draft.data == [
        "outcome": "reached", "emotion": ["kind": "anger", "intensity": 3],
        "before": ["kind": "anger", "intensity": 8], "observed": ["venting"],
      ])
    let silent = try Following.contact(upset, reached: false, emotion: nil, observed: [])
    #expect(silent.data == ["outcome": "unreached"])
  }

  // MARK: Pauses

  private func paused(_ kinds: Event.Kind...) -> Case {
    Case(([.received] + kinds).enumerated().map { Event($0 + 1, $1) })
  }

  @Test func aCaseIsPausedAndResumedInTurn() {
    #expect(refusal { try Following.pause(paused()) } == nil)
    #expect(refusal { try Following.resume(paused()) } == "dataerr not-paused")
    #expect(refusal { try Following.pause(paused(.paused)) } == "dataerr already-paused")
    #expect(refusal { try Following.resume(paused(.paused)) } == nil)
    #expect(refusal { try Following.resume(paused(.paused, .resumed)) } == "dataerr not-paused")
    #expect(refusal { try Following.pause(paused(.paused, .resumed)) } == nil)
  }

  /// The clocks stop waiting when the case closes, so the case does too.
  @Test func closingEndsThePause() {
    let reopened = paused(.paused, .closed, .reopened)
    #expect(!reopened.isPaused)
    #expect(refusal { try Following.pause(reopened) } == nil)
    #expect(paused(.paused, .contacted).isPaused)
  }

  // MARK: Extensions

  private static let running = Case(
    (.received, ["clocks": clocks(("contact", "10m"))]), (.contacted, ["outcome": "reached"]),
    (.classified, ["level": 2, "clocks": clocks(("feedback", "2h"), ("verify", "1h"))]),
    (.promised, ["what": "a call", "by": "2026-01-15T12:00:00+08:00"]))

  private static func extend(_ clock: String, to due: Timestamp) throws -> EventDraft {
    try Following.extend(
      running, clock: clock, to: due, at: "2026-01-15T09:05:00+08:00",
      .always(try Zone("Asia/Shanghai")))
  }

  /// A clock that stands has no due time, and one set then would run out while the customer is waited for.
  @Test func aClockThatStandsIsNotExtended() throws {
    var paused = Self.running
    paused.append(Event(paused.events.count + 1, .paused, [:]))
    let zone = try Zone("Asia/Shanghai")
    let rule = refusal {
      try Following.extend(
        paused, clock: "feedback", to: "2026-01-16T15:00:00+08:00",
        at: "2026-01-15T09:05:00+08:00", .always(zone))
    }
    #expect(rule == "dataerr clock-paused")
  }

  @Test func anExtensionKeepsWhenItWasDueBefore() throws {
    let draft = try Self.extend("feedback", to: "2026-01-15T15:00:00+08:00")
    #expect(
      draft.data == [
        "clock": "feedback", "by": "2026-01-15T15:00:00+08:00",
        "from": "2026-01-15T11:03:00+08:00",
      ])
  }

  static let refused: [(clock: String, due: Timestamp, refusal: String)] = [
    ("feedback", "2026-01-15T11:03:00+08:00", "dataerr not-later"),
    ("feedback", "2026-01-15T10:00:00+08:00", "dataerr not-later"),
    ("promise", "2026-01-16T12:00:00+08:00", "dataerr promise-clock"),
    // Stopped, and never started.
    ("contact", "2026-01-16T12:00:00+08:00", "dataerr no-such-clock"),
    ("answer", "2026-01-16T12:00:00+08:00", "dataerr no-such-clock"),
  ]

  @Test(arguments: refused)
  func onlyARunningClockIsMovedAndOnlyLater(clock: String, due: Timestamp, refusal: String) {
    #expect(TestSupport.refusal { try Self.extend(clock, to: due) } == refusal)
  }

  @Test func theHintNamesTheClocksThatRun() {
    let refused = failure { try Self.extend("answer", to: "2026-01-16T12:00:00+08:00") }
    #expect(refused?.faults.first?.hint?.en == "running: feedback, promise, verify")
  }

  @Test func aNoteKeepsItsTextAndWhatWasSeen() {
    #expect(Following.note("he waits", observed: []).data == ["text": "he waits"])
    #expect(
      Following.note("he waits", observed: ["amiable"]).data
        == ["text": "he waits", "observed": ["amiable"]])
  }
}
