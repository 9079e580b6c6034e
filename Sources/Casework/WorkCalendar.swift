/// A date that is unlike its weekday.
package struct CalendarDate: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// A holiday.
    case off
    /// A day off that is worked in exchange for another.
    case makeUp
    /// A day with hours of its own.
    case hours([DayWindow])
  }

  package var kind: Kind
  package var name: Localized?
  /// Where the calendar says so: `policy/calendar.yaml:70`.
  package var entry: String?

  package init(_ kind: Kind, name: Localized? = nil, entry: String? = nil) {
    (self.kind, self.name, self.entry) = (kind, name, entry)
  }
}

/// The hours of a unit that has its own.
package struct UnitHours: Hashable, Sendable {
  package var unit: String
  /// The windows of Monday to Sunday.
  package var week: [[DayWindow]]
  /// Whether holidays are days like any other there.
  package var worksHolidays: Bool
  /// Where the calendar gives its week.
  package var entry: String?

  package init(
    unit: String, week: [[DayWindow]], worksHolidays: Bool = false, entry: String? = nil
  ) {
    (self.unit, self.week, self.worksHolidays) = (unit, week, worksHolidays)
    self.entry = entry
  }
}

/// When people work: the windows of each weekday, holidays, and make-up working days.
package struct WorkCalendar: Sendable {
  package let zone: Zone
  /// The windows of Monday to Sunday, each in order and without overlap.
  package let week: [[DayWindow]]
  /// Where the week is written: `policy/calendar.yaml:5`.
  package let weekEntry: String?
  /// The dates unlike their weekdays, by ordinal.
  package let dates: [Int: CalendarDate]
  /// Years whose holidays are known.
  package let years: Set<Int>
  /// The customer's rest hours (VIS-4).
  package let rest: [DayWindow]
  /// Units with hours of their own.
  private let units: [String: WorkCalendar]
  /// What was worked out of it before.
  let time = WorkingTime()

  package init(
    zone: Zone, week: [[DayWindow]], weekEntry: String? = nil, dates: [Int: CalendarDate] = [:],
    years: Set<Int> = [], rest: [DayWindow] = [], units: [UnitHours] = []
  ) {
    self.zone = zone
    (self.week, self.weekEntry) = (week, weekEntry)
    self.dates = dates
    self.years = years
    self.rest = rest
    let own = units.map { hours in
      let dates = hours.worksHolidays ? dates.filter { $0.value.kind == .makeUp } : dates
      let calendar = WorkCalendar(
        zone: zone, week: hours.week, weekEntry: hours.entry, dates: dates, years: years,
        rest: rest)
      return (hours.unit, calendar)
    }
    self.units = Dictionary(own) { first, _ in first }
  }

  /// The same calendar with the hours of `unit`, where it has its own.
  package func hours(of unit: String?) -> WorkCalendar {
    unit.flatMap { units[$0] } ?? self
  }

  /// The working windows of a day; a make-up day that is otherwise off has those of the week's first
  /// working day.
  package func windows(on day: CivilDay) -> [DayWindow] {
    let usual = week[day.daysSinceMonday]
    return switch dates[day.ordinal]?.kind {
    case .hours(let windows): windows
    case .off: []
    case .makeUp where usual.isEmpty: week.first { !$0.isEmpty } ?? []
    case .makeUp, nil: usual
    }
  }

  /// Whether people work at an instant.
  package func isOpen(at now: Timestamp) -> Bool {
    holds(now) { windows(on: $0) }
  }

  /// When the rest hours that hold an instant are over; nil outside them.
  package func restEnd(at now: Timestamp) -> Timestamp? {
    guard holds(now, { _ in rest }) else { return nil }
    // Rest may follow upon rest; a day of nothing else has no end.
    var end = now
    for _ in 0..<8 {
      let civil = zone.civil(end)
      let ends = rest.flatMap { window in
        [(civil.day, civil.second), (civil.day.adding(days: -1), civil.second + 86_400)]
          .filter { window.contains($0.1) }.map { second(window.to, of: $0.0) }
      }
      guard let last = ends.max() else { return end }
      end = zone.timestamp(seconds: last)
    }
    return end
  }

  private func holds(_ now: Timestamp, _ windows: (CivilDay) -> [DayWindow]) -> Bool {
    let civil = zone.civil(now)
    return windows(civil.day).contains { $0.contains(civil.second) }
      || windows(civil.day.adding(days: -1)).contains { $0.contains(civil.second + 86_400) }
  }

  /// The instant of a second of a day; a window may end on the next day.
  func second(_ second: Int, of day: CivilDay) -> Int {
    let (days, rest) = second.quotientAndRemainder(dividingBy: 86_400)
    return zone.instant(CivilTime(day: day.adding(days: days), second: rest)).seconds
  }
}
