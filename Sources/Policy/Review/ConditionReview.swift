import Casework

/// Finds conditions that can never hold, and parts of them that change nothing.
///
/// What keeps a whole rule from firing is an error; what keeps one branch of it is a warning.
struct ConditionReview: Sendable {
  let kind: RuleList.Kind
  let vocabulary: FactVocabulary
  let gap: Int

  struct Outcome {
    var findings: [Diagnostic] = []
    /// It can never hold.
    var isDead = false

    mutating func warn(
      _ rule: String, _ message: Localized, hint: Localized? = nil, at place: PolicyPlace
    ) {
      findings.append(Diagnostic(.warning, rule, message, hint: hint, at: place))
    }

    mutating func kill(
      _ rule: String, _ message: Localized, hint: Localized? = nil, at place: PolicyPlace
    ) {
      findings.append(Diagnostic(.error, rule, message, hint: hint, at: place))
      isDead = true
    }

    /// Takes over what was found in a part without which the rest still works.
    mutating func soften(_ part: Outcome) {
      findings += part.findings.map { finding in
        var finding = finding
        finding.severity = .warning
        return finding
      }
    }
  }

  /// What holds beside a part of a condition.
  struct Enclosing {
    var stack: [PlacedCondition] = []
    var least: [String: PlacedBound] = [:]
    var most: [String: PlacedBound] = [:]
    var words: [String: Set<String>] = [:]
    var none: [PhraseIndex] = []
  }

  func findings(in condition: PlacedCondition) -> [Diagnostic] {
    inspect(condition, in: Enclosing()).findings
  }

  private func inspect(_ condition: PlacedCondition, in outer: Enclosing) -> Outcome {
    var outcome = Outcome()
    var inner = outer
    inner.stack.append(condition)
    inspectNumbers(condition, &inner, &outcome)
    inspectFacts(condition, &inner, &outcome)
    inspectPhrases(condition, outer.stack, &inner, &outcome)
    for not in condition.not { inspect(not: not, inner, &outcome) }
    inspect(branches: condition.either, inner, &outcome)
    return outcome
  }

  private func inspect(not: PlacedCondition, _ inner: Enclosing, _ outcome: inout Outcome) {
    if not.isAlways {
      outcome.kill(
        "never-holds",
        Localized(zh: "“not”里没有条件，永远不成立", en: "'not' without a condition never holds"),
        hint: Localized(zh: "写明要排除的条件，或删去“not”", en: "say what to rule out, or leave 'not' out"),
        at: not.place)
      return
    }
    let part = inspect(not, in: Enclosing())
    outcome.soften(part)
    if !part.isDead, Implication.holds(not, given: inner.stack) {
      outcome.kill(
        "never-holds",
        Localized(
          zh: "“not”排除的正是其他键要求的，永远不成立",
          en: "'not' rules out what the other keys demand, so it never holds"),
        hint: Localized(
          zh: "两处只留一处，或改“not”的条件", en: "keep one of the two, or change what 'not' says"),
        at: not.place)
    }
  }

  private func inspect(
    branches: [PlacedCondition], _ inner: Enclosing, _ outcome: inout Outcome
  ) {
    if branches.isEmpty { return }
    let parts = branches.map { inspect($0, in: inner) }
    if parts.allSatisfy(\.isDead) {
      outcome.isDead = true
      outcome.findings += parts.flatMap(\.findings)
    } else {
      parts.forEach { outcome.soften($0) }
    }
  }
}

extension Diagnostic {
  init(
    _ severity: Severity, _ rule: String, _ message: Localized, hint: Localized? = nil,
    at place: PolicyPlace
  ) {
    self.init(
      severity, rule: rule, message, hint: hint, file: place.file, line: place.line,
      column: place.column)
  }
}
