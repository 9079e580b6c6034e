package import Casework

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Turns bytes of an encoding into UTF-8, a piece at a time, by the C library's iconv.
package final class Transcoder {
  /// As iconv names it.
  package let encoding: String
  private let handle: iconv_t
  /// The start of a character that the next piece ends.
  private var rest: [UInt8] = []
  /// How many bytes were read before the present piece.
  private var place = 0

  /// - Throws: `dataerr` when the C library knows no such encoding.
  package init(from encoding: String) throws(Failure) {
    self.encoding = encoding
    guard let handle = iconv_open("UTF-8", encoding), handle != iconv_t(bitPattern: -1) else {
      throw Failure(
        .dataerr, rule: "unknown-encoding", zh: "不认识编码“\(encoding)”",
        en: "unknown encoding '\(encoding)'",
        hint: Localized(
          zh: "例如 utf-8、gb18030、big5、utf-16le、windows-1252；全部见 iconv -l",
          en: "such as utf-8, gb18030, big5, utf-16le, windows-1252; 'iconv -l' lists all"))
    }
    self.handle = handle
  }

  deinit { iconv_close(handle) }

  /// - Throws: `dataerr` with the place of the first byte that can't be read.
  package func utf8(_ piece: [UInt8], isLast: Bool) throws(Failure) -> [UInt8] {
    let input = rest + piece
    var output: [UInt8] = []
    var read = 0
    while read < input.count {
      let (used, written, fault) = convert(input, from: read)
      output += written
      read += used
      if fault == EILSEQ || fault == EINVAL && isLast { throw unreadable(at: place + read) }
      if fault == EINVAL { break }
    }
    place += read
    rest = Array(input[read...])
    return output
  }

  private func convert(
    _ input: [UInt8], from start: Int
  ) -> (used: Int, written: [UInt8], fault: Int32) {
    var output = [UInt8](repeating: 0, count: max(64, (input.count - start) * 2))
    var fault: Int32 = 0
    var (left, room) = (input.count - start, output.count)
    input.withUnsafeBytes { source in
      output.withUnsafeMutableBytes { target in
        var from = UnsafeMutableRawPointer(mutating: source.baseAddress)?
          .advanced(by: start).assumingMemoryBound(to: CChar.self)
        var to = target.baseAddress?.assumingMemoryBound(to: CChar.self)
        if iconv(handle, &from, &left, &to, &room) == -1 { fault = errno }
      }
    }
    output.removeLast(room)
    return (input.count - start - left, output, fault)
  }

  private func unreadable(at byte: Int) -> Failure {
    Failure(
      .dataerr, rule: "bad-encoding", zh: "第 \(byte + 1) 个字节不是 \(encoding)",
      en: "byte \(byte + 1) is no \(encoding)",
      hint: Localized(
        zh: "在对照表里写明 encoding，如 gb18030", en: "say the encoding in the map, such as gb18030"))
  }
}
