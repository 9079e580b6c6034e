extension String {
  /// JSON with the controls that it may hold raw, C1 and those that turn directions, escaped: the
  /// same document, and nothing a terminal would obey.
  package var escapingControls: String {
    guard utf8.contains(where: { $0 == 0xC2 || $0 == 0xD8 || $0 == 0xE2 }),
      unicodeScalars.contains(where: \.isControl)
    else { return self }
    var escaped = ""
    for scalar in unicodeScalars {
      guard scalar.isControl, scalar.value > 0x7F else {
        escaped.unicodeScalars.append(scalar)
        continue
      }
      let digits = String(scalar.value, radix: 16)
      escaped += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
    return escaped
  }
}

extension Unicode.Scalar {
  /// Controls, and the marks that turn the direction of a text.
  package var isControl: Bool {
    value < 0x20 || 0x7F...0x9F ~= value || value == 0x061C || 0x200E...0x200F ~= value
      || 0x2028...0x202E ~= value || 0x2066...0x2069 ~= value
  }
}
