package import Casework
import JSONText
package import Policy

/// Parts UTF-8 into rows, by the format.
package struct RowParser {
  /// A row, or why a line is none.
  package typealias Parsed = (row: IntakeRow, fault: Failure?)

  private let format: IntakeMap.Format
  /// Of a table.
  package private(set) var header: [String] = []
  private var table: CSVParser
  /// Of the cells of a table.
  package let delimiter: UInt8
  private var rest: [UInt8] = []
  private var number = 0
  private var line = 1
  private let map: IntakeMap
  /// The most a line of JSON may take, in bytes.
  private static let longest = 8 << 20

  /// - Parameter start: of the data, to tell what the map leaves open.
  package init(_ map: IntakeMap, start: [UInt8]) {
    self.map = map
    let first = start.first { $0 > 0x20 }
    format = map.format ?? (first == 0x7B ? .jsonl : .csv)
    delimiter = map.delimiter ?? CSVParser.delimiter(of: start)
    table = CSVParser(delimiter: delimiter)
  }

  package var isTable: Bool { format == .csv }

  /// The rows that end within a piece.
  ///
  /// - Throws: `dataerr` when the data can't be parted into rows, or lack a column of the map.
  package mutating func rows(in piece: [UInt8], isLast: Bool) throws(Failure) -> [Parsed] {
    format == .csv ? try tableRows(piece, isLast) : try objects(piece, isLast)
  }

  // MARK: Tables

  private mutating func tableRows(
    _ piece: [UInt8], _ isLast: Bool
  ) throws(Failure) -> [Parsed] {
    let rows: [CSVParser.Row]
    do throws(CSVParser.Endless) {
      rows = try table.rows(in: piece, isLast: isLast)
    } catch {
      throw RowParser.endless(error)
    }
    var parsed: [Parsed] = []
    for row in rows {
      let cells = row.cells.map { String(decoding: $0, as: UTF8.self) }
      if header.isEmpty {
        header = cells.map(\.trimmingSpaces)
        try checkHeader()
        continue
      }
      number += 1
      var values: JSONObject = [:]
      for (name, cell) in zip(header, cells) where !cell.isEmpty && name != RowParser.remark {
        values[name] = .string(cell)
      }
      var read = IntakeRow(number: number, line: row.line, values: values)
      let overflow = cells.dropFirst(header.count)
      let isLong = overflow.contains { !$0.isEmpty }
      if isLong { read.overflow = Array(overflow) }
      parsed.append((read, isLong ? RowParser.tooLong(cells.count, header.count) : nil))
    }
    return parsed
  }

  private static let needed = ["what", "received"]

  /// The column in which a rejected row says why; it isn't read.
  package static let remark = "cs_error"

  private func checkHeader() throws(Failure) {
    let known = Set(header)
    if map.columns.isEmpty {
      guard known.contains("what") else {
        throw Failure(
          .dataerr, rule: "missing-column", zh: "表头里没有 what 列",
          en: "the header has no column 'what'",
          hint: Localized(
            zh: "用 --map 说明各列是什么；自带的对照表见 cs intake --help",
            en:
              "say with --map what the columns are; 'cs intake --help' names the maps that come along"
          ),
          line: 1)
      }
      return try checkNames()
    }
    // A field that is told by several columns needs one of them; without others one can live.
    for column in map.columns
    where isNeeded(column) && !column.sources.contains(where: known.contains) {
      let name = column.sources.first ?? ""
      throw Failure(
        .dataerr, rule: "missing-column", zh: "表头里没有“\(name)”列（\(column.field)）",
        en: "the header has no column '\(name)' (\(column.field))",
        hint: nearest(name, among: header).map(didYouMean)
          ?? Localized(
            zh: "表头是：\(header.prefix(20).joined(separator: "、"))",
            en: "the header is: \(header.prefix(20).joined(separator: ", "))"), line: 1)
    }
  }

  /// A key under several names is a convenience; under one it is what the export goes by.
  private func isNeeded(_ column: MapColumn) -> Bool {
    RowParser.needed.contains(column.field) || column.field == "key" && column.sources.count == 1
  }

  /// Without a map columns are named like the flags.
  private func checkNames() throws(Failure) {
    let unknown = header.filter { !$0.isEmpty && !ComplaintReader.keys.contains($0) }
      .filter { $0 != RowParser.remark }
    guard let first = unknown.first else { return }
    throw Failure(
      .dataerr, rule: "unknown-column",
      zh: "不认识的列：\(unknown.prefix(20).joined(separator: "、"))",
      en: "unknown columns: \(unknown.prefix(20).joined(separator: ", "))",
      hint: nearest(first, among: ComplaintReader.keys).map(didYouMean)
        ?? Localized(
          zh: "用 --map 说明各列是什么；不用对照表时可用：\(ComplaintReader.keys.joined(separator: " "))",
          en:
            "say with --map what the columns are; without a map: \(ComplaintReader.keys.joined(separator: " "))"
        ), line: 1)
  }

  /// Columns of a table that the map doesn't name, so that nothing they say is kept.
  package var unused: [String] {
    if map.columns.isEmpty { return [] }
    let named = Set(map.columns.flatMap(\.sources))
    return header.filter { !$0.isEmpty && $0 != RowParser.remark && !named.contains($0) }
  }

  private static func endless(_ fault: CSVParser.Endless) -> Failure {
    Failure(
      .dataerr, rule: "endless-row",
      zh: fault.isQuoted ? "这一行的引号没有收尾" : "这一行超过 8 MiB",
      en: fault.isQuoted
        ? "a quote that begins in this row is never closed" : "this row exceeds 8 MiB",
      line: fault.line)
  }

  private static func tooLong(_ cells: Int, _ columns: Int) -> Failure {
    Failure(
      .dataerr, rule: "too-many-cells", zh: "有 \(cells) 格，表头只有 \(columns) 列",
      en: "\(cells) cells under a header of \(columns)",
      hint: Localized(zh: "含分隔符的内容要加引号", en: "quote a cell that holds the delimiter"))
  }

  // MARK: JSON Lines

  private mutating func objects(_ piece: [UInt8], _ isLast: Bool) throws(Failure) -> [Parsed] {
    rest += piece
    if isLast, rest.last != 0x0A { rest.append(0x0A) }
    var parsed: [Parsed] = []
    var start = 0
    while let end = rest[start...].firstIndex(of: 0x0A) {
      let bytes = rest[start..<end]
      if bytes.contains(where: { $0 > 0x20 }) { parsed.append(object(Array(bytes))) }
      start = end + 1
      line += 1
    }
    rest.removeFirst(start)
    if rest.count > RowParser.longest {
      throw RowParser.endless(CSVParser.Endless(line: line, isQuoted: false))
    }
    return parsed
  }

  private mutating func object(_ bytes: [UInt8]) -> Parsed {
    number += 1
    do throws(JSONFault) {
      let told = try RowParser.mended(try JSONValue.parse(bytes))
      guard var values = told.object else {
        return (
          IntakeRow(number: number, line: line, values: [:]),
          Failure(.dataerr, rule: "not-an-object", zh: "不是 JSON 对象", en: "no JSON object")
        )
      }
      values[RowParser.remark] = nil
      return (IntakeRow(number: number, line: line, values: values), nil)
    } catch {
      let raw: JSONObject = [RowParser.raw: .string(String(decoding: bytes, as: UTF8.self))]
      return (
        IntakeRow(number: number, line: line, values: raw),
        Failure(
          .dataerr,
          [
            Diagnostic(
              rule: error.kind.rawValue, Localized(zh: error.messageZH, en: error.messageEN),
              line: line, column: error.column)
          ])
      )
    }
  }

  /// What somebody mended within a rejected line that was no JSON.
  private static func mended(_ value: JSONValue) throws(JSONFault) -> JSONValue {
    guard let line = value.object?[raw]?.string else { return value }
    return try JSONValue.parse(Array(line.utf8))
  }

  /// Keeps a line that is no JSON for the rejects.
  package static let raw = "cs_line"
}
