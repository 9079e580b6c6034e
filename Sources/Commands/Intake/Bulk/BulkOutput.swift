import Casework
import Intake
import JSONText
import Policy
import Store

/// What a bulk intake says: a line for each row, rows that were refused, how far it is.
struct BulkOutput {
  private let desk: Desk
  private let name: String
  private var rejects: RejectsFile?
  private let rejectsPath: String?
  private var fresh = 0
  private var linked = 0
  private var seen = 0
  private var refused = 0
  private var lastShown = 0
  private var failures: [(row: IntakeRow, fault: Diagnostic)] = []
  /// How many refused rows, or batches, people are told of one by one.
  private static let most = 20

  init(_ desk: Desk, source: String, rejects: String?) throws(Failure) {
    (self.desk, name, rejectsPath) = (desk, source, rejects)
    if let rejects {
      let path = desk.world.absolute(rejects)
      if source != "-", path == desk.world.absolute(source) {
        throw Failure(
          .usage, rule: "usage", zh: "--rejects 与 --from 是同一个文件",
          en: "--rejects names the file of --from")
      }
      self.rejects = RejectsFile(path)
    }
  }

  mutating func tell(
    _ row: IntakeRow, _ outcome: BulkIntake.Outcome, _ source: RowSource
  ) throws(Failure) {
    var json: JSONObject = [
      "schema": "cs.intake.row/1", "row": .number(JSONNumber(row.number)),
      "line": .number(JSONNumber(row.line)),
    ]
    var id: CaseID?
    switch outcome {
    case .fresh(let made, let duplicates):
      fresh += 1
      id = made
      json["id"] = .string(made.text)
      if !duplicates.isEmpty {
        linked += 1
        json["duplicates"] = .array(duplicates.map { .string($0.text) })
      }
    case .seen(let known):
      seen += 1
      id = known
      json["id"] = .string(known.text)
      json["seen"] = true
    case .rejected(let failure):
      refused += 1
      json["error"] = BulkOutput.error(failure)
      if let fault = failure.faults.first, failures.count < BulkOutput.most {
        failures.append((row, fault))
      }
      try rejects?.add(row, failure, source)
    }
    if desk.global.quiet {
      if let id { try write(id.text) }
    } else if desk.global.json {
      try write(JSONValue.object(json).compactText.escapingControls)
    }
  }

  private func write(_ line: String) throws(Failure) {
    if !desk.world.write(Array((line + "\n").utf8)) {
      throw Failure(.ioerr, rule: "stdout", zh: "答复写不出去", en: "the answer could not be written")
    }
  }

  private func write(_ batch: Surroundings.Batch) throws(Failure) {
    let json: JSONObject = [
      "schema": "cs.intake.batch/1", "key": .string(batch.key),
      "count": .number(JSONNumber(batch.count)),
      "cases": .array(batch.cases.map { .string($0.text) }),
    ]
    try write(JSONValue.object(json).compactText.escapingControls)
  }

  private static func error(_ failure: Failure) -> JSONValue {
    var error: JSONObject = ["code": .string(failure.status.name)]
    let messages = failure.faults.map { $0.message() }
    error["message"] = .string(messages.joined(separator: say(zh: "；", en: "; ")))
    error["rule"] = failure.faults.first.map { .string($0.rule) }
    error["hint"] = failure.faults.first?.hint.map { .string($0()) }
    return .object(error)
  }

  /// A line on the terminal, now and then.
  mutating func progress(_ source: RowSource) {
    let done = fresh + seen + refused
    guard desk.world.terminal.error, !desk.global.quiet, done >= lastShown + 512 else { return }
    lastShown = done
    var text = say(zh: "已读 \(done) 行", en: "\(done) rows")
    if let size = source.stream.size, size > 0 {
      let share = min(100, source.read * 100 / size)
      let bar = String(repeating: "#", count: share / 4)
      text += " [\(bar)\(String(repeating: "·", count: 25 - share / 4))] \(share)%"
    }
    desk.world.writeError("\r\u{1B}[K" + text)
  }

  /// - Parameter batches: of the rows that were registered, the largest first.
  mutating func finish(
    _ source: RowSource, _ batches: [Surroundings.Batch], isRehearsal: Bool
  ) throws(Failure) -> Reply {
    if desk.world.terminal.error, lastShown > 0 { desk.world.writeError("\r\u{1B}[K") }
    if let guessed = source.guessed {
      desk.warnings.append(
        Diagnostic(
          .warning, rule: "encoding",
          Localized(zh: "按 \(guessed) 读取", en: "read as \(guessed)"),
          hint: Localized(
            zh: "不对的话，在对照表里写明 encoding", en: "if that is wrong, say 'encoding' in the map")))
    }
    let unused = source.parser.unused
    if !unused.isEmpty {
      let names = unused.prefix(20)
      desk.warnings.append(
        Diagnostic(
          .warning, rule: "unused-column",
          Localized(
            zh: "没有用到的列：\(names.joined(separator: "、"))",
            en: "columns not used: \(names.joined(separator: ", "))"),
          hint: Localized(
            zh: "要用就在对照表的 columns 里写明", en: "to use them, name them under 'columns' of a map")))
    }
    try rejects?.close()
    if desk.global.json, !desk.global.quiet { for batch in batches { try write(batch) } }
    let page = page(batches, isRehearsal: isRehearsal)
    var reply = Reply(list: []) { page }
    reply.lines = []
    if refused > 0 { reply.status = .dataerr }
    return reply
  }

  private func page(_ batches: [Surroundings.Batch], isRehearsal: Bool) -> Page {
    var page = Page()
    page.line(
      isRehearsal
        ? say(
          zh: "会登记 \(fresh) 件，\(seen) 件此前已登记，\(refused) 行有误（试运行，未写入）",
          en:
            "would register \(fresh), \(seen) seen before, \(refused) rows refused (dry run, nothing written)"
        )
        : say(
          zh: "登记 \(fresh) 件，\(seen) 件此前已登记，\(refused) 行有误",
          en: "registered \(fresh), \(seen) seen before, \(refused) rows refused"),
      refused == 0 ? .good : .bad)
    if linked > 0 {
      page.line(
        isRehearsal
          ? say(
            zh: "其中 \(linked) 件与同一客户的另一件是同一件事，会关联",
            en: "\(linked) of them would be linked to the same matter, told before")
          : say(
            zh: "其中 \(linked) 件与同一客户的另一件是同一件事，已关联",
            en: "\(linked) of them are linked to the same matter, told before"))
    }
    print(batches, on: &page)
    for (row, fault) in failures {
      page.bullet(
        say(
          zh: "第 \(row.number) 行（文件第 \(row.line) 行）：", en: "row \(row.number) (line \(row.line)): ")
          + fault.message() + " [\(fault.rule)]"
          + (fault.hint.map { say(zh: "，", en: "; ") + $0() } ?? ""))
    }
    if refused > failures.count {
      page.bullet(
        say(zh: "还有 \(refused - failures.count) 行", en: "and \(refused - failures.count) more"))
    }
    if refused > 0, !isRehearsal || rejectsPath == nil {
      page.line(
        rejectsPath.map {
          say(
            zh: "有误的行在 \($0)，改好后再用 --from 导入",
            en: "they are in \($0): mend them and feed that file again")
        }
          ?? say(
            zh: "用 --rejects 文件 把有误的行另存，改好再导入",
            en: "--rejects FILE keeps them in a file to mend and feed again"))
    }
    return page
  }

  private func print(_ batches: [Surroundings.Batch], on page: inout Page) {
    if batches.isEmpty { return }
    page.heading(say(zh: "多位客户同一问题", en: "Several customers, one thing"))
    for batch in batches.prefix(BulkOutput.most) {
      page.bullet(
        say(
          zh: "\(batch.key)：\(batch.count) 位客户，如 \(batch.cases[0].text)",
          en: "\(batch.key): \(batch.count) customers, such as \(batch.cases[0].text)"))
    }
    if batches.count > BulkOutput.most {
      page.bullet(
        say(
          zh: "还有 \(batches.count - BulkOutput.most) 批",
          en: "and \(batches.count - BulkOutput.most) more"))
    }
  }
}

/// The rows that were refused, as they came and with the reason beside them, so that they can be
/// mended and fed again.
private struct RejectsFile {
  private let path: String
  private var bytes: [UInt8] = []
  private var isBegun = false

  init(_ path: String) { self.path = path }

  mutating func add(
    _ row: IntakeRow, _ failure: Failure, _ source: RowSource
  ) throws(Failure) {
    let reason = failure.faults.map { "\($0.message()) [\($0.rule)]" }.joined(separator: "; ")
    if source.parser.isTable {
      let header = source.parser.header.filter { $0 != RowParser.remark }
      let delimiter = source.parser.delimiter
      if !isBegun {
        bytes += [0xEF, 0xBB, 0xBF] + line(header + [RowParser.remark], delimiter)
      }
      // What was too much stays too much until somebody mends the row.
      let cells = header.map { row.values[$0]?.string ?? "" } + [reason] + row.overflow
      bytes += line(cells, delimiter)
    } else {
      var object = row.values
      object[RowParser.remark] = .string(reason)
      bytes += Array((JSONValue.object(object).compactText + "\n").utf8)
    }
    isBegun = true
    if bytes.count > 1 << 20 { try flush() }
  }

  private var hasWritten = false

  private mutating func flush() throws(Failure) {
    try FileSystem.append(bytes, to: path, anew: !hasWritten)
    hasWritten = true
    bytes = []
  }

  mutating func close() throws(Failure) {
    if isBegun { try flush() }
  }

  private func line(_ cells: [String], _ delimiter: UInt8) -> [UInt8] {
    var line: [UInt8] = []
    for (index, cell) in cells.enumerated() {
      if index > 0 { line.append(delimiter) }
      line += RejectsFile.quoted(cell, delimiter).utf8
    }
    return line + [0x0D, 0x0A]
  }

  private static func quoted(_ cell: String, _ delimiter: UInt8) -> String {
    let marks: Set<UInt8> = [0x22, 0x2C, 0x0A, 0x0D, 0x3B, 0x09, delimiter]
    guard cell.utf8.contains(where: marks.contains) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }
}
