import Casework
import Words

/// Finds phrases that do nothing beside others of their list.
struct PhraseReview: Sendable {
  let kind: RuleList.Kind
  let wording: Wording

  func findings(in condition: PlacedCondition) -> [Diagnostic] {
    var findings = [condition.any, condition.all, condition.none].flatMap(PhraseReview.repeated)
    // A phrase within another adds to the score where phrases are counted.
    if !kind.scores { findings += covered(condition.any) }
    return findings + (condition.either + condition.not).flatMap { self.findings(in: $0) }
  }

  /// Phrases that stand twice, however they are spelled.
  static func repeated(_ phrases: [PlacedPhrase]) -> [Diagnostic] {
    var seen: [String: PlacedPhrase] = [:]
    return phrases.compactMap { phrase in
      guard let first = seen.updateValue(phrase, forKey: phrase.key) else { return nil }
      seen[phrase.key] = first
      return Diagnostic(
        .warning, "duplicate-phrase",
        Localized(
          zh: "“\(shown(phrase.phrase.text))”重复，前面已有“\(shown(first.phrase.text))”",
          en:
            "'\(shown(phrase.phrase.text))' stands twice; the first is '\(shown(first.phrase.text))'"
        ),
        hint: Localized(
          zh: "删去其中一个（前一个在 \(first.place.text)）",
          en: "leave one out (the first is at \(first.place.text))"),
        at: phrase.place)
    }
  }

  private func covered(_ phrases: [PlacedPhrase]) -> [Diagnostic] {
    if phrases.count < 2 { return [] }
    let index = PhraseIndex(phrases)
    return phrases.compactMap { phrase in
      guard let other = index.first(covering: phrase, wording) else { return nil }
      return Diagnostic(
        .warning, "covered-phrase",
        Localized(
          zh: "有了“\(shown(other.phrase.text))”，“\(shown(phrase.phrase.text))”等于没写",
          en:
            "'\(shown(phrase.phrase.text))' does nothing: '\(shown(other.phrase.text))' is found wherever it is"
        ),
        hint: Localized(
          zh: "删去长的；若只想查长的，删去短的（在 \(other.place.text)）",
          en:
            "leave the longer one out; if only that was meant, the shorter (at \(other.place.text))"
        ),
        at: phrase.place)
    }
  }
}
