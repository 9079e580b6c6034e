import Testing

@testable import Intake

@Suite struct CSVParserTests {
  /// What a spreadsheet may write, and the cells it means.
  static let tables: [(text: String, rows: [[String]])] = [
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
    ("a\rb\r", [["a"], ["b"]]),
    ("\"x,\ny\",z\n", [["x,\ny", "z"]]),
    ("\"x\r\ny\"\r\nz\r\n", [["x\r\ny"], ["z"]]),
    ("\"say \"\"no\"\"\",1\n", [["say \"no\"", "1"]]),
    ("a\"b,c\n", [["a\"b", "c"]]),
    ("a,,\n,\n", [["a", "", ""], ["", ""]]),
    ("a\n\n\nb\n", [["a"], ["b"]]),
    ("\"\"\n", [[""]]),
    ("", []),
  ]

  @Test(arguments: tables, [1, 2, 3, 1000])
  func readsTheSameWhereverAPieceEnds(
    table: (text: String, rows: [[String]]), size: Int
  ) throws {
    var parser = CSVParser(delimiter: 0x2C)
    var rows: [CSVParser.Row] = []
    let bytes = Array(table.text.utf8)
    for start in stride(from: 0, to: bytes.count, by: size) {
      rows += try parser.rows(
        in: Array(bytes[start..<min(start + size, bytes.count)]), isLast: false)
    }
    rows += try parser.rows(in: [], isLast: true)
    #expect(rows.map { $0.cells.map { String(decoding: $0, as: UTF8.self) } } == table.rows)
  }

  @Test func knowsWhereARowBegins() throws {
    var parser = CSVParser(delimiter: 0x2C)
    let rows = try parser.rows(in: Array("a\n\"b\nb\"\r\nc\n".utf8), isLast: true)
    #expect(rows.map(\.line) == [1, 2, 4])
  }

  @Test func refusesAQuoteThatIsNeverClosed() {
    var parser = CSVParser(delimiter: 0x2C)
    #expect(throws: CSVParser.Endless.self) {
      try parser.rows(in: Array("a\nb,\"c\nd\n".utf8), isLast: true)
    }
  }

  @Test func aRowHasAnEnd() {
    var parser = CSVParser(delimiter: 0x2C, longest: 100)
    #expect(throws: CSVParser.Endless.self) {
      try parser.rows(in: Array(repeating: 0x61, count: 200), isLast: false)
    }
  }

  @Test(arguments: [
    ("a;b;c", ";"), ("a\tb", "\t"), ("a,b;c,d", ","), ("x", ","), ("\"a;;;\",b", ","),
  ])
  func findsWhatPartsCells(header: String, delimiter: String) {
    #expect(CSVParser.delimiter(of: Array(header.utf8)) == delimiter.utf8.first)
  }
}
