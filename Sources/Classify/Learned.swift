package import Policy
package import Words

/// What the examples of policy teach: one model for the level, one for the category.
package struct Learned: Sendable {
  package let levels: LinearModel
  package let categories: LinearModel

  /// Learns from whole complaints, and from what rules give as examples of themselves.
  ///
  /// Those whose category policy doesn't know teach the level only.
  package init(_ examples: [VerdictExample], _ policy: ClassifyPolicy) {
    var texts = Texts()
    for example in examples {
      texts.add(example.text, example.level, example.category, example.weight)
    }
    for rule in policy.rules {
      for example in rule.base.examples where example.holds {
        texts.add(example.text, rule.level, nil)
      }
    }
    for category in policy.categories {
      for example in category.base.examples where example.holds {
        texts.add(example.text, nil, category.base.id)
      }
    }
    let taught = Set(texts.all.compactMap(\.category))
    let ids = policy.categories.map(\.base.id).filter(taught.contains)
    let known = KnownFeatures(of: texts.all.map(\.keys))
    let read = zip(known.numbers(of: texts.all.map(\.keys)), texts.all).map { features, text in
      (features: features, level: text.level, category: text.category, weight: text.weight)
    }
    levels = LinearModel(
      labels: ["1", "2", "3"],
      examples: read.compactMap { text in
        text.level.map { .init(features: text.features, label: $0 - 1, weight: text.weight) }
      }, known: known, cost: policy.learned?.costs.level ?? 1)
    categories = LinearModel(
      labels: ids,
      examples: read.compactMap { text in
        text.category.flatMap(ids.firstIndex).map {
          .init(features: text.features, label: $0, weight: text.weight)
        }
      }, known: known, cost: policy.learned?.costs.category ?? 1)
  }

  /// What is learnt from; of two that are the same the first counts.
  private struct Texts {
    private(set) var all: [(keys: [UInt32], level: Int?, category: String?, weight: Float)] = []
    private var known = Set<String>()

    mutating func add(_ text: String, _ level: Int?, _ category: String?, _ weight: Float = 1) {
      guard known.insert(text).inserted else { return }
      all.append((TextFeatures(FoldedText(text)).keys, level, category, weight))
    }
  }

  /// As it is kept.
  package var bytes: [UInt8] { levels.known.bytes + levels.bytes + categories.bytes }

  /// Nil when the bytes hold something else.
  package init?(_ bytes: ByteRange) {
    var bytes = bytes
    guard let known = KnownFeatures(&bytes), let levels = LinearModel(&bytes, known: known),
      let categories = LinearModel(&bytes, known: known), bytes.count == 0
    else { return nil }
    (self.levels, self.categories) = (levels, categories)
  }
}

/// How like the examples of each level and category a complaint is.
package struct Resemblance: Sendable {
  private let fields: [(name: String, text: FoldedText, features: TextFeatures)]
  private let learned: Learned
  /// Of levels 1, 2 and 3.
  private let levelScores: [Float]
  private let categoryScores: [Float]
  /// The share of the complaint's features that the examples have.
  let familiarity: Double

  init(_ subject: Subject, to learned: Learned) {
    self.learned = learned
    fields = subject.fields.map { ($0.name, $0.text, TextFeatures($0.text)) }
    let all = fields.reduce(into: Set<UInt32>()) { $0.formUnion($1.features.keys) }.sorted()
    let known = learned.levels.known.numbers(all)
    familiarity = all.isEmpty ? 0 : Double(known.count) / Double(all.count)
    levelScores = learned.levels.scores(known)
    categoryScores = learned.categories.scores(known)
  }

  func score(level: Int) -> Float { levelScores[level - 1] }

  /// The level whose examples it is most like; of equals the most urgent.
  ///
  /// - Parameter weight: what else speaks for a level.
  func level(_ weight: (Int) -> Float) -> Int {
    (1...3).max { score(level: $0) + weight($0) < score(level: $1) + weight($1) } ?? 2
  }

  /// Whether there were examples of a category.
  func knows(category: String) -> Bool { learned.categories.labels.contains(category) }

  /// The category whose examples it is most like; nil when none was learnt, or it is like none.
  ///
  /// - Parameters:
  ///   - open: those that it may be of.
  ///   - reach: how far outside its examples it may stand.
  ///   - weight: what else speaks for a category.
  func category(
    among open: [String], within reach: Float?, _ weight: (String) -> Float
  ) -> String? {
    let labels = learned.categories.labels
    let scores = labels.indices.map { categoryScores[$0] + weight(labels[$0]) }
    guard
      let best = labels.indices.filter({ open.contains(labels[$0]) })
        .max(by: { scores[$0] < scores[$1] }), scores[best] >= -(reach ?? .infinity)
    else { return nil }
    return labels[best]
  }

  func score(category: String) -> Float {
    learned.categories.labels.firstIndex(of: category).map { categoryScores[$0] } ?? 0
  }

  /// The words that speak most for a category, and against the next likely one.
  func reasons(category: String, count: Int) -> [Span] {
    let labels = learned.categories.labels
    guard let label = labels.firstIndex(of: category),
      let other = labels.indices.filter({ $0 != label })
        .max(by: { categoryScores[$0] < categoryScores[$1] })
    else { return [] }
    return reasons(learned.categories, label, other, count)
  }

  /// The words that speak most for a level and against another one.
  func reasons(level: Int, against other: Int, count: Int) -> [Span] {
    reasons(learned.levels, level - 1, other - 1, count)
  }

  private func reasons(_ model: LinearModel, _ label: Int, _ other: Int, _ count: Int) -> [Span] {
    let spans = fields.flatMap { field in
      model.reasons(
        field.features, in: field.text, for: label, against: other, count: count
      ).map { range in
        Span(
          field: field.name, start: range.lowerBound, end: range.upperBound,
          text: field.text.text(range))
      }
    }
    return Array(spans.prefix(count))
  }
}
