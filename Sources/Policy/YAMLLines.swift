/// A YAML text line by line, and which lines each key or item owns.
struct YAMLLines {
  let lines: [String]

  /// The lines of one key or item: the comments directly above it, its text, and the comments
  /// right below that are indented deeper.
  struct Entry {
    /// Counted from 0.
    var range: Range<Int>
    /// How many lines of comment it starts with.
    var comments: Int
    /// Of the key or the dash, counted from 1.
    var column: Int
  }

  /// Line ends may be LF, CR LF or CR.
  init(_ text: String) {
    var lines: [String] = [""]
    var afterReturn = false
    for scalar in text.unicodeScalars {
      if scalar == "\r" || (scalar == "\n" && !afterReturn) {
        lines.append("")
      } else if scalar != "\n", scalar != "\u{FEFF}" || lines != [""] {
        lines[lines.count - 1].unicodeScalars.append(scalar)
      }
      afterReturn = scalar == "\r"
    }
    if lines.last == "" { lines.removeLast() }
    self.lines = lines
  }

  init(lines: [String]) {
    self.lines = lines
  }

  var text: String { lines.map { $0 + "\n" }.joined() }

  /// The comments and blank lines the text starts with.
  var header: [String] {
    Array(lines.prefix { isComment($0) || isBlank($0) })
  }
}

// MARK: - Entries

extension YAMLLines {
  /// The entries of a block collection, nil for each pair that a merge key brought; nil when some
  /// entry doesn't have its lines to itself.
  func entries(of node: YAMLNode) -> [Entry?]? {
    guard case .block = node.layout else { return nil }
    var previousEnd = 0
    var entries: [Entry?] = []
    for part in parts(of: node) {
      guard let part else {
        entries.append(nil)
        continue
      }
      guard let entry = entry(part, after: previousEnd) else { return nil }
      previousEnd = part.endLine
      entries.append(entry)
    }
    return entries
  }

  private typealias Part = (line: Int, column: Int, endLine: Int)

  /// Where each key or dash stands and its value ends.
  private func parts(of node: YAMLNode) -> [Part?] {
    if let items = node.items {
      return items.map { item in
        let dash = dash(of: item)
        return (dash?.line ?? 0, dash?.column ?? 0, item.endLine)
      }
    }
    return (node.pairs ?? []).map { pair in
      pair.isInherited
        ? nil : (pair.key.line, pair.key.column, max(pair.key.endLine, pair.value.endLine))
    }
  }

  private func entry(_ part: Part, after previousEnd: Int) -> Entry? {
    let first = part.line - 1
    guard lines.indices.contains(first), part.endLine <= lines.count else { return nil }
    // A key has only spaces before it; a dash that `dash(of:)` found as well.
    guard indent(lines[first]) == part.column - 1 else { return nil }
    var start = first
    while start > previousEnd, isComment(lines[start - 1]), indent(lines[start - 1]) < part.column {
      start -= 1
    }
    // A comment at the very top speaks of the whole file.
    if start == 0 { start = first }
    var end = part.endLine
    while end < lines.count, isComment(lines[end]), indent(lines[end]) >= part.column { end += 1 }
    return Entry(range: start..<end, comments: first - start, column: part.column)
  }

  /// The dash before an item, on its line or on a line of its own above.
  private func dash(of item: YAMLNode) -> (line: Int, column: Int)? {
    guard lines.indices.contains(item.line - 1) else { return nil }
    let before = lines[item.line - 1].unicodeScalars.prefix(item.column - 1)
    let own = before.filter { $0 != " " }
    if own.count == 1, own.first == "-" {
      return (item.line, indent(lines[item.line - 1]) + 1)
    }
    guard own.isEmpty else { return nil }
    let above = (0..<item.line - 1).last { !isBlank(lines[$0]) && !isComment(lines[$0]) }
    guard let above, isLoneDash(lines[above]) else { return nil }
    return (above + 1, indent(lines[above]) + 1)
  }

  private func isLoneDash(_ line: String) -> Bool {
    let text = line.unicodeScalars.drop { $0 == " " }
    guard text.first == "-" else { return false }
    let rest = text.dropFirst().drop { $0 == " " }
    return rest.isEmpty || rest.first == "#"
  }
}

// MARK: - Lines

extension YAMLLines {
  /// Lines moved so that what stood in one column stands in another.
  static func shift(_ lines: some Sequence<String>, from: Int, to: Int) -> [String] {
    lines.map { line in
      if line.isEmpty || from == to { return line }
      if to > from { return String(repeating: " ", count: to - from) + line }
      let spaces = line.utf8.prefix { $0 == 0x20 }.count
      return String(line.dropFirst(min(spaces, from - to)))
    }
  }

  func isBlank(_ line: String) -> Bool {
    line.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  private func isComment(_ line: String) -> Bool {
    line.utf8.first { $0 != 0x20 && $0 != 0x09 } == UInt8(ascii: "#")
  }

  private func indent(_ line: String) -> Int {
    line.utf8.prefix { $0 == 0x20 }.count
  }
}
