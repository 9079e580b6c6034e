import Casework
import Words

/// Finds days in a text, named outright or from the day it was told: 昨天, "last Friday", "3 days ago".
struct DateScan {
  let folded: [UInt32]
  let now: CivilDay

  init(_ text: FoldedText, _ now: CivilDay) {
    (folded, self.now) = (text.folded, now)
  }

  /// From left to right; of a day that may be meant otherwise (`3/4/2026`) both, the later first.
  var dates: [(CivilDay, Range<Int>)] {
    var found: [(CivilDay, Range<Int>)] = []
    var place = 0
    while place < folded.count {
      let read = dates(at: place)
      found += read.days.map { ($0, place..<read.end) }
      place = max(read.end, place + 1)
    }
    return found
  }

  private static let before = Set("下大".unicodeScalars.map(\.value))

  /// How anything that names a day may begin.
  private static let firsts = Set(
    "0123456789今昨大前去上本这周星礼一二三四五六七八九十两tyladfnsmjo".unicodeScalars.map(\.value))

  private func dates(at place: Int) -> (days: [CivilDay], end: Int) {
    guard DateScan.firsts.contains(folded[place]) else { return ([], place) }
    let isInWord =
      place > 0 && FoldedText.isWord(folded[place - 1]) && FoldedText.isWord(folded[place])
    // 下周一 is yet to come, and 大大前天 isn't 大前天.
    let isInName = place > 0 && DateScan.before.contains(folded[place - 1])
    if isInWord || isInName { return ([], place) }
    if let (days, end) = yearLast(place) { return (days, end) }
    let found =
      numeric(place) ?? monthAndDay(place) ?? dayOfNamedMonth(place) ?? named(place) ?? ago(place)
      ?? weekday(place) ?? english(place)
    return found.map { ([$0.0], $0.1) } ?? ([], place)
  }

  // MARK: Pieces

  func number(_ place: Int, _ digits: ClosedRange<Int>) -> (value: Int, end: Int)? {
    var end = place
    var value = 0
    while end < folded.count, TextScan.isDigit(folded[end]), end - place < digits.upperBound {
      value = value * 10 + Int(folded[end] - 0x30)
      end += 1
    }
    let isWhole = end == folded.count || !TextScan.isDigit(folded[end])
    return isWhole && digits.contains(end - place) ? (value, end) : nil
  }

  /// Words to look for, made ready once: every place of a text may be asked for them.
  struct Words: ExpressibleByArrayLiteral {
    let scalars: [[UInt32]]

    init(_ words: [String]) { scalars = words.map { $0.unicodeScalars.map(\.value) } }

    init(arrayLiteral words: String...) { self.init(words) }
  }

  func word(_ words: Words, at place: Int) -> (index: Int, end: Int)? {
    for (index, scalars) in words.scalars.enumerated() {
      let end = place + scalars.count
      guard end <= folded.count, folded[place..<end].elementsEqual(scalars) else { continue }
      let isWhole =
        end == folded.count || !FoldedText.isWord(folded[end - 1])
        || !FoldedText.isWord(folded[end])
      if isWhole { return (index, end) }
    }
    return nil
  }

  func skippingSpace(_ place: Int) -> Int {
    place < folded.count && folded[place] == 0x20 ? place + 1 : place
  }

  // MARK: Words

  private static let days: [(String, Int)] = [
    ("今天", 0), ("今日", 0), ("今早", 0), ("今晚", 0), ("昨天", -1), ("昨日", -1), ("昨晚", -1), ("大前天", -3),
    ("前天", -2), ("前晚", -2), ("today", 0), ("this morning", 0), ("the day before yesterday", -2),
    ("yesterday", -1), ("last night", -1),
  ]

  private static let dayWords = Words(days.map(\.0))

  private func named(_ place: Int) -> (CivilDay, Int)? {
    word(DateScan.dayWords, at: place).map { index, end in
      (now.adding(days: DateScan.days[index].1), end)
    }
  }

  private static let units = [
    ("天前", 1), ("天以前", 1), ("天之前", 1), ("周前", 7), ("星期前", 7), ("个星期前", 7), ("个礼拜前", 7),
  ]
  private static let unitWords = Words(units.map(\.0))
  private static let englishUnits = [
    ("days ago", 1), ("day ago", 1), ("weeks ago", 7), ("week ago", 7),
  ]
  private static let englishUnitWords = Words(englishUnits.map(\.0))

  /// 三天前, 2周前, "3 days ago", "a week ago".
  private func ago(_ place: Int) -> (CivilDay, Int)? {
    guard let (count, end) = count(place) else { return nil }
    if let (index, last) = word(DateScan.unitWords, at: end) {
      return (now.adding(days: -count * DateScan.units[index].1), last)
    }
    return word(DateScan.englishUnitWords, at: skippingSpace(end)).map { index, last in
      (now.adding(days: -count * DateScan.englishUnits[index].1), last)
    }
  }

  private static let counts: Words = [
    "a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
  ]

  func count(_ place: Int) -> (Int, Int)? {
    if let number = number(place, 1...3) { return (number.value, number.end) }
    if let end = ChineseNumber.end(in: folded, from: place),
      let number = ChineseNumber(folded[place..<end])
    {
      return (number.value, end)
    }
    return word(DateScan.counts, at: place).map { ($0.index + 1, $0.end) }
  }

  /// How the week is called, and how many weeks it lies back; nil for the last such day.
  private static let weeks: [(String, Int?)] = [
    ("上上周", 2), ("上上星期", 2), ("上上礼拜", 2), ("上上个星期", 2), ("上上个礼拜", 2), ("上周", 1), ("上星期", 1),
    ("上礼拜", 1), ("上个星期", 1), ("上个礼拜", 1), ("本周", nil), ("这周", nil), ("周", nil), ("星期", nil),
    ("礼拜", nil),
  ]
  private static let weekWords = Words(weeks.map(\.0))
  private static let weekdays: Words = ["一", "二", "三", "四", "五", "六", "日", "天"]
  private static let englishWeeks: Words = ["last", "on"]
  private static let englishWeekdays: Words = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  /// 周一, 上周五, "last Friday", "on Monday": the last such day.
  private func weekday(_ place: Int) -> (CivilDay, Int)? {
    if let (index, end) = word(DateScan.weekWords, at: place),
      let (found, last) = word(DateScan.weekdays, at: end)
    {
      let back = now.weekday.number - min(found, 6)
      let days = DateScan.weeks[index].1.map { back + 7 * $0 } ?? (back + 7) % 7
      return (now.adding(days: -days), last)
    }
    guard let (_, start) = word(DateScan.englishWeeks, at: place) else { return nil }
    return word(DateScan.englishWeekdays, at: skippingSpace(start)).map { day, end in
      let back = (now.weekday.number - day + 7) % 7
      return (now.adding(days: -(back == 0 ? 7 : back)), end)
    }
  }
}
