package import Casework

extension Amount {
  /// An amount as people write it: `¥1,234.50`, `1.2万`, `3万5千`, `２００元`, `$40`; with a decimal
  /// comma `1.234,50`.
  ///
  /// Nil for anything else: no guess is made.
  package init?(written text: String, decimalComma: Bool = false) {
    var rest = Amount.plain(text)
    for mark in ["人民币", "RMB", "CNY", "USD", "EUR", "GBP", "HK$", "US$", "$", "¥", "€", "£"]
    where rest.uppercased().hasPrefix(mark) {
      rest.removeFirst(mark.count)
      rest = rest.drop { $0 == " " }
    }
    for mark in ["元整", "块钱", "元", "块", "圆", "RMB", "CNY", "USD", "EUR", "GBP"]
    where rest.uppercased().hasSuffix(mark) {
      rest.removeLast(mark.count)
    }
    while rest.last == " " { rest.removeLast() }
    if let number = ChineseNumber(rest.unicodeScalars.map(\.value)[...]) {
      self.init(number.value)
      return
    }
    guard let amount = Amount.sum(String(rest), decimalComma) else { return nil }
    self = amount
  }

  /// Without spaces around, and of plain width.
  private static func plain(_ text: String) -> Substring {
    var rest = Substring(text.halfWidth).drop { $0 == " " }
    while rest.last == " " { rest.removeLast() }
    return rest
  }

  /// `3万5千` and `1.2万` are sums of numbers with their units; a single digit after a unit counts a
  /// tenth of it, as people say it: `3万2` is 32 000.
  private static func sum(_ text: String, _ decimalComma: Bool) -> Amount? {
    let units: [(Character, Int)] = [("亿", 100_000_000), ("万", 10_000), ("千", 1000), ("百", 100)]
    var sum = Amount.zero
    var rest = text[...]
    var last = 1
    for (unit, size) in units {
      guard let place = rest.firstIndex(of: unit) else { continue }
      guard let number = number(String(rest[..<place]), decimalComma) else { return nil }
      guard let value = Amount(exactly: number, times: size) else { return nil }
      sum = sum + value
      last = size
      rest = rest[rest.index(after: place)...]
    }
    if rest.isEmpty { return rest.startIndex == text.startIndex ? nil : sum }
    let isShort = last > 1 && rest.count == 1 && rest != "0"
    return number(String(rest), decimalComma).map { sum + $0 * Amount(isShort ? last / 10 : 1) }
  }

  /// Digits, in groups of three or not, perhaps with a fraction.
  private static func number(_ text: String, _ decimalComma: Bool) -> Amount? {
    let (group, point): (Character, Character) = decimalComma ? (".", ",") : (",", ".")
    let halves = text.split(separator: point, omittingEmptySubsequences: false)
    guard (1...2).contains(halves.count) else { return nil }
    let groups = halves[0].split(omittingEmptySubsequences: false) {
      $0 == group || $0 == "'" || $0 == " "
    }
    guard
      groups.count == 1 || groups[0].count <= 3 && groups.dropFirst().allSatisfy({ $0.count == 3 })
    else { return nil }
    let fraction = halves.count == 2 ? "." + halves[1] : ""
    return Amount(groups.joined() + fraction)
  }

  /// Nil when it would be larger than amounts may be.
  private init?(exactly number: Amount, times size: Int) {
    guard number < Amount(1_000_000_000_000 / size) else { return nil }
    self = number * Amount(size)
  }
}
