/// Who a customer is, from how they can be reached.
package enum CustomerKey {
  /// A phone number without spaces, full-width digits, `+86` and the like; nil when too short to
  /// name anybody.
  package static func phone(_ text: String) -> String? {
    // Of several numbers the first names the customer.
    let parts = text.halfWidth.split { "/、,;或".contains($0) }.map {
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
}
