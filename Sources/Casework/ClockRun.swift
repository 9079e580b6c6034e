package import JSONText

/// One run of a clock, read off the events of a case.
package struct ClockRun: Sendable {
  package enum Verdict: String, Sendable {
    case running, overdue, paused, met, missed, superseded
  }

  package let clock: String
  /// The event that started it; with `clock` and `subject` it names the run for good.
  package let startedBy: EventID
  /// The unit asked, the promise made, the role that answers; nil where the case has one such clock.
  package let subject: String?
  package let started: Timestamp
  /// The limit in force when it started; nil for a promise, which has a time of its own.
  package let limit: Limit?
  /// Where the limit came from: `CLS-1 policy/classify.yaml:12`.
  package let policy: String
  /// Nil while a pause holds it up, or when the calendar has no working time.
  package internal(set) var due: Timestamp?
  package internal(set) var stopped: Timestamp?
  package internal(set) var superseded = false
  package internal(set) var isPaused = false
  /// The clock whose events end this one too; its own name where it stands alone.
  package let like: String
  /// From a statute or a regulator, not from us.
  package var isStatutory = false
  /// Nobody has checked the limit against its source yet.
  package var isUnverified = false
  /// The statute, and the day somebody last checked the limit against it.
  package internal(set) var citation: Localized?
  package internal(set) var verified: String?
  /// Statutory clocks and promises to the customer don't wait for the customer.
  let waits: Bool
  var pausesBefore: Int
  /// The time promised, where it is the clock of a promise.
  var agreed: Timestamp?
  /// In the order of the events; the last one's due time holds.
  package internal(set) var extensions: [ClockExtension] = []
  /// The pauses that touch it, where it waits for the customer.
  var held: ArraySlice<WorkCalendar.Pause> = []
  /// Whose hours it runs in.
  package internal(set) var unit: String?

  package func verdict(at now: Timestamp) -> Verdict {
    ClockRun.verdict(
      due: due, stopped: stopped, isSuperseded: superseded, isPaused: isPaused, at: now)
  }

  /// The verdict on a run of which only this is known.
  package static func verdict(
    due: Timestamp?, stopped: Timestamp?, isSuperseded: Bool, isPaused: Bool, at now: Timestamp
  ) -> Verdict {
    if isSuperseded { return .superseded }
    if let stopped { return due.map { stopped <= $0 } ?? true ? .met : .missed }
    if isPaused { return .paused }
    return due.map { now <= $0 } ?? true ? .running : .overdue
  }

  package var isOpen: Bool { stopped == nil && !superseded }

  /// The rule the limit comes from: the first word of `policy`.
  package var rule: String { policy.split(separator: " ").first.map(String.init) ?? policy }
}

/// A clock that policy starts, as an event keeps it.
package struct ClockStart: Hashable, Sendable {
  package var clock: String
  package var within: Limit
  package var policy: String
  /// The statute a clock comes from; such a clock doesn't wait for the customer.
  package var citation: Localized?
  /// The clock that ends on the same events: a statute's first contact ends as `contact` does.
  package var like: String?
  /// Whether somebody has checked the limit against its source, and when.
  package var isVerified = true
  package var verified: CivilDay?

  package init(
    clock: String, within: Limit, policy: String, citation: Localized? = nil, like: String? = nil
  ) {
    self.clock = clock
    self.within = within
    self.policy = policy
    self.citation = citation
    self.like = like
  }

  package var json: JSONValue {
    var object: JSONObject = [
      "clock": .string(clock), "within": .string(within.text), "time": .string(within.time),
      "policy": .string(policy),
    ]
    object["like"] = like.map { .string($0) }
    if !isVerified { object["verified"] = false }
    if let verified { object["verified"] = .string(verified.text) }
    if let citation {
      object["citation"] = ["zh": .string(citation.zh), "en": .string(citation.en)]
    }
    return .object(object)
  }
}

extension [ClockStart] {
  package var json: JSONValue { .array(map(\.json)) }
}
