package import Casework
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
  /// When the improvement of a cause was done, by unit and cause; a later case is a recurrence.
  private var mended: [String: Int] = [:]
  private var caused: [(causes: [String], received: Int, group: String?)] = []
  private let now: Timestamp
  /// The seconds of the period.
  private let seconds: Range<Int>
  /// Where in `CountedCase.groups` the dimension stands.
  private let place: Int?

  package init(_ period: Period, by dimension: Dimension?, in zone: Zone, now: Timestamp) {
    (self.period, self.dimension, self.now) = (period, dimension, now)
    seconds = period.seconds(in: zone)
    place = dimension.flatMap { Dimension.allCases.firstIndex(of: $0) }
  }

  /// Counts a case; one that was received outside the period only tells when its cause was mended.
  package mutating func add(_ counted: CountedCase) {
    mended.merge(counted.mended, uniquingKeysWith: min)
    guard seconds.contains(counted.received) else { return }
    if counted.isDuplicate {
      duplicates += 1
      return
    }
    let group = place.map { counted.groups[$0] ?? "-" }
    count(.volume, group, hit: true)
    count(.skipLevel, group, hit: counted.skipsLevel)
    for clock in counted.clocks { count(clock, group) }
    if counted.emotion.count == 2, counted.emotion[0] > 0 {
      tallies[Key(figure: .emotionDrop, group: group, clock: nil), default: Tally()]
        .add(counted.emotion[0] - counted.emotion[1], of: counted.emotion[0])
    }
    if let score = counted.satisfaction { count(.satisfaction, group, value: score) }
    countClosing(counted, group)
    if !counted.causes.isEmpty { caused.append((counted.causes, counted.received, group)) }
  }

  /// Adds what was counted of other cases.
  package mutating func add(_ other: Assessment) {
    tallies.merge(other.tallies, uniquingKeysWith: +)
    duplicates += other.duplicates
    mended.merge(other.mended, uniquingKeysWith: min)
    caused += other.caused
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

  private mutating func count(_ clock: CountedCase.Clock, _ group: String?) {
    let verdict = clock.verdict(at: now)
    guard [.met, .missed, .overdue].contains(verdict) else { return }
    if clock.clock == "promise" {
      // What gave way to another promise in time was neither kept nor broken.
      if clock.isReplaced, verdict == .met { return }
      count(.promisesKept, group, hit: verdict == .met)
    }
    count(.onTime, group, clock: clock.clock, hit: verdict == .met)
    if let stopped = clock.stopped {
      let minutes = max(0, stopped - clock.started) / 60
      count(.timeMedian, group, clock: clock.clock, value: minutes)
      count(.timeP90, group, clock: clock.clock, value: minutes)
    }
  }

  private mutating func countClosing(_ counted: CountedCase, _ group: String?) {
    if let atOnce = counted.atOnce {
      count(.firstContact, group, hit: atOnce && !counted.isReopened)
    }
    if let closing = counted.closing {
      count(.visited, group, hit: closing.isVisited)
      count(.confirmed, group, hit: closing.isConfirmed)
    }
    if counted.isFinished { count(.reopened, group, hit: counted.isReopened) }
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
