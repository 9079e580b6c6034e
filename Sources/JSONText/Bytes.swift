// MARK: - ASCII

extension UInt8 {
  static let space = UInt8(ascii: " ")
  static let lineFeed = UInt8(ascii: "\n")
  static let quote = UInt8(ascii: "\"")
  static let backslash = UInt8(ascii: "\\")
  static let comma = UInt8(ascii: ",")
  static let colon = UInt8(ascii: ":")
  static let minus = UInt8(ascii: "-")
  static let plus = UInt8(ascii: "+")
  static let point = UInt8(ascii: ".")
  static let zero = UInt8(ascii: "0")
  static let lowerE = UInt8(ascii: "e")
  static let lowerU = UInt8(ascii: "u")
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")
  static let delete: UInt8 = 0x7F

  var isDigit: Bool { self &- .zero < 10 }
  /// A letter or a digit.
  var isWord: Bool { isDigit || (self | 0x20) &- UInt8(ascii: "a") < 26 }
}

// MARK: - Strings by their bytes

extension String {
  /// Whether both have the same bytes; `==` would also take canonical equivalents for equal.
  func hasBytes(of other: String) -> Bool {
    // `==` is quick to say no; only where it says yes do the bytes have to be looked at.
    guard utf8.count == other.utf8.count, self == other else { return false }
    let same = utf8.withContiguousStorageIfAvailable { left in
      other.utf8.withContiguousStorageIfAvailable { left.elementsEqual($0) }
    }
    return (same ?? nil) ?? utf8.elementsEqual(other.utf8)
  }

  func hashBytes(into hasher: inout Hasher) {
    var copy = self
    copy.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(0xFF as UInt8)
  }
}

// MARK: - Scanning

extension UnsafeRawBufferPointer {
  /// The first place from `start` with a quote, a backslash, a control character below U+0020 or,
  /// if asked, U+007F; `count` when there is none. Eight bytes at a time.
  @inline(__always)
  func endOfPlain(from start: Int, stoppingAtDelete: Bool = false) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    /// The high bit of each byte that is `byte`; bits above the lowest one may be wrong.
    func marks(_ word: UInt64, _ byte: UInt8) -> UInt64 {
      let zeroed = word ^ (ones &* UInt64(byte))
      return (zeroed &- ones) & ~zeroed
    }

    var at = start
    while at &+ 8 <= count {
      let word = UInt64(littleEndian: loadUnaligned(fromByteOffset: at, as: UInt64.self))
      var hits = marks(word, .quote) | marks(word, .backslash)
      hits |= (word &- ones &* UInt64(UInt8.space)) & ~word
      if stoppingAtDelete { hits |= marks(word, .delete) }
      hits &= ones << 7
      if hits != 0 { return at &+ hits.trailingZeroBitCount / 8 }
      at &+= 8
    }
    while at < count {
      let byte = self[at]
      if byte == .quote || byte == .backslash || byte < .space { return at }
      if stoppingAtDelete && byte == .delete { return at }
      at &+= 1
    }
    return at
  }

  /// The bytes of the well-formed UTF-8 sequence at `start`, or nil (Unicode 16, table 3-7).
  func sequenceLength(at start: Int) -> Int? {
    func follows(_ index: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      start + index < count && range.contains(self[start + index])
    }
    switch self[start] {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: return follows(1) ? 2 : nil
    case 0xE0: return follows(1, 0xA0...0xBF) && follows(2) ? 3 : nil
    case 0xED: return follows(1, 0x80...0x9F) && follows(2) ? 3 : nil
    case 0xE1...0xEF: return follows(1) && follows(2) ? 3 : nil
    case 0xF0: return follows(1, 0x90...0xBF) && follows(2) && follows(3) ? 4 : nil
    case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? 4 : nil
    case 0xF4: return follows(1, 0x80...0x8F) && follows(2) && follows(3) ? 4 : nil
    default: return nil
    }
  }

  /// The longest part from the start that is well-formed UTF-8.
  var wellFormedPart: UnsafeRawBufferPointer {
    var at = 0
    while at < count {
      if at &+ 8 <= count,
        loadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        at &+= 8
      } else if let length = sequenceLength(at: at) {
        at &+= length
      } else {
        break
      }
    }
    return UnsafeRawBufferPointer(rebasing: self[..<at])
  }
}
