/// A way to write dates and times: `YYYY-MM-DD hh:mm`, `M/D/YYYY h:mm A`, `YYYY年M月D日`.
package struct DatePattern: Sendable {
  private enum Part: Sendable {
    /// At least and at most so many digits.
    case year(Int)
    case month, day, hour, minute, second
    case half
    case other(Character)
    /// Seconds since 1970, or milliseconds.
    case epoch
    /// Days since 30 December 1899, and the time as their fraction: what a spreadsheet keeps.
    case serial
  }

  private let parts: [Part]

  /// Nil when the text names no day.
  package init?(_ text: String) {
    if let whole = ["epoch": Part.epoch, "serial": .serial][text] {
      parts = [whole]
      return
    }
    var parts: [Part] = []
    var rest = text[...]
    while let first = rest.first {
      let known = DatePattern.words.first { rest.hasPrefix($0.0) }
      parts.append(known?.1 ?? .other(first))
      rest = rest.dropFirst(known?.0.count ?? 1)
    }
    self.parts = parts
    guard DatePattern.names(parts) else { return nil }
  }

  private static let words: [(String, Part)] = [
    ("YYYY", .year(4)), ("YY", .year(2)), ("MM", .month), ("M", .month), ("DD", .day), ("D", .day),
    ("hh", .hour), ("h", .hour), ("mm", .minute), ("m", .minute), ("ss", .second), ("s", .second),
    ("A", .half),
  ]

  private static func names(_ parts: [Part]) -> Bool {
    var found = (year: false, month: false, day: false)
    for part in parts {
      switch part {
      case .year: found.year = true
      case .month: found.month = true
      case .day: found.day = true
      default: break
      }
    }
    return found == (true, true, true)
  }

  /// The instant that a text names in a zone; nil when it isn't written so, or there is no such day.
  ///
  /// A text without hours names the start of its day.
  package func time(_ text: String, in zone: Zone) -> Timestamp? {
    if case .epoch = parts[0] { return DatePattern.epoch(text, zone) }
    if case .serial = parts[0] { return DatePattern.serial(text, zone) }
    var read = Reading(rest: text[...])
    for part in parts {
      guard read.take(part) else { return nil }
    }
    return read.rest.isEmpty ? read.time(in: zone) : nil
  }

  private static func epoch(_ text: String, _ zone: Zone) -> Timestamp? {
    guard text.utf8.count >= 9, let number = Int(text), number > 0 else { return nil }
    return zone.timestamp(seconds: text.utf8.count >= 13 ? number / 1000 : number)
  }

  /// Of years that anybody complains of; a smaller number is something else.
  private static let serials = 32_874.0..<73_051.0

  private static func serial(_ text: String, _ zone: Zone) -> Timestamp? {
    guard text.utf8.count <= 20, text.utf8.allSatisfy({ (48...57).contains($0) || $0 == 46 }),
      let days = Double(text), serials.contains(days),
      let first = CivilDay(year: 1899, month: 12, day: 30)
    else { return nil }
    let seconds = Int((days * 86_400).rounded())
    return zone.instant(
      CivilTime(day: first.adding(days: seconds / 86_400), second: seconds % 86_400))
  }

  private struct Reading {
    var rest: Substring
    private var year = 0
    private var month = 0
    private var day = 0
    private var hour = 0
    private var minute = 0
    private var second = 0
    private var isAfternoon: Bool?

    init(rest: Substring) { self.rest = rest }

    mutating func take(_ part: Part) -> Bool {
      switch part {
      case .year(let digits):
        guard let number = number(digits, digits) else { return false }
        year = digits == 2 ? 2000 + number : number
      case .month: return take(\.month)
      case .day: return take(\.day)
      case .hour: return take(\.hour)
      case .minute: return take(\.minute)
      case .second: return take(\.second)
      case .half: return takeHalf()
      case .other(let character):
        guard rest.first == character else { return false }
        rest.removeFirst()
      case .epoch, .serial: return false
      }
      return true
    }

    private mutating func take(_ field: WritableKeyPath<Reading, Int>) -> Bool {
      guard let number = number(1, 2) else { return false }
      self[keyPath: field] = number
      return true
    }

    private mutating func takeHalf() -> Bool {
      let halves = [("AM", false), ("PM", true), ("上午", false), ("下午", true)]
      guard let (word, isPM) = halves.first(where: { rest.uppercased().hasPrefix($0.0) }) else {
        return false
      }
      rest.removeFirst(word.count)
      isAfternoon = isPM
      return true
    }

    private mutating func number(_ least: Int, _ most: Int) -> Int? {
      let digits = rest.utf8.prefix { (48...57).contains($0) }.prefix(most)
      guard digits.count >= least else { return nil }
      let text = rest.prefix(digits.count)
      rest.removeFirst(digits.count)
      return Int(text)
    }

    func time(in zone: Zone) -> Timestamp? {
      guard minute < 60, second < 60, let hour = hourOfDay,
        let date = CivilDay(year: year, month: month, day: day)
      else { return nil }
      // Midnight may be the end of a day: 24:00.
      if hour == 24 {
        guard minute == 0, second == 0 else { return nil }
        return zone.instant(CivilTime(day: date.adding(days: 1), second: 0))
      }
      return zone.instant(CivilTime(day: date, second: hour * 3600 + minute * 60 + second))
    }

    private var hourOfDay: Int? {
      guard let isAfternoon else { return hour <= 24 ? hour : nil }
      guard (1...12).contains(hour) else { return nil }
      return hour % 12 + (isAfternoon ? 12 : 0)
    }
  }
}
