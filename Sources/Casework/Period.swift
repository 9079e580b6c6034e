/// Some days that figures or visits are about, the first and the last included.
package struct Period: Hashable, Sendable {
  /// As it was asked for: `2009-02`.
  package let text: String
  package let days: ClosedRange<CivilDay>

  /// A year, a quarter (`2009-Q1`), a month, a day, or `first..last`; nil for anything else.
  package init?(_ text: String) {
    guard let days = Period.days(text) else { return nil }
    self.text = text
    self.days = days
  }

  private static func days(_ text: String) -> ClosedRange<CivilDay>? {
    let ends = text.split(separator: ".", omittingEmptySubsequences: false)
    if ends.count == 3, ends[1].isEmpty {
      guard let first = CivilDay(ends[0]), let last = CivilDay(ends[2]), first <= last else {
        return nil
      }
      return first...last
    }
    if let day = CivilDay(text) { return day...day }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts[0].utf8.count == 4, let year = decimal(parts[0].utf8) else { return nil }
    switch (parts.count, parts.last) {
    case (1, _): return months(1...12, of: year)
    case (2, "Q1"): return months(1...3, of: year)
    case (2, "Q2"): return months(4...6, of: year)
    case (2, "Q3"): return months(7...9, of: year)
    case (2, "Q4"): return months(10...12, of: year)
    case (2, let month?):
      guard month.utf8.count == 2, let month = decimal(month.utf8), 1...12 ~= month else {
        return nil
      }
      return months(month...month, of: year)
    default: return nil
    }
  }

  private static func months(_ months: ClosedRange<Int>, of year: Int) -> ClosedRange<CivilDay>? {
    let last = months.upperBound
    guard let first = CivilDay(year: year, month: months.lowerBound, day: 1),
      let next = CivilDay(year: last == 12 ? year + 1 : year, month: last % 12 + 1, day: 1)
    else { return nil }
    return first...next.adding(days: -1)
  }

  package func contains(_ time: Timestamp, in zone: Zone) -> Bool {
    days.contains(zone.civil(time).day)
  }

  /// The seconds since 1970 from its first midnight to the one after its last day.
  package func seconds(in zone: Zone) -> Range<Int> {
    let first = zone.instant(CivilTime(day: days.lowerBound, second: 0)).seconds
    let next = zone.instant(CivilTime(day: days.upperBound.adding(days: 1), second: 0)).seconds
    return first..<max(first, next)
  }
}
