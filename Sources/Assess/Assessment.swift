package import Casework
internal import JSONText
package import Policy

/// How figures are broken down.
package enum Dimension: String, CaseIterable, Sendable {
  case unit, person, level, category, channel

  func value(of subject: Case) -> String? {
    switch self {
    case .unit: subject.unit
    case .person: subject.owner
    case .level: subject.level.map(String.init)
    case .category: subject.category
    case .channel: subject.channel
    }
  }
}

/// The figures of a period (ASM-1), counted case by case.
package struct Assessment: Sendable {
  /// A figure for one value of the dimension, and of one clock where it is about clocks.
  package struct Key: Hashable, Sendable {
    package var figure: FigureRule.Figure
    package var group: String?
    package var clock: String?
  }

  package let period: Period
  package let dimension: Dimension?
  package private(set) var tallies: [Key: Tally] = [:]
  /// Linked duplicates, counted apart.
  package private(set) var duplicates = 0
  private let calendar: WorkCalendar
  private let now: Timestamp
  /// When the improvement of a cause was done, by unit and cause; a later case is a recurrence.
  private var mended: [String: Timestamp] = [:]
  private var caused: [(causes: [String], received: Timestamp, group: String?)] = []

  package init(
    _ period: Period, by dimension: Dimension?, calendar: WorkCalendar, now: Timestamp
  ) {
    (self.period, self.dimension, self.calendar, self.now) = (period, dimension, calendar, now)
  }

  /// Counts a case; one that was received outside the period only tells when its cause was mended.
  package mutating func add(_ subject: Case) {
    noteImprovements(subject)
    guard period.contains(subject.received, in: calendar.zone) else { return }
    if subject.links.contains(where: { $0.relation == "duplicate" }) {
      duplicates += 1
      return
    }
    let group = dimension.map { $0.value(of: subject) ?? "-" }
    count(.volume, group, hit: true)
    count(.skipLevel, group, hit: subject.skipLevel)
    countClocks(subject, group)
    countEvents(subject, group)
    countClosing(subject, group)
    let causes = subject.words("root_causes").map { Assessment.place(subject, $0) }
    if !causes.isEmpty { caused.append((causes, subject.received, group)) }
  }

  private mutating func count(
    _ figure: FigureRule.Figure, _ group: String?, clock: String? = nil, hit: Bool
  ) {
    tallies[Key(figure: figure, group: group, clock: clock), default: Tally()].add(hit: hit)
  }

  private mutating func count(
    _ figure: FigureRule.Figure, _ group: String?, clock: String? = nil, value: Int
  ) {
    tallies[Key(figure: figure, group: group, clock: clock), default: Tally()].add(value: value)
  }

  private mutating func countClocks(_ subject: Case, _ group: String?) {
    for run in subject.clocks(calendar) {
      let verdict = run.verdict(at: now)
      guard [.met, .missed, .overdue].contains(verdict) else { continue }
      if run.clock == "promise" {
        // What gave way to another promise in time was neither kept nor broken.
        let replaced = subject.promises.contains { $0.id == run.subject && $0.replaced != nil }
        if replaced, verdict == .met { continue }
        count(.promisesKept, group, hit: verdict == .met)
      }
      count(.onTime, group, clock: run.clock, hit: verdict == .met)
      if let stopped = run.stopped {
        let minutes = max(0, stopped.seconds - run.started.seconds) / 60
        count(.timeMedian, group, clock: run.clock, value: minutes)
        count(.timeP90, group, clock: run.clock, value: minutes)
      }
    }
  }

  private mutating func countEvents(_ subject: Case, _ group: String?) {
    let first = subject.events.first { $0.kind == .contacted && $0.data["emotion"] != nil }
    for event in subject.events {
      if event.id == first?.id,
        let before = event.data["before"]?.object?["intensity"]?.int, before > 0,
        let after = event.data["emotion"]?.object?["intensity"]?.int
      {
        tallies[Key(figure: .emotionDrop, group: group, clock: nil), default: Tally()]
          .add(before - after, of: before)
      }
    }
    if let score = subject.fields["satisfaction"]?.int { count(.satisfaction, group, value: score) }
  }

  private mutating func countClosing(_ subject: Case, _ group: String?) {
    let events = subject.events
    let isReopened = events.contains { $0.kind == .reopened }
    if let resolved = events.first(where: { $0.kind == .resolved }) {
      let atOnce = resolved.data["first_contact"]?.bool ?? false
      count(.firstContact, group, hit: atOnce && !isReopened)
    }
    if let closed = events.last(where: { $0.kind == .closed }) {
      let reached = events.contains {
        $0.kind == .visited && $0.data["outcome"]?.string == "reached"
      }
      count(.visited, group, hit: reached)
      count(.confirmed, group, hit: closed.data["confirmed"]?.string == "yes")
    }
    if events.contains(where: { $0.kind == .resolved || $0.kind == .closed }) {
      count(.reopened, group, hit: isReopened)
    }
  }

  // MARK: Recurrence

  private static func place(_ subject: Case, _ cause: String) -> String {
    "\(subject.judgement?["unit"]?.string ?? "-"):\(cause)"
  }

  private mutating func noteImprovements(_ subject: Case) {
    for cause in subject.words("root_causes") {
      // An improvement that names no cause is for all of its case.
      let own = subject.improvements.filter { $0.cause.map { $0 == cause } ?? true }
      guard let done = own.compactMap(\.done).min() else { continue }
      let key = Assessment.place(subject, cause)
      mended[key] = mended[key].map { min($0, done) } ?? done
    }
  }

  /// Counts, once all cases are in, those whose cause had been mended before they came (COL-6).
  package mutating func finish() {
    for (causes, received, group) in caused {
      let returned = causes.contains { cause in mended[cause].map { $0 < received } ?? false }
      count(.recurrence, group, hit: returned)
    }
    caused = []
  }
}

// MARK: - Figures

/// A counted figure with what it means.
package struct AssessedFigure: Sendable {
  package let rule: FigureRule
  package let key: Assessment.Key
  package let value: Amount
  package let count: Int
}

extension Assessment {
  /// The figures in the order of policy; those nothing was counted for are left out.
  package func figures(_ policy: AssessPolicy) -> [AssessedFigure] {
    policy.figures.flatMap { rule in
      tallies.filter { $0.key.figure == rule.figure }
        .sorted {
          ($0.key.group ?? "", $0.key.clock ?? "") < ($1.key.group ?? "", $1.key.clock ?? "")
        }
        .compactMap { key, tally in
          Assessment.value(of: rule, tally).map {
            AssessedFigure(rule: rule, key: key, value: $0, count: tally.count)
          }
        }
    }
  }

  private static func value(of rule: FigureRule, _ tally: Tally) -> Amount? {
    switch (rule.figure, rule.unit) {
    case (.timeMedian, _): tally.median
    case (.timeP90, _): tally.percentile(90).map { Amount($0) }
    case (.satisfaction, _): tally.mean
    case (_, .percent): tally.percent
    default: Amount(tally.hits)
    }
  }
}
