import Casework
import Escalate
import JSONText
import Policy
import TestSupport
import Testing
import Words

/// Signs that a complaint goes higher, each raised once (ESC-1).
@Suite struct SignalTests {
  private static func check(
    _ subject: Case, at now: Timestamp = "2026-01-15T12:00:00+08:00"
  ) throws -> SignalCheck {
    let wording = Wording(gap: 12, negation: Guard([Phrase("不")].compactMap { $0 }, reach: 6))
    return SignalCheck(subject, try .at(now), try Rules.policy(), wording)
  }

  /// The case with what a check found recorded.
  private static func recorded(_ subject: Case, at now: Timestamp) throws -> Case {
    var subject = subject
    for draft in try check(subject, at: now).events {
      subject.append(draft.provisional(after: subject, at: now))
    }
    return subject
  }

  private static func instances(_ check: SignalCheck) -> [String] { check.signals.map(\.instance) }

  @Test func aSignalOfTheCaseIsRaisedOnceAndKnownAfterwards() throws {
    let subject = Case((.received, ["skip_level": true, "w5h1": ["what": "我要起诉"]]))
    let now: Timestamp = "2026-01-15T12:00:00+08:00"
    let first = try Self.check(subject, at: now)
    #expect(Self.instances(first) == ["skip-level", "court"])
    #expect(first.signals.allSatisfy { !$0.isKnown })
    let recorded = try Self.recorded(subject, at: now)
    let second = try Self.check(recorded, at: now)
    #expect(Self.instances(second) == ["skip-level", "court"])
    #expect(second.signals.allSatisfy { $0.isKnown })
    #expect(second.events.isEmpty)
    #expect(recorded.signals == ["skip-level", "court"])
  }

  @Test func aDenialRaisesNothing() throws {
    let subject = Case((.received, ["w5h1": ["what": "我不想起诉"]]))
    #expect(try Self.check(subject).signals.isEmpty)
  }

  /// Received at 09:01: `contact` is due at 09:11, `classify` at 09:31, `feedback` at 11:02.
  private static let slow = Case(
    (.received, ["clocks": clocks(("contact", "10m"), ("classify", "30m"))]),
    (.noted, ["text": "x"]))

  static let times: [(now: Timestamp, late: [String])] = [
    ("2026-01-15T09:11:00+08:00", []), ("2026-01-15T09:11:01+08:00", ["late:contact:000001-0000"]),
    (
      "2026-01-15T09:31:01+08:00", ["late:contact:000001-0000", "late:classify:000001-0000"]
    ),
  ]

  @Test(arguments: times)
  func eachRunOfAClockIsLateOnItsOwn(now: Timestamp, late: [String]) throws {
    #expect(try Self.instances(Self.check(Self.slow, at: now)) == late)
  }

  @Test func aLaterClockIsANewInstanceAndTheEarlierStaysKnown() throws {
    let first: Timestamp = "2026-01-15T09:20:00+08:00"
    let recorded = try Self.recorded(Self.slow, at: first)
    #expect(try Self.check(recorded, at: first).events.isEmpty)
    let later = try Self.check(recorded, at: "2026-01-15T09:40:00+08:00")
    #expect(later.signals.map(\.isKnown) == [true, false])
    let raised = later.events.first?.data["signals"]?.array?.compactMap {
      $0.object?["instance"]?.string
    }
    #expect(raised == ["late:classify:000001-0000"])
  }

  /// The clock of a second request to the same department is another run.
  @Test func everyRunOfOneClockIsRaisedAnew() throws {
    let request: JSONObject = ["unit": "lab", "clocks": clocks(("opinion", "1m"))]
    func subject(_ requests: Int) -> Case {
      var subject = Case((.received, [:]))
      for round in 0..<requests {
        subject.append(Event(2 + 2 * round, .requested, request))
        subject.append(
          Event(3 + 2 * round, .replied, ["unit": "lab"], at: "2026-01-15T11:00:00+08:00"))
      }
      return subject
    }
    #expect(try Self.check(subject(1)).signals.count == 1)
    #expect(Set(try Self.instances(Self.check(subject(2)))).count == 2)
  }

  @Test func aBrokenPromiseIsNoLateClockButASignalOfItsOwn() throws {
    let promise: (Event.Kind, JSONObject) = (
      .promised, ["what": "a call", "by": "2026-01-15T10:00:00+08:00"]
    )
    let subject = Case((.received, [:]), promise, promise)
    #expect(
      try Self.instances(Self.check(subject)) == [
        "promise-broken:promise:000002-0000", "promise-broken:promise:000003-0000",
      ])
    #expect(try Self.check(subject, at: "2026-01-15T10:00:00+08:00").signals.isEmpty)
    // Kept too late is broken all the same, kept in time is not.
    var kept = subject
    kept.append(Event(4, .kept, ["promise": "000002-0000"], at: "2026-01-15T10:30:00+08:00"))
    kept.append(Event(5, .kept, ["promise": "000003-0000"], at: "2026-01-15T09:50:00+08:00"))
    #expect(try Self.instances(Self.check(kept)) == ["promise-broken:promise:000002-0000"])
  }

  @Test func aSignalIsKeptWithItsRuleAndItsGrounds() throws {
    let subject = Case((.received, ["skip_level": true, "w5h1": ["what": "我要起诉"]]))
    let signals = try Self.check(subject).events.first?.data["signals"]?.array ?? []
    #expect(
      signals == [
        [
          "signal": "skip-level", "instance": "skip-level", "rule": "ESC-1",
          "file": "policy/escalate.yaml", "line": 6, "facts": ["skip_level = true"], "spans": [],
        ],
        [
          "signal": "court", "instance": "court", "rule": "ESC-1", "file": "policy/escalate.yaml",
          "line": 7, "facts": [],
          "spans": [["field": "w5h1.what", "start": 2, "end": 4, "text": "起诉"]],
        ],
      ])
  }
}
