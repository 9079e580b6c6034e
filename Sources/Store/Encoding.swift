/// How a text's bytes are to be read, as far as its start tells.
package enum Encoding {
  /// By its byte order mark; else UTF-8 if it is that; else GB18030, which most Chinese programs
  /// write, if it is that; nil when it is none of them.
  ///
  /// - Parameter start: of the text; it may end within a character.
  /// - Returns: the name for iconv and how many bytes the mark takes.
  package static func guessed(from start: [UInt8]) -> (name: String, mark: Int)? {
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { return ("UTF-8", 3) }
    if start.starts(with: [0xFF, 0xFE]) { return ("UTF-16LE", 2) }
    if start.starts(with: [0xFE, 0xFF]) { return ("UTF-16BE", 2) }
    if isRead(start, as: "UTF-8") { return ("UTF-8", 0) }
    return isRead(start, as: "GB18030") ? ("GB18030", 0) : nil
  }

  private static func isRead(_ start: [UInt8], as name: String) -> Bool {
    (try? Transcoder(from: name).utf8(start, isLast: false)) != nil
  }
}
