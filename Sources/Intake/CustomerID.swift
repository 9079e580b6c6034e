/// Who a customer is, from how they can be reached.
package enum CustomerKey {
  /// A phone number without spaces, full-width digits, `+86` and the like; nil when too short to
  /// name anybody.
  package static func phone(_ text: String) -> String? {
    // Of several numbers the first names the customer.
    let parts = plain(text).split { "/、,;或".contains($0) }.map {
      $0.filter { $0.isASCII && $0.isNumber }
    }
    guard var digits = parts.first(where: { $0.count >= least }) else { return nil }
    for prefix in ["0086", "86"] where digits.count == 11 + prefix.count {
      if digits.hasPrefix(prefix) { digits.removeFirst(prefix.count) }
    }
    // What is dialled before the country of a number abroad.
    if digits.hasPrefix("00"), digits.count >= 10 { digits.removeFirst(2) }
    return digits.count >= least ? digits : nil
  }

  /// Fewer digits name nobody.
  private static let least = 5

  /// A phone number as it is kept: as it was told, in ASCII.
  package static func plain(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: view.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x3000: view.append(" ")
      default: view.append(scalar)
      }
    }
    return String(view)
  }
}
