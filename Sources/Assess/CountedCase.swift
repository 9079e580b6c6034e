package import Casework
internal import JSONText

/// What a case counts for in figures, whatever the period, the breakdown and the time of asking.
package struct CountedCase: Hashable, Sendable {
  /// A clock that ran, met or not.
  struct Clock: Hashable, Sendable {
    var clock: String
    var started: Int
    var due: Int?
    var stopped: Int?
    var isSuperseded: Bool
    var isPaused: Bool
    /// A promise that another took the place of.
    var isReplaced: Bool

    func verdict(at now: Timestamp) -> ClockRun.Verdict {
      ClockRun.verdict(
        due: due.map { Timestamp(seconds: $0) }, stopped: stopped.map { Timestamp(seconds: $0) },
        isSuperseded: isSuperseded, isPaused: isPaused, at: now)
    }
  }

  /// Seconds since 1970, as all times here.
  var received: Int
  var isDuplicate: Bool
  var skipsLevel: Bool
  /// Its value in each dimension, in the order of `Dimension`.
  var groups: [String?]
  var clocks: [Clock]
  /// How strong the feeling was before and after the first contact that tells.
  var emotion: [Int]
  var satisfaction: Int?
  /// Whether the first contact settled it; nil while it isn't resolved.
  var atOnce: Bool?
  var isReopened: Bool
  /// Whether it was ever resolved or closed.
  var isFinished: Bool
  /// Whether the customer confirmed, and was reached by a visit; nil while it was never closed.
  var closing: Closing?
  /// The root causes, each with the unit that answers for it.
  var causes: [String]
  /// When the improvement of a cause was done.
  var mended: [String: Int]

  struct Closing: Hashable, Sendable {
    var isConfirmed: Bool
    var isVisited: Bool
  }

  /// - Parameter runs: the clocks of the case.
  package init(_ subject: Case, _ runs: [ClockRun]) {
    received = subject.received.seconds
    isDuplicate = subject.links.contains { $0.relation == "duplicate" }
    skipsLevel = subject.skipLevel
    groups = Dimension.allCases.map { $0.value(of: subject) }
    let replaced = Set(subject.promises.filter { $0.replaced != nil }.map(\.id))
    clocks = runs.map { run in
      Clock(
        clock: run.clock, started: run.started.seconds, due: run.due?.seconds,
        stopped: run.stopped?.seconds, isSuperseded: run.superseded, isPaused: run.isPaused,
        isReplaced: run.clock == "promise" && run.subject.map(replaced.contains) ?? false)
    }
    let events = subject.events
    let first = events.first { $0.kind == .contacted && $0.data["emotion"] != nil }
    let before = first?.data["before"]?.object?["intensity"]?.int
    let after = first?.data["emotion"]?.object?["intensity"]?.int
    emotion = [before, after].compactMap { $0 }
    satisfaction = subject.fields["satisfaction"]?.int
    let resolved = events.first { $0.kind == .resolved }
    atOnce = resolved.map { $0.data["first_contact"]?.bool ?? false }
    isReopened = events.contains { $0.kind == .reopened }
    isFinished = events.contains { $0.kind == .resolved || $0.kind == .closed }
    closing = events.last { $0.kind == .closed }.map { closed in
      Closing(
        isConfirmed: closed.data["confirmed"]?.string == "yes",
        isVisited: events.contains {
          $0.kind == .visited && $0.data["outcome"]?.string == "reached"
        })
    }
    let unit = subject.judgement?["unit"]?.string ?? "-"
    causes = subject.words("root_causes").map { "\(unit):\($0)" }
    mended = CountedCase.mended(subject, unit)
  }

  private static func mended(_ subject: Case, _ unit: String) -> [String: Int] {
    let improvements = subject.improvements
    var mended: [String: Int] = [:]
    if improvements.isEmpty { return mended }
    for cause in subject.words("root_causes") {
      // An improvement that names no cause is for all of its case.
      let own = improvements.filter { $0.cause.map { $0 == cause } ?? true }
      mended["\(unit):\(cause)"] = own.compactMap(\.done).min()?.seconds
    }
    return mended
  }
}

// MARK: - Spelling

extension CountedCase {
  /// One line of JSON that `init(text:)` reads back.
  package var text: String {
    var object: JSONObject = ["received": .number(JSONNumber(received))]
    if isDuplicate { object["duplicate"] = true }
    if skipsLevel { object["skip"] = true }
    object["groups"] = .array(groups.map { $0.map { .string($0) } ?? .null })
    object["clocks"] = .array(clocks.map(\.json))
    if !emotion.isEmpty { object["emotion"] = .array(emotion.map { .number(JSONNumber($0)) }) }
    object["satisfaction"] = satisfaction.map { .number(JSONNumber($0)) }
    object["once"] = atOnce.map { .bool($0) }
    if isReopened { object["reopened"] = true }
    if isFinished { object["finished"] = true }
    object["closing"] = closing.map { [.bool($0.isConfirmed), .bool($0.isVisited)] }
    if !causes.isEmpty { object["causes"] = .array(causes.map { .string($0) }) }
    for (cause, done) in mended.sorted(by: { $0.key < $1.key }) {
      var times = object["mended"]?.object ?? [:]
      times[cause] = .number(JSONNumber(done))
      object["mended"] = .object(times)
    }
    return JSONValue.object(object).compactText
  }

  /// Nil for anything that `text` doesn't print.
  package init?(text: String) {
    guard let object = try? JSONValue.parse(text).object,
      let received = object["received"]?.int, let groups = object["groups"]?.array,
      groups.count == Dimension.allCases.count, let clocks = object["clocks"]?.array
    else { return nil }
    self.received = received
    isDuplicate = object["duplicate"] != nil
    skipsLevel = object["skip"] != nil
    self.groups = groups.map(\.string)
    self.clocks = clocks.compactMap { $0.array.flatMap(Clock.init) }
    emotion = object["emotion"]?.array?.compactMap(\.int) ?? []
    satisfaction = object["satisfaction"]?.int
    atOnce = object["once"]?.bool
    isReopened = object["reopened"] != nil
    isFinished = object["finished"] != nil
    let closing = object["closing"]?.array?.compactMap(\.bool) ?? []
    self.closing =
      closing.count == 2 ? Closing(isConfirmed: closing[0], isVisited: closing[1]) : nil
    causes = object["causes"]?.array?.compactMap(\.string) ?? []
    mended = [:]
    for (cause, done) in object["mended"]?.object ?? [:] { mended[cause] = done.int }
  }
}

extension CountedCase.Clock {
  /// Name, start, due time, stop, and a letter for each thing that is so.
  fileprivate var json: JSONValue {
    let so = (isSuperseded ? "s" : "") + (isPaused ? "p" : "") + (isReplaced ? "r" : "")
    return [
      .string(clock), .number(JSONNumber(started)), due.map { .number(JSONNumber($0)) } ?? .null,
      stopped.map { .number(JSONNumber($0)) } ?? .null, .string(so),
    ]
  }

  fileprivate init?(_ parts: [JSONValue]) {
    guard parts.count == 5, let clock = parts[0].string, let started = parts[1].int,
      let so = parts[4].string
    else { return nil }
    (self.clock, self.started) = (clock, started)
    (due, stopped) = (parts[2].int, parts[3].int)
    isSuperseded = so.utf8.contains(UInt8(ascii: "s"))
    isPaused = so.utf8.contains(UInt8(ascii: "p"))
    isReplaced = so.utf8.contains(UInt8(ascii: "r"))
  }
}
