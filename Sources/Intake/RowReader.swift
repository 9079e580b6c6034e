package import Casework
package import JSONText
package import Policy

/// One row of a table, or one object of JSON Lines, as it stands in the data.
package struct IntakeRow: Sendable {
  /// Counted from 1, the header left out.
  package let number: Int
  /// Where it begins, counted from 1.
  package let line: Int
  /// By column name, or the object itself.
  package let values: JSONObject
  /// Cells beyond those of the header.
  package var overflow: [String] = []

  package init(number: Int, line: Int, values: JSONObject) {
    (self.number, self.line, self.values) = (number, line, values)
  }
}

/// Reads rows as complaints, by a map.
package struct RowReader: Sendable {
  private let map: IntakeMap
  private let currency: String
  /// The workspace's.
  private let zone: Zone

  package init(_ map: IntakeMap, currency: String, zone: Zone) {
    (self.map, self.currency, self.zone) = (map, currency, zone)
  }

  /// - Throws: `dataerr` with every fault of the row.
  package func complaint(_ row: IntakeRow) throws(Failure) -> Complaint {
    var faults: [Diagnostic] = []
    let object = map.columns.isEmpty ? row.values : mapped(row.values, &faults)
    var reader = ComplaintReader(currency: currency, zone: zone)
    var complaint = Complaint()
    do throws(Failure) { complaint = try reader.read(object) } catch { faults += error.faults }
    if faults.isEmpty, complaint.told["what"] == nil {
      faults.append(
        Diagnostic(
          rule: "nothing-told", Localized(zh: "没有投诉内容", en: "nothing says what happened")))
    }
    if !faults.isEmpty { throw Failure(.dataerr, faults) }
    return complaint
  }

  // MARK: By the map

  private func mapped(_ values: JSONObject, _ faults: inout [Diagnostic]) -> JSONObject {
    var object: JSONObject = [:]
    var customer: JSONObject = [:]
    var demand: (told: String?, amount: String?) = (nil, nil)
    var emotion: (kind: String?, intensity: String?) = (nil, nil)
    for field in fields {
      if field == "demand", let told = told(of: field, values) {
        demand.told = told
        continue
      }
      guard let value = value(of: field, values) else { continue }
      switch field {
      case "received":
        object[field] = time(value, &faults).map { .string($0.text) }
      case "when": object[field] = .string(time(value)?.text ?? value)
      case "demand": demand.told = value
      case "amount": demand.amount = amount(value, &faults)
      case "emotion": emotion.kind = value
      case "intensity": emotion.intensity = value
      case "skip_level": object[field] = .bool(isYes(value))
      case "name", "phone": object[field] = .string(value)
      case "customer": customer["id"] = .string(value)
      case let field where field.hasPrefix("customer."):
        customer[String(field.dropFirst("customer.".count))] = .string(value)
      default: object[field] = .string(value)
      }
    }
    if let told = demand.told {
      object["demands"] = .array(demands(told, amount: demand.amount))
    } else if let amount = demand.amount {
      object["demands"] = [.string("compensation:" + amount)]
    }
    if let kind = emotion.kind {
      object["emotion"] = .string("\(kind):\(emotion.intensity ?? "5")")
    }
    if !customer.isEmpty { object["customer"] = .object(customer) }
    return object
  }

  /// The kinds that a cell names, which may be several: 退款,道歉. The sum belongs to the first, and
  /// words that are no kind of ours stand beside it.
  private func demands(_ told: String, amount: String?) -> [JSONValue] {
    let codes = map.codes["demand"] ?? MapCodes()
    func ours(_ word: String) -> String? { Vocabulary.demands.contains(word) ? word : nil }
    func kind(_ word: String) -> String? { codes.word(word) ?? ours(word) }
    var kinds = [codes.exact(told) ?? ours(told)].compactMap { $0 }
    if kinds.isEmpty {
      let parts = told.split { ",，、;；/+&和及并".contains($0) }.map { part in
        String(part).trimmingSpaces
      }
      let known = parts.compactMap(kind)
      if codes.isEmpty, known.count < parts.count {
        return [.string(told + (amount.map { ":" + $0 } ?? ""))]
      }
      kinds = known.count == parts.count ? known : [codes.word(told) ?? codes.rest ?? told]
    }
    return kinds.enumerated().map { index, kind in
      var demand: JSONObject = ["kind": .string(kind)]
      if index == 0 { demand["amount"] = amount.map { .string($0) } }
      if kind != told, kind == codes.rest { demand["note"] = .string(told) }
      return .object(demand)
    }
  }

  private var fields: [String] {
    let mapped = map.columns.map(\.field)
    return mapped + map.defaults.keys.filter { !mapped.contains($0) }.sorted()
  }

  /// What a row says of a field, in our words; nil when it says nothing.
  private func value(of field: String, _ values: JSONObject) -> String? {
    guard let text = told(of: field, values) else { return map.defaults[field] }
    let codes = map.codes[field]
    let prefix = map.columns.first { $0.field == field }?.prefix ?? ""
    return prefix + (codes?.word(text) ?? codes?.rest ?? text)
  }

  /// The same in the data's words.
  private func told(of field: String, _ values: JSONObject) -> String? {
    let column = map.columns.first { $0.field == field }
    let parts = column?.sources.compactMap { RowReader.text(at: $0, values) } ?? []
    guard let column, !parts.isEmpty else { return nil }
    return parts.joined(separator: column.separator)
  }

  /// Nil for what is empty.
  private static func text(at path: String, _ values: JSONObject) -> String? {
    let value =
      values[path]
      ?? JSONValue.object(values).value(at: path.split(separator: ".").map(String.init)[...])
    let text: String? =
      switch value {
      case .string(let text)?: text
      case .number(let number)?: number.text
      case .bool(let flag)?: flag ? "true" : "false"
      default: nil
      }
    let trimmed = text?.trimmingSpaces ?? ""
    return trimmed.isEmpty ? nil : trimmed
  }

  private func time(_ text: String) -> Timestamp? {
    let zone = map.zone ?? self.zone
    for pattern in map.dates {
      if let time = pattern.time(text, in: zone) { return time }
    }
    if let time = Timestamp(text) { return time }
    for pattern in RowReader.plainDates {
      if let time = pattern.time(text, in: zone) { return time }
    }
    return nil
  }

  /// Ways to write dates that mean one thing only.
  private static let plainDates = [
    "YYYY-MM-DD hh:mm:ss", "YYYY-MM-DDThh:mm:ss", "YYYY-MM-DD hh:mm", "YYYY-MM-DDThh:mm",
    "YYYY-MM-DD", "YYYY/MM/DD hh:mm:ss", "YYYY/MM/DD hh:mm", "YYYY/MM/DD", "YYYY年MM月DD日 hh:mm:ss",
    "YYYY年MM月DD日 hh:mm", "YYYY年MM月DD日hh:mm", "YYYY年MM月DD日", "YYYY.MM.DD hh:mm", "YYYY.MM.DD",
  ].compactMap { DatePattern($0) }

  private func time(_ text: String, _ faults: inout [Diagnostic]) -> Timestamp? {
    if let time = time(text) { return time }
    faults.append(
      Diagnostic(
        rule: "bad-date",
        Localized(zh: "“\(text.prefix(40))”不是日期", en: "'\(text.prefix(40))' is no date"),
        hint: Localized(
          zh: "在对照表的 dates 里写明格式，如 YYYY-MM-DD hh:mm",
          en: "say how dates are written under 'dates' of the map, such as MM/DD/YYYY")))
    return nil
  }

  private func amount(_ text: String, _ faults: inout [Diagnostic]) -> String? {
    if let amount = Amount(written: text, decimalComma: map.decimalComma) { return amount.text }
    faults.append(
      Diagnostic(
        rule: "bad-amount",
        Localized(zh: "“\(text.prefix(40))”不是金额", en: "'\(text.prefix(40))' is no amount"),
        hint: Localized(
          zh: "如 1,234.50、1.2万；小数用逗号时写 decimal: \",\"",
          en: "such as 1,234.50; with a decimal comma say decimal: \",\"")))
    return nil
  }

  private func isYes(_ text: String) -> Bool {
    ["true", "yes", "y", "1", "是", "有", "√"].contains(text.lowercased())
  }
}

extension String {
  /// Without white space at its ends.
  var trimmingSpaces: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
