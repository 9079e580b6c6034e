extension JSONParser {
  /// Reads a string, from its opening quote past the closing one.
  mutating func string() throws(JSONFault) -> String {
    let start = at + 1
    at = text.endOfPlain(from: start)
    let plain = UnsafeRawBufferPointer(rebasing: text[start..<at])
    let isPlain = next == .quote
    if !isPlain { try cook(from: plain) }
    at += 1
    return isPlain
      ? String(decoding: plain, as: UTF8.self) : String(decoding: cooked, as: UTF8.self)
  }

  /// Reads on to the closing quote, leaving in `cooked` the bytes the string stands for.
  private mutating func cook(from plain: UnsafeRawBufferPointer) throws(JSONFault) {
    cooked.removeAll(keepingCapacity: true)
    cooked.reserveCapacity(text.count)
    cooked.append(contentsOf: plain)
    while next != .quote {
      guard next == .backslash else { throw unexpected(.controlCharacter) }
      try escape()
      let end = text.endOfPlain(from: at)
      cooked.append(contentsOf: UnsafeRawBufferPointer(rebasing: text[at..<end]))
      at = end
    }
  }

  private mutating func escape() throws(JSONFault) {
    guard at + 1 < text.count else { throw fault(.unexpectedEnd, at: text.count) }
    switch text[at + 1] {
    case .lowerU: return try unicodeEscape()
    case let byte where byte == .quote || byte == .backslash || byte == UInt8(ascii: "/"):
      cooked.append(byte)
    case UInt8(ascii: "b"): cooked.append(0x08)
    case UInt8(ascii: "f"): cooked.append(0x0C)
    case UInt8(ascii: "n"): cooked.append(0x0A)
    case UInt8(ascii: "r"): cooked.append(0x0D)
    case UInt8(ascii: "t"): cooked.append(0x09)
    default: throw fault(.badEscape, at: at)
    }
    at += 2
  }

  /// Reads `\uXXXX`, or two of them when they are a surrogate pair.
  private mutating func unicodeEscape() throws(JSONFault) {
    let start = at
    var value = try codeUnit()
    if 0xD800...0xDBFF ~= value {
      guard next == .backslash, at + 1 < text.count, text[at + 1] == .lowerU else {
        throw fault(.loneSurrogate, at: start)
      }
      let low = try codeUnit()
      guard 0xDC00...0xDFFF ~= low else { throw fault(.loneSurrogate, at: start) }
      value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(value) else { throw fault(.loneSurrogate, at: start) }
    cooked.append(contentsOf: scalar.utf8)
  }

  /// Steps over one `\uXXXX`.
  private mutating func codeUnit() throws(JSONFault) -> UInt32 {
    var value: UInt32 = 0
    for place in at + 2..<at + 6 {
      guard place < text.count else { throw fault(.unexpectedEnd, at: place) }
      guard let digit = text[place].hexDigit else { throw fault(.badEscape, at: at) }
      value = value << 4 | digit
    }
    at += 6
    return value
  }
}

extension UInt8 {
  fileprivate var hexDigit: UInt32? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(self - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(self - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(self - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}
