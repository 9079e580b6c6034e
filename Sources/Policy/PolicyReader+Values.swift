package import Casework

// MARK: - Scalars

extension PolicyReader {
  /// A text; `no`, `08` and `1e3` are the texts they look like.
  package func text() -> String? {
    guard let text = node.scalar, !node.isNull else {
      let hint = Localized(zh: "若确为此文本，请加引号", en: "quote it if the text is meant")
      expected(Localized(zh: "文本", en: "a text"), hint: node.scalar.map { _ in hint })
      return nil
    }
    return text
  }

  /// A whole number in decimal digits; `08` is 8.
  package func int(in range: ClosedRange<Int>? = nil) -> Int? {
    guard let digits = plain(Localized(zh: "整数", en: "a whole number")) else { return nil }
    guard isDecimal(digits, fraction: false) else {
      expected(Localized(zh: "整数", en: "a whole number"))
      return nil
    }
    guard let number = Int(digits), range?.contains(number) ?? true else {
      unfit(wholeNumber(in: range ?? Int.min...Int.max))
      return nil
    }
    return number
  }

  /// `true` or `false` and nothing else.
  package func bool() -> Bool? {
    switch plain(Localized(zh: "true 或 false", en: "true or false")) {
    case "true": return true
    case "false": return false
    case nil: return nil
    case let word?:
      let meant = ["yes": "true", "on": "true", "no": "false", "off": "false"][word.lowercased()]
      expected(
        Localized(zh: "true 或 false", en: "true or false"),
        hint: (meant ?? nearest(word, among: ["true", "false"])).map(didYouMean))
      return nil
    }
  }

  /// A decimal as it is spelled: `0.30`, `200`, `2000.50`; quotes are allowed.
  package func decimal() -> String? {
    guard let text = node.scalar, isDecimal(text, fraction: true) else {
      expected(Localized(zh: "小数，如 2000.50", en: "a decimal such as 2000.50"))
      return nil
    }
    return text
  }

  /// The number before a percent sign, as it is spelled: `12.5` of `12.5%`.
  package func percent() -> String? {
    guard let text = node.scalar, text.hasSuffix("%"),
      isDecimal(text.dropLast(), fraction: true)
    else {
      expected(Localized(zh: "百分数，如 12.5%", en: "a percentage such as 12.5%"))
      return nil
    }
    return String(text.dropLast())
  }

  /// The text of a plain scalar; a quoted one is a text, which is a fault here.
  private func plain(_ what: Localized) -> String? {
    guard case .scalar(let text, let style) = node.content, style == .plain, !node.isNull else {
      let isQuoted = node.scalar != nil && !node.isNull
      expected(what, hint: isQuoted ? Localized(zh: "请去掉引号", en: "remove the quotes") : nil)
      return nil
    }
    return text
  }

  private func wholeNumber(in range: ClosedRange<Int>) -> Localized {
    switch (range.lowerBound, range.upperBound) {
    case (Int.min, Int.max): Localized(zh: "不过大的整数", en: "a whole number of a usable size")
    case (let low, Int.max): Localized(zh: "不小于 \(low) 的整数", en: "a whole number from \(low)")
    case (Int.min, let high): Localized(zh: "不大于 \(high) 的整数", en: "a whole number up to \(high)")
    case (let low, let high):
      Localized(zh: "\(low) 至 \(high) 的整数", en: "a whole number from \(low) to \(high)")
    }
  }
}

/// Whether a text is digits, perhaps with a minus before and a fraction behind.
func isDecimal(_ text: some StringProtocol, fraction: Bool) -> Bool {
  let digits = text.hasPrefix("-") ? text.utf8.dropFirst() : text.utf8.dropFirst(0)
  let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
  return parts.count <= (fraction ? 2 : 1)
    && parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}

// MARK: - Words

extension PolicyReader {
  /// One of a type's words; a fault names the nearest and all that are allowed.
  package func word<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) -> Word?
  where Word.RawValue == String {
    choice(Word.allCases.map(\.rawValue)).flatMap(Word.init(rawValue:))
  }

  package func choice(_ allowed: [String]) -> String? {
    guard let text = text() else { return nil }
    if allowed.contains(text) { return text }
    let list = allowed.joined(separator: ", ")
    fault(
      "bad-value",
      Localized(
        zh: "“\(shown(text))” 不在允许之列：\(allowed.joined(separator: "、"))",
        en: "'\(shown(text))' is not one of: \(list)"),
      hint: nearest(text, among: allowed).map(didYouMean))
    return nil
  }
}

// MARK: - Collections

extension PolicyReader {
  /// A text in both languages, `{zh: …, en: …}`.
  package func localized() -> Localized? {
    let fields = fields()
    let (zh, en) = (fields.required("zh")?.text(), fields.required("en")?.text())
    fields.finish()
    guard let zh, let en else { return nil }
    return Localized(zh: zh, en: en)
  }

  /// The items that can be read; one value alone is no list.
  package func list<Item>(_ each: (PolicyReader) -> Item?) -> [Item] {
    guard let items = node.items else {
      let hint =
        node.isNull
        ? Localized(zh: "空列表写作 []", en: "write [] for an empty list")
        : Localized(zh: "每项一行，以 “- ” 开头", en: "write each item on a line that starts with '- '")
      expected(Localized(zh: "列表", en: "a list"), hint: hint)
      return []
    }
    return items.compactMap { each(reader($0)) }
  }

  /// The keys of a mapping; anything else is a fault, and then no key is missed.
  package func fields() -> PolicyFields {
    if node.pairs == nil { expected(Localized(zh: "映射（键: 值）", en: "a mapping (key: value)")) }
    return PolicyFields(self)
  }
}
