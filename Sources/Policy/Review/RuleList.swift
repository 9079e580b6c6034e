import Casework
import Words

/// A list of policy whose items hold or don't by their `when`.
struct RuleList: Sendable {
  enum Kind: String, CaseIterable, Sendable {
    case stars, rules, categories, styles, mindsets, difficult, expectations, rights
    case signals, abnormal, tactics, mistakes, scripts
    /// The clocks of intake, of one level, and of a request; see `RuleList+Clocks`.
    case intakeClocks, levelClocks, requestClocks

    /// The file of `policy/` in which the list stands under its own name; nil for scripts, which
    /// have a folder of their own, and for clocks.
    var file: String? {
      switch self {
      case .stars: "intake"
      case .rules, .categories, .styles, .mindsets, .difficult, .expectations, .rights: "classify"
      case .signals, .abnormal: "escalate"
      case .tactics, .mistakes: "remedy"
      case .scripts, .intakeClocks, .levelClocks, .requestClocks: nil
      }
    }

    /// Each different phrase found counts, so that a phrase within another adds weight to it.
    var scores: Bool { [.categories, .styles, .mindsets, .difficult].contains(self) }

    /// Facts that nobody knows when the list is asked (see `Facts` and where the lists are read).
    var unknown: Set<String> {
      switch self {
      case .expectations: []
      case .stars, .intakeClocks: Kind.unknownAtIntake.union(Kind.ofOneDemand)
      default: Kind.ofOneDemand
      }
    }

    /// Counts that are still nought when the list is asked.
    var untouched: Set<String> {
      !isAtIntake
        ? []
        : [
          "contacts.unreached", "offers.rejected", "promises.broken", "claim.rises",
          "visits.unhappy", "abnormal.count",
        ]
    }

    /// Facts known only where the list is asked again later on.
    var late: Set<String> {
      self == .levelClocks ? ["verdict", "cause", "basis", "offer.rejected", "satisfaction"] : []
    }

    private var isAtIntake: Bool { self == .stars || self == .intakeClocks }

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
      id =
        node.text("id") ?? node.text("clock") ?? node.text("stars").map { "stars: \($0)" } ?? ""
      place = node.place
      when = node["when"].map { PlacedCondition($0) } ?? PlacedCondition(always: node.place)
      self.node = node
    }
  }

  let kind: Kind
  /// The only level that the list is asked for, where it belongs to one.
  private(set) var level: String?
  let items: [Item]
  /// How the list reads its phrases.
  let wording: Wording

  init(_ kind: Kind, _ sources: PolicySources, _ wording: Wording) {
    let nodes =
      kind.file.map { sources.items($0, kind.rawValue) }
      ?? sources.scripts.flatMap { $0.list("scripts") }
    self.init(kind, nodes, wording)
  }

  init(_ kind: Kind, level: String? = nil, _ nodes: [YAMLNode], _ wording: Wording) {
    (self.kind, self.level) = (kind, level)
    items = nodes.map { Item($0) }
    // At the door nobody has read classify.yaml yet (Commands/Intake).
    self.wording = kind == .stars ? .plain : wording
  }

  /// Every list of a policy but those of clocks, each under its kind.
  static func all(_ sources: PolicySources) -> [Kind: RuleList] {
    let wording = Wording(sources.files["classify"])
    let kinds = Kind.allCases.filter { $0.file != nil || $0 == .scripts }
    let lists = kinds.map { ($0, RuleList($0, sources, wording)) }
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
