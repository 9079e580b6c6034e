import Casework

/// Which placeholders a text needs to be complete.
package struct TemplateNeeds: Sendable {
  /// It is never complete without these.
  package var always: Set<String>
  /// Without these it may not be, `always` included.
  package var perhaps: Set<String>

  package init(always: Set<String>, perhaps: Set<String>) {
    (self.always, self.perhaps) = (always, perhaps)
  }
}

/// Finds moments without a script, and scripts that an earlier one always comes before.
struct ScriptReview: Sendable {
  private let items: [RuleList.Item]
  private let moments: [String]
  private let needs: @Sendable (String) -> TemplateNeeds

  init(
    _ items: [RuleList.Item], moments: [String],
    needs: @escaping @Sendable (String) -> TemplateNeeds
  ) {
    (self.items, self.moments, self.needs) = (items, moments, needs)
  }

  var findings: [Diagnostic] {
    moments.flatMap { moment in
      let scripts = items.filter { $0.node.text("moment") == moment }
      return scripts.isEmpty
        ? [ScriptReview.missing(moment)]
        : OrderReview.unreachable(scripts, .warning, takesOver: takesOver)
    }
  }

  /// Whether the earlier script is complete whenever the later one is, in both languages.
  private func takesOver(_ earlier: RuleList.Item, _ later: RuleList.Item) -> Bool {
    ["zh", "en"].allSatisfy { language in
      guard let first = earlier.node.text(language), let second = later.node.text(language) else {
        return false
      }
      return needs(first).perhaps.isSubset(of: needs(second).always)
    }
  }

  private static func missing(_ moment: String) -> Diagnostic {
    Diagnostic(
      .warning, rule: "no-script",
      Localized(zh: "时机“\(moment)”一条话术也没有", en: "there is no script for the moment '\(moment)'"),
      hint: Localized(
        zh: "在 scripts/ 里补一条不带条件的", en: "add one without a condition to scripts/"),
      file: "scripts/")
  }
}
