extension JSONValue {
  /// What `jq --indent 2 .` prints but for the spelling of numbers; ends in one line feed.
  package var canonicalText: String {
    var bytes: [UInt8] = []
    write(canonicalTo: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What `jq -c .` prints but for the spelling of numbers, without the line feed.
  package var compactText: String {
    var bytes: [UInt8] = []
    write(compactTo: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the bytes of `canonicalText`.
  package func write(canonicalTo bytes: inout [UInt8]) {
    write(to: &bytes, level: 0)
    bytes.append(.lineFeed)
  }

  /// Appends the bytes of `compactText`.
  package func write(compactTo bytes: inout [UInt8]) {
    write(to: &bytes, level: nil)
  }

  /// - Parameter level: how many brackets are open; nil prints on one line.
  private func write(to bytes: inout [UInt8], level: Int?) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .number(let value): bytes.append(contentsOf: value.text.utf8)
    case .string(let value): bytes.append(quoted: value)
    case .array(let elements):
      bytes.append(.openBracket)
      let inner = level.map { $0 + 1 }
      var first = true
      for element in elements {
        bytes.startItem(first: first, level: inner)
        element.write(to: &bytes, level: inner)
        first = false
      }
      if !first { bytes.startLine(level: level) }
      bytes.append(.closeBracket)
    case .object(let members):
      bytes.append(.openBrace)
      let inner = level.map { $0 + 1 }
      var first = true
      for (key, value) in members {
        bytes.startItem(first: first, level: inner)
        bytes.append(quoted: key)
        bytes.append(.colon)
        if level != nil { bytes.append(.space) }
        value.write(to: &bytes, level: inner)
        first = false
      }
      if !first { bytes.startLine(level: level) }
      bytes.append(.closeBrace)
    }
  }
}

extension [UInt8] {
  fileprivate mutating func startItem(first: Bool, level: Int?) {
    if !first { append(.comma) }
    startLine(level: level)
  }

  fileprivate mutating func startLine(level: Int?) {
    guard let level else { return }
    append(.lineFeed)
    append(contentsOf: repeatElement(.space, count: 2 * level))
  }

  /// Appends a string literal; like jq 1.6, U+007F is escaped and nothing above it is.
  fileprivate mutating func append(quoted string: String) {
    append(.quote)
    var string = string
    string.withUTF8 { buffer in
      let text = UnsafeRawBufferPointer(buffer)
      var start = 0
      while true {
        let end = text.endOfPlain(from: start, stoppingAtDelete: true)
        append(contentsOf: UnsafeRawBufferPointer(rebasing: text[start..<end]))
        if end == text.count { break }
        append(escaped: text[end])
        start = end + 1
      }
    }
    append(.quote)
  }

  private mutating func append(escaped byte: UInt8) {
    append(.backslash)
    switch byte {
    case .quote, .backslash: append(byte)
    case 0x08: append(UInt8(ascii: "b"))
    case 0x09: append(UInt8(ascii: "t"))
    case 0x0A: append(UInt8(ascii: "n"))
    case 0x0C: append(UInt8(ascii: "f"))
    case 0x0D: append(UInt8(ascii: "r"))
    default:
      let digits = String(byte, radix: 16)
      append(contentsOf: "u00".utf8)
      append(contentsOf: (digits.utf8.count == 1 ? "0" + digits : digits).utf8)
    }
  }
}
