package import JSONText
package import Policy

/// Where the examples of policy decided, and by which words.
package struct LearnedFinding: Sendable {
  package let rule: LearnedRule
  /// The level it gave; nil where it gave only the category.
  package var level: Int?
  /// The category it gave; nil where it gave only the level.
  package var category: String?
  /// How far from the border between that level's examples and the others, in hundredths.
  package var score: Int
  package var spans: [Span]

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
  /// Lets the examples speak where phrases alone don't tell.
  ///
  /// - Parameters:
  ///   - held: the rules that hold, with their levels.
  ///   - ranked: the categories that phrases speak for, the best first.
  mutating func hear(
    _ resemblance: Resemblance, _ rule: LearnedRule, _ held: [(level: Int, finding: Finding)],
    _ ranked: [Finding]
  ) {
    let ruled = level
    level = Verdict.level(by: resemblance, rule, held, ruled: ruled)
    if level != ruled {
      learned = LearnedFinding(
        rule: rule, level: level, score: Int((resemblance.score(level: level) * 100).rounded()),
        spans: resemblance.reasons(level: level, against: ruled, count: rule.reasons))
    }
    category = resemblance.category ?? category
  }

  private static func level(
    by resemblance: Resemblance, _ rule: LearnedRule, _ held: [(level: Int, finding: Finding)],
    ruled: Int
  ) -> Int {
    // A fact is no matter of wording: three customers on one batch are three.
    let isFact = held.contains { $0.level == ruled && !$0.finding.grounds.facts.isEmpty }
    let urgent = resemblance.score(level: 1)
    if ruled == 1 { return isFact || urgent >= -rule.lower ? 1 : calm(resemblance) }
    if urgent >= rule.raise { return 1 }
    return isFact ? ruled : calm(resemblance)
  }

  private static func calm(_ resemblance: Resemblance) -> Int {
    resemblance.score(level: 3) > resemblance.score(level: 2) ? 3 : 2
  }
}
