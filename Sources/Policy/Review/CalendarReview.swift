import Casework

/// Finds years, holidays and make-up days that can't all be meant.
struct CalendarReview: Sendable {
  let sources: PolicySources
  let today: CivilDay

  private typealias Holiday = (from: CivilDay, to: CivilDay, node: YAMLNode)

  var findings: [Diagnostic] {
    if sources.files["calendar"] == nil { return [] }
    let years = sources.items("calendar", "years")
    return coverage(years) + hours
      + repeated(years.compactMap { year in year["year"].map { ($0.scalar ?? "", $0) } }) { year in
        ("duplicate-year", Localized(zh: "\(year) 年列了两次", en: "the year \(year) is listed twice"))
      } + years.flatMap(inspect) + makeUpTwice(years)
  }

  /// Whether clocks that start now run on known holidays.
  private func coverage(_ years: [YAMLNode]) -> [Diagnostic] {
    let known = Set(years.compactMap { $0.text("year").flatMap { Int($0) } })
    let place = sources.value("calendar", "years")?.place
    return [today.year, today.year + 1].filter { !known.contains($0) }.compactMap { year in
      place.map { place in
        Diagnostic(
          .warning, "uncovered-year",
          Localized(
            zh: "没有 \(year) 年的节假日；按普通星期计算",
            en: "the holidays of \(year) are unknown; its weeks are taken as ordinary"),
          hint: Localized(
            zh: "放假安排公布后，照样写进“years”", en: "add the year to 'years' once its holidays are announced"
          ),
          at: place)
      }
    }
  }

  private var hours: [Diagnostic] {
    guard let week = sources.value("calendar", "week"),
      (week.pairs ?? []).allSatisfy({ $0.value.items?.isEmpty ?? true })
    else { return [] }
    return [
      Diagnostic(
        .error, "no-hours",
        Localized(
          zh: "一周里没有工作时段，工作日时限永远不会到期",
          en: "no working hours in the week: working-day limits never fall due"),
        hint: Localized(zh: "至少给一天写上工作时段", en: "give one day its hours at least"), at: week.place)
    ]
  }

  // MARK: One year

  private func inspect(_ year: YAMLNode) -> [Diagnostic] {
    guard let number = year.text("year").flatMap({ Int($0) }) else { return [] }
    let holidays = year.list("holidays").compactMap { node -> Holiday? in
      guard let from = node.text("from").flatMap({ CivilDay($0) }),
        let to = node.text("to").flatMap({ CivilDay($0) })
      else { return nil }
      return (from, to, node)
    }
    let outside = holidays.filter { $0.to.year < number || $0.from.year > number }
    return outside.map { otherYear($0.node, $0.from, number) } + overlaps(holidays)
      + year.list("make_up").flatMap { makeUp($0, number) }
  }

  private func otherYear(_ node: YAMLNode, _ day: CivilDay, _ year: Int) -> Diagnostic {
    Diagnostic(
      .warning, "other-year",
      Localized(zh: "\(day.text) 不在 \(year) 年", en: "\(day.text) isn't in \(year)"),
      hint: Localized(zh: "核对年份，或移到那一年下面", en: "check the year, or move it to its own"),
      at: node.place)
  }

  private func overlaps(_ holidays: [Holiday]) -> [Diagnostic] {
    var widest: Holiday?
    return holidays.sorted { $0.from < $1.from }.compactMap { later in
      let before = widest
      if widest.map({ $0.to < later.to }) ?? true { widest = later }
      guard let earlier = before, later.from <= earlier.to else { return nil }
      return Diagnostic(
        .warning, "overlap",
        Localized(
          zh: "这段假期与 \(earlier.from.text) 起的假期重叠",
          en: "this holiday overlaps the one from \(earlier.from.text)"),
        hint: Localized(
          zh: "核对起止日期（前一段在 \(earlier.node.place.text)）",
          en: "check the days (the other is at \(earlier.node.place.text))"), at: later.node.place)
    }
  }

  /// How far a make-up day may lie outside its year: New Year's holiday borrows from December.
  private static let slack = 14

  private func makeUp(_ node: YAMLNode, _ year: Int) -> [Diagnostic] {
    guard let day = node.scalar.flatMap({ CivilDay($0) }),
      let first = CivilDay(year: year, month: 1, day: 1),
      let last = CivilDay(year: year, month: 12, day: 31)
    else { return [] }
    let isNear =
      day >= first.adding(days: -CalendarReview.slack)
      && day <= last.adding(days: CalendarReview.slack)
    if !isNear { return [otherYear(node, day, year)] }
    let week = sources.value("calendar", "week")
    guard !(week?.list(day.weekday.rawValue).isEmpty ?? true), !isHoliday(day) else { return [] }
    return [
      Diagnostic(
        .warning, "working-already",
        Localized(zh: "\(day.text) 本来就是工作日", en: "\(day.text) is a working day anyway"),
        hint: Localized(
          zh: "核对日期；调休上班日应是周末", en: "check the day: a make-up day is one otherwise off"),
        at: node.place)
    ]
  }

  private func isHoliday(_ day: CivilDay) -> Bool {
    sources.items("calendar", "years").contains { year in
      year.list("holidays").contains { holiday in
        guard let from = holiday.text("from"), let to = holiday.text("to") else { return false }
        return from <= day.text && day.text <= to
      }
    }
  }

  private func makeUpTwice(_ years: [YAMLNode]) -> [Diagnostic] {
    let days = years.flatMap { $0.list("make_up") }.map { ($0.scalar ?? "", $0) }
    return repeated(days) { day in
      ("duplicate-day", Localized(zh: "调休上班日 \(day) 重复", en: "the make-up day \(day) stands twice"))
    }
  }

  private func repeated(
    _ words: [(String, YAMLNode)], _ message: (String) -> (rule: String, text: Localized)
  ) -> [Diagnostic] {
    var first: [String: YAMLNode] = [:]
    return words.compactMap { word, node in
      guard let other = first[word] else {
        first[word] = node
        return nil
      }
      let (rule, text) = message(word)
      return Diagnostic(
        .warning, rule, text,
        hint: Localized(
          zh: "合并或删去一处（前一处在 \(other.place.text)）",
          en: "merge the two, or leave one out (the first is at \(other.place.text))"),
        at: node.place)
    }
  }
}
