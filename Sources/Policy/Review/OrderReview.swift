import Casework

/// Finds what comes too late in lists of which the first that holds is taken, and levels and tiers
/// that nothing leads to.
struct OrderReview: Sendable {
  let sources: PolicySources
  let lists: [RuleList.Kind: RuleList]

  var findings: [Diagnostic] {
    let stars = lists[.stars]?.items ?? []
    let expectations = lists[.expectations]?.items ?? []
    return OrderReview.unreachable(stars) + OrderReview.unreachable(expectations) + openEnd(stars)
      + levels + tiers
  }

  /// How many items before one are compared with it, so that a long list stays cheap.
  private static let most = 64

  /// Items that an earlier one always comes before.
  ///
  /// - Parameter takesOver: whether the earlier is taken indeed when both conditions hold.
  static func unreachable(
    _ items: [RuleList.Item], _ severity: Diagnostic.Severity = .error,
    takesOver: (RuleList.Item, RuleList.Item) -> Bool = { _, _ in true }
  ) -> [Diagnostic] {
    var always: [RuleList.Item] = []
    return items.enumerated().compactMap { number, item in
      let near = items[max(0, number - OrderReview.most)..<number]
      let before = (always + near).first { earlier in
        Implication.holds(earlier.when, given: [item.when]) && takesOver(earlier, item)
      }
      if item.when.isAlways, always.count < OrderReview.most { always.append(item) }
      return before.map { unreachable(item, after: $0, severity) }
    }
  }

  /// Clocks that one of their own name always comes before.
  static func unreachable(clocks: RuleList) -> [Diagnostic] {
    unreachable(clocks.items) { earlier, later in earlier.id == later.id }
  }

  private static func unreachable(
    _ item: RuleList.Item, after earlier: RuleList.Item, _ severity: Diagnostic.Severity
  ) -> Diagnostic {
    let message =
      earlier.when.isAlways
      ? Localized(
        zh: "永远轮不到“\(item.id)”：排在前面的“\(earlier.id)”没有条件",
        en: "'\(item.id)' is never reached: '\(earlier.id)' before it always holds")
      : Localized(
        zh: "永远轮不到“\(item.id)”：它成立时，排在前面的“\(earlier.id)”已经成立",
        en: "'\(item.id)' is never reached: '\(earlier.id)' before it holds whenever it does")
    return Diagnostic(
      severity, "unreachable", message,
      hint: Localized(
        zh: "调换次序，或删去其中一个（“\(earlier.id)”在 \(earlier.place.text)）",
        en: "change the order, or leave one out ('\(earlier.id)' is at \(earlier.place.text))"),
      at: item.place)
  }

  private func openEnd(_ stars: [RuleList.Item]) -> [Diagnostic] {
    guard let last = stars.last, !stars.contains(where: \.when.isAlways) else { return [] }
    return [
      Diagnostic(
        .warning, "open-end",
        Localized(
          zh: "最后一档还带着条件，哪一档都不符的投诉一律按一星算",
          en: "the last stars have a condition: a complaint that fits none gets one star"),
        hint: Localized(zh: "最后一档不要写“when”", en: "let the last one stand without 'when'"),
        at: last.place)
    ]
  }

  /// Levels that neither a rule nor the default gives.
  private var levels: [Diagnostic] {
    guard let standard = sources.value("classify", "default")?.text("level") else { return [] }
    let given = Set(sources.items("classify", "rules").compactMap { $0.text("level") } + [standard])
    return sources.items("classify", "levels").compactMap { level in
      guard let number = level.text("level"), !given.contains(number) else { return nil }
      return Diagnostic(
        .warning, "unreachable-level",
        Localized(
          zh: "没有规则会定为 \(number) 级，默认也不是这一级",
          en: "no rule leads to level \(number), and neither does the default"),
        hint: Localized(
          zh: "为这一级写一条规则（“rules”），否则只能靠人工改定",
          en: "write a rule for it under 'rules'; without one only a person can set it"),
        at: level.place)
    }
  }

  private var tiers: [Diagnostic] {
    let scale = sources.value("escalate", "grading")?.text("scale").flatMap { Int($0) }
    let most = scale.map { $0 * $0 * $0 } ?? .max
    var first: [Int: YAMLNode] = [:]
    return sources.items("escalate", "tiers").compactMap { tier in
      guard let node = tier["from"], let from = node.scalar.flatMap({ Int($0) }) else { return nil }
      if from > most {
        return Diagnostic(
          .error, "unreachable",
          Localized(
            zh: "三项评分的乘积最大是 \(most)，达不到 \(from)",
            en: "the product of the three grades is at most \(most), so \(from) is never reached"),
          hint: Localized(
            zh: "调低“from”，或调高“grading.scale”", en: "lower 'from', or raise 'grading.scale'"),
          at: node.place)
      }
      guard let other = first[from] else {
        first[from] = tier
        return nil
      }
      return Diagnostic(
        .error, "same-from",
        Localized(
          zh: "“\(other.text("id") ?? "")”也从 \(from) 起，只有一个会用到",
          en: "'\(other.text("id") ?? "")' starts at \(from) too, so only one of them is ever taken"
        ),
        hint: Localized(
          zh: "改其中一个的“from”（另一个在 \(other.place.text)）",
          en: "change one 'from' (the other tier is at \(other.place.text))"), at: node.place)
    }
  }
}
