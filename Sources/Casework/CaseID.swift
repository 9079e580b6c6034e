/// The digits of Crockford's base 32, lower case.
package enum Base32 {
  package static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  /// The lowest `count` digits of `number`, most significant first.
  package static func text(_ number: UInt64, count: Int) -> String {
    let spelled = (0..<count).map { digits[Int(number >> UInt64(5 * (count - 1 - $0)) & 31)] }
    return String(decoding: spelled, as: UTF8.self)
  }

  package static func isText(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { value($0) != nil }
  }

  /// What a digit stands for.
  static func value(_ digit: UInt8) -> Int? {
    switch digit {
    case 48...57: Int(digit) - 48
    case 97...122: letters[Int(digit) - 97]
    default: nil
    }
  }

  /// The values of the letters; `i l o u` are none.
  private static let letters: [Int?] = (97...122).map { digits.firstIndex(of: $0) }
}

/// The name of a case: the day of receipt and six digits, `20260115-7k3mq2`.
package struct CaseID: Hashable, Comparable, Sendable {
  package let text: String

  package init(day: CivilDay, number: UInt64) {
    let date = day.text.utf8.filter { $0 != UInt8(ascii: "-") }
    text = String(decoding: date, as: UTF8.self) + "-" + Base32.text(number, count: 6)
  }

  /// Nil unless `text` is a whole, well-formed id.
  package init?(_ text: String) {
    guard CaseID.number(of: text) != nil else { return nil }
    self.text = text
  }

  /// The id as a number that orders as the text does: the date in decimal, then 30 bits of digits.
  package var number: Int { CaseID.number(of: text) ?? 0 }

  private static func number(of text: String) -> Int? {
    var text = text
    return text.withUTF8 { number($0) }
  }

  /// - Parameter number: the `number` of an id.
  package init(number: Int) {
    text = String(unsafeUninitializedCapacity: 15) { bytes in
      var (date, digits) = (number >> 30, number)
      for place in (0..<8).reversed() {
        bytes[place] = UInt8(48 + date % 10)
        date /= 10
      }
      bytes[8] = UInt8(ascii: "-")
      for place in (9..<15).reversed() {
        bytes[place] = Base32.digits[digits & 31]
        digits >>= 5
      }
      return 15
    }
  }

  /// The `number` of a well-formed id, nil for anything else.
  package static func number(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard text.count == 15, let number = spelled(text) else { return nil }
    let date = number >> 30
    let isDay = CivilDay(year: date / 10_000, month: date / 100 % 100, day: date % 100) != nil
    return isDay ? number : nil
  }

  /// What an id, or its six digits alone, spell as a number, whether or not there is such a day.
  package static func spelled(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    var (date, digits) = (0, 0)
    let start = 15 - text.count
    guard start == 0 || start == 9 else { return nil }
    for place in start..<15 {
      let byte = text[place - start]
      switch place {
      case 0..<8:
        guard (48...57).contains(byte) else { return nil }
        date = date * 10 + Int(byte) - 48
      case 8: guard byte == UInt8(ascii: "-") else { return nil }
      default:
        guard let value = Base32.value(byte) else { return nil }
        digits = digits << 5 | value
      }
    }
    return date << 30 | digits
  }

  /// The folder of its month: `2026-01`.
  package var month: String { "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))" }

  /// The year and month of a folder as the numbers of its ids begin: `202601`; nil for any other
  /// folder.
  package static func monthNumber(_ folder: String) -> Int? {
    let bytes = Array(folder.utf8)
    guard bytes.count == 7, bytes[4] == UInt8(ascii: "-"), let year = decimal(bytes[..<4]),
      let month = decimal(bytes[5...])
    else { return nil }
    return year * 100 + month
  }

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
    var text = text
    let parsed = text.withUTF8 { bytes -> (Int, String)? in
      let count = bytes.count - 5
      guard (6...9).contains(count), bytes[count] == UInt8(ascii: "-"),
        let number = decimal(bytes[..<count]),
        bytes[(count + 1)...].allSatisfy({ Base32.value($0) != nil })
      else { return nil }
      let digits = UnsafeBufferPointer(rebasing: bytes[(count + 1)...])
      return (number, String(decoding: digits, as: UTF8.self))
    }
    guard let (number, digits) = parsed else { return nil }
    (self.number, self.digits) = (number, digits)
  }

  package var text: String { padded(number, to: 6) + "-" + digits }
}
