package import Casework
package import Words

extension Condition {
  /// The facts a condition may ask for; a fault names the nearest.
  package static let valueFacts = [
    "channel", "skip_level", "unit", "level", "category", "emotion.kind", "demand", "style",
    "mindset", "difficult", "expectation", "verdict", "cause", "state", "claim", "basis", "product",
    "signal", "offer.rejected", "observed", "abnormal", "demand.kind",
  ]
  package static let numberFacts = [
    "emotion.intensity", "batch.count", "history.count", "repeat.count", "contacts.unreached",
    "offers.rejected", "promises.broken", "clocks.late", "claim.ratio", "claim.rises",
    "satisfaction", "visits.unhappy", "abnormal.count", "demand.amount",
  ]

  package init?(_ reader: PolicyReader) {
    self.init(reader, isActual: false)
  }

  /// - Parameter isActual: whether the condition stands within one that asks for what is actual.
  private init?(_ reader: PolicyReader, isActual outer: Bool) {
    self.init(place: reader.place)
    let fields = reader.fields()
    let isActual = fields.optional("actual")?.bool() ?? outer
    self.isActual = isActual
    any = fields.optional("any")?.standing.phrases() ?? []
    all = fields.optional("all")?.phrases() ?? []
    none = fields.optional("none")?.phrases() ?? []
    has = fields.optional("has")?.wanted() ?? []
    atLeast = fields.optional("at_least")?.bounds() ?? []
    atMost = fields.optional("at_most")?.bounds() ?? []
    either = fields.optional("either")?.list { Condition($0, isActual: isActual) } ?? []
    not = (fields.optional("not").flatMap { Condition($0, isActual: isActual) }).map { [$0] } ?? []
    fields.finish()
  }
}

extension YAMLNode {
  /// Whether a condition may hold for a text, by the phrases that it needs; of facts and of phrases
  /// that must not stand there nothing is known here.
  fileprivate func mayHold(for text: FoldedText) -> Bool {
    for pair in pairs ?? [] {
      guard let items = pair.value.items, !items.isEmpty else { continue }
      let holds =
        switch pair.name {
        case "any": items.contains { $0.mayStand(in: text) }
        case "all": items.allSatisfy { $0.mayStand(in: text) }
        case "either": items.contains { $0.mayHold(for: text) }
        default: true
        }
      if !holds { return false }
    }
    return true
  }

  fileprivate func mayStand(in text: FoldedText) -> Bool {
    scalar.map { Phrase.mayStand($0, in: text) } ?? true
  }
}

extension PolicyReader {
  /// The items of a list whose conditions may hold for the text that policy is read for; all of them
  /// where it is read for none.
  var possible: PolicyReader {
    guard let text = faults.text, let items = node.items else { return self }
    var node = node
    node.content = .sequence(items.filter { $0["when"]?.mayHold(for: text) ?? true })
    return reader(node)
  }

  /// The phrases of a list of which one is enough that may stand in the text that policy is read for;
  /// the first alone where none may, as an empty list would ask for nothing.
  fileprivate var standing: PolicyReader {
    guard let text = faults.text, let items = node.items else { return self }
    let standing = items.filter { $0.mayStand(in: text) }
    var node = node
    node.content = .sequence(standing.isEmpty ? Array(items.prefix(1)) : standing)
    return reader(node)
  }

  /// The phrases of a list.
  package func phrases() -> [Phrase] {
    list { item in
      guard let text = item.text() else { return nil }
      guard let phrase = Phrase(text, in: faults.lexicon) else {
        item.unfit(Localized(zh: "要查找的词句", en: "a phrase to look for"))
        return nil
      }
      return phrase
    }
  }

  fileprivate func wanted() -> [(fact: String, values: [String])] {
    facts(Condition.valueFacts) { value in
      value.node.items != nil ? value.list { $0.text() } : value.text().map { [$0] }
    }.map { ($0.0, $0.1) }
  }

  fileprivate func bounds() -> [(fact: String, number: Amount)] {
    facts(Condition.numberFacts) { $0.amount() }.map { ($0.0, $0.1) }
  }

  /// The facts of a mapping whose keys must be known ones.
  private func facts<Value>(
    _ known: [String], _ read: (PolicyReader) -> Value?
  ) -> [(String, Value)] {
    let fields = fields()
    return fields.keysInOrder.compactMap { name, reader in
      guard known.contains(name) else {
        fields.key(name)?.fault(
          "unknown-fact",
          Localized(zh: "未知的事实“\(shown(name))”", en: "unknown fact '\(shown(name))'"),
          hint: nearest(name, among: known).map(didYouMean)
            ?? Localized(
              zh: "可用的事实：\(known.joined(separator: "、"))",
              en: "known facts: \(known.joined(separator: ", "))"))
        return nil
      }
      return read(reader).map { (name, $0) }
    }
  }

  /// An exact decimal of at most four places.
  package func amount() -> Amount? {
    guard let text = decimal() else { return nil }
    guard let amount = Amount(text) else {
      unfit(Localized(zh: "至多四位小数的金额", en: "an amount of at most four decimals"))
      return nil
    }
    return amount
  }

  /// An amount within a range, its ends included.
  func amount(in range: ClosedRange<Int>) -> Amount? {
    guard let amount = amount() else { return nil }
    let (low, high) = (range.lowerBound, range.upperBound)
    if amount >= Amount(low), amount <= Amount(high) { return amount }
    unfit(Localized(zh: "\(low) 至 \(high) 的数", en: "a number from \(low) to \(high)"))
    return nil
  }

  /// A share of the whole, from 0 to 1.
  func share() -> Amount? { amount(in: 0...1) }

  /// So many times something.
  func times() -> Amount? { amount(in: 0...1000) }

  /// A length of time in one of the ways of `Limit`.
  package func limit() -> Limit? {
    guard let text = text() else { return nil }
    guard let limit = Limit(text) else {
      unfit(
        Localized(zh: "时限", en: "a limit"),
        hint: Localized(
          zh:
            "写作 10m、2h、3 working hours、3 working days 或 15 calendar days，大于零、不超过 \(Limit.longest) 天",
          en:
            "write 10m, 2h, 3 working hours, 3 working days or 15 calendar days; above zero, \(Limit.longest) days at most"
        ))
      return nil
    }
    return limit
  }
}
