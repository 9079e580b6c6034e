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
