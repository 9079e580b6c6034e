import Casework
import Words

extension ConditionReview {
  /// Looks for phrases that `none` always rules out, of this condition or of one around it.
  func inspectPhrases(
    _ condition: PlacedCondition, _ outer: [PlacedCondition], _ inner: inout Enclosing,
    _ outcome: inout Outcome
  ) {
    let own = PhraseIndex(condition.none)
    if !own.phrases.isEmpty { inner.none.append(own) }
    let none = inner.none
    let ruledOut = { (phrase: PlacedPhrase) -> PlacedPhrase? in
      for index in none {
        if let found = index.first(standingIn: phrase, gap: self.gap) { return found }
      }
      return nil
    }
    for phrase in condition.all {
      if let by = ruledOut(phrase) { outcome.report(phrase, by, isDead: true) }
    }
    let dead = condition.any.compactMap { phrase in ruledOut(phrase).map { (phrase, $0) } }
    let isDead = !dead.isEmpty && dead.count == condition.any.count
    for (phrase, by) in dead { outcome.report(phrase, by, isDead: isDead) }
    inspect(outer, own, &outcome)
  }

  /// Whether the `none` of a branch rules out what the conditions around it ask for.
  private func inspect(
    _ outer: [PlacedCondition], _ none: PhraseIndex, _ outcome: inout Outcome
  ) {
    guard let first = none.phrases.first else { return }
    let isRuledOut = { none.first(standingIn: $0, gap: self.gap) != nil }
    for condition in outer {
      let isDead =
        condition.all.contains(where: isRuledOut)
        || !condition.any.isEmpty && condition.any.allSatisfy(isRuledOut)
      if isDead {
        outcome.kill(
          "ruled-out",
          Localized(
            zh: "这里的“none”排除了外层要求的全部词句，永远不成立",
            en: "this 'none' rules out every phrase asked for around it, so it never holds"),
          hint: Localized(zh: "改“none”，或改外层的词句", en: "change 'none', or the phrases around it"),
          at: first.place)
        return
      }
    }
  }
}

extension ConditionReview.Outcome {
  fileprivate mutating func report(
    _ phrase: PlacedPhrase, _ by: PlacedPhrase, isDead: Bool
  ) {
    let message = Localized(
      zh: "“none”里的“\(shown(by.phrase.text))”总是排除“\(shown(phrase.phrase.text))”",
      en: "'\(shown(by.phrase.text))' under 'none' always rules out '\(shown(phrase.phrase.text))'")
    let hint = Localized(
      zh: "删去其中一个（“none”在 \(by.place.text)）",
      en: "leave one of them out ('none' is at \(by.place.text))")
    if isDead {
      kill("ruled-out", message, hint: hint, at: phrase.place)
    } else {
      warn("ruled-out", message, hint: hint, at: phrase.place)
    }
  }
}
