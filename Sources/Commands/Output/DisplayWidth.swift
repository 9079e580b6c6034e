import JSONText

/// How many columns a text takes on a terminal: East Asian wide characters two, marks none.
enum DisplayWidth {
  static func of(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return text.unicodeScalars.reduce(0) { $0 + of($1) }
  }

  static func of(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20...0x7E: 1
    case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
    // Unicode Standard Annex 11, the blocks that are wide or full-width throughout.
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }

  static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - of(text)))
  }

  /// The beginning of a text that takes no more than `width` columns, with `…` for the rest.
  static func cut(_ text: String, to width: Int) -> String {
    if of(text) <= width { return text }
    var kept = ""
    var used = 1
    for character in text {
      used += of(String(character))
      if used > width { break }
      kept.append(character)
    }
    return kept + "…"
  }

  /// The lines of a text no wider than `width`; breaks at spaces, and between wide characters but
  /// not before closing punctuation.
  static func wrapped(_ text: String, to width: Int) -> [String] {
    if of(text) <= width { return [text] }
    var lines: [String] = []
    var line = ""
    var used = 0
    let words = words(of: text)
    for (place, word) in words.enumerated() {
      // What may not begin a line stays with the word before it.
      let tail = words[(place + 1)...].prefix { closing.contains($0) }
      let size = of(word)
      let needed = size + tail.reduce(0) { $0 + of($1) }
      if used + needed > width, used > 0, !closing.contains(word) {
        lines.append(line.trimmedEnd)
        (line, used) = ("", 0)
      }
      if used == 0, word == " " { continue }
      line += word
      used += size
    }
    lines.append(line.trimmedEnd)
    return lines
  }

  private static let closing: Set<String> = ["，", "。", "；", "：", "！", "？", "、", "”", "）", "》", "%"]

  /// Words, spaces and single wide characters, in order.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var start = text.startIndex
    var at = start
    while at < text.endIndex {
      let next = text.index(after: at)
      let character = text[at..<next]
      if character == " " || character.unicodeScalars.contains(where: { of($0) == 2 }) {
        if start < at { words.append(String(text[start..<at])) }
        words.append(String(character))
        start = next
      }
      at = next
    }
    if start < at { words.append(String(text[start..<at])) }
    return words
  }
}

extension String {
  fileprivate var trimmedEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }

  /// The text with control characters made visible, so that none reaches a terminal.
  var harmless: String {
    // Without controls of ASCII and without the lead bytes of the others there are none.
    guard utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 }),
      unicodeScalars.contains(where: \.isControl)
    else { return self }
    var shown = ""
    for scalar in unicodeScalars {
      if scalar.isControl {
        shown += scalar == "\n" || scalar == "\t" ? " " : "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }
}
