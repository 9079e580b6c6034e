/// An answer as people read it, line by line.
///
/// What is put in is made harmless on the way out: no control character of a case reaches a terminal.
package struct Page: Sendable {
  package enum Style: Sendable { case plain, strong, faint, good, warning, bad }

  struct Piece: Sendable {
    var text: String
    var style: Style
  }

  enum Line: Sendable {
    case pieces(indent: Int, [Piece])
    /// Label and value; labels of neighbouring pairs are aligned.
    case pair(String, Piece)
    /// `isCut`: made to fit a terminal's line by cutting cells, instead of breaking the last one.
    case row([Piece], isCut: Bool)
    /// Printed as it is, line by line, with its indent.
    case wrapped(indent: Int, mark: String, Piece)
  }

  private(set) var lines: [Line] = []

  package init() {}

  mutating func heading(_ text: String) {
    if !lines.isEmpty { blank() }
    lines.append(.pieces(indent: 0, [Piece(text: text, style: .strong)]))
  }

  mutating func line(_ text: String, _ style: Style = .plain, indent: Int = 0) {
    lines.append(.pieces(indent: indent, [Piece(text: text, style: style)]))
  }

  /// A line of several styles.
  mutating func line(_ pieces: [(String, Style)]) {
    lines.append(.pieces(indent: 0, pieces.map { Piece(text: $0.0, style: $0.1) }))
  }

  mutating func blank() { lines.append(.pieces(indent: 0, [])) }

  /// A label and its value; nothing when there is no value.
  mutating func pair(_ label: String, _ value: String?, _ style: Style = .plain) {
    guard let value, !value.isEmpty else { return }
    lines.append(.pair(label, Piece(text: value, style: style)))
  }

  /// A row of columns; neighbouring rows are aligned.
  mutating func row(_ cells: [(String, Style)]) {
    lines.append(.row(cells.map { Piece(text: $0.0, style: $0.1) }, isCut: false))
  }

  /// A row that takes one line.
  mutating func cutRow(_ cells: [(String, Style)]) {
    lines.append(.row(cells.map { Piece(text: $0.0, style: $0.1) }, isCut: true))
  }

  mutating func row(_ cells: String...) { row(cells.map { ($0, .plain) }) }

  mutating func bullet(_ text: String, _ style: Style = .plain, indent: Int = 2) {
    lines.append(.wrapped(indent: indent, mark: "· ", Piece(text: text, style: style)))
  }

  /// A text of several lines, broken to fit.
  mutating func paragraph(_ text: String, _ style: Style = .plain, indent: Int = 2) {
    for part in text.split(separator: "\n", omittingEmptySubsequences: false) {
      lines.append(.wrapped(indent: indent, mark: "", Piece(text: String(part), style: style)))
    }
  }

  mutating func append(_ other: Page) { lines += other.lines }

  // MARK: Rendering

  /// The text to print.
  ///
  /// - Parameter rowWidth: where rows end; `width` unless something else than a person reads them.
  func text(color: Bool, width: Int, rowWidth: Int? = nil) -> String {
    var text = ""
    var at = 0
    while at < lines.count {
      let end = lines[at...].firstIndex { !$0.aligns(with: lines[at]) } ?? lines.count
      let block = lines[at..<max(end, at + 1)]
      text += Page.render(block, color: color, width: width, rowWidth: rowWidth ?? width)
      at += block.count
    }
    return text
  }

  private static func render(
    _ block: ArraySlice<Line>, color: Bool, width: Int, rowWidth: Int
  ) -> String {
    switch block.first {
    case .pair: pairs(block, color: color, width: width)
    case .row: rows(block, color: color, width: rowWidth)
    case .pieces(let indent, let pieces)?:
      String(repeating: " ", count: indent)
        + pieces.map { ink($0.text.harmless, $0.style, color) }.joined() + "\n"
    case .wrapped(let indent, let mark, let piece)?:
      paragraph(piece, indent: indent, mark: mark, color: color, width: width)
    case nil: ""
    }
  }

  private static func paragraph(
    _ piece: Piece, indent: Int, mark: String, color: Bool, width: Int
  ) -> String {
    let margin = String(repeating: " ", count: indent)
    let hanging = String(repeating: " ", count: DisplayWidth.of(mark))
    let room = max(20, width - indent - DisplayWidth.of(mark))
    let lines = DisplayWidth.wrapped(piece.text.harmless, to: room)
    return lines.enumerated().map { index, line in
      line.isEmpty
        ? "\n" : margin + (index == 0 ? mark : hanging) + ink(line, piece.style, color) + "\n"
    }.joined()
  }

  private static func pairs(_ block: ArraySlice<Line>, color: Bool, width: Int) -> String {
    let pairs = block.compactMap { line -> (String, Piece)? in
      if case .pair(let label, let value) = line { (label, value) } else { nil }
    }
    let labels = pairs.map { DisplayWidth.of($0.0) }.max() ?? 0
    let room = max(20, width - labels - 4)
    return pairs.map { label, value in
      let lines = DisplayWidth.wrapped(value.text.harmless, to: room)
      let margin = String(repeating: " ", count: labels + 4)
      return lines.enumerated().map { index, line in
        let head =
          index == 0
          ? "  " + ink(DisplayWidth.padded(label, to: labels), .faint, color) + "  " : margin
        return head + ink(line, value.style, color) + "\n"
      }.joined()
    }.joined()
  }

  private static func rows(_ block: ArraySlice<Line>, color: Bool, width: Int) -> String {
    var rows: [[(piece: Piece, width: Int)]] = []
    rows.reserveCapacity(block.count)
    var widths: [Int] = []
    var isCut = false
    for case .row(let cells, let cut) in block {
      isCut = cut
      let row = cells.map { cell in
        let text = cell.text.harmless
        return (Piece(text: text, style: cell.style), DisplayWidth.of(text))
      }
      for (column, cell) in row.enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], cell.1)
      }
      rows.append(row)
    }
    if isCut { fit(&rows, &widths, to: width) }
    var text = ""
    for row in rows {
      var indent = 0
      for (column, cell) in row.dropLast().enumerated() {
        text += ink(cell.piece.text, cell.piece.style, color)
        text += String(repeating: " ", count: widths[column] - cell.width + 2)
        indent += widths[column] + 2
      }
      if let last = row.last { text += broken(last, after: indent, color: color, width: width) }
      text += "\n"
    }
    return text
  }

  /// Cuts the cells of the widest columns until a row fits.
  private static func fit(
    _ rows: inout [[(piece: Piece, width: Int)]], _ widths: inout [Int], to width: Int
  ) {
    let least = 6
    var over = widths.reduce(0, +) + 2 * (widths.count - 1) - width
    while over > 0, let widest = widths.max(), widest > least,
      let column = widths.lastIndex(of: widest)
    {
      // No further than to the next widest, so that no column pays for all.
      let next = widths.filter { $0 < widest }.max() ?? least
      let cut = min(over, widest - max(least, next))
      widths[column] -= max(1, cut)
      over -= max(1, cut)
    }
    for row in rows.indices {
      for column in rows[row].indices where rows[row][column].width > widths[column] {
        let text = DisplayWidth.cut(rows[row][column].piece.text, to: widths[column])
        rows[row][column].piece.text = text
        rows[row][column].width = DisplayWidth.of(text)
      }
    }
  }

  /// The last column, broken to fit if that leaves it a bearable width.
  private static func broken(
    _ cell: (piece: Piece, width: Int), after indent: Int, color: Bool, width: Int
  ) -> String {
    let room = width - indent
    if cell.width <= room || room < 24 { return ink(cell.piece.text, cell.piece.style, color) }
    let margin = "\n" + String(repeating: " ", count: indent)
    return DisplayWidth.wrapped(cell.piece.text, to: room)
      .map { ink($0, cell.piece.style, color) }.joined(separator: margin)
  }

  /// The text in the colours of a terminal (ECMA-48, SGR).
  private static func ink(_ text: String, _ style: Style, _ color: Bool) -> String {
    guard color, !text.isEmpty else { return text }
    let code =
      switch style {
      case .plain: ""
      case .strong: "1"
      case .faint: "2"
      case .good: "32"
      case .warning: "33"
      case .bad: "31"
      }
    return code.isEmpty ? text : "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}

extension Page.Line {
  /// Whether two lines are laid out together.
  func aligns(with other: Page.Line) -> Bool {
    switch (self, other) {
    case (.pair, .pair), (.row, .row): true
    default: false
    }
  }
}
