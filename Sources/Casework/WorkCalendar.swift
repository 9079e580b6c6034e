/// A stretch of a day, in seconds since its midnight; past 86 400 it runs into the next day.
package struct DayWindow: Hashable, Sendable {
  package var from: Int
  package var to: Int

  package init(from: Int, to: Int) {
    self.from = from
    self.to = to
  }

  /// `09:00-12:00`, `22:00-06:00` (over midnight), `00:00-24:00`; nil for anything else.
  package init?(_ text: String) {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, let from = DayWindow.second(ends[0]), let to = DayWindow.second(ends[1]),
      from < 86_400, from != to
    else { return nil }
    self.init(from: from, to: to > from ? to : to + 86_400)
  }

  private static func second(_ text: Substring) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }),
      let hour = decimal(parts[0].utf8), let minute = decimal(parts[1].utf8), minute < 60,
      hour < 24 || (hour == 24 && minute == 0)
    else { return nil }
    return hour * 3600 + minute * 60
  }
}

/// When people work: the windows of each weekday, holidays, and make-up working days.
package struct WorkCalendar: Sendable {
  package var zone: Zone
  /// The windows of Monday to Sunday, each in order and without overlap.
  package var week: [[DayWindow]]
  /// Days off, as ordinals, with their names.
  package var holidays: [Int: Localized]
  /// Days off that are working days, as ordinals.
  package var makeUp: Set<Int>
  /// Years whose holidays are known.
  package var years: Set<Int>
  /// The customer's rest hours (VIS-4).
  package var rest: [DayWindow]
  /// Units with hours of their own.
  package var units: [String: [[DayWindow]]]

  package init(
    zone: Zone, week: [[DayWindow]], holidays: [Int: Localized] = [:], makeUp: Set<Int> = [],
    years: Set<Int> = [], rest: [DayWindow] = [], units: [String: [[DayWindow]]] = [:]
  ) {
    self.zone = zone
    self.week = week
    self.holidays = holidays
    self.makeUp = makeUp
    self.years = years
    self.rest = rest
    self.units = units
  }

  /// The same calendar with the hours of `unit`, where it has its own.
  package func hours(of unit: String?) -> WorkCalendar {
    guard let unit, let week = units[unit] else { return self }
    var calendar = self
    calendar.week = week
    return calendar
  }

  /// The working windows of a day; a make-up day has those of the week's first working day.
  package func windows(on day: CivilDay) -> [DayWindow] {
    if makeUp.contains(day.ordinal) { return week.first { !$0.isEmpty } ?? [] }
    if holidays[day.ordinal] != nil { return [] }
    return week[day.daysSinceMonday]
  }

  /// The time from `from` to `to` during which a clock stood; `to` is nil while it still stands.
  package struct Pause: Hashable, Sendable {
    package var from: Timestamp
    package var to: Timestamp?

    package init(from: Timestamp, to: Timestamp?) {
      self.from = from
      self.to = to
    }
  }

  /// Further ahead than any limit and any pause reaches, in seconds.
  private static let horizon = 1 << 45

  /// When a limit that starts at `start` runs out.
  ///
  /// Pauses must be in order and apart. Nil while a pause that reaches the due time is open, and
  /// when the calendar has no working time within twice the longest limit.
  package func due(
    from start: Timestamp, within limit: Limit, pauses: ArraySlice<Pause> = []
  ) -> Timestamp? {
    let due: Int? =
      switch limit.unit {
      case .elapsed:
        countdown(
          limit.amount,
          through: CollectionOfOne(start.seconds..<start.seconds + WorkCalendar.horizon), pauses)
      case .workingHours:
        countdown(limit.amount, through: workingTime(from: start), pauses)
      case .workingDays: lastWindow(ofDay: limit.amount, after: start, pauses)
      case .calendarDays: sameTime(limit.amount, after: start, pauses)
      }
    return due.map { zone.timestamp(seconds: $0) }
  }

  /// The second at which `amount` seconds of `segments` outside the pauses have gone by.
  private func countdown(
    _ amount: Int, through segments: some Sequence<Range<Int>>, _ pauses: ArraySlice<Pause>
  ) -> Int? {
    var left = amount
    var rest = pauses
    // Where a window runs over midnight into one of the next day, what they share counts once.
    var cursor = Int.min
    for segment in segments {
      cursor = max(cursor, segment.lowerBound)
      while let pause = rest.first, pause.from.seconds < segment.upperBound {
        rest.removeFirst()
        let free = max(0, pause.from.seconds - cursor)
        if free >= left { return cursor + left }
        guard let end = pause.to?.seconds else { return nil }
        guard end > cursor else { continue }
        left -= free
        cursor = max(cursor, end)
      }
      let free = max(0, segment.upperBound - cursor)
      if free >= left { return cursor + left }
      left -= free
      cursor = max(cursor, segment.upperBound)
    }
    return nil
  }

  /// The working time after `start`, window by window.
  private func workingTime(from start: Timestamp) -> some Sequence<Range<Int>> {
    let first = zone.civil(start).day.adding(days: -1)
    return (0...Limit.longest * 2).lazy.flatMap { offset in
      let day = first.adding(days: offset)
      return windows(on: day).compactMap { window -> Range<Int>? in
        let from = max(second(window.from, of: day), start.seconds)
        let to = second(window.to, of: day)
        return from < to ? from..<to : nil
      }
    }
  }

  private func lastWindow(
    ofDay count: Int, after start: Timestamp, _ pauses: ArraySlice<Pause>
  ) -> Int? {
    var rest = pauses
    var pause: Pause?
    var day = zone.civil(start).day
    var left = count
    for _ in 0...Limit.longest * 2 {
      day = day.adding(days: 1)
      guard let last = windows(on: day).last else { continue }
      let end = second(last.to, of: day)
      while let next = rest.first, next.from.seconds <= end { pause = rest.removeFirst() }
      if let pause, pause.to.map({ $0.seconds > end }) ?? true {
        if pause.to == nil { return nil }
        continue
      }
      left -= 1
      if left == 0 { return end }
    }
    return nil
  }

  private func sameTime(
    _ days: Int, after start: Timestamp, _ pauses: ArraySlice<Pause>
  ) -> Int? {
    var civil = zone.civil(start)
    civil.day = civil.day.adding(days: days)
    var due = zone.instant(civil).seconds
    for pause in pauses {
      if pause.from.seconds >= due { break }
      guard let end = pause.to?.seconds else { return nil }
      due += max(0, end - max(pause.from.seconds, start.seconds))
    }
    return due
  }

  /// The instant of a second of a day; a window may end on the next day.
  private func second(_ second: Int, of day: CivilDay) -> Int {
    let (days, rest) = second.quotientAndRemainder(dividingBy: 86_400)
    return zone.instant(CivilTime(day: day.adding(days: days), second: rest)).seconds
  }
}
