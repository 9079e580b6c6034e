import JSONText

extension Vocabulary {
  /// The clocks that end on events of their own, in order of name; any other ends at resolution.
  package static var clocks: [String] { ClockReading.stops.keys.sorted() }
}

extension Case {
  /// Every run of every clock, in the order in which they started.
  package func clocks(_ calendar: WorkCalendar) -> [ClockRun] {
    var reading = ClockReading(case: self, calendar: calendar)
    for event in events { reading.read(event) }
    return reading.finished()
  }
}

/// Reads the events of a case in order and keeps the runs they start, hold up and stop.
///
/// Open runs are kept by what ends them, so that an event looks at those it ends and no others: a
/// hostile file may hold tens of thousands of both.
private struct ClockReading {
  let calendar: WorkCalendar
  let unit: String?
  let received: Timestamp
  var runs: [ClockRun] = []
  var pauses: [WorkCalendar.Pause] = []
  var level: Int?
  private var waiting: [End: [Int]] = [:]
  /// The places of the runs of each clock, in the order in which they started.
  private var byClock: [String: [Int]] = [:]

  /// What ends a run.
  private enum End: Hashable {
    /// An event of a kind, about the subject of the run where it is about one.
    case event(Event.Kind, String?)
    /// Another level.
    case level
    /// Closing, and reopening for a visit.
    case closing, reopening
  }

  init(case subject: Case, calendar: WorkCalendar) {
    self.calendar = calendar
    unit = subject.unit
    received = subject.received
  }

  /// The kinds of event that stop a clock; a clock not named here stops when the case is resolved.
  static let stops: [String: [Event.Kind]] = [
    "contact": [.contacted], "classify": [.classified],
    "plan": [.offered, .promised, .informed, .resolved],
    "escalation": [.offered, .promised, .informed, .resolved],
    "verify": [.requested, .judged, .evidence, .offered, .resolved],
    "feedback": [.informed, .offered, .resolved],
    "answer": [.informed, .resolved],
    "acknowledge": [.acknowledged, .replied], "opinion": [.replied],
    "promise": [.kept, .promised], "visit": [.visited], "visit-demand": [.informed, .resolved],
  ]

  private static let levelClocks: Set = ["plan", "verify", "feedback", "answer"]

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
    // One that began, by somebody's clock, before the last one ended begins where that did.
    let from = pauses.last?.to.map { max($0, event.at) } ?? event.at
    pauses.append(WorkCalendar.Pause(from: from, to: nil, startedBy: event.id))
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
      var run = ClockRun(
        clock: clock, startedBy: event.id,
        subject: event.data[event.kind == .requested ? "unit" : "who"]?.string,
        started: event.kind == .received ? received : event.at, limit: limit,
        policy: record["policy"]?.string ?? "", like: record["like"]?.string ?? clock,
        isStatutory: statutory, isUnverified: record["verified"] == false,
        waits: !statutory && !own,
        pausesBefore: pauses.count)
      run.verified = record["verified"]?.string
      run.citation = record["citation"]?.object.flatMap(ClockReading.citation)
      // A department that is asked answers in its own hours.
      run.unit = event.kind == .requested ? event.data["unit"]?.string ?? unit : unit
      open(run)
    }
    if event.kind == .promised { startPromise(event) }
  }

  private static func citation(_ record: JSONObject) -> Localized? {
    guard let zh = record["zh"]?.string, let en = record["en"]?.string else { return nil }
    return Localized(zh: zh, en: en)
  }

  private mutating func startPromise(_ event: Event) {
    var run = ClockRun(
      clock: "promise", startedBy: event.id, subject: event.id.text, started: event.at,
      limit: nil, policy: event.data["policy"]?.string ?? "REM-8", like: "promise", waits: false,
      pausesBefore: pauses.count)
    run.agreed = event.data["by"]?.string.flatMap { Timestamp($0) }
    open(run)
  }

  // MARK: Open runs

  private mutating func open(_ run: ClockRun) {
    let place = runs.count
    runs.append(run)
    byClock[run.clock, default: []].append(place)
    for kind in ClockReading.stops[run.like] ?? [.resolved] {
      waiting[end(by: kind, of: run), default: []].append(place)
    }
    if ClockReading.levelClocks.contains(run.clock) { waiting[.level, default: []].append(place) }
    switch run.clock {
    // What a visit brought up stays owed however the case goes on.
    case "visit-demand": break
    case "visit": waiting[.reopening, default: []].append(place)
    default: waiting[.closing, default: []].append(place)
    }
  }

  /// What an event of a kind must be about to end a run.
  private func end(by kind: Event.Kind, of run: ClockRun) -> End {
    let isOwn =
      switch kind {
      case .acknowledged, .replied, .kept: true
      case .promised: run.clock == "promise"
      default: false
      }
    return .event(kind, isOwn ? run.subject ?? "" : nil)
  }

  /// The open runs that something ends, in the order in which they started; none the next time.
  private mutating func ended(by end: End) -> [Int] {
    (waiting.removeValue(forKey: end) ?? []).filter { runs[$0].isOpen }
  }

  private mutating func stop(_ event: Event) {
    guard let kind = event.kind else { return }
    switch kind {
    case .contacted where event.data["outcome"]?.string != "reached": return
    case .contacted where event.at.seconds + Case.receiptTolerance < received.seconds: return
    case .visited where event.data["outcome"]?.string == "unreached": return
    default: break
    }
    for subject in [nil, subject(of: event, kind)] {
      for place in ended(by: .event(kind, subject)) { runs[place].stopped = event.at }
    }
  }

  /// Whom or what an event is about, where it ends runs about that only.
  private func subject(of event: Event, _ kind: Event.Kind) -> String {
    let key =
      switch kind {
      case .kept: "promise"
      case .promised: "replaces"
      default: "unit"
      }
    return event.data[key]?.string ?? ""
  }

  /// The clocks of a level end when another level takes its place.
  private mutating func supersedeLevel() {
    for place in ended(by: .level) { runs[place].superseded = true }
  }

  private mutating func extend(_ event: Event) {
    let clock = event.data["clock"]?.string ?? ""
    while let place = byClock[clock]?.last {
      if runs[place].isOpen {
        if let change = ClockExtension(event, pauses) { runs[place].extensions.append(change) }
        return
      }
      byClock[clock]?.removeLast()
    }
  }

  /// Closing ends what still runs; reopening ends the wait for a visit.
  private mutating func closeDown(_ event: Event) {
    if let last = pauses.indices.last, pauses[last].to == nil { resume(last, event) }
    let end = event.kind == .reopened ? End.reopening : .closing
    for place in ended(by: end) {
      if runs[place].startedBy == event.id {
        waiting[end, default: []].append(place)
      } else {
        runs[place].stopped = event.at
      }
    }
  }

  /// The runs with their due times, once every pause is known.
  func finished() -> [ClockRun] {
    runs.map { run in
      var run = run
      run.held = run.waits ? self.pauses(of: run) : []
      run.due = run.fixed ?? due(of: run)
      // A pause that began after the due time hides nothing.
      run.isPaused = run.isOpen && run.due == nil && run.held.last.map { $0.to == nil } ?? false
      var former = run.extensions.isEmpty ? nil : due(of: run)
      for place in run.extensions.indices {
        run.extensions[place].former = former
        former = run.extensions[place].due
      }
      return run
    }
  }

  /// When the limit of a run runs out, extensions aside.
  private func due(of run: ClockRun) -> Timestamp? {
    run.limit.flatMap {
      calendar.hours(of: run.unit)
        .due(from: run.started, within: $0, pauses: run.pausesThatCount)
    }
  }

  /// The pauses that touch a run: those open when it started, and those after.
  private func pauses(of run: ClockRun) -> ArraySlice<WorkCalendar.Pause> {
    let later = pauses[max(0, run.pausesBefore - 1)...]
    let first = later.place { pause in pause.to.map { $0 > run.started } ?? true }
    let end = run.stopped.map { stopped in later.place { $0.from >= stopped } } ?? later.endIndex
    return later[first..<max(first, end)]
  }
}

extension ArraySlice {
  /// The first place where something holds that holds of all that follow; the end if nowhere.
  fileprivate func place(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
