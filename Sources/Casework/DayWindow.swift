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

  /// Whether it holds a second of its day, which may lie past the day's end.
  package func contains(_ second: Int) -> Bool { from <= second && second < to }
}
