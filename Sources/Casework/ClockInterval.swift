/// A stretch of a clock's time, counted or not, and why: a line of the proof of a due time.
package struct ClockInterval: Hashable, Sendable {
  package enum Reason: String, Sendable, CaseIterable {
    /// Day and night, to the same time of day so many days on.
    case elapsed, calendar
    /// Inside a working window; outside those of a working day.
    case window, closed
    /// A whole working day; one that ended while the clock stood.
    case workingDay = "working-day"
    case pausedDay = "paused-day"
    /// The day of the start, which working days leave out.
    case startDay = "start-day"
    /// A weekday without hours, and a holiday.
    case dayOff = "day-off"
    case holiday
    /// The clock stood, waiting for the customer.
    case paused
    /// From where the clock was to where an extension put it; without length where it put it no
    /// further.
    case extended
    /// The time that was promised to the customer.
    case agreed
  }

  package var from: Timestamp
  package var to: Timestamp
  package var reason: Reason
  /// Working days counted; 0 where time is counted in seconds.
  package var days = 0
  /// The entry of the calendar that made the day what it was.
  package var date: CalendarDate?
  /// The pause, the extension, the promise.
  package var event: EventID?

  package var isCounted: Bool {
    switch reason {
    case .elapsed, .calendar, .window, .workingDay, .agreed: true
    default: false
    }
  }

  package var seconds: Int { to.seconds - from.seconds }

  /// Whether the next one says the same of the time right after it.
  fileprivate func continues(in next: ClockInterval) -> Bool {
    reason == next.reason && date == next.date && event == next.event && to == next.from
      && reason != .window
  }
}

extension [ClockInterval] {
  /// Adds one, joined to the last where both say the same.
  mutating func join(_ interval: ClockInterval) {
    guard interval.from < interval.to else { return }
    guard let last = indices.last, self[last].continues(in: interval) else {
      return append(interval)
    }
    self[last].to = interval.to
    self[last].days += interval.days
  }
}
