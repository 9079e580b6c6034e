/// A number as it is spelled: `400.00`, `4e2` and `400` are three numbers.
package struct JSONNumber: Hashable, Sendable {
  package let text: String

  package init(_ value: Int) {
    text = String(value)
  }

  /// A number with this spelling, or nil when RFC 8259 §6 has no such number.
  package init?(text: String) {
    var text = text
    let whole = text.withUTF8 { bytes in
      let bytes = UnsafeRawBufferPointer(bytes)
      return JSONNumber.end(in: bytes, from: 0) == bytes.count
    }
    guard whole else { return nil }
    self.text = text
  }

  /// A number whose spelling is known to be right.
  init(checked text: String) {
    self.text = text
  }

  /// The value when it is spelled as an integer and fits; `1.0` and `1e2` are not.
  package var int: Int? { Int(text) }

  /// The nearest double, or nil when the number is too large for one.
  package var double: Double? {
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }
}

// MARK: - Grammar

extension JSONNumber {
  /// Where the number that starts at `start` ends, or nil when it is not a number
  /// or runs into a letter, a digit, a sign or a point.
  static func end(in text: UnsafeRawBufferPointer, from start: Int) -> Int? {
    func byte(_ index: Int) -> UInt8 { index < text.count ? text[index] : 0 }
    func digits(_ index: Int) -> Int? {
      var end = index
      while byte(end).isDigit { end += 1 }
      return end == index ? nil : end
    }

    var at = byte(start) == .minus ? start + 1 : start
    if byte(at) == .zero {
      at += 1
    } else {
      guard let end = digits(at) else { return nil }
      at = end
    }
    if byte(at) == .point {
      guard let end = digits(at + 1) else { return nil }
      at = end
    }
    if byte(at) | 0x20 == .lowerE {
      let signed = byte(at + 1) == .minus || byte(at + 1) == .plus
      guard let end = digits(signed ? at + 2 : at + 1) else { return nil }
      at = end
    }
    let next = byte(at)
    return next.isWord || next == .point || next == .minus || next == .plus ? nil : at
  }
}
