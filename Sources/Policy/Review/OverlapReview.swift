import Casework
import Words

/// Finds phrases that put a complaint on two levels or into two categories at once.
struct OverlapReview: Sendable {
  private let lists: [RuleList.Kind: RuleList]
  private let sources: PolicySources

  init(_ sources: PolicySources, _ lists: [RuleList.Kind: RuleList]) {
    (self.sources, self.lists) = (sources, lists)
  }

  var findings: [Diagnostic] {
    shared(.rules, group: { $0.node.text("level") ?? "" }, message: levels)
      + shared(.categories, group: \.id, message: categories)
  }

  /// A phrase which alone makes an item hold, beside what else must hold there.
  private struct Sufficient: Hashable {
    let phrase: String
    /// Other keys, by number; items that differ in them are told apart.
    let keys: Int
  }

  private typealias Found = (item: RuleList.Item, phrase: PlacedPhrase)

  private func shared(
    _ kind: RuleList.Kind, group: (RuleList.Item) -> String,
    message: (Found, PlacedPhrase, RuleList.Item) -> Localized
  ) -> [Diagnostic] {
    var first: [Sufficient: Found] = [:]
    var numbers: [String: Int] = [:]
    var findings: [Diagnostic] = []
    for item in lists[kind]?.items ?? [] {
      for (phrase, keys) in OverlapReview.sufficient(item.when, 0, &numbers) {
        let sufficient = Sufficient(phrase: phrase.key, keys: keys)
        guard let other = first[sufficient] else {
          first[sufficient] = (item, phrase)
          continue
        }
        if group(other.item) == group(item) { continue }
        findings.append(
          Diagnostic(
            .warning, "shared-phrase", message(other, phrase, item),
            hint: Localized(
              zh: "只留一处，或用“none”等条件区分（另一处在 \(other.phrase.place.text)）",
              en: "leave it in one, or tell them apart, say with 'none'"
                + " (the other is at \(other.phrase.place.text))"),
            at: phrase.place))
      }
    }
    return findings
  }

  /// The phrases of `any` at any depth, each with the number of all else that its branch asks for.
  private static func sufficient(
    _ condition: PlacedCondition, _ outer: Int, _ numbers: inout [String: Int]
  ) -> [(PlacedPhrase, Int)] {
    let isLeaf = condition.either.isEmpty
    if isLeaf, condition.any.isEmpty { return [] }
    let own = condition.signature(phrases: !isLeaf, branches: false)
    var number = outer
    if !own.isEmpty {
      let keys = "\(outer) \(own)"
      number = numbers[keys] ?? numbers.count + 1
      numbers[keys] = number
    }
    if isLeaf { return condition.any.map { ($0, number) } }
    var found: [(PlacedPhrase, Int)] = []
    for branch in condition.either { found += sufficient(branch, number, &numbers) }
    return found
  }

  private func levels(
    _ other: Found, _ phrase: PlacedPhrase, _ item: RuleList.Item
  ) -> Localized {
    let word = shown(phrase.phrase.text)
    let (there, here) = (other.item.node.text("level") ?? "", item.node.text("level") ?? "")
    return Localized(
      zh: "“\(word)”在“\(other.item.id)”里定 \(there) 级，在“\(item.id)”里定 \(here) 级",
      en: "'\(word)' means level \(there) in '\(other.item.id)' and level \(here) in '\(item.id)'")
  }

  private func categories(
    _ other: Found, _ phrase: PlacedPhrase, _ item: RuleList.Item
  ) -> Localized {
    let word = shown(phrase.phrase.text)
    return Localized(
      zh: "“\(word)”同时算进“\(other.item.id)”和“\(item.id)”，分不出是哪一类",
      en: "'\(word)' counts for '\(other.item.id)' and '\(item.id)' alike, so it tells nothing")
  }
}
