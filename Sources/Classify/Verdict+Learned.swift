package import JSONText
package import Policy

/// That the examples of policy decided the level, and by which words.
package struct LearnedFinding: Sendable {
  package let rule: LearnedRule
  package var level: Int
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
  /// - Parameter held: the rules that hold, with their levels.
  mutating func hear(
    _ resemblance: Resemblance, _ rule: LearnedRule, _ held: [(level: Int, finding: Finding)]
  ) {
    guard resemblance.familiarity > 0, resemblance.familiarity >= rule.familiar else { return }
    let ruled = level
    let named = categoryFinding?.rule.id
    // Of a category without examples only its words can tell.
    if named.map(resemblance.knows) ?? true {
      category =
        resemblance.category(within: rule.categoryReach) { id in
          id == named ? rule.categoryWeight : 0
        } ?? category
    }
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
      rule: rule, level: level,
      score: Int((resemblance.score(level: level) * 100).rounded()),
      spans: resemblance.reasons(level: level, against: ruled, count: rule.reasons))
  }
}
