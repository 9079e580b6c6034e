extension WorkCalendar {
  /// The time from `from` to `to` during which a clock stood; `to` is nil while it still stands.
  package struct Pause: Hashable, Sendable {
    package var from: Timestamp
    package var to: Timestamp?
    /// The event that began it.
    package var startedBy: EventID?

    package init(from: Timestamp, to: Timestamp?, startedBy: EventID? = nil) {
      self.from = from
      self.to = to
      self.startedBy = startedBy
    }
  }

  /// Further ahead than any limit and any pause reaches, in seconds.
  private static let horizon = 1 << 45

  /// So many blocks of days are looked through for working time: twice the longest limit.
  private static let furthest = Limit.longest * 2 / WorkingTime.Block.days + 1

  /// When a limit that starts at `start` runs out.
  ///
  /// Pauses must be in order and apart. Nil while a pause that reaches the due time is open, and
  /// when the calendar has no working time within twice the longest limit.
  package func due(
    from start: Timestamp, within limit: Limit, pauses: ArraySlice<Pause> = []
  ) -> Timestamp? {
    let due: Int? =
      switch limit.unit {
      case .elapsed: elapsed(limit.amount, from: start.seconds, pauses)
      case .workingHours: working(limit.amount, from: start, pauses)
      case .workingDays: closing(ofDay: limit.amount, after: start, pauses)
      case .calendarDays:
        elapsed(seconds(in: limit.amount, from: start), from: start.seconds, pauses)
      }
    return due.map { zone.timestamp(seconds: $0) }
  }

  /// The seconds until the same time of day so many days later.
  func seconds(in days: Int, from start: Timestamp) -> Int {
    var civil = zone.civil(start)
    civil.day = civil.day.adding(days: days)
    return zone.instant(civil).seconds - start.seconds
  }

  private func elapsed(_ amount: Int, from start: Int, _ pauses: ArraySlice<Pause>) -> Int? {
    var count = Countdown(amount, pauses)
    count.pass(start..<start + WorkCalendar.horizon)
    return count.due
  }

  private func working(_ amount: Int, from start: Timestamp, _ pauses: ArraySlice<Pause>) -> Int? {
    var count = Countdown(amount, pauses)
    // The windows of the day before may still run.
    let first = WorkingTime.number(of: zone.civil(start).day.ordinal - 1)
    for number in first...first + WorkCalendar.furthest {
      let block = time.block(number, of: self)
      if let begin = block.segments.first?.range.lowerBound, begin >= start.seconds,
        let end = block.segments.last?.range.upperBound, count.skip(block.seconds, until: end)
      {
        continue
      }
      for segment in block.segments where segment.range.upperBound > start.seconds {
        count.pass(max(segment.range.lowerBound, start.seconds)..<segment.range.upperBound)
        if count.isOver { return count.due }
      }
    }
    return nil
  }

  /// The end of the last window of a working day, the day of the start and those that end in a
  /// pause not counted.
  private func closing(
    ofDay count: Int, after start: Timestamp, _ pauses: ArraySlice<Pause>
  ) -> Int? {
    var held = Held(pauses)
    var left = count
    let today = zone.civil(start).day.ordinal
    let first = WorkingTime.number(of: today)
    for number in first...first + WorkCalendar.furthest {
      let closings = time.block(number, of: self).closings
      if held.isDone, let next = closings.first, next.day > today, left > closings.count {
        left -= closings.count
        continue
      }
      for closing in closings where closing.day > today {
        switch held.standing(at: closing.at) {
        case .runs: left -= 1
        case .stands: break
        case .standsOpen: return nil
        }
        if left == 0 { return closing.at }
      }
    }
    return nil
  }
}

/// Counts down an amount of time outside of pauses.
private struct Countdown {
  private var left: Int
  private var rest: ArraySlice<WorkCalendar.Pause>
  /// What lies before is counted, or stood still.
  private var cursor = Int.min
  private(set) var due: Int?
  /// No more time counts: the due time is found, or a pause without an end holds it up.
  private(set) var isOver = false

  init(_ amount: Int, _ pauses: ArraySlice<WorkCalendar.Pause>) {
    (left, rest) = (amount, pauses)
  }

  /// Takes off all of a stretch at once, if no pause begins in it and it isn't enough.
  mutating func skip(_ seconds: Int, until end: Int) -> Bool {
    guard left > seconds, rest.first.map({ $0.from.seconds >= end }) ?? true else { return false }
    // A pause that is over may still reach into it.
    guard cursor <= end - seconds else { return false }
    left -= seconds
    cursor = max(cursor, end)
    return true
  }

  mutating func pass(_ segment: Range<Int>) {
    cursor = max(cursor, segment.lowerBound)
    while let pause = rest.first, pause.from.seconds < segment.upperBound {
      rest.removeFirst()
      let free = max(0, pause.from.seconds - cursor)
      if free >= left { return finish(at: cursor + left) }
      guard let end = pause.to?.seconds else { return finish(at: nil) }
      guard end > cursor else { continue }
      left -= free
      cursor = max(cursor, end)
    }
    let free = max(0, segment.upperBound - cursor)
    if free >= left { return finish(at: cursor + left) }
    left -= free
    cursor = max(cursor, segment.upperBound)
  }

  private mutating func finish(at due: Int?) {
    (self.due, isOver) = (due, true)
  }
}

/// Says whether a clock stands still, at instants asked for in order.
struct Held {
  enum Standing { case runs, stands, standsOpen }

  private var rest: ArraySlice<WorkCalendar.Pause>
  /// The last pause that has begun.
  private(set) var pause: WorkCalendar.Pause?

  init(_ pauses: ArraySlice<WorkCalendar.Pause>) { rest = pauses }

  /// Whether nothing will hold the clock up any more.
  var isDone: Bool { rest.isEmpty && pause == nil }

  mutating func standing(at instant: Int) -> Standing {
    while let next = rest.first, next.from.seconds <= instant { pause = rest.removeFirst() }
    guard let pause else { return .runs }
    guard let end = pause.to else { return .standsOpen }
    return end.seconds > instant ? .stands : .runs
  }
}
