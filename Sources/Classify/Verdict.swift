package import Casework
package import JSONText
package import Policy

/// A rule that held, and why.
package struct Finding: Sendable {
  package let rule: PolicyRule
  package let grounds: Grounds

  package init(rule: PolicyRule, grounds: Grounds) {
    (self.rule, self.grounds) = (rule, grounds)
  }
}

/// What classifying a complaint found (CLS-1 to CLS-9); nothing in it is stored by itself.
package struct Verdict: Sendable {
  package var level: Int
  package var category: String
  /// The rules of that level that held; none when the default holds.
  package var causes: [Finding] = []
  /// Rules of other levels that held too: of less urgent ones, and those that examples outvoted.
  package var outranked: [Finding] = []
  /// What the examples added, where the level isn't what the rules alone give.
  package var learned: LearnedFinding?
  package var categoryFinding: Finding?
  /// What the examples said of the category, where the phrases alone give another, or none.
  package var learnedCategory: LearnedFinding?
  package var styles: [Finding] = []
  package var mindsets: [Finding] = []
  package var difficult: [Finding] = []
  package var expectations: [ExpectationFinding] = []
  package var expectation: String?
  package var rights: [(right: RightRule, grounds: Grounds)] = []
  /// The words and facts it was judged on.
  package let asked: Subject
  /// The rule and place that decided when none fired.
  package var fallback: (rule: String, place: PolicyPlace)

  /// Judges a complaint by the rules.
  package init(
    of subject: Case, _ circumstances: Circumstances, by policy: ClassifyPolicy,
    learned: Learned? = nil
  ) {
    self.init(Subject(subject, circumstances, policy.wording), by: policy, learned: learned)
    expectations = policy.expectations(of: subject, circumstances)
    expectation = policy.hardest(expectations)
  }

  /// Judges words and facts without a case.
  ///
  /// - Parameter learned: from the examples, where policy lets them speak.
  package init(_ subject: Subject, by policy: ClassifyPolicy, learned: Learned? = nil) {
    asked = subject
    fallback = (policy.fallback.rule, policy.place)
    let held = policy.rules.compactMap { cause in
      cause.base.when.grounds(in: subject).map {
        (cause.level, Finding(rule: cause.base, grounds: $0))
      }
    }
    category = policy.fallback.category
    level = held.map(\.0).min() ?? policy.fallback.level
    let heard = Verdict.heard(subject, learned, policy)
    if let heard { hear(heard.resemblance, heard.rule, held) }
    let level = level
    settleCategory(subject, policy.categories.filter { $0.level ?? level == level }, heard)
    causes = held.filter { $0.0 == level }.map(\.1)
    outranked = held.filter { $0.0 != level }.map(\.1)
    styles = Verdict.ranked(policy.styles, subject)
    mindsets = Verdict.ranked(policy.mindsets, subject)
    difficult = Verdict.ranked(policy.difficult, subject)
    rights = policy.rights.compactMap { right in
      right.base.when.grounds(in: subject).map { (right, $0) }
    }
  }

  /// The rules that hold, the highest score first; those of equal score in policy order.
  static func ranked(_ rules: [PolicyRule], _ subject: Subject) -> [Finding] {
    let held = rules.compactMap { rule in
      rule.when.grounds(in: subject).map { Finding(rule: rule, grounds: $0) }
    }
    return held.enumerated().sorted { left, right in
      (right.element.grounds.score, left.offset) < (left.element.grounds.score, right.offset)
    }.map(\.element)
  }
}

// MARK: - Recording

extension Verdict {
  /// The event that records the verdict and starts the level's clocks.
  ///
  /// - Parameter override: what a person sets instead; the verdict's own stays on record.
  package func event(
    for subject: Case, level rule: LevelRule?, override: Override = Override(), before: Int?
  ) -> EventDraft {
    let level = override.level ?? self.level
    let category = override.category ?? self.category
    var data: JSONObject = [
      "level": .number(JSONNumber(level)), "category": .string(category),
    ]
    if override.level != nil { data["rules_level"] = .number(JSONNumber(self.level)) }
    if override.category != nil { data["rules_category"] = .string(self.category) }
    for (key, found) in [("style", styles), ("mindset", mindsets), ("difficult", difficult)]
    where !found.isEmpty {
      data[key] = .array(found.map { .string($0.rule.id) })
    }
    data.record(expectations, of: subject, hardest: expectation)
    if !rights.isEmpty { data["rights"] = .array(rights.map { .string($0.right.base.id) }) }
    data["because"] = .array(reasons)
    // The clocks of a level start when it is set, not again each time it is confirmed.
    if let rule, before != level { data["clocks"] = clocks(of: rule, category).json }
    return EventDraft(.classified, data)
  }

  /// The clocks that the level starts for a case of this level and category.
  private func clocks(of rule: LevelRule, _ category: String) -> [ClockStart] {
    rule.clocks.starts(for: asked(as: rule.level, category))
  }

  private func asked(as level: Int, _ category: String) -> Subject {
    var asked = asked
    asked.facts.set("level", String(level))
    asked.facts.set("category", category)
    asked.facts.set("expectation", expectation ?? asked.facts.values["expectation"]?.first)
    for (key, found) in [("style", styles), ("mindset", mindsets), ("difficult", difficult)] {
      asked.facts.values[key] = found.map(\.rule.id)
    }
    return asked
  }

  /// Why the level is what it is: each rule with its place and the words that matched (CLS-9).
  package var reasons: [JSONValue] {
    if causes.isEmpty {
      if let learned { return [.object(learned.json)] }
      return [
        .object([
          "rule": .string(fallback.rule), "id": "default", "file": .string(fallback.place.file),
          "line": .number(JSONNumber(fallback.place.line)), "spans": [],
        ])
      ]
    }
    return causes.map { .object($0.json) }
  }
}

extension Finding {
  package var json: JSONObject {
    var object: JSONObject = [
      "rule": .string(rule.rule), "id": .string(rule.id), "file": .string(rule.place.file),
      "line": .number(JSONNumber(rule.place.line)),
      "spans": .array(grounds.spans.map(\.json)),
    ]
    if !grounds.facts.isEmpty { object["facts"] = .array(grounds.facts.map { .string($0.text) }) }
    return object
  }

  /// One of several that may hold: `{"is", "score", "because"}`.
  package var scored: JSONValue {
    [
      "is": .string(rule.id), "score": .number(JSONNumber(grounds.score)),
      "because": [.object(json)],
    ]
  }
}

extension Span {
  package var json: JSONValue {
    [
      "field": .string(field), "start": .number(JSONNumber(start)),
      "end": .number(JSONNumber(end)), "text": .string(text),
    ]
  }
}
