package import JSONText
package import Policy

/// That the examples of policy decided a level or a category, and by which words.
package struct LearnedFinding: Sendable {
  package let rule: LearnedRule
  /// How far from the border between its examples and the others, in hundredths.
  package var score: Int
  package var spans: [Span]

  init(_ rule: LearnedRule, score: Float, _ spans: [Span]) {
    (self.rule, self.spans) = (rule, spans)
    self.score = Int((score * 100).rounded())
  }

  /// `0.83`
  package var scoreText: String {
    let rest = String(abs(score) % 100)
    let whole = String(abs(score) / 100)
    return (score < 0 ? "-" : "") + whole + "." + (rest.count < 2 ? "0" : "") + rest
  }

  package var json: JSONObject {
    [
      "rule": .string(rule.rule), "id": "learned", "file": .string(rule.place.file),
      "line": .number(JSONNumber(rule.place.line)), "spans": .array(spans.map(\.json)),
      "score": .string(scoreText),
    ]
  }
}

extension Verdict {
  typealias Heard = (resemblance: Resemblance, rule: LearnedRule)

  /// What the examples say of a complaint; nil where they have too little in common with it.
  static func heard(
    _ subject: Subject, _ learned: Learned?, _ policy: ClassifyPolicy
  ) -> Heard? {
    guard let learned, let rule = policy.learned else { return nil }
    let resemblance = Resemblance(subject, to: learned)
    let familiarity = resemblance.familiarity
    return familiarity > 0 && familiarity >= rule.familiar ? (resemblance, rule) : nil
  }

  /// Lets the examples speak of the level where phrases alone don't tell.
  ///
  /// - Parameter held: the rules that hold, with their levels.
  mutating func hear(
    _ resemblance: Resemblance, _ rule: LearnedRule, _ held: [(level: Int, finding: Finding)]
  ) {
    let ruled = level
    // A fact is no matter of wording: three customers on one batch are three.
    let isFact = held.contains { $0.level == ruled && !$0.finding.grounds.facts.isEmpty }
    if isFact, ruled == 1 { return }
    level = resemblance.level { number in
      (number == ruled && !held.isEmpty ? rule.ruleWeights[number] ?? 0 : 0)
        + (number == 1 ? rule.caution : 0)
    }
    // A level that a fact asks for gives way to a more urgent one only.
    if isFact { level = min(level, ruled) }
    if level == ruled { return }
    learned = LearnedFinding(
      rule, score: resemblance.score(level: level),
      resemblance.reasons(level: level, against: ruled, count: rule.reasons))
  }

  /// Finds the category by phrases, and lets the examples speak, too.
  ///
  /// - Parameter open: those that a complaint on this level may be of.
  mutating func settleCategory(_ subject: Subject, _ open: [CategoryRule], _ heard: Heard?) {
    categoryFinding = Verdict.ranked(open.map(\.base), subject).first { $0.grounds.score > 0 }
    let named = categoryFinding?.rule.id
    category = named ?? category
    // Of a category without examples only its words can tell.
    guard let (resemblance, rule) = heard, named.map(resemblance.knows) ?? true,
      let best = resemblance.category(
        among: open.map(\.base.id), within: rule.categoryReach,
        { $0 == named ? rule.categoryWeight : 0 }),
      best != category
    else { return }
    category = best
    learnedCategory = LearnedFinding(
      rule, score: resemblance.score(category: best),
      resemblance.reasons(category: best, count: rule.reasons))
  }

  /// Why the category is what it is; empty where it is the default.
  package var categoryReasons: [JSONValue] {
    if let learnedCategory { return [.object(learnedCategory.json)] }
    return categoryFinding.map { [.object($0.json)] } ?? []
  }
}
