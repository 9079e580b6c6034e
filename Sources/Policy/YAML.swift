package import Casework

/// YAML 1.2 text to nodes, or every fault with its place.
package enum YAML {
  /// What a document may cost; a policy stays far below all of it.
  enum Limit {
    static let bytes = 4 << 20
    static let depth = 64
    static let nodes = 200_000
    /// Nodes that aliases may add before their ratio to the written ones is looked at.
    static let freeAliasNodes = 10_000
    static let aliasRatio = 20
  }

  /// Reads the one document of a file; a file without one is an empty value.
  ///
  /// - Throws: the faults of the text: bad syntax, duplicate keys, tags, aliases that grow too far.
  package static func parse(_ bytes: [UInt8], file: String) throws(Faults) -> YAMLNode {
    let faults = PolicyFaults()
    let node = parse(bytes, file: file, faults: faults)
    try faults.check()
    // Without faults there is a node.
    return node ?? YAMLNode(.scalar("", style: .plain), file: file)
  }

  package static func parse(_ text: String, file: String) throws(Faults) -> YAMLNode {
    try parse(Array(text.utf8), file: file)
  }

  /// Reads on past duplicate keys and the like, so that typed reading can add its own faults to
  /// the same list; nil when the text can't be read at all.
  package static func parse(
    _ bytes: [UInt8], file: String, faults: PolicyFaults
  ) -> YAMLNode? {
    do {
      let text = try YAMLText(bytes, file: file)
      let events = try YAMLEvents(of: text)
      var builder = YAMLBuilder(events, text: text)
      defer { builder.faults.forEach(faults.add) }
      return try builder.document()
    } catch {
      faults.add(error)
      return nil
    }
  }
}

/// The bytes of a YAML file, proven to be UTF-8 of a bearable size.
struct YAMLText {
  let file: String
  /// Without a byte order mark, and with a line end after the last line.
  let bytes: [UInt8]

  init(_ bytes: [UInt8], file: String) throws(Diagnostic) {
    self.file = file
    guard bytes.count <= YAML.Limit.bytes else {
      throw Diagnostic(
        rule: "too-large",
        Localized(
          zh: "文件有 \(bytes.count) 字节，上限为 4 MiB",
          en: "the file has \(bytes.count) bytes; the limit is 4 MiB"),
        file: file, line: 1, column: 1)
    }
    var bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    if bytes.last != 0x0A { bytes.append(0x0A) }
    self.bytes = bytes
    if let fault = encodingFault() ?? separatorFault() { throw fault }
  }

  private func encodingFault() -> Diagnostic? {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return fault(
        at: 0, "encoding",
        Localized(zh: "文件是 UTF-16 编码", en: "the file is encoded in UTF-16"),
        hint: Localized(zh: "请另存为 UTF-8", en: "save it as UTF-8"))
    }
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var offset = 0
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      guard bytes[offset...].starts(with: UTF8.encode(scalar) ?? .init()) else { break }
      offset += UTF8.width(scalar)
    }
    return fault(
      at: offset, "encoding",
      Localized(zh: "此处不是有效的 UTF-8", en: "the text is not valid UTF-8 here"),
      hint: Localized(zh: "请将文件另存为 UTF-8", en: "save the file as UTF-8"))
  }

  /// U+0085, U+2028 and U+2029 end a line for libyaml but for no editor, so line numbers drift.
  private func separatorFault() -> Diagnostic? {
    let found = bytes.withUnsafeBufferPointer { bytes in
      bytes.indices.dropLast(2).first { at in
        switch bytes[at] {
        case 0xE2: bytes[at + 1] == 0x80 && (bytes[at + 2] == 0xA8 || bytes[at + 2] == 0xA9)
        case 0xC2: bytes[at + 1] == 0x85
        default: false
        }
      }
    }
    return found.map { at in
      fault(
        at: at, "yaml-syntax",
        Localized(
          zh: "文件含有看不见的行分隔符（U+0085、U+2028 或 U+2029）",
          en: "the file contains an invisible line separator (U+0085, U+2028 or U+2029)"),
        hint: Localized(
          zh: "请删除，或在双引号内写作 \\N、\\L、\\P",
          en: "delete it, or write \\N, \\L or \\P within double quotes"))
    }
  }

  /// A fault at a byte of the text.
  func fault(
    at offset: Int, _ rule: String, _ message: Localized, hint: Localized? = nil
  ) -> Diagnostic {
    let before = bytes.prefix(offset)
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let line = before.count { $0 == 0x0A } + 1
    let column = before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1
    return Diagnostic(rule: rule, message, hint: hint, file: file, line: line, column: column)
  }

  /// A line, counted from 1, for a message about it.
  func line(_ number: Int) -> ArraySlice<UInt8>? {
    let lines = bytes.split(separator: 0x0A, maxSplits: number, omittingEmptySubsequences: false)
    return lines.indices.contains(number - 1) ? lines[number - 1] : nil
  }
}
