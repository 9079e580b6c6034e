package import Casework

/// How the rows of a table, or the objects of JSON Lines, are complaints: the file given to
/// `cs intake --from FILE --map MAP`.
package struct IntakeMap: Sendable {
  package enum Format: String, CaseIterable, Sendable { case csv, jsonl }

  package static let schema = "cs.intake-map/1"

  /// What it is a map of.
  package var name: Localized?
  /// Nil where the data tell.
  package var format: Format?
  /// As iconv names it; nil where the data tell.
  package var encoding: String?
  /// One character of ASCII; nil where the data tell.
  package var delimiter: UInt8?
  /// Of times that name no offset; nil for the workspace's.
  package var zone: Zone?
  /// Ways in which dates are written; the first that fits counts.
  package var dates: [DatePattern] = []
  /// Whether `1.234,50` is one thousand and so on.
  package var decimalComma = false
  package var columns: [MapColumn] = []
  /// By field.
  package var codes: [String: MapCodes] = [:]
  /// Values of fields that a row leaves empty.
  package var defaults: [String: String] = [:]

  /// A map that takes the columns to be named like the flags.
  package init() {}

  /// The fields that a column may fill.
  package static let fields =
    [
      "what", "summary", "who", "when", "where", "why", "how", "channel", "name", "phone",
      "customer",
    ]
    + ["demand", "amount", "product", "lot", "order", "emotion", "intensity", "unit", "key"]
    + ["skip_level", "received"]
}

/// Where the values of one field come from.
package struct MapColumn: Sendable {
  package let field: String
  /// Column names, or paths of a JSON object (`ticket.title`); what they hold is joined.
  package let sources: [String]
  /// Put before the value: `cfpb-`.
  package let prefix: String
  /// Between the values of several columns.
  package let separator: String
}

extension IntakeMap {
  /// - Throws: every fault of the map, each with its place.
  package static func read(_ bytes: [UInt8], file: String) throws(Faults) -> IntakeMap {
    let faults = PolicyFaults()
    let node = YAML.parse(bytes, file: file, faults: faults)
    let map = node.map { IntakeMap(PolicyReader($0, file: file, faults: faults).fields()) }
    try faults.check()
    guard let map else { throw Faults(faults.sorted) }
    return map
  }

  private init(_ fields: PolicyFields) {
    _ = fields.required("schema")?.choice([IntakeMap.schema])
    name = fields.optional("name")?.localized()
    format = fields.optional("format")?.word(Format.self)
    encoding = fields.optional("encoding")?.text()
    delimiter = fields.optional("delimiter")?.delimiter()
    zone = fields.optional("timezone")?.zone()
    dates = fields.optional("dates")?.list { $0.datePattern() } ?? []
    decimalComma = fields.optional("decimal")?.choice([".", ","]) == ","
    columns = fields.required("columns")?.columns() ?? []
    codes = fields.optional("codes")?.codes() ?? [:]
    defaults = fields.optional("defaults")?.words() ?? [:]
    fields.finish()
  }
}

extension PolicyReader {
  fileprivate func delimiter() -> UInt8? {
    guard let text = text() else { return nil }
    if text == "tab" { return 0x09 }
    if let byte = text.utf8.first, text.utf8.count == 1, byte != 0x22, byte >= 0x20 || byte == 9 {
      return byte
    }
    unfit(Localized(zh: "一个字符，如 , ; | 或 tab", en: "one character such as , ; | or tab"))
    return nil
  }

  fileprivate func zone() -> Zone? {
    guard let text = text() else { return nil }
    if let zone = try? Zone(text) { return zone }
    unfit(Localized(zh: "时区，如 Asia/Shanghai", en: "a time zone such as Asia/Shanghai"))
    return nil
  }

  fileprivate func datePattern() -> DatePattern? {
    guard let text = text() else { return nil }
    if let pattern = DatePattern(text) { return pattern }
    unfit(
      Localized(zh: "日期格式", en: "a way to write dates"),
      hint: Localized(
        zh: "用 YYYY YY MM M DD D hh h mm m ss A 拼写，如 YYYY年M月D日 hh:mm；"
          + "epoch 为 1970 年起的秒数，serial 为 Excel 的日期序号",
        en: "spelled with YYYY YY MM M DD D hh h mm m ss A, such as MM/DD/YYYY hh:mm:ss A; "
          + "epoch counts seconds since 1970, serial days as spreadsheets do"))
    return nil
  }

  /// `what: Narrative`, `what: [Title, Text]` or `key: {from: ID, prefix: x-}`.
  fileprivate func columns() -> [MapColumn] {
    fields().keysInOrder.compactMap { name, reader in
      guard knows(name) else { return nil }
      if reader.node.pairs == nil {
        return MapColumn(field: name, sources: reader.texts(), prefix: "", separator: "\n")
      }
      let fields = reader.fields()
      defer { fields.finish() }
      return MapColumn(
        field: name, sources: fields.required("from")?.texts() ?? [],
        prefix: fields.optional("prefix")?.text() ?? "",
        separator: fields.optional("join")?.text() ?? "\n")
    }
  }

  private func texts() -> [String] {
    node.items == nil ? [text()].compactMap { $0 } : list { $0.text() }
  }

  private func knows(_ field: String) -> Bool {
    if IntakeMap.fields.contains(field) || field.hasPrefix("customer.") { return true }
    let key = node.pairs?.first { $0.name == field }?.key
    reader(key ?? node).fault(
      "unknown-key",
      Localized(zh: "没有字段“\(shown(field))”", en: "there is no field '\(shown(field))'"),
      hint: nearest(field, among: IntakeMap.fields).map(didYouMean)
        ?? Localized(
          zh: "可用：\(IntakeMap.fields.joined(separator: "、"))、customer.…",
          en: "known: \(IntakeMap.fields.joined(separator: ", ")), customer.…"))
    return false
  }

  fileprivate func codes() -> [String: MapCodes] {
    var codes: [String: MapCodes] = [:]
    for (field, reader) in fields().keysInOrder where knows(field) {
      codes[field] = MapCodes(reader.words())
    }
    return codes
  }

  fileprivate func words() -> [String: String] {
    var words: [String: String] = [:]
    for (key, reader) in fields().keysInOrder { words[key] = reader.text() }
    return words
  }
}
