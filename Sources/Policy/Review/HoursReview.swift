import Casework

/// Finds hours that can't be meant so: shifts that run into those of the next day, rest without an
/// end, and hours of their own for days of a holiday.
struct HoursReview: Sendable {
  let sources: PolicySources

  var findings: [Diagnostic] {
    let weeks =
      [sources.value("calendar", "week")]
      + sources.items("calendar", "units").map { $0["week"] }
    return weeks.compactMap { $0 }.flatMap(HoursReview.midnight) + rest
      + sources.items("calendar", "years").flatMap(holidays)
  }

  /// Windows of a day that the last of the day before runs into; Monday follows Sunday.
  private static func midnight(_ week: YAMLNode) -> [Diagnostic] {
    let days = Weekday.allCases.map { week.list($0.rawValue) }
    return days.indices.flatMap { index -> [Diagnostic] in
      let before = days[(index + days.count - 1) % days.count]
      let end = before.compactMap { $0.window?.to }.max().map { $0 - 86_400 } ?? 0
      return days[index].compactMap { node in
        guard let window = node.window, window.from < end else { return nil }
        return Diagnostic(
          .warning, "overlap",
          Localized(
            zh: "前一天的时段过了零点还没完，与“\(node.scalar ?? "")”重叠",
            en: "'\(node.scalar ?? "")' begins before the hours of the day before end"),
          hint: Localized(
            zh: "改其中一个，让两段相接；重叠的部分只算一次",
            en: "let one begin where the other ends; what they share counts once"),
          at: node.place)
      }
    }
  }

  /// Rest all day and night, in which nobody may ever be visited.
  private var rest: [Diagnostic] {
    guard let node = sources.value("calendar", "rest") else { return [] }
    let windows = (node.items ?? []).compactMap(\.window)
    let isAlways = (0..<1440).allSatisfy { minute in
      windows.contains { $0.contains(minute * 60) || $0.contains(minute * 60 + 86_400) }
    }
    if !isAlways { return [] }
    return [
      Diagnostic(
        .warning, "always-rest",
        Localized(
          zh: "客户全天都在休息，任何时候都不能回访",
          en: "the customer rests day and night: nobody may ever be visited"),
        hint: Localized(zh: "留出可以联系客户的时间", en: "leave some time when customers may be called"),
        at: node.place)
    ]
  }

  /// Days of a holiday on which people work all the same.
  private func holidays(_ year: YAMLNode) -> [Diagnostic] {
    year.list("days").compactMap { node in
      guard let day = node.text("day"), !node.list("windows").isEmpty,
        let holiday = year.list("holidays").first(where: { $0.holds(day) })
      else { return nil }
      return Diagnostic(
        .warning, "hours-in-holiday",
        Localized(
          zh: "\(day) 在假期内，另写的时段使它成为工作日",
          en: "\(day) lies in a holiday; its own hours make it a working day"),
        hint: Localized(
          zh: "确要上班就缩短假期，否则删去这一天（假期在 \(holiday.place.text)）",
          en: "if people do work, shorten the holiday; else leave the day out"
            + " (the holiday is at \(holiday.place.text))"),
        at: node.place)
    }
  }
}

extension YAMLNode {
  fileprivate var window: DayWindow? { scalar.flatMap { DayWindow($0) } }

  /// Whether a holiday holds a day.
  fileprivate func holds(_ day: String) -> Bool {
    guard let from = text("from"), let to = text("to") else { return false }
    return from <= day && day <= to
  }
}
