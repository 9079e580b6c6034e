/// A day of the Gregorian calendar, without a time zone.
package struct CivilDay: Hashable, Comparable, Sendable {
  package var year: Int
  package var month: Int
  package var day: Int

  /// Nil when there is no such day (2026-02-30).
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
    self.init(year: year, month: month, unchecked: day)
    guard CivilDay(ordinal: ordinal) == self else { return nil }
  }

  private init(year: Int, month: Int, unchecked day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day `ordinal` days after 1970-01-01 (Howard Hinnant, "chrono-Compatible Low-Level Date
  /// Algorithms", `civil_from_days`).
  package init(ordinal: Int) {
    let shifted = ordinal + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      unchecked: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// `2026-02-28`, and nothing else.
  package init?(_ text: some StringProtocol) {
    var text = String(text)
    guard let day = text.withUTF8({ CivilDay(bytes: $0[...]) }) else { return nil }
    self = day
  }

  init?(bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    let at = bytes.startIndex
    guard bytes.count == 10, bytes[at + 4] == UInt8(ascii: "-"),
      bytes[at + 7] == UInt8(ascii: "-"), let year = decimal(bytes[at..<at + 4]),
      let month = decimal(bytes[at + 5..<at + 7]), let day = decimal(bytes[at + 8..<at + 10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Days since 1970-01-01.
  package var ordinal: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  package var weekday: Weekday { Weekday.allCases[daysSinceMonday] }

  /// 0 on Monday, 6 on Sunday; 1970-01-01 was a Thursday.
  var daysSinceMonday: Int { ((ordinal + 3) % 7 + 7) % 7 }

  package func adding(days: Int) -> CivilDay { CivilDay(ordinal: ordinal + days) }

  /// `2026-02-28`.
  package var text: String { padded(year, to: 4) + "-" + padded(month) + "-" + padded(day) }

  package static func < (left: CivilDay, right: CivilDay) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

/// The days of the week, in the order of ISO 8601; the raw values are policy keys.
package enum Weekday: String, CaseIterable, Sendable {
  case mon, tue, wed, thu, fri, sat, sun

  /// Monday is 0.
  package var number: Int { Weekday.allCases.firstIndex(of: self) ?? 0 }
}

/// The number that two or more ASCII digits spell; nil for anything else.
func decimal(_ bytes: some Sequence<UInt8>) -> Int? {
  var value = 0
  for byte in bytes {
    guard (48...57).contains(byte) else { return nil }
    value = value * 10 + Int(byte - 48)
  }
  return value
}

/// A number with leading zeros.
func padded(_ number: Int, to width: Int = 2) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
