import Casework
import Words

/// A list of policy whose items hold or don't by their `when`.
struct RuleList: Sendable {
  enum Kind: String, CaseIterable, Sendable {
    case stars, rules, categories, styles, mindsets, difficult, expectations, rights
    case signals, abnormal, tactics, mistakes, scripts

    /// The file of `policy/`; nil for scripts, which have a folder of their own.
    var file: String? {
      switch self {
      case .stars: "intake"
      case .rules, .categories, .styles, .mindsets, .difficult, .expectations, .rights: "classify"
      case .signals, .abnormal: "escalate"
      case .tactics, .mistakes: "remedy"
      case .scripts: nil
      }
    }

    /// Each different phrase found counts, so that a phrase within another adds weight to it.
    var scores: Bool { [.categories, .styles, .mindsets, .difficult].contains(self) }

    /// Facts that nobody knows when the list is asked (see `Facts` and where the lists are read).
    var unknown: Set<String> {
      switch self {
      case .expectations: []
      case .stars: Kind.unknownAtIntake.union(Kind.ofOneDemand)
      default: Kind.ofOneDemand
      }
    }

    /// Counts that are still nought when the list is asked.
    var untouched: Set<String> {
      self != .stars
        ? []
        : [
          "contacts.unreached", "offers.rejected", "promises.broken", "claim.rises",
          "visits.unhappy", "abnormal.count",
        ]
    }

    private static let ofOneDemand: Set = ["demand.kind", "demand.amount"]
    private static let unknownAtIntake: Set = [
      "level", "category", "style", "mindset", "difficult", "expectation", "verdict", "cause",
      "basis", "signal", "abnormal", "offer.rejected", "observed", "claim", "claim.ratio",
      "satisfaction",
    ]
  }

  struct Item: Sendable {
    /// As messages name it.
    let id: String
    let place: PolicyPlace
    let when: PlacedCondition
    let node: YAMLNode

    init(_ node: YAMLNode) {
      id = node.text("id") ?? node.text("stars").map { "stars: \($0)" } ?? ""
      place = node.place
      when = node["when"].map { PlacedCondition($0) } ?? PlacedCondition(always: node.place)
      self.node = node
    }
  }

  let kind: Kind
  let items: [Item]
  /// How the list reads its phrases.
  let wording: Wording

  init(_ kind: Kind, _ sources: PolicySources, _ wording: Wording) {
    self.kind = kind
    let nodes =
      kind.file.map { sources.items($0, kind.rawValue) }
      ?? sources.scripts.flatMap { $0.list("scripts") }
    items = nodes.map { Item($0) }
    // At the door nobody has read classify.yaml yet (Commands/Intake).
    self.wording = kind == .stars ? .plain : wording
  }

  /// Every list of a policy, each under its kind.
  static func all(_ sources: PolicySources) -> [Kind: RuleList] {
    let wording = Wording(sources.files["classify"])
    let lists = Kind.allCases.map { ($0, RuleList($0, sources, wording)) }
    return Dictionary(lists) { first, _ in first }
  }
}

extension Wording {
  /// As `classify.yaml` sets it.
  init(_ classify: YAMLNode?) {
    self.init(
      gap: classify?.text("gap").flatMap { Int($0) } ?? Wording.plain.gap,
      negation: Guard(classify?["negation"]), doubt: Guard(classify?["doubt"]))
  }
}

extension Guard {
  fileprivate init(_ node: YAMLNode?) {
    func phrases(_ key: String) -> [Phrase] {
      node?.list(key).compactMap { $0.scalar.flatMap { Phrase($0) } } ?? []
    }
    self.init(
      phrases("words"), after: phrases("after"),
      reach: node?.text("reach").flatMap { Int($0) } ?? 0)
  }
}
