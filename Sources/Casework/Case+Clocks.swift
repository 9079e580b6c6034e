import JSONText

extension Case {
  /// Every run of every clock, in the order in which they started.
  package func clocks(_ calendar: WorkCalendar) -> [ClockRun] {
    var reading = ClockReading(case: self, calendar: calendar.hours(of: unit))
    for event in events { reading.read(event) }
    return reading.finished()
  }
}

/// Reads the events of a case in order and keeps the runs they start, hold up and stop.
private struct ClockReading {
  let calendar: WorkCalendar
  let received: Timestamp
  var runs: [ClockRun] = []
  var pauses: [WorkCalendar.Pause] = []
  var level: Int?

  init(case subject: Case, calendar: WorkCalendar) {
    self.calendar = calendar
    received = subject.received
  }

  /// The kinds of event that stop a clock; a clock not named here stops when the case is resolved.
  static let stops: [String: Set<Event.Kind>] = [
    "contact": [.contacted], "classify": [.classified],
    "plan": [.offered, .promised, .informed, .resolved],
    "escalation": [.offered, .promised, .informed, .resolved],
    "verify": [.requested, .judged, .evidence, .offered, .resolved],
    "feedback": [.informed, .offered, .resolved],
    "answer": [.informed, .resolved],
    "acknowledge": [.acknowledged, .replied], "opinion": [.replied],
    "promise": [.kept, .promised], "visit": [.visited], "visit-demand": [.informed, .resolved],
  ]

  mutating func read(_ event: Event) {
    stop(event)
    start(event)
    switch event.kind {
    case .paused: if pauses.last?.to != nil || pauses.isEmpty { pause(event) }
    case .resumed: if let last = pauses.indices.last, pauses[last].to == nil { resume(last, event) }
    case .extended: extend(event)
    case .closed, .reopened: closeDown(event)
    default: break
    }
  }

  private mutating func pause(_ event: Event) {
    pauses.append(WorkCalendar.Pause(from: event.at, to: nil))
  }

  private mutating func resume(_ last: Int, _ event: Event) {
    pauses[last].to = max(event.at, pauses[last].from)
  }

  private mutating func start(_ event: Event) {
    let records = event.data["clocks"]?.array?.compactMap(\.object) ?? []
    if event.kind == .classified, let now = event.data["level"]?.int {
      if let level, level != now { supersedeLevel() }
      level = now
    }
    for record in records {
      guard let clock = record["clock"]?.string,
        let limit = record["within"]?.string.flatMap({ Limit($0) })
      else { continue }
      let statutory = record["citation"] != nil
      let own = ["contact", "classify", "visit", "visit-demand"].contains(clock)
      runs.append(
        ClockRun(
          clock: clock, startedBy: event.id,
          subject: (event.data["unit"] ?? event.data["who"])?.string,
          started: event.kind == .received ? received : event.at, limit: limit,
          policy: record["policy"]?.string ?? "", like: record["like"]?.string ?? clock,
          isStatutory: statutory, isUnverified: record["verified"] == false,
          waits: !statutory && !own,
          pausesBefore: pauses.count))
    }
    if event.kind == .promised { startPromise(event) }
  }

  private mutating func startPromise(_ event: Event) {
    var run = ClockRun(
      clock: "promise", startedBy: event.id, subject: event.id.text, started: event.at,
      limit: nil, policy: event.data["policy"]?.string ?? "REM-8", like: "promise", waits: false,
      pausesBefore: pauses.count)
    run.extended = event.data["by"]?.string.flatMap { Timestamp($0) }
    runs.append(run)
  }

  /// The clocks of a level end when another level takes its place.
  private mutating func supersedeLevel() {
    let level: Set = ["plan", "verify", "feedback", "answer"]
    for index in runs.indices where runs[index].isOpen && level.contains(runs[index].clock) {
      runs[index].superseded = true
    }
  }

  private mutating func stop(_ event: Event) {
    guard let kind = event.kind else { return }
    for index in runs.indices where runs[index].isOpen {
      let run = runs[index]
      let kinds = ClockReading.stops[run.like] ?? [.resolved]
      guard kinds.contains(kind), concerns(event, run) else { continue }
      runs[index].stopped = event.at
    }
  }

  /// Whether an event of a stopping kind is about this very run.
  private func concerns(_ event: Event, _ run: ClockRun) -> Bool {
    switch event.kind {
    case .contacted: event.data["outcome"]?.string == "reached"
    case .visited where run.clock == "visit": event.data["outcome"]?.string != "unreached"
    case .acknowledged, .replied: event.data["unit"]?.string == run.subject
    case .kept: event.data["promise"]?.string == run.subject
    case .promised where run.clock == "promise": event.data["replaces"]?.string == run.subject
    default: true
    }
  }

  private mutating func extend(_ event: Event) {
    let clock = event.data["clock"]?.string
    guard let index = runs.lastIndex(where: { $0.isOpen && $0.clock == clock }) else { return }
    runs[index].extended = event.data["by"]?.string.flatMap { Timestamp($0) }
  }

  /// Closing ends what still runs; reopening ends the wait for a visit.
  private mutating func closeDown(_ event: Event) {
    if let last = pauses.indices.last, pauses[last].to == nil { resume(last, event) }
    // What a visit brought up stays owed however the case goes on.
    for index in runs.indices where runs[index].isOpen && runs[index].startedBy != event.id {
      let clock = runs[index].clock
      if clock != "visit-demand", (clock == "visit") == (event.kind == .reopened) {
        runs[index].stopped = event.at
      }
    }
  }

  /// The runs with their due times, once every pause is known.
  func finished() -> [ClockRun] {
    runs.map { run in
      var run = run
      if let extended = run.extended {
        run.due = extended
      } else if let limit = run.limit {
        let held = run.waits ? self.pauses(of: run) : []
        run.due = calendar.due(from: run.started, within: limit, pauses: held)
        // A pause that began after the due time hides nothing.
        run.isPaused = run.isOpen && run.due == nil && held.last.map { $0.to == nil } ?? false
      }
      return run
    }
  }

  /// The pauses that touch a run: those open when it started, and those after.
  private func pauses(of run: ClockRun) -> [WorkCalendar.Pause] {
    pauses.dropFirst(max(0, run.pausesBefore - 1)).filter { pause in
      pause.to.map { $0 > run.started } ?? true
        && run.stopped.map { pause.from < $0 } ?? true
    }
  }
}
