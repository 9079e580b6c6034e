/// An exact decimal with at most four places, held as ten-thousandths.
package struct Amount: Hashable, Comparable, Sendable {
  package var tenThousandths: Int

  package init(tenThousandths: Int) { self.tenThousandths = tenThousandths }
  package init(_ whole: Int) { self.init(tenThousandths: whole * 10_000) }

  package static let zero = Amount(0)
  /// Amounts stay below this, so that sums and small multiples never overflow.
  private static let limit = 1_000_000_000_000

  /// `400`, `400.00`, `-2.5`; nil for anything else, more than four places, or 10^12 and more.
  package init?(_ text: String) {
    var bytes = Substring(text).utf8
    let negative = bytes.first == UInt8(ascii: "-")
    if negative { bytes = bytes.dropFirst() }
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), (1...12).contains(parts[0].count),
      let whole = decimal(parts[0]), whole < Amount.limit
    else { return nil }
    var fraction = 0
    if parts.count == 2 {
      guard (1...4).contains(parts[1].count), let digits = decimal(parts[1]) else { return nil }
      fraction = digits
      for _ in parts[1].count..<4 { fraction *= 10 }
    }
    let size = whole * 10_000 + fraction
    self.init(tenThousandths: negative ? -size : size)
  }

  /// Two places at least: `400.00`, `0.1250`.
  package var text: String {
    let size = abs(tenThousandths)
    let fraction = size % 10_000
    let places = fraction % 100 == 0 ? padded(fraction / 100) : padded(fraction, to: 4)
    return (tenThousandths < 0 ? "-" : "") + "\(size / 10_000)." + places
  }

  /// As short as it can be: `25`, `2.5`.
  package var shortText: String {
    var digits = text
    while digits.hasSuffix("0") { digits.removeLast() }
    if digits.hasSuffix(".") { digits.removeLast() }
    return digits
  }

  /// The quotient to two places, halves away from zero; nil when dividing by nothing.
  package func ratio(to other: Amount) -> Amount? {
    guard other.tenThousandths != 0 else { return nil }
    let (size, divisor) = (Int128(abs(tenThousandths)), Int128(abs(other.tenThousandths)))
    let hundredths = (size * 200 + divisor) / (divisor * 2)
    let negative = (tenThousandths < 0) != (other.tenThousandths < 0)
    return Amount(clamping: (negative ? -hundredths : hundredths) * 100)
  }

  /// The product to four places, rounded towards zero; stops at the largest amount there is.
  package static func * (left: Amount, right: Amount) -> Amount {
    Amount(clamping: Int128(left.tenThousandths) * Int128(right.tenThousandths) / 10_000)
  }

  /// Stops at the largest amount there is.
  package static func + (left: Amount, right: Amount) -> Amount {
    Amount(clamping: Int128(left.tenThousandths) + Int128(right.tenThousandths))
  }

  private init(clamping size: Int128) {
    self.init(tenThousandths: Int(clamping: max(size, -Int128(Int.max))))
  }

  package static func < (left: Amount, right: Amount) -> Bool {
    left.tenThousandths < right.tenThousandths
  }
}

/// An amount of one currency.
package struct Money: Hashable, Sendable {
  package var amount: Amount
  /// ISO 4217: `CNY`.
  package var currency: String

  package init(_ amount: Amount, _ currency: String) {
    self.amount = amount
    self.currency = currency
  }

  /// `400.00 CNY`.
  package var text: String { amount.text + " " + currency }
}
