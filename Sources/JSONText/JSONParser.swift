extension JSONValue {
  /// The deepest nesting any caller may ask for; also where `jq` stops.
  private static let deepest = 256

  /// Reads one document of strict RFC 8259 text in UTF-8; duplicate keys are refused.
  ///
  /// - Parameter depth: how many arrays and objects may stand inside one another, at most 256.
  package static func parse(
    _ bytes: UnsafeRawBufferPointer, depth: Int = 128
  ) throws(JSONFault) -> JSONValue {
    var parser = JSONParser(bytes, depth: min(depth, deepest))
    return try parser.document()
  }

  package static func parse(
    _ bytes: [UInt8], depth: Int = 128
  ) throws(JSONFault) -> JSONValue {
    try bytes.withUnsafeBytes { buffer in
      Result { () throws(JSONFault) in try parse(buffer, depth: depth) }
    }.get()
  }

  package static func parse(_ text: String, depth: Int = 128) throws(JSONFault) -> JSONValue {
    var text = text
    return try text.withUTF8 { buffer in
      Result { () throws(JSONFault) in try parse(UnsafeRawBufferPointer(buffer), depth: depth) }
    }.get()
  }
}

/// One pass over one text; recursive, so the depth is what bounds the stack.
struct JSONParser {
  /// The text, or what comes before its first ill-formed UTF-8 sequence.
  let text: UnsafeRawBufferPointer
  /// Whether an ill-formed UTF-8 sequence follows `text`.
  private let isCut: Bool
  /// The place of the next byte to read.
  var at = 0
  /// The bytes of the string being read once an escape was met; kept to be used again.
  var cooked: [UInt8] = []
  /// How many more arrays and objects may open.
  private var room: Int

  init(_ text: UnsafeRawBufferPointer, depth: Int) {
    self.text = text.wellFormedPart
    isCut = self.text.count < text.count
    room = depth
  }

  /// The next byte, or NUL at the end; NUL is no part of any JSON text.
  var next: UInt8 { at < text.count ? text[at] : 0 }

  mutating func document() throws(JSONFault) -> JSONValue {
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { throw fault(.byteOrderMark, at: 0) }
    skipSpace()
    if at == text.count { throw fault(.empty, at: at) }
    let value = try value()
    skipSpace()
    if at < text.count || isCut { throw unexpected(.trailingText) }
    return value
  }

  private mutating func value() throws(JSONFault) -> JSONValue {
    switch next {
    case .quote: return .string(try string())
    case .openBrace: return .object(try object())
    case .openBracket: return .array(try array())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    case .minus, .plus, .point: return .number(try number())
    case let byte where byte.isDigit: return .number(try number())
    case let byte where byte.isWord: throw fault(.badLiteral, at: at)
    default: throw unexpected(.expectedValue)
    }
  }

  private mutating func object() throws(JSONFault) -> JSONObject {
    try open()
    if next == .closeBrace { return close(JSONObject()) }
    // Most objects have a handful of members, and growing step by step costs more than the room.
    var object = JSONObject(capacity: 6)
    while true {
      let start = at
      guard next == .quote else { throw unexpected(.expectedKey) }
      let key = try string()
      if object.contains(key) { throw fault(.duplicateKey, at: start) }
      skipSpace()
      guard next == .colon else { throw unexpected(.expectedColon) }
      at += 1
      skipSpace()
      object.appendNew(key, try value())
      if try !another(before: .closeBrace) { return close(object) }
    }
  }

  private mutating func array() throws(JSONFault) -> [JSONValue] {
    try open()
    var elements: [JSONValue] = []
    if next == .closeBracket { return close(elements) }
    while true {
      elements.append(try value())
      if try !another(before: .closeBracket) { return close(elements) }
    }
  }

  /// Steps over an opening bracket and the space after it.
  private mutating func open() throws(JSONFault) {
    if room <= 0 { throw fault(.tooDeep, at: at) }
    room -= 1
    at += 1
    skipSpace()
  }

  /// Steps over the closing bracket.
  private mutating func close<Container>(_ container: Container) -> Container {
    room += 1
    at += 1
    return container
  }

  /// Steps over a comma and the space around it; false when the closing bracket is next.
  private mutating func another(before closing: UInt8) throws(JSONFault) -> Bool {
    skipSpace()
    if next == closing { return false }
    guard next == .comma else { throw unexpected(.expectedComma) }
    let comma = at
    at += 1
    skipSpace()
    if next == closing { throw fault(.trailingComma, at: comma) }
    return true
  }

  private mutating func number() throws(JSONFault) -> JSONNumber {
    guard let end = JSONNumber.end(in: text, from: at) else { throw fault(.badNumber, at: at) }
    let spelling = UnsafeRawBufferPointer(rebasing: text[at..<end])
    at = end
    return JSONNumber(checked: String(decoding: spelling, as: UTF8.self))
  }

  private mutating func literal(
    _ word: StaticString, _ value: JSONValue
  ) throws(JSONFault) -> JSONValue {
    let end = at + word.utf8CodeUnitCount
    guard end <= text.count,
      (at..<end).allSatisfy({ text[$0] == word.utf8Start[$0 - at] }),
      end == text.count || !text[end].isWord
    else { throw fault(.badLiteral, at: at) }
    at = end
    return value
  }

  private mutating func skipSpace() {
    while at < text.count {
      switch text[at] {
      case .space, .lineFeed, UInt8(ascii: "\r"), UInt8(ascii: "\t"): at &+= 1
      default: return
      }
    }
  }
}

// MARK: - Faults

extension JSONParser {
  /// A fault at the next byte: `kind`, unless the text ends there or the byte itself is at fault.
  func unexpected(_ kind: JSONFault.Kind) -> JSONFault {
    if at == text.count { return fault(.unexpectedEnd, at: at) }
    return fault(text[at] < .space ? .controlCharacter : kind, at: at)
  }

  /// A fault at `offset`; at the end of the text it may be for ill-formed UTF-8 that follows.
  func fault(_ kind: JSONFault.Kind, at offset: Int) -> JSONFault {
    var line = 1
    var column = 1
    for byte in text[..<offset] {
      if byte == .lineFeed {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    let kind = isCut && offset == text.count ? .badUTF8 : kind
    return JSONFault(line: line, column: column, offset: offset, kind: kind)
  }
}
