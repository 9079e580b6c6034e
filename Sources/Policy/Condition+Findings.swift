internal import Casework
internal import Words

/// One thing that keeps a condition from holding, or that makes it hold.
package struct ConditionFinding: Hashable, Sendable {
  package enum Kind: String, Sendable {
    /// A phrase stands in the text.
    case found
    /// None of the phrases does.
    case absent
    /// A phrase does, but a negation stands before it (CLS-9).
    case denied
    /// A phrase stands there that must not.
    case excluded
    /// A fact isn't so, or isn't known.
    case fact
    /// What must not hold does.
    case holds
    /// Nothing is asked of the text at all.
    case anything
  }

  package let kind: Kind
  /// The key of the condition: `any`, `either.1.none`.
  package let key: String
  /// The phrase as policy spells it; nil where there are several, or none.
  package var phrase: String?
  package var span: Span?
  /// What denies the phrase.
  package var negation: Span?
  /// `level = 1`
  package var fact: String?
}

extension Condition {
  /// How many findings are told of one condition at most.
  private static let most = 12

  /// What there is to say of why the condition holds, or why it doesn't.
  package func findings(in subject: Subject) -> [ConditionFinding] {
    if grounds(in: subject) == nil {
      return Array(failing(in: subject, key: "").prefix(Condition.most))
    }
    let found = Array(holding(in: subject, key: "", .found).prefix(Condition.most))
    return found.isEmpty ? [ConditionFinding(kind: .anything, key: "when")] : found
  }

  /// What the condition, which holds, found.
  private func holding(
    in subject: Subject, key: String, _ kind: ConditionFinding.Kind
  ) -> [ConditionFinding] {
    let phrases = any.map { ("any", $0) } + all.map { ("all", $0) }
    let words = phrases.compactMap { own, phrase -> ConditionFinding? in
      guard let place = subject.firstPlace(of: phrase, isActual: isActual), place.negation == nil
      else { return nil }
      return ConditionFinding(kind: kind, key: key + own, phrase: phrase.text, span: place.span)
    }
    let branches = either.enumerated().filter { $0.element.grounds(in: subject) != nil }
    return words
      + branches.flatMap { index, branch in
        branch.holding(in: subject, key: "\(key)either.\(index).", kind)
      }
  }

  /// What keeps the condition from holding; empty when it holds.
  private func failing(in subject: Subject, key: String) -> [ConditionFinding] {
    var findings = failingPhrases(in: subject, key: key)
    for fact in missingFacts(in: subject) {
      findings.append(ConditionFinding(kind: .fact, key: key + fact.key, fact: fact.text))
    }
    if !either.isEmpty, !either.contains(where: { $0.grounds(in: subject) != nil }) {
      findings += failingBranches(in: subject, key: key + "either")
    }
    for condition in not {
      if condition.grounds(in: subject) == nil { continue }
      let found = condition.holding(in: subject, key: key + "not.", .holds)
      findings += found.isEmpty ? [ConditionFinding(kind: .holds, key: key + "not")] : found
    }
    return findings
  }

  private func failingPhrases(in subject: Subject, key: String) -> [ConditionFinding] {
    var findings: [ConditionFinding] = []
    let places = any.map { ($0, subject.firstPlace(of: $0, isActual: isActual)) }
    if !any.isEmpty, !places.contains(where: { $0.1.map { $0.negation == nil } ?? false }) {
      let denied = places.compactMap { phrase, place in
        place.map { ConditionFinding.denied(phrase, $0.span, $0.negation, key + "any") }
      }
      let absent = ConditionFinding(
        kind: .absent, key: key + "any", phrase: any.count == 1 ? any[0].text : nil)
      findings += denied.isEmpty ? [absent] : Array(denied)
    }
    for phrase in all {
      guard let place = subject.firstPlace(of: phrase, isActual: isActual) else {
        findings.append(
          ConditionFinding(kind: .absent, key: key + "all", phrase: phrase.text))
        continue
      }
      if place.negation == nil { continue }
      findings.append(.denied(phrase, place.span, place.negation, key + "all"))
    }
    for phrase in none {
      guard let place = subject.firstPlace(of: phrase, isActual: isActual) else { continue }
      findings.append(
        ConditionFinding(
          kind: .excluded, key: key + "none", phrase: phrase.text, span: place.span))
    }
    return findings
  }

  private func missingFacts(in subject: Subject) -> [(key: String, text: String)] {
    let words = has.filter { subject.facts.value($0.fact, among: $0.values) == nil }
    let least = atLeast.filter { bound in
      !(subject.facts.numbers[bound.fact].map { $0 >= bound.number } ?? false)
    }
    let most = atMost.filter { bound in
      !(subject.facts.numbers[bound.fact].map { $0 <= bound.number } ?? false)
    }
    return words.map { ("has", "\($0.fact) = \($0.values.joined(separator: " | "))") }
      + least.map { ("at_least", "\($0.fact) ≥ \($0.number.shortText)") }
      + most.map { ("at_most", "\($0.fact) ≤ \($0.number.shortText)") }
  }

  /// Of several alternatives those that come near: some phrase of theirs stands in the text.
  private func failingBranches(in subject: Subject, key: String) -> [ConditionFinding] {
    let near = either.enumerated().filter { $0.element.phrases.contains(where: subject.stands) }
    if near.isEmpty, either.contains(where: { !$0.phrases.isEmpty }) {
      return [ConditionFinding(kind: .absent, key: key)]
    }
    return (near.isEmpty ? Array(either.enumerated()) : near).flatMap { index, branch in
      branch.failing(in: subject, key: "\(key).\(index).")
    }
  }
}

extension ConditionFinding {
  fileprivate static func denied(
    _ phrase: Phrase, _ span: Span, _ negation: Span?, _ key: String
  ) -> ConditionFinding {
    ConditionFinding(
      kind: .denied, key: key, phrase: phrase.text, span: span, negation: negation)
  }
}
