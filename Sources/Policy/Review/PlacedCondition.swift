import Casework
import Words

/// A condition as it was written, with the place of each of its parts.
struct PlacedCondition: Sendable {
  let place: PolicyPlace
  private(set) var any: [PlacedPhrase] = []
  private(set) var all: [PlacedPhrase] = []
  private(set) var none: [PlacedPhrase] = []
  private(set) var has: [PlacedFact] = []
  private(set) var bounds: [PlacedBound] = []
  private(set) var either: [PlacedCondition] = []
  /// At most one.
  private(set) var not: [PlacedCondition] = []
  let anyKeys: Set<String>
  let allKeys: Set<String>
  let noneKeys: Set<String>

  /// A condition that was left out always holds; it stands where its item does.
  init(always place: PolicyPlace) {
    self.place = place
    (anyKeys, allKeys, noneKeys) = ([], [], [])
  }

  init(_ node: YAMLNode) {
    place = node.place
    any = node.list("any").compactMap(PlacedPhrase.init)
    all = node.list("all").compactMap(PlacedPhrase.init)
    none = node.list("none").compactMap(PlacedPhrase.init)
    anyKeys = Set(any.map(\.key))
    allKeys = Set(all.map(\.key))
    noneKeys = Set(none.map(\.key))
    has = (node["has"]?.pairs ?? []).map(PlacedFact.init)
    bounds =
      (node["at_least"]?.pairs ?? []).compactMap { PlacedBound($0, isLeast: true) }
      + (node["at_most"]?.pairs ?? []).compactMap { PlacedBound($0, isLeast: false) }
    either = node.list("either").map { PlacedCondition($0) }
    not = node["not"].map { [PlacedCondition($0)] } ?? []
  }

  var isAlways: Bool {
    any.isEmpty && all.isEmpty && none.isEmpty && has.isEmpty && bounds.isEmpty && either.isEmpty
      && not.isEmpty
  }

  /// What it asks for in the same words and order for equal conditions, wherever they stand.
  ///
  /// - Parameter phrases: false leaves out the phrases of which one must stand.
  func signature(phrases: Bool = true, branches: Bool = true) -> String {
    var parts: [String] = []
    func add(_ key: String, _ words: [String]) {
      if !words.isEmpty { parts.append(key + words.sorted().joined(separator: "\u{1}")) }
    }
    if phrases { add("any\u{2}", any.map(\.key)) }
    add("all\u{2}", all.map(\.key))
    add("none\u{2}", none.map(\.key))
    add("has\u{2}", has.map { $0.fact + "\u{3}" + $0.words.sorted().joined(separator: "\u{3}") })
    add("bound\u{2}", bounds.map { "\($0.fact)\($0.isLeast)\($0.number.tenThousandths)" })
    if branches { add("either\u{2}", either.map { "(" + $0.signature() + ")" }) }
    add("not\u{2}", not.map { "(" + $0.signature() + ")" })
    return parts.joined(separator: "\u{4}")
  }
}

/// A phrase of a condition and where it stands.
struct PlacedPhrase: Sendable {
  let phrase: Phrase
  let place: PolicyPlace
  /// Equal for phrases that find the same.
  let key: String

  init?(_ node: YAMLNode) {
    guard let text = node.scalar, let phrase = Phrase(text) else { return nil }
    self.phrase = phrase
    place = node.place
    key = FoldedText.folded(text)
  }
}

/// A fact that must be one of several words.
struct PlacedFact: Sendable {
  let fact: String
  let place: PolicyPlace
  let values: [(word: String, place: PolicyPlace)]

  init(_ pair: YAMLPair) {
    fact = pair.name
    place = pair.key.place
    values = (pair.value.items ?? [pair.value]).compactMap { node in
      node.scalar.map { ($0, node.place) }
    }
  }

  var words: Set<String> { Set(values.map(\.word)) }
}

/// The least or the most that a fact may be.
struct PlacedBound: Sendable {
  let fact: String
  let number: Amount
  let isLeast: Bool
  let place: PolicyPlace

  init?(_ pair: YAMLPair, isLeast: Bool) {
    guard let number = pair.value.scalar.flatMap({ Amount($0) }) else { return nil }
    (fact, self.number, self.isLeast) = (pair.name, number, isLeast)
    place = pair.value.place
  }

  /// `at least 3`.
  var text: Localized {
    isLeast
      ? Localized(zh: "不小于 \(number.shortText)", en: "at least \(number.shortText)")
      : Localized(zh: "不大于 \(number.shortText)", en: "at most \(number.shortText)")
  }
}

extension FoldedText {
  /// A text folded as phrases are.
  static func folded(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      view.append(Unicode.Scalar(fold(scalar)) ?? scalar)
    }
    return String(view)
  }
}
