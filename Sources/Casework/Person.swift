/// Somebody who works on complaints.
package struct Person: Hashable, Sendable {
  package var id: String
  package var name: Localized
  package var role: String
  package var unit: String
  /// The categories this person knows.
  package var skills: [String]
  package var email: String?
  package var phone: String?
  /// When on duty; empty: whenever the unit works.
  package var shifts: [Shift]
  /// Days off, first and last.
  package var away: [ClosedRange<CivilDay>]

  package init(
    id: String, name: Localized, role: String, unit: String, skills: [String] = [],
    email: String? = nil, phone: String? = nil, shifts: [Shift] = [],
    away: [ClosedRange<CivilDay>] = []
  ) {
    self.id = id
    self.name = name
    self.role = role
    self.unit = unit
    self.skills = skills
    self.email = email
    self.phone = phone
    self.shifts = shifts
    self.away = away
  }

  /// Whether the person is there at an instant; without shifts of their own they keep the
  /// hours of their unit.
  package func isOnDuty(at now: Timestamp, _ calendar: WorkCalendar) -> Bool {
    let civil = calendar.zone.civil(now)
    guard !away.contains(where: { $0.contains(civil.day) }) else { return false }
    if !shifts.isEmpty { return shifts.contains { $0.contains(civil) } }
    let hours = calendar.hours(of: unit)
    let yesterday = CivilTime(day: civil.day.adding(days: -1), second: civil.second + 86_400)
    return [civil, yesterday].contains { time in
      hours.windows(on: time.day).contains { $0.from <= time.second && time.second < $0.to }
    }
  }
}

/// A window on certain weekdays: `mon-fri 09:00-18:00`, `sat 22:00-06:00`.
package struct Shift: Hashable, Sendable {
  package var days: [Weekday]
  package var window: DayWindow

  package init?(_ text: String) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, let window = DayWindow(String(parts[1])) else { return nil }
    let ends = parts[0].split(separator: "-", omittingEmptySubsequences: false)
      .map { Weekday(rawValue: String($0)) }
    let all = Weekday.allCases
    guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
      let from = all.firstIndex(of: first), let to = all.firstIndex(of: last), from <= to
    else { return nil }
    days = Array(all[from...to])
    self.window = window
  }

  func contains(_ time: CivilTime) -> Bool {
    let today = days.contains(time.day.weekday)
    let yesterday = days.contains(time.day.adding(days: -1).weekday)
    return today && window.from <= time.second && time.second < window.to
      || yesterday && time.second + 86_400 < window.to
  }
}

/// The people of a workspace and their line of authority.
package struct Staff: Sendable {
  package var people: [Person]
  /// Who stands in for a role when nobody of it is on duty.
  package var standby: [String: String]
  /// A role's rank in the line of authority; 0 is outside it.
  package var ranks: [String: Int]

  package init(people: [Person], standby: [String: String], ranks: [String: Int]) {
    self.people = people
    self.standby = standby
    self.ranks = ranks
  }

  package func person(_ id: String) -> Person? { people.first { $0.id == id } }

  package func rank(of id: String) -> Int { person(id).flatMap { ranks[$0.role] } ?? 0 }
}
