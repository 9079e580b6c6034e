import Casework

/// Finds words of one file that another should know, and what another file leaves out.
struct ReferenceReview: Sendable {
  let sources: PolicySources

  /// What kind of word is looked for, and those there are.
  private struct Known {
    let what: Localized
    let words: [String]

    init?(_ zh: String, _ en: String, _ words: [String]?) {
      guard let words else { return nil }
      (what, self.words) = (Localized(zh: zh, en: en), words)
    }
  }

  var findings: [Diagnostic] {
    roles + skills + others + examples + missingLevels + nobody + recoveries
  }

  // MARK: Words

  private var roles: [Diagnostic] {
    let known = Known("角色", "role", sources.ids("work", "roles"))
    let lists = [
      ("people", "people", "role"), ("classify", "levels", "take"), ("remedy", "authority", "role"),
      ("escalate", "tiers", "who"), ("escalate", "strategies", "who"),
      ("escalate", "crisis", "who"),
      ("escalate", "press", "who"),
    ]
    let words = lists.flatMap { file, list, key in
      sources.items(file, list).compactMap { $0[key] }
    }
    let told = sources.value("escalate", "suspicion")?["tell"]
    let standby = (sources.value("people", "standby")?.pairs ?? []).map(\.key)
    return unknown(words + [told].compactMap(\.self) + standby, known)
  }

  private var skills: [Diagnostic] {
    unknown(
      sources.items("people", "people").flatMap { $0.list("skills") },
      Known("专长", "skill", sources.ids("classify", "categories", id: "skill")))
  }

  private var others: [Diagnostic] {
    let categories = Known("类别", "category", sources.ids("classify", "categories"))
    let demands = Known("诉求", "demand", Vocabulary.demands)
    return unknown(
      ["authority", "recoveries"].flatMap { sources.items("remedy", $0) }.compactMap {
        $0["category"]
      }, categories)
      + unknown(
        sources.items("remedy", "expectations").compactMap { $0["id"] },
        Known("期望", "expectation", sources.ids("classify", "expectations")))
      + unknown(
        sources.items("visit", "groups").compactMap { $0["channel"] },
        Known("回访渠道", "visit channel", sources.ids("visit", "channels")))
      + unknown(sources.items("remedy", "kinds").flatMap { $0.list("answers") }, demands)
      + unknown(sources.items("intake", "questions").compactMap { $0["demand"] }, demands)
  }

  /// The packs that teach beside the examples, and the categories that examples are of. Those of a
  /// category that isn't there still teach the level; of each the first place is told.
  private var examples: [Diagnostic] {
    let packs = (sources.value("examples", "also")?.pairs ?? []).map(\.key)
    var seen = Set<String>()
    let categories = sources.items("examples", "examples").flatMap { item in
      [item["category"], item["near"]?["category"]].compactMap(\.self)
    }.filter { seen.insert($0.scalar ?? "").inserted }
    return unknown(packs, Known("行业包", "pack", sources.packs))
      + unknown(
        categories, Known("类别", "category", sources.ids("classify", "categories")), .warning)
  }

  private func unknown(
    _ nodes: [YAMLNode], _ known: Known?, _ severity: Diagnostic.Severity = .error
  ) -> [Diagnostic] {
    guard let known else { return [] }
    let set = Set(known.words)
    return nodes.compactMap { node in
      guard let word = node.scalar, !set.contains(word) else { return nil }
      return Diagnostic(
        severity, "unknown-word",
        Localized(
          zh: "没有\(known.what.zh)“\(shown(word))”",
          en: "there is no \(known.what.en) '\(shown(word))'"),
        hint: wordHint(word, among: known.words), at: node.place)
    }
  }

  // MARK: What is missing

  private var missingLevels: [Diagnostic] {
    guard let levels = sources.value("classify", "levels") else { return [] }
    let found = Set((levels.items ?? []).compactMap { $0.text("level") })
    return ["1", "2", "3"].filter { !found.contains($0) }.map { level in
      Diagnostic(
        .error, "missing-level",
        Localized(zh: "没有 \(level) 级", en: "there is no level \(level)"),
        hint: Localized(zh: "三级都要写：谁来接、几时办", en: "all three must say who takes them and by when"),
        at: levels.place)
    }
  }

  /// Roles, and units with hours of their own, in which nobody works.
  private var nobody: [Diagnostic] {
    guard sources.files["people"] != nil else { return [] }
    let people = sources.items("people", "people")
    func empty(
      _ nodes: [YAMLNode], _ key: String, _ message: (String) -> Localized
    ) -> [Diagnostic] {
      let taken = Set(people.compactMap { $0.text(key) })
      return nodes.compactMap { node in
        guard let id = node.text("id"), !taken.contains(id) else { return nil }
        return Diagnostic(
          .warning, "nobody", message(id),
          hint: Localized(
            zh: "在 policy/people.yaml 里补人，或删去这一项",
            en: "add somebody to policy/people.yaml, or leave this out"), at: node.place)
      }
    }
    return empty(sources.items("work", "roles"), "role") { id in
      Localized(zh: "没有人担任“\(id)”", en: "nobody has the role '\(id)'")
    }
      + empty(sources.items("calendar", "units"), "unit") { id in
        Localized(zh: "单位“\(id)”里没有人", en: "nobody works in the unit '\(id)'")
      }
  }

  private var recoveries: [Diagnostic] {
    guard sources.files["remedy"] != nil else { return [] }
    let items = sources.items("remedy", "recoveries")
    let found = Set(items.compactMap { $0.text("category") })
    return sources.items("classify", "categories").compactMap { category in
      guard let id = category.text("id"), !found.contains(id) else { return nil }
      return Diagnostic(
        .warning, "no-recovery",
        Localized(
          zh: "类别“\(id)”没有补救办法", en: "the category '\(id)' has no recovery"),
        hint: Localized(
          zh: "在 policy/remedy.yaml 的“recoveries”里补上",
          en: "add one to 'recoveries' in policy/remedy.yaml"),
        at: category.place)
    } + authority
  }

  /// Limits of which only the first of two is ever looked at (`Spending`).
  private var authority: [Diagnostic] {
    var first: [String: YAMLNode] = [:]
    return sources.items("remedy", "authority").compactMap { limit in
      let (role, category) = (limit.text("role") ?? "", limit.text("category") ?? "")
      if limit.text("limit")?.hasPrefix("-") ?? false {
        return Diagnostic(
          .error, "bad-value", Localized(zh: "权限不能是负数", en: "an authority can't be negative"),
          hint: Localized(
            zh: "写零或正数；不设上限就删去“limit”", en: "write zero or more; leave 'limit' out for no limit"),
          at: limit["limit"]?.place ?? limit.place)
      }
      guard let other = first[role + "\u{1}" + category] else {
        first[role + "\u{1}" + category] = limit
        return nil
      }
      return Diagnostic(
        .error, "duplicate-authority",
        category.isEmpty
          ? Localized(
            zh: "“\(role)”的权限写了两次，只认前一条", en: "'\(role)' has two limits; only the first counts")
          : Localized(
            zh: "“\(role)”在“\(category)”的权限写了两次，只认前一条",
            en: "'\(role)' has two limits for '\(category)'; only the first counts"),
        hint: Localized(
          zh: "只留一条（前一条在 \(other.place.text)）", en: "keep one (the first is at \(other.place.text))"
        ),
        at: limit.place)
    }
  }
}
