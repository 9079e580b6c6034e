package import Casework
package import JSONText
package import Policy

/// How grave an escalation is, by three grades and their grounds (ESC-2).
package struct Grade: Sendable {
  /// A grade and why.
  package struct Part: Hashable, Sendable {
    package var grade: Int
    package var grounds: String

    /// `4:on the front page`; nil without grounds or with a grade below 1.
    package init?(_ text: String) {
      let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let grade = Int(parts[0]), grade >= 1,
        !parts[1].allSatisfy(\.isWhitespace)
      else {
        return nil
      }
      self.grade = grade
      grounds = String(parts[1])
    }

    var json: JSONValue {
      ["grade": .number(JSONNumber(grade)), "grounds": .string(grounds)]
    }
  }

  package let influence: Part
  package let difficulty: Part
  package let improvement: Part
  package let tier: TierRule

  /// - Throws: `dataerr` when a grade is above the scale, or policy has no tier for the product.
  package init(
    influence: Part, difficulty: Part, improvement: Part, _ policy: EscalatePolicy
  ) throws(Failure) {
    for part in [influence, difficulty, improvement] where part.grade > policy.scale {
      throw Failure(
        .dataerr, rule: "grade-too-high", zh: "评分 \(part.grade) 超出 1–\(policy.scale)",
        en: "the grade \(part.grade) is above the scale of 1–\(policy.scale)")
    }
    let product = influence.grade * difficulty.grade * improvement.grade
    guard let tier = policy.tier(for: product) else {
      throw Failure(
        .config, rule: "no-tier", zh: "policy/escalate.yaml 没有适用于 \(product) 分的层级",
        en: "policy/escalate.yaml has no tier for a grade of \(product)")
    }
    (self.influence, self.difficulty, self.improvement) = (influence, difficulty, improvement)
    self.tier = tier
  }

  package var product: Int { influence.grade * difficulty.grade * improvement.grade }

  /// The event that records it.
  package func event(_ rule: String) -> EventDraft {
    EventDraft(
      .escalated,
      [
        "tier": .string(tier.id), "grade": .object(json), "rule": .string(rule),
        "who": .string(tier.who),
        "clocks": [
          ClockStart(
            clock: "escalation", within: tier.within,
            policy: "\(rule) \(tier.place.file):\(tier.place.line)")
        ].json,
      ])
  }

  package var json: JSONObject {
    [
      "product": .number(JSONNumber(product)), "influence": influence.json,
      "difficulty": difficulty.json, "improvement": improvement.json,
    ]
  }
}
