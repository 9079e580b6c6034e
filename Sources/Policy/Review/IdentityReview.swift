import Casework

/// Finds ids that stand twice in a list, so that one of the two is never meant, and permissions for
/// what nobody can do.
struct IdentityReview: Sendable {
  let sources: PolicySources

  /// The lists whose readers don't look themselves.
  private static let lists = [
    ("classify", "levels", "level"), ("classify", "levels", "id"),
    ("classify", "expectations", "id"),
    ("classify", "rights", "id"), ("work", "roles", "id"), ("remedy", "kinds", "id"),
    ("visit", "groups", "id"), ("escalate", "tiers", "id"), ("escalate", "bodies", "id"),
  ]

  var findings: [Diagnostic] {
    IdentityReview.lists.flatMap { file, list, key in
      twice(sources.items(file, list).compactMap { $0[key] })
    } + verbs
  }

  private func twice(_ ids: [YAMLNode]) -> [Diagnostic] {
    var first: [String: YAMLNode] = [:]
    return ids.compactMap { node in
      guard let id = node.scalar else { return nil }
      guard let other = first[id] else {
        first[id] = node
        return nil
      }
      return Diagnostic(
        .error, "duplicate-id",
        Localized(zh: "标识“\(shown(id))”重复", en: "the id '\(shown(id))' stands twice"),
        hint: Localized(
          zh: "改名或删去一个（前一个在 \(other.place.text)）",
          en: "rename one, or leave it out (the first is at \(other.place.text))"),
        at: node.place)
    }
  }

  private var verbs: [Diagnostic] {
    let known = Permission.verbs
    return sources.items("work", "may").compactMap { $0["verb"] }.compactMap { node in
      guard let verb = node.scalar, !known.contains(verb) else { return nil }
      return Diagnostic(
        .error, "unknown-verb",
        Localized(
          zh: "没有“\(shown(verb))”这个动作，这一条谁也用不上",
          en: "nobody can '\(shown(verb))': there is no such verb"),
        hint: wordHint(verb, among: known), at: node.place)
    }
  }
}
