package import Casework
import Words

/// Finds what strict reading of single files can't: rules that never fire, lists in the wrong order,
/// phrases that do nothing, words that another file doesn't know, laws that nobody has checked.
package struct PolicyReview: Sendable {
  private let sources: PolicySources
  private let today: CivilDay
  private let unit: String
  private let moments: [String]
  private let needs: @Sendable (String) -> TemplateNeeds

  /// - Parameter unit: the one that `cs.yaml` names.
  /// - Parameter moments: those at which a script may be asked for.
  /// - Parameter needs: which placeholders the text of a script needs.
  package init(
    _ sources: PolicySources, today: CivilDay, unit: String, moments: [String],
    needs: @escaping @Sendable (String) -> TemplateNeeds
  ) {
    (self.sources, self.today, self.unit) = (sources, today, unit)
    (self.moments, self.needs) = (moments, needs)
  }

  package func inspect(_ faults: PolicyFaults) {
    findings.forEach(faults.add)
  }

  /// By what they were looked for, not by place.
  package var findings: [Diagnostic] {
    let lists = RuleList.all(sources)
    let vocabulary = FactVocabulary(sources, unit: unit)
    let clocks = RuleList.clocks(sources)
    let all = RuleList.Kind.allCases.compactMap { lists[$0] } + clocks
    let conditions = all.flatMap { list in
      let rules = ConditionReview(
        kind: list.kind, vocabulary: vocabulary.onLevel(list.level), gap: list.wording.gap)
      let phrases = PhraseReview(kind: list.kind, wording: list.wording)
      return list.items.flatMap { item in
        rules.findings(in: item.when) + phrases.findings(in: item.when)
      }
    }
    return conditions + negations + clocks.flatMap(OrderReview.unreachable(clocks:))
      + OrderReview(sources: sources, lists: lists).findings
      + OverlapReview(sources, lists).findings + CycleReview(sources, lists).findings
      + ClockReview(sources: sources).findings + LawReview(sources: sources, today: today).findings
      + CalendarReview(sources: sources, today: today).findings
      + HoursReview(sources: sources).findings + IdentityReview(sources: sources).findings
      + PeopleReview(sources: sources).findings + ReferenceReview(sources: sources).findings
      + NameReview(sources: sources).findings
      + ScriptReview(lists[.scripts]?.items ?? [], moments: moments, needs: needs).findings
  }

  /// Words that deny, listed twice.
  private var negations: [Diagnostic] {
    let words = sources.value("classify", "negation")?.list("words") ?? []
    return PhraseReview.repeated(words.compactMap(PlacedPhrase.init))
  }
}
