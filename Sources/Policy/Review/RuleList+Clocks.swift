import Casework

extension RuleList {
  /// The lists of clocks with a `when` of their own: that of intake, one for each level, that of a
  /// request.
  static func clocks(_ sources: PolicySources) -> [RuleList] {
    let wording = Wording(sources.files["classify"])
    let levels = sources.items("classify", "levels").map { level in
      RuleList(.levelClocks, level: level.text("level"), level.list("clocks"), wording)
    }
    let asked = sources.value("work", "request")?.list("clocks") ?? []
    return [RuleList(.intakeClocks, sources.items("intake", "clocks"), wording)] + levels + [
      RuleList(.requestClocks, asked, wording)
    ]
  }
}
