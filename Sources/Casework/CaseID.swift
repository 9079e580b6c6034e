/// The digits of Crockford's base 32, lower case.
package enum Base32 {
  package static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  /// The lowest `count` digits of `number`, most significant first.
  package static func text(_ number: UInt64, count: Int) -> String {
    let spelled = (0..<count).map { digits[Int(number >> UInt64(5 * (count - 1 - $0)) & 31)] }
    return String(decoding: spelled, as: UTF8.self)
  }

  package static func isText(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy(digits.contains)
  }
}

/// The name of a case: the day of receipt and six digits, `20260115-7k3mq2`.
package struct CaseID: Hashable, Comparable, Sendable {
  package let text: String

  package init(day: CivilDay, number: UInt64) {
    let date = day.text.utf8.filter { $0 != UInt8(ascii: "-") }
    text = String(decoding: date, as: UTF8.self) + "-" + Base32.text(number, count: 6)
  }

  /// Nil unless `text` is a whole, well-formed id.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].utf8.count == 6, Base32.isText(parts[1]),
      parts[0].utf8.count == 8, CaseID.day(parts[0]) != nil
    else { return nil }
    self.text = String(text)
  }

  private static func day(_ digits: some StringProtocol) -> CivilDay? {
    let bytes = Array(digits.utf8)
    guard let year = decimal(bytes[0..<4]), let month = decimal(bytes[4..<6]),
      let day = decimal(bytes[6..<8])
    else { return nil }
    return CivilDay(year: year, month: month, day: day)
  }

  /// The folder of its month: `2026-01`.
  package var month: String { "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))" }

  /// The six digits.
  package var digits: Substring { text.suffix(6) }

  package static func < (left: CaseID, right: CaseID) -> Bool { left.text < right.text }
}

/// The name of an event: one more than the highest number its writer saw, then four random digits.
package struct EventID: Hashable, Sendable {
  package let number: Int
  package let digits: String

  /// The highest number that an id can spell.
  package static let highest = 999_999_999

  package init(number: Int, random: UInt64) {
    self.number = number
    digits = Base32.text(random, count: 4)
  }

  /// Nil unless `text` is `NNNNNN-xxxx`.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, (6...9).contains(parts[0].utf8.count),
      let number = decimal(parts[0].utf8), parts[1].utf8.count == 4, Base32.isText(parts[1])
    else { return nil }
    self.number = number
    digits = String(parts[1])
  }

  package var text: String { padded(number, to: 6) + "-" + digits }
}
