extension WorkCalendar {
  /// The proof of a due time: every stretch from the start to it, counted or not.
  ///
  /// The counted ones add up to the limit: in seconds, or in days for working days. Where an open
  /// pause holds the clock up they end with the pause, at `now`; where the calendar has no working
  /// time there are none.
  package func account(
    from start: Timestamp, within limit: Limit, pauses: ArraySlice<Pause> = [], until now: Timestamp
  ) -> [ClockInterval] {
    let due = due(from: start, within: limit, pauses: pauses)
    let open = pauses.last.flatMap { $0.to == nil ? $0 : nil }
    guard let end = due ?? open.map({ max($0.from, start) }) else { return [] }
    var account: [ClockInterval]
    switch limit.unit {
    case .elapsed, .calendarDays:
      let reason: ClockInterval.Reason = limit.unit == .elapsed ? .elapsed : .calendar
      account = split(
        [ClockInterval(from: start, to: max(start, end), reason: reason)], by: pauses)
    case .workingHours: account = split(hours(from: start, to: end), by: pauses)
    case .workingDays: account = days(from: start, to: end, pauses)
    }
    if due == nil, let open {
      account.join(
        ClockInterval(
          from: account.last?.to ?? start, to: max(now, end), reason: .paused,
          event: open.startedBy))
    }
    return account
  }

  /// Takes the pauses out of what would count, or not, without them.
  private func split(
    _ intervals: [ClockInterval], by pauses: ArraySlice<Pause>
  ) -> [ClockInterval] {
    var result: [ClockInterval] = []
    var rest = pauses
    for interval in intervals {
      var cursor = interval.from
      while let pause = rest.first, pause.from < interval.to {
        let end = min(pause.to ?? interval.to, interval.to)
        if end > cursor {
          var before = interval
          (before.from, before.to) = (cursor, min(max(pause.from, cursor), interval.to))
          result.join(before)
          result.join(
            ClockInterval(
              from: max(pause.from, cursor), to: end, reason: .paused, event: pause.startedBy))
          cursor = end
        }
        // It may go on in the next interval.
        if pause.to.map({ $0 > interval.to }) ?? true { break }
        rest.removeFirst()
      }
      var after = interval
      after.from = cursor
      result.join(after)
    }
    return result
  }

  // MARK: Working hours

  private func hours(from start: Timestamp, to end: Timestamp) -> [ClockInterval] {
    var result: [ClockInterval] = []
    var cursor = start.seconds
    let first = WorkingTime.number(of: zone.civil(start).day.ordinal - 1)
    let last = WorkingTime.number(of: zone.civil(end).day.ordinal)
    for number in first...max(first, last) {
      for segment in time.block(number, of: self).segments
      where segment.range.upperBound > cursor && segment.range.lowerBound < end.seconds {
        let from = max(cursor, segment.range.lowerBound)
        rest(from: cursor, to: from, &result)
        cursor = min(segment.range.upperBound, end.seconds)
        result.join(
          ClockInterval(
            from: zone.timestamp(seconds: from), to: zone.timestamp(seconds: cursor),
            reason: .window, date: dates[segment.day]))
      }
    }
    rest(from: cursor, to: end.seconds, &result)
    return result
  }

  /// The time between two windows, day by day.
  private func rest(from: Int, to: Int, _ result: inout [ClockInterval]) {
    var cursor = zone.timestamp(seconds: from)
    while cursor.seconds < to {
      let day = zone.civil(cursor).day
      let next = zone.timestamp(seconds: min(to, midnight(after: day)))
      result.join(ClockInterval(from: cursor, to: next, reason: .closed).off(day, in: self))
      cursor = next
    }
  }

  private func midnight(after day: CivilDay) -> Int { second(86_400, of: day) }

  // MARK: Working days

  private func days(
    from start: Timestamp, to end: Timestamp, _ pauses: ArraySlice<Pause>
  ) -> [ClockInterval] {
    var result: [ClockInterval] = []
    var held = Held(pauses)
    var cursor = start
    var day = zone.civil(start).day
    while cursor < end {
      let next = min(end, zone.timestamp(seconds: midnight(after: day)))
      var interval = ClockInterval(from: cursor, to: next, reason: .startDay)
      if !result.isEmpty {
        interval = ClockInterval(from: cursor, to: next, reason: .workingDay)
          .off(day, in: self)
        if interval.reason == .workingDay { judge(&interval, day, &held) }
        // A window may end past midnight: the day that is due takes that time too.
        if interval.days > 0, next < end, closing(of: day) == end.seconds { interval.to = end }
      }
      result.join(interval)
      if result.isEmpty { return [] }
      cursor = interval.to
      day = day.adding(days: 1)
    }
    return result
  }

  private func closing(of day: CivilDay) -> Int? {
    windows(on: day).last.map { second($0.to, of: day) }
  }

  /// Whether a working day counts, or ended while the clock stood.
  private func judge(_ interval: inout ClockInterval, _ day: CivilDay, _ held: inout Held) {
    guard let closing = closing(of: day) else { return }
    interval.date = dates[day.ordinal]
    if held.standing(at: closing) == .runs {
      interval.days = 1
    } else {
      interval.reason = .pausedDay
      interval.event = held.pause?.startedBy
    }
  }
}

extension ClockInterval {
  /// The interval as a day off, if the day is one.
  fileprivate func off(_ day: CivilDay, in calendar: WorkCalendar) -> ClockInterval {
    guard calendar.windows(on: day).isEmpty else { return self }
    var interval = self
    interval.date = calendar.dates[day.ordinal]
    interval.reason = interval.date == nil ? .dayOff : .holiday
    return interval
  }
}

// MARK: - A run

extension ClockRun {
  /// The proof of its due time, from the start to it; empty where it has none and no pause holds it.
  ///
  /// - Parameter calendar: that of the workspace.
  package func account(_ calendar: WorkCalendar, until now: Timestamp) -> [ClockInterval] {
    guard let limit else {
      var account: [ClockInterval] = []
      if let agreed {
        account.join(ClockInterval(from: started, to: agreed, reason: .agreed, event: startedBy))
      }
      return extended(account)
    }
    let account = calendar.hours(of: unit).account(
      from: started, within: limit, pauses: pausesThatCount, until: extensions.first?.at ?? now)
    return extended(account)
  }

  /// The years between start and due time whose holidays nobody entered, where working time counts.
  package func unknownYears(_ calendar: WorkCalendar) -> [Int] {
    guard let unit = limit?.unit, unit == .workingHours || unit == .workingDays else { return [] }
    let first = calendar.zone.civil(started).day.year
    let last = due.map { calendar.zone.civil($0).day.year } ?? first
    // Only a record that was tampered with reaches further than the longest limit and some pauses.
    return (first...max(first, min(last, first + 20))).filter { !calendar.years.contains($0) }
  }
}
