import JSONText

extension Event {
  /// Clocks of machines are never quite alike; less than this many seconds is no fault.
  private static let tolerance = 120

  /// Whether the clock of whoever wrote it was ahead of another.
  package func isAhead(of now: Timestamp) -> Bool { at.seconds > now.seconds + Event.tolerance }

  /// What is wrong with the data of an event, as a hand that edited the file may leave it.
  package var faults: [Localized] {
    var found: [Localized] = []
    if kind == nil, !kindText.hasPrefix("x-") {
      found.append(Localized(zh: "未知的类型“\(kindText)”", en: "unknown kind '\(kindText)'"))
    }
    if let amount = data["amount"], !Event.isSum(amount) { found.append(Event.badSum("amount")) }
    for demand in data["demands"]?.array ?? [] {
      guard let amount = demand.object?["amount"], !Event.isSum(amount) else { continue }
      found.append(Event.badSum("demands"))
    }
    for key in ["direct", "indirect", "price"] {
      guard let amount = data["losses"]?.object?[key], !Event.isSum(amount) else { continue }
      found.append(Event.badSum(key))
    }
    for record in data["clocks"]?.array ?? [] where !Event.isClock(record) {
      found.append(Localized(zh: "时限记录不合格式", en: "a malformed clock"))
    }
    if let score = data["satisfaction"]?.int, !(1...5).contains(score) {
      found.append(Localized(zh: "满意度不在 1–5 之间", en: "a satisfaction outside 1 to 5"))
    }
    for key in ["by", "received"] {
      guard let text = data[key]?.string, key != "by" || kind != .offered || !text.isEmpty,
        Timestamp(text) == nil
      else { continue }
      found.append(Localized(zh: "“\(key)”不是时间", en: "'\(key)' is no time"))
    }
    return found
  }

  private static func isSum(_ value: JSONValue) -> Bool {
    Money(value).map { $0.amount >= .zero } ?? false
  }

  private static func badSum(_ key: String) -> Localized {
    Localized(zh: "“\(key)”不是金额", en: "'\(key)' is no sum of money")
  }

  private static func isClock(_ record: JSONValue) -> Bool {
    guard let clock = record.object?["clock"]?.string, !clock.isEmpty else { return false }
    return record.object?["within"]?.string.flatMap { Limit($0) } != nil
  }
}
