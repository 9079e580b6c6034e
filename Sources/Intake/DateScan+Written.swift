import Casework
import Words

/// Days that are written out with their month.
extension DateScan {
  private static let marks: [(left: Words, right: Words)] = [
    (["-"], ["-"]), (["/"], ["/"]), (["."], ["."]), (["年"], ["月"]),
  ]
  private static let month: Words = ["月"]
  private static let day: Words = ["日", "号"]
  private static let years: [(String, Int)] = [("今年", 0), ("去年", -1), ("前年", -2)]
  private static let yearWords = Words(years.map(\.0))
  private static let lastMonths: [(String, Int)] = [
    ("上个月", -1), ("上月", -1), ("这个月", 0), ("本月", 0), ("上上个月", -2),
  ]
  private static let lastMonthWords = Words(lastMonths.map(\.0))

  /// `2026-01-05`, `2026/1/5`, `2026.1.5`, 2026年1月5日.
  func numeric(_ place: Int) -> (CivilDay, Int)? {
    guard let year = number(place, 4...4), (1990...2100).contains(year.value) else { return nil }
    for (left, right) in DateScan.marks {
      guard let first = word(left, at: year.end), let month = number(first.end, 1...2),
        let second = word(right, at: month.end), let day = number(second.end, 1...2),
        let date = CivilDay(year: year.value, month: month.value, day: day.value)
      else { continue }
      return (date, word(DateScan.day, at: day.end)?.end ?? day.end)
    }
    return nil
  }

  /// `3/4/2026`, `3-4-2026`, `3.4.2026`: a month and a day in either order. Who complains tells of
  /// what was, so a day to come isn't meant.
  func yearLast(_ place: Int) -> ([CivilDay], Int)? {
    guard let first = number(place, 1...2) else { return nil }
    for (mark, same) in DateScan.marks.dropLast() {
      guard let left = word(mark, at: first.end), let second = number(left.end, 1...2),
        let right = word(same, at: second.end), let year = number(right.end, 4...4),
        (1990...2100).contains(year.value)
      else { continue }
      let read = Set(
        [(first.value, second.value), (second.value, first.value)].compactMap { month, day in
          CivilDay(year: year.value, month: month, day: day)
        })
      let past = read.filter { $0 <= now }
      return ((past.isEmpty ? read : past).sorted { $0 > $1 }, year.end)
    }
    return nil
  }

  /// 1月5日, 三月五号: the last such day, or that of a year that is named: 去年12月3日.
  func monthAndDay(_ place: Int) -> (CivilDay, Int)? {
    let year = word(DateScan.yearWords, at: place)
    // A year that isn't read, such as one in Chinese characters, is none to guess.
    if year == nil, place > 0, folded[place - 1] == DateScan.yearMark { return nil }
    guard let month = count(year?.end ?? place), let mark = word(DateScan.month, at: month.1),
      let (day, end) = dayInMonth(mark.end)
    else { return nil }
    guard let year else { return last(month: month.0, day: day).map { ($0, end) } }
    return CivilDay(year: now.year + DateScan.years[year.index].1, month: month.0, day: day)
      .flatMap { $0 <= now ? ($0, end) : nil }
  }

  private static let yearMark: UInt32 = 0x5E74  // 年

  /// 5日, 五号.
  private func dayInMonth(_ place: Int) -> (Int, Int)? {
    guard let (day, end) = count(place), let last = word(DateScan.day, at: end)?.end else {
      return nil
    }
    return (day, last)
  }

  /// 上个月15号, 本月3日.
  func dayOfNamedMonth(_ place: Int) -> (CivilDay, Int)? {
    guard let (index, start) = word(DateScan.lastMonthWords, at: place),
      let (day, end) = dayInMonth(start)
    else { return nil }
    let months = now.year * 12 + now.month - 1 + DateScan.lastMonths[index].1
    return CivilDay(year: months / 12, month: months % 12 + 1, day: day)
      .flatMap { $0 <= now ? ($0, end) : nil }
  }

  private func last(month: Int, day: Int) -> CivilDay? {
    [now.year, now.year - 1].compactMap { CivilDay(year: $0, month: month, day: day) }
      .first { $0 <= now }
  }

  // MARK: English months

  private static let months: Words = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  private static let shortMonths: Words = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
  private static let ordinals: Words = ["st", "nd", "rd", "th"]

  /// `January 5`, `Jan 5th, 2026`, `5 January 2026`.
  func english(_ place: Int) -> (CivilDay, Int)? {
    if let (month, end) = month(place), let (day, after) = dayOfMonth(skippingSpace(end)) {
      return completed(month, day, after)
    }
    guard let (day, end) = dayOfMonth(place), let (month, after) = month(skippingSpace(end)) else {
      return nil
    }
    return completed(month, day, after)
  }

  private func month(_ place: Int) -> (Int, Int)? {
    if let (index, end) = word(DateScan.months, at: place) { return (index + 1, end) }
    return word(DateScan.shortMonths, at: place).map { index, end in
      (index + 1, end < folded.count && folded[end] == 0x2E ? end + 1 : end)
    }
  }

  private func dayOfMonth(_ place: Int) -> (Int, Int)? {
    var end = place
    var value = 0
    while end < folded.count, TextScan.isDigit(folded[end]), end - place < 2 {
      value = value * 10 + Int(folded[end] - 0x30)
      end += 1
    }
    guard end > place else { return nil }
    let after = word(DateScan.ordinals, at: end)?.end ?? end
    let isWhole = after == folded.count || !FoldedText.isWord(folded[after])
    return isWhole ? (value, after) : nil
  }

  private func completed(_ month: Int, _ day: Int, _ end: Int) -> (CivilDay, Int)? {
    let comma = end < folded.count && folded[end] == 0x2C ? end + 1 : end
    if let year = number(skippingSpace(comma), 4...4), (1990...2100).contains(year.value) {
      return CivilDay(year: year.value, month: month, day: day).map { ($0, year.end) }
    }
    return last(month: month, day: day).map { ($0, end) }
  }
}
