import Casework

/// What the facts of conditions can be: the words of the house, and those that policy defines.
struct FactVocabulary: Sendable {
  private var words: [String: [String]]
  private var sets: [String: Set<String>]
  private let features: Int?

  /// - Parameter unit: the one that `cs.yaml` names.
  init(_ sources: PolicySources, unit: String? = nil) {
    var words: [String: [String]] = [
      "channel": Vocabulary.channels, "skip_level": ["true", "false"], "level": ["1", "2", "3"],
      "emotion.kind": Vocabulary.emotions, "demand": Vocabulary.demands,
      "demand.kind": Vocabulary.demands, "cause": Vocabulary.causes,
      "state": Case.State.allCases.map(\.rawValue), "claim": Claim.Verdict.allCases.map(\.rawValue),
    ]
    let defined = [
      ("category", "classify", "categories"), ("style", "classify", "styles"),
      ("mindset", "classify", "mindsets"), ("difficult", "classify", "difficult"),
      ("expectation", "classify", "expectations"), ("verdict", "work", "verdicts"),
      ("basis", "remedy", "bases"), ("offer.rejected", "remedy", "kinds"),
      ("signal", "escalate", "signals"), ("abnormal", "escalate", "abnormal"),
    ]
    for (fact, file, key) in defined { words[fact] = sources.ids(file, key) }
    let staffed = sources.ids("people", "people", id: "unit")
    words["unit"] = staffed.map { units in
      var seen = Set<String>()
      let own = sources.ids("calendar", "units") ?? []
      return (units + own + [unit].compactMap(\.self)).filter { seen.insert($0).inserted }
    }
    self.words = words
    sets = words.mapValues { Set($0) }
    features = words["abnormal"]?.count
  }

  /// The vocabulary where a case is of one level; the same where that is nil.
  func onLevel(_ level: String?) -> FactVocabulary {
    guard let level else { return self }
    var narrowed = self
    (narrowed.words["level"], narrowed.sets["level"]) = ([level], [level])
    return narrowed
  }

  /// Every word a fact can be; none where any will do.
  func words(of fact: String) -> [String] { words[fact] ?? [] }

  /// Whether a fact can be a word, as far as is known.
  func knows(_ word: String, of fact: String) -> Bool { sets[fact]?.contains(word) ?? true }

  /// Facts whose words are known but not bound: a complaint may name another unit.
  static let loose: Set = ["unit"]

  /// Facts of which a case has one at most.
  static let single: Set = [
    "channel", "skip_level", "unit", "level", "category", "emotion.kind", "expectation", "verdict",
    "state", "claim", "basis", "product", "demand.kind",
  ]

  /// Numbers that aren't whole.
  private static let fractional: Set = ["claim.ratio", "demand.amount"]

  static func isWhole(_ fact: String) -> Bool { !fractional.contains(fact) }

  /// What a number can be; no upper end where there is none.
  func range(of fact: String) -> (low: Amount, high: Amount?) {
    switch fact {
    case "satisfaction": (Amount(1), Amount(5))
    case "emotion.intensity": (.zero, Amount(10))
    case "abnormal.count": (.zero, features.map { Amount($0) })
    default: (.zero, nil)
    }
  }
}
