/// How long something may take, in one of the four ways of counting time.
package struct Limit: Hashable, Sendable {
  package enum Unit: Hashable, Sendable {
    /// Day and night; the amount is in seconds.
    case elapsed
    /// Seconds inside the working windows.
    case workingHours
    /// Whole working days after the day of the start.
    case workingDays
    /// Days at the same time of day.
    case calendarDays
  }

  package var unit: Unit
  /// Seconds for `elapsed` and `workingHours`, days for the others.
  package var amount: Int
  /// As policy spells it: `3 working days`.
  package var text: String

  /// No limit is longer than this many days.
  package static let longest = 3660

  /// `30s`, `10m`, `2h`, `3 working hours`, `3 working days`, `15 calendar days`; nil for
  /// anything else, zero, or more than `longest` days.
  package init?(_ text: String) {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    let parsed: (Unit, Int)? =
      switch words.count {
      case 1: Limit.short(words[0])
      case 3: Limit.long(words)
      default: nil
      }
    guard let (unit, amount) = parsed, amount > 0 else { return nil }
    let day = unit == .elapsed || unit == .workingHours ? 86_400 : 1
    guard amount <= Limit.longest * day else { return nil }
    self.unit = unit
    self.amount = amount
    self.text = text
  }

  private static func short(_ word: Substring) -> (Unit, Int)? {
    guard let number = number(word.dropLast()) else { return nil }
    return switch word.last {
    case "s": (.elapsed, number)
    case "m": (.elapsed, number * 60)
    case "h": (.elapsed, number * 3600)
    default: nil
    }
  }

  private static func long(_ words: [Substring]) -> (Unit, Int)? {
    guard let number = number(words[0]) else { return nil }
    return switch (words[1], words[2]) {
    case ("working", "hours"), ("working", "hour"): (.workingHours, number * 3600)
    case ("working", "days"), ("working", "day"): (.workingDays, number)
    case ("calendar", "days"), ("calendar", "day"): (.calendarDays, number)
    default: nil
    }
  }

  private static func number(_ digits: Substring) -> Int? {
    (1...7).contains(digits.utf8.count) ? decimal(digits.utf8) : nil
  }

  /// What a start record says in `time`: how the limit counts.
  package var time: String {
    switch unit {
    case .elapsed: "elapsed"
    case .workingHours, .workingDays: "working"
    case .calendarDays: "calendar"
    }
  }
}
