/// Reads comma-separated values as the world writes them (RFC 4180 and its kin), a piece at a time.
///
/// Cells may be quoted and hold line ends; rows end with LF, CRLF or CR; a quote within a cell that
/// doesn't begin with one is an ordinary character.
package struct CSVParser {
  package struct Row: Sendable {
    /// Where it begins, counted from 1.
    package let line: Int
    /// In UTF-8.
    package let cells: [[UInt8]]
  }

  /// A row that doesn't end within `longest`, or not at all.
  package struct Endless: Error {
    package let line: Int
    /// Whether a quote was left open.
    package let isQuoted: Bool
  }

  private enum State { case start, plain, quoted, closed }

  private let delimiter: UInt8
  /// The most a row may take, in bytes.
  private let longest: Int
  private var state = State.start
  private var cell: [UInt8] = []
  private var cells: [[UInt8]] = []
  private var size = 0
  private var line = 1
  private var first = 1
  private var wasReturn = false

  package init(delimiter: UInt8, longest: Int = 8 << 20) {
    (self.delimiter, self.longest) = (delimiter, longest)
  }

  /// The rows that end within a piece; empty lines are none.
  package mutating func rows(in piece: [UInt8], isLast: Bool) throws(Endless) -> [Row] {
    var rows: [Row] = []
    for byte in piece {
      let isLineEnd = byte == 0x0A || byte == 0x0D
      defer { wasReturn = byte == 0x0D }
      if byte == 0x0A, wasReturn {
        if state == .quoted { take(byte) }
        continue
      }
      if isLineEnd { line += 1 }
      switch (state, byte) {
      case (.quoted, 0x22): state = .closed
      case (.quoted, _): take(byte)
      case (.start, 0x22): state = .quoted
      case (.closed, 0x22):
        take(byte)
        state = .quoted
      case (_, delimiter): endCell()
      case (_, _) where isLineEnd: endRow(&rows)
      default:
        take(byte)
        state = .plain
      }
      if size > longest { throw Endless(line: first, isQuoted: state == .quoted) }
    }
    if isLast {
      if state == .quoted { throw Endless(line: first, isQuoted: true) }
      endRow(&rows)
    }
    return rows
  }

  private mutating func take(_ byte: UInt8) {
    cell.append(byte)
    size += 1
  }

  private mutating func endCell() {
    cells.append(cell)
    cell = []
    size += 1
    state = .start
  }

  private mutating func endRow(_ rows: inout [Row]) {
    let isEmpty = cells.isEmpty && cell.isEmpty && state == .start
    if !isEmpty {
      endCell()
      rows.append(Row(line: first, cells: cells))
    }
    (cells, size, first, state) = ([], 0, line, .start)
  }
}

extension CSVParser {
  /// The mark that parts the cells of a first line: of those that it may be the most frequent one
  /// outside quotes; a comma where there is none.
  package static func delimiter(of start: [UInt8]) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in start {
      if byte == 0x22 { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 0x0A || byte == 0x0D { break }
      if [0x2C, 0x3B, 0x09, 0x7C].contains(byte) { counts[byte, default: 0] += 1 }
    }
    let known: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]
    return known.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? 0x2C
  }
}
