import Casework
import Intake
import Policy
import Store

/// The rows of a file or of standard input, whatever their encoding.
final class RowSource {
  let stream: ByteStream
  /// How many bytes were read.
  private(set) var read = 0
  /// What the data were taken for, where the map didn't say.
  private(set) var guessed: String?
  private(set) var parser: RowParser
  private let transcoder: Transcoder?
  private var waiting: [RowParser.Parsed] = []
  private var piece: [UInt8]
  private var isEnded = false

  /// - Throws: `noinput` when there is no such file, `dataerr` when its encoding can't be told.
  init(_ path: String, _ map: IntakeMap) throws(Failure) {
    stream = try ByteStream(path)
    let start = try stream.next()
    read = start.count
    if let fault = RowSource.unreadable(start) { throw fault }
    guard let found = Encoding.guessed(from: start) ?? map.encoding.map({ ($0, 0) }) else {
      throw Failure(
        .dataerr, rule: "bad-encoding", zh: "认不出这份数据的编码",
        en: "the encoding of the data can't be told",
        hint: Localized(
          zh: "在对照表里写明 encoding，如 big5、windows-1252",
          en: "say it in the map under 'encoding', such as windows-1252"), file: path)
    }
    // A mark at the start of the data knows better than any map.
    let name = found.mark > 0 ? found.name : map.encoding ?? found.name
    guessed = map.encoding == nil && name == "GB18030" ? name : nil
    let transcoder = name.uppercased() == "UTF-8" ? nil : try Transcoder(from: name)
    self.transcoder = transcoder
    isEnded = start.isEmpty
    piece = Array(start.dropFirst(found.mark))
    if let transcoder { piece = try transcoder.utf8(piece, isLast: false) }
    parser = RowParser(map, start: piece)
  }

  /// Why data of a kind that isn't read can't be rows; nil where they may be.
  private static func unreadable(_ start: [UInt8]) -> Failure? {
    if start.starts(with: [0x50, 0x4B, 3, 4]) || start.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      return Failure(
        .dataerr, rule: "workbook", zh: "这是 Excel 工作簿", en: "this is an Excel workbook",
        hint: Localized(
          zh: "在 Excel 里另存为“CSV UTF-8”再导入", en: "save it as 'CSV UTF-8' in Excel, and feed that"))
    }
    if start.starts(with: [0x1F, 0x8B]) {
      return Failure(
        .dataerr, rule: "packed", zh: "这是压缩文件", en: "this file is packed",
        hint: Localized(same: "gzip -dc FILE | cs intake --from -"))
    }
    if start.first(where: { $0 > 0x20 }) == 0x5B {
      return Failure(
        .dataerr, rule: "json-array", zh: "这是 JSON 数组，要每行一个对象",
        en: "this is a JSON array; expected one object a line",
        hint: Localized(same: "jq -c '.[]' FILE | cs intake --from -"))
    }
    return nil
  }

  /// Up to so many rows; nil at the end.
  func next(_ count: Int) throws(Failure) -> [RowParser.Parsed]? {
    while waiting.count < count, !isEnded {
      waiting += try parser.rows(in: piece, isLast: false)
      piece = try stream.next()
      read += piece.count
      isEnded = piece.isEmpty
      if let transcoder { piece = try transcoder.utf8(piece, isLast: isEnded) }
      if isEnded { waiting += try parser.rows(in: piece, isLast: true) }
    }
    guard !waiting.isEmpty else { return nil }
    let rows = Array(waiting.prefix(count))
    waiting.removeFirst(rows.count)
    return rows
  }
}
