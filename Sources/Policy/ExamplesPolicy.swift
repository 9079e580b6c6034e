internal import Casework

/// `policy/examples.yaml`: whole complaints with the verdict that a good supervisor gives (CLS-10).
///
/// They test the rules, and where phrases alone don't tell they teach the verdict.
package struct ExamplesPolicy: PolicyFile {
  package static let name = "examples"

  /// Near misses follow what they are near to.
  package let examples: [VerdictExample]
  /// Packs whose own examples teach beside these, as what is urgent in one trade is so in others,
  /// and how much each of theirs counts beside one of these.
  package let also: [(pack: String, weight: Float)]
  /// Where the packs are named.
  package let alsoPlace: PolicyPlace?
  /// The share of each level's examples that must be judged so; some will always be too hard.
  package let least: Double

  package init(_ fields: PolicyFields) {
    least = fields.optional("least")?.share() ?? 1
    let also = fields.optional("also")
    self.also =
      also?.fields().keysInOrder.compactMap { pack, reader in
        reader.share().map { (pack, Float($0)) }
      } ?? []
    alsoPlace = also?.place
    let read = fields.required("examples")?.list { VerdictExample.pair($0) } ?? []
    examples = read.flatMap { $0 }
  }
}

/// A complaint and its verdict.
package struct VerdictExample: Sendable {
  package let text: String
  package let level: Int
  /// Nil where it doesn't matter.
  package let category: String?
  /// Whether it is nearly another example's text, with another verdict.
  package let isNearMiss: Bool
  /// How much it counts among others.
  package var weight: Float = 1
  package let place: PolicyPlace

  /// An example and its near miss, if it has one.
  fileprivate static func pair(_ reader: PolicyReader) -> [VerdictExample]? {
    let fields = reader.fields()
    let near = fields.optional("near").map { reader -> VerdictExample? in
      let fields = reader.fields()
      defer { fields.finish() }
      return VerdictExample(fields, isNearMiss: true)
    }
    let example = VerdictExample(fields, isNearMiss: false)
    fields.finish()
    return [example, near ?? nil].compactMap { $0 }
  }

  private init?(_ fields: PolicyFields, isNearMiss: Bool) {
    let text = fields.required("text")?.text()
    let level = fields.required("level")?.int(in: 1...3)
    category = fields.optional("category")?.identifier()
    place = fields.place
    guard let text, let level else { return nil }
    (self.text, self.level, self.isNearMiss) = (text, level, isNearMiss)
  }
}

/// How much the examples say beside the rules. Scores are distances from the border between a label's
/// examples and all others: at 1 stand those that it was hardest to part.
package struct LearnedRule: Sendable {
  /// By level: what a rule of that level that holds adds to its score.
  package let ruleWeights: [Int: Float]
  /// What a category adds to its score for which phrases speak most.
  package let categoryWeight: Float
  /// How far outside a category's examples a text of it may stand; nil for any distance.
  package let categoryReach: Float?
  /// What level 1 has ahead of the others: better once too often.
  package let caution: Float
  /// The share of what is seen of a text that examples must have, too; of one that is like none of
  /// them they can't tell.
  package let familiar: Double
  /// How closely what is learnt of levels, and of categories, keeps to each example.
  package let costs: (level: Float, category: Float)
  /// How many places of the text are given as reasons.
  package let reasons: Int
  package let rule: String
  package let place: PolicyPlace

  init(_ reader: PolicyReader) {
    let fields = reader.fields()
    defer { fields.finish() }
    place = reader.place
    ruleWeights = fields.required("rule_weights").map(LearnedRule.weights) ?? [:]
    categoryWeight = fields.required("category_weight")?.weight() ?? 0
    categoryReach = fields.optional("category_reach")?.weight()
    caution = fields.required("caution")?.weight() ?? 0
    familiar = fields.optional("familiar")?.share() ?? 0
    costs = fields.optional("costs").map(LearnedRule.costs) ?? (1, 1)
    reasons = fields.required("reasons")?.int(in: 1...9) ?? 3
    rule = fields.required("rule")?.text() ?? "CLS-9"
  }

  private static func costs(_ reader: PolicyReader) -> (Float, Float) {
    let fields = reader.fields()
    defer { fields.finish() }
    return (
      fields.required("level")?.weight() ?? 1, fields.required("category")?.weight() ?? 1
    )
  }

  private static func weights(_ reader: PolicyReader) -> [Int: Float] {
    let fields = reader.fields()
    defer { fields.finish() }
    var weights: [Int: Float] = [:]
    for level in 1...3 { weights[level] = fields.required(String(level))?.weight() }
    return weights
  }
}

extension PolicyReader {
  /// From 0 to 1.
  fileprivate func share() -> Double? {
    guard let text = decimal() else { return nil }
    if let share = Double(text), (0...1).contains(share) { return share }
    unfit(Localized(zh: "0 至 1 的数", en: "a number from 0 to 1"))
    return nil
  }

  /// From 0 to 100.
  fileprivate func weight() -> Float? {
    guard let text = decimal() else { return nil }
    if let weight = Float(text), (0...100).contains(weight) { return weight }
    unfit(Localized(zh: "0 至 100 的数", en: "a number from 0 to 100"))
    return nil
  }
}
