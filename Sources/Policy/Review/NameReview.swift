import Casework

/// Finds ids that people read and `language.yaml` has no name for.
struct NameReview: Sendable {
  let sources: PolicySources

  var findings: [Diagnostic] {
    guard let names = sources.value("language", "names")?.pairs else { return [] }
    let known = Set(names.map(\.name))
    var seen = Set<String>()
    return words.compactMap { kind, node in
      guard let word = node.scalar else { return nil }
      let id = "\(kind).\(word)"
      guard !known.contains(id), seen.insert(id).inserted else { return nil }
      return Diagnostic(
        .warning, "no-name",
        Localized(
          zh: "“\(word)”没有名称，页面上只会显示编号", en: "'\(word)' has no name, so people read the id"),
        hint: Localized(
          zh: "在 policy/language.yaml 的“names”里加上 \(id)",
          en: "add \(id) to 'names' in policy/language.yaml"),
        at: node.place)
    }
  }

  /// Each id with its kind, where it first stands.
  private var words: [(String, YAMLNode)] {
    let people = sources.items("people", "people")
    let kinds: [(String, [YAMLNode])] = [
      ("clock", sources.clocks.compactMap { $0["clock"] }),
      ("role", sources.items("work", "roles").compactMap { $0["id"] }),
      ("unit", people.compactMap { $0["unit"] }),
      ("verdict", sources.items("work", "verdicts").compactMap { $0["id"] }),
      ("signal", sources.items("escalate", "signals").compactMap { $0["id"] }),
      ("abnormal", sources.items("escalate", "abnormal").compactMap { $0["id"] }),
      ("tier", sources.items("escalate", "tiers").compactMap { $0["id"] }),
    ]
    return kinds.flatMap { kind, nodes in nodes.map { (kind, $0) } }
  }
}
