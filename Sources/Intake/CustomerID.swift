/// Who a customer is, from how they can be reached.
package enum CustomerKey {
  /// A phone number without spaces, full-width digits, `+86` and the like; nil when too short to
  /// name anybody.
  package static func phone(_ text: String) -> String? {
    var digits = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x30...0x39: digits.unicodeScalars.append(scalar)
      case 0xFF10...0xFF19:
        digits.append(Character(Unicode.Scalar(UInt8(scalar.value - 0xFF10 + 0x30))))
      default: continue
      }
    }
    for prefix in ["0086", "86"] where digits.count == 11 + prefix.count {
      if digits.hasPrefix(prefix) { digits.removeFirst(prefix.count) }
    }
    // What is dialled before the country of a number abroad.
    if digits.hasPrefix("00"), digits.count >= 10 { digits.removeFirst(2) }
    return digits.count >= 5 ? digits : nil
  }
}
