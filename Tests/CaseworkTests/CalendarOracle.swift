import Casework
import TestSupport

/// A second opinion on due times, that looks at every minute; slow, and of whole minutes only.
struct CalendarOracle {
  var calendar: WorkCalendar
  /// The offset in minutes at each minute since `origin`, by the law and not by a database.
  var offset: (Int) -> Int

  /// 2026-01-01T00:00:00Z.
  static let origin = 1_767_225_600
  static let horizon = 400 * 1440

  /// Central European time of 2026: summer time from 29 March to 25 October, 01:00 UTC.
  static func berlin(_ minute: Int) -> Int {
    (87 * 1440 + 60..<297 * 1440 + 60).contains(minute) ? 120 : 60
  }

  /// Minutes since the local midnight that began 2026.
  private func wall(_ minute: Int) -> Int { minute + offset(minute) }

  private func windows(onDay day: Int) -> [DayWindow] {
    calendar.windows(on: CivilDay("2026-01-01").adding(days: day))
  }

  private func works(_ minute: Int) -> Bool {
    let wall = wall(minute)
    let (day, second) = (wall / 1440, wall % 1440 * 60)
    return windows(onDay: day).contains { $0.from <= second && second < $0.to }
      || day > 0 && windows(onDay: day - 1).contains { second + 86_400 < $0.to }
  }

  private enum Standing { case runs, stands, standsOpen }

  private func standing(_ minute: Int, _ pauses: [WorkCalendar.Pause]) -> Standing {
    for pause in pauses {
      guard minute >= Self.minute(pause.from) else { continue }
      guard let end = pause.to else { return .standsOpen }
      if minute < Self.minute(end) { return .stands }
    }
    return .runs
  }

  static func minute(_ instant: Timestamp) -> Int { (instant.seconds - origin) / 60 }

  /// The due minute since `origin`.
  func due(from start: Int, within limit: Limit, pauses: [WorkCalendar.Pause]) -> Int? {
    switch limit.unit {
    case .elapsed: count(limit.amount / 60, from: start, pauses) { _ in true }
    case .workingHours: count(limit.amount / 60, from: start, pauses, works)
    case .workingDays: workingDays(limit.amount, after: start, pauses)
    case .calendarDays: calendarDays(limit.amount, after: start, pauses)
    }
  }

  /// Whether a minute counts towards a limit in hours.
  func counts(_ minute: Int, towards limit: Limit, _ pauses: [WorkCalendar.Pause]) -> Bool {
    standing(minute, pauses) == .runs && (limit.unit == .elapsed || works(minute))
  }

  private func count(
    _ amount: Int, from start: Int, _ pauses: [WorkCalendar.Pause], _ counts: (Int) -> Bool
  ) -> Int? {
    var left = amount
    for minute in start..<Self.horizon {
      if left == 0 { return minute }
      guard counts(minute) else { continue }
      switch standing(minute, pauses) {
      case .runs: left -= 1
      case .stands: continue
      case .standsOpen: return nil
      }
    }
    return nil
  }

  private func workingDays(_ count: Int, after start: Int, _ pauses: [WorkCalendar.Pause]) -> Int? {
    var left = count
    for day in wall(start) / 1440 + 1..<390 {
      guard let last = windows(onDay: day).map(\.to).max() else { continue }
      guard let end = (start..<Self.horizon).first(where: { wall($0) >= day * 1440 + last / 60 })
      else { return nil }
      switch standing(end, pauses) {
      case .runs: left -= 1
      case .stands: continue
      case .standsOpen: return nil
      }
      if left == 0 { return end }
    }
    return nil
  }

  private func calendarDays(_ count: Int, after start: Int, _ pauses: [WorkCalendar.Pause]) -> Int?
  {
    let target = wall(start) + count * 1440
    guard var due = (start..<Self.horizon).first(where: { wall($0) >= target }) else { return nil }
    var minute = start
    while minute < due {
      switch standing(minute, pauses) {
      case .runs: break
      case .stands: due += 1
      case .standsOpen: return nil
      }
      minute += 1
    }
    return due
  }
}
