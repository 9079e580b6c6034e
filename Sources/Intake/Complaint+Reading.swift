package import Casework
package import JSONText

/// Reads a complaint from JSON, keys as the flags, nested as in the case.
package struct ComplaintReader {
  private let currency: String
  private let zone: Zone
  private var faults: [Diagnostic] = []

  /// - Parameter currency: of amounts that name none.
  package init(currency: String, zone: Zone) {
    (self.currency, self.zone) = (currency, zone)
  }

  /// - Throws: `dataerr` with every fault of the object.
  package mutating func read(_ object: JSONObject) throws(Failure) -> Complaint {
    var complaint = Complaint()
    for (key, value) in object { read(key, value, into: &complaint) }
    if !faults.isEmpty { throw Failure(.dataerr, faults) }
    return complaint
  }

  private static let told = ["who", "when", "where", "what", "why", "how"]
  /// What may be said of a complaint.
  static let keys =
    [
      "summary", "channel", "name", "phone", "customer", "demand", "demands", "product", "lot",
      "order",
      "emotion", "unit", "key", "skip_level", "received", "w5h1",
    ] + told

  private mutating func read(_ key: String, _ value: JSONValue, into complaint: inout Complaint) {
    switch key {
    case "summary":
      if let summary = text(key, value) { complaint.summary = summary }
    case "channel": complaint.channel = word(key, value, Vocabulary.channels)
    case "name": complaint.customer[key] = text(key, value).map { .string($0) }
    case "phone": complaint.customer[key] = text(key, value).map { .string($0.halfWidth) }
    case "customer": readCustomer(value, into: &complaint)
    case "w5h1": readTold(value, into: &complaint)
    case "demand", "demands": readDemands(key, value, into: &complaint)
    case "product": complaint.product = text(key, value)
    case "lot": complaint.lot = text(key, value)
    case "order": complaint.order = text(key, value)
    case "unit": complaint.unit = text(key, value)
    case "key": complaint.key = text(key, value)
    case "emotion": complaint.emotion = emotion(value)
    case "skip_level":
      guard let flag = value.bool else {
        return fault(key, zh: "true 或 false", en: "true or false")
      }
      complaint.skipLevel = flag
    case "received": complaint.received = time(key, value)
    case let part where ComplaintReader.told.contains(part):
      complaint.told[part] = text(part, value).map { .string($0) }
    default:
      let known = ComplaintReader.keys.joined(separator: " ")
      faults.append(
        Diagnostic(
          rule: "unknown-key", Localized(zh: "未知的键“\(key)”", en: "unknown key '\(key)'"),
          hint: Localized(zh: "可用的键：\(known)", en: "known keys: \(known)"), file: "-"))
    }
  }

  private mutating func readCustomer(_ value: JSONValue, into complaint: inout Complaint) {
    if let id = value.string {
      complaint.customer["id"] = .string(id)
    } else if let object = value.object {
      for (key, value) in object {
        switch value {
        case .array, .object, .null: fault("customer.\(key)", zh: "文本", en: "a text")
        default: complaint.customer[key] = value
        }
      }
    } else {
      fault("customer", zh: "客户编号或客户对象", en: "a customer's id or an object")
    }
  }

  private mutating func readTold(_ value: JSONValue, into complaint: inout Complaint) {
    guard let object = value.object else { return fault("w5h1", zh: "对象", en: "an object") }
    for (key, value) in object {
      guard ComplaintReader.told.contains(key) else {
        fault("w5h1.\(key)", zh: "who when where what why how", en: "who when where what why how")
        continue
      }
      complaint.told[key] = text("w5h1.\(key)", value).map { .string($0) }
    }
  }

  private mutating func readDemands(
    _ key: String, _ value: JSONValue, into complaint: inout Complaint
  ) {
    for item in value.array ?? [value] {
      if let text = item.string {
        if let demand = demand(text) { complaint.demands.append(demand) }
      } else if var object = item.object {
        guard word("\(key).kind", object["kind"] ?? .null, Vocabulary.demands) != nil else {
          continue
        }
        if let amount = object["amount"] { object["amount"] = money("\(key).amount", amount) }
        for (part, value) in object where part != "amount" && value.string == nil {
          fault("\(key).\(part)", zh: "文本", en: "a text")
        }
        complaint.demands.append(object)
      } else {
        fault(key, zh: "诉求，如 refund:400", en: "a demand such as refund:400")
      }
    }
  }

  /// `refund`, `compensation:10000`, as `--demand` takes it.
  private mutating func demand(_ text: String) -> JSONObject? {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let kind = word("demand", .string(String(parts[0])), Vocabulary.demands) else {
      return nil
    }
    var demand: JSONObject = ["kind": .string(kind)]
    if parts.count == 2 {
      guard let amount = money("demand", .string(String(parts[1]))) else { return nil }
      demand["amount"] = amount
    }
    return demand
  }

  private mutating func money(_ key: String, _ value: JSONValue) -> JSONValue? {
    if let money = Money(value), money.amount >= .zero { return money.json }
    guard let text = value.string ?? value.number?.text,
      let amount = Amount(text) ?? Amount(written: text),
      amount >= .zero
    else {
      fault(key, zh: "金额，如 400 或 400.00", en: "an amount such as 400 or 400.00")
      return nil
    }
    return Money(amount, currency).json
  }

  /// `{"kind", "intensity"}`, or `anger:8` as `--emotion` takes it.
  private mutating func emotion(_ value: JSONValue) -> Emotion? {
    let parts = value.string?.split(separator: ":", omittingEmptySubsequences: false) ?? []
    let kind = value.object?["kind"]?.string ?? parts.first.map(String.init)
    let intensity = value.object?["intensity"]?.int ?? (parts.count == 2 ? Int(parts[1]) : nil)
    guard let kind, Vocabulary.emotions.contains(kind), let intensity, 0...10 ~= intensity else {
      let kinds = Vocabulary.emotions.joined(separator: " ")
      fault(
        "emotion", zh: "情绪和 0–10 的强度，如 anger:8（\(kinds)）",
        en: "an emotion and an intensity 0–10, such as anger:8 (\(kinds))")
      return nil
    }
    return Emotion(kind: kind, intensity: intensity)
  }

  private mutating func time(_ key: String, _ value: JSONValue) -> Timestamp? {
    // What came in on a day was there from its beginning.
    let day = value.string.flatMap { CivilDay($0) }
    let start = day.map { zone.instant(CivilTime(day: $0, second: 0)) }
    if let time = start ?? value.string.flatMap({ zone.reading($0) }),
      (1970...9990).contains(zone.civil(time).day.year)
    {
      return time
    }
    fault(
      key, zh: "时间，如 2026-01-15T09:30:00+08:00", en: "a time such as 2026-01-15T09:30:00+08:00")
    return nil
  }

  private mutating func text(_ key: String, _ value: JSONValue) -> String? {
    if let text = value.string { return text.allSatisfy(\.isWhitespace) ? nil : text }
    fault(key, zh: "文本", en: "a text")
    return nil
  }

  private mutating func word(_ key: String, _ value: JSONValue, _ known: [String]) -> String? {
    if let word = value.string, known.contains(word) { return word }
    let words = known.joined(separator: " ")
    fault(key, zh: "下列之一：\(words)", en: "one of: \(words)")
    return nil
  }

  private mutating func fault(_ key: String, zh: String, en: String) {
    faults.append(
      Diagnostic(
        rule: "bad-value",
        Localized(zh: "“\(key)”应为\(zh)", en: "'\(key)' must be \(en)")))
  }
}
