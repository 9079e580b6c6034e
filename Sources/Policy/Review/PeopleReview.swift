import Casework

/// Finds people who can't be told apart, absences that overlap, and standbys out of place.
struct PeopleReview: Sendable {
  let sources: PolicySources

  var findings: [Diagnostic] {
    let people = sources.items("people", "people")
    return shared(people, "email", .error, "shared-email") { $0.lowercased() }
      + shared(people, "phone", .warning, "shared-phone") { $0.filter(\.isNumber) }
      + people.flatMap(absences) + standbys(people)
  }

  /// - Parameter form: what spellings of one address or number have in common.
  private func shared(
    _ people: [YAMLNode], _ key: String, _ severity: Diagnostic.Severity, _ rule: String,
    form: (String) -> String
  ) -> [Diagnostic] {
    var first: [String: YAMLNode] = [:]
    return people.compactMap { person in
      guard let node = person[key], let text = node.scalar else { return nil }
      guard let other = first[form(text)] else {
        first[form(text)] = person
        return nil
      }
      let id = other.text("id") ?? ""
      return Diagnostic(
        severity, rule,
        severity == .error
          ? Localized(
            zh: "“\(id)”也用这个邮箱，用 git 身份操作时都会记成“\(id)”",
            en: "'\(id)' has this address too, and git's user would always be taken for '\(id)'")
          : Localized(zh: "“\(id)”也用这个电话", en: "'\(id)' has this number too"),
        hint: Localized(
          zh: "各写各的（“\(id)”在 \(other.place.text)）",
          en: "give each their own ('\(id)' is at \(other.place.text))"), at: node.place)
    }
  }

  private func absences(_ person: YAMLNode) -> [Diagnostic] {
    let away = person.list("away").compactMap { node -> (String, String, YAMLNode)? in
      guard let from = node.text("from"), let to = node.text("to") else { return nil }
      return (from, to, node)
    }.sorted { $0.0 < $1.0 }
    var widest: (from: String, to: String, node: YAMLNode)?
    return away.compactMap { later in
      let before = widest
      if widest.map({ $0.to < later.1 }) ?? true { widest = later }
      guard let earlier = before, later.0 <= earlier.to else { return nil }
      return Diagnostic(
        .warning, "overlap",
        Localized(
          zh: "这段休假与 \(earlier.from) 起的休假重叠",
          en: "this absence overlaps the one from \(earlier.from)"),
        hint: Localized(zh: "合成一段，或核对日期", en: "make them one, or check the days"),
        at: later.2.place)
    }
  }

  /// Who stands in must have the role or one above it, or the case goes to somebody who may not.
  private func standbys(_ people: [YAMLNode]) -> [Diagnostic] {
    var ranks: [String: Int] = [:]
    for role in sources.items("work", "roles") {
      if let id = role.text("id") { ranks[id] = role.text("rank").flatMap { Int($0) } }
    }
    var roles: [String: String] = [:]
    for person in people {
      if let id = person.text("id") { roles[id] = person.text("role") }
    }
    return (sources.value("people", "standby")?.pairs ?? []).compactMap { pair in
      guard let id = pair.value.scalar, let role = roles[id], role != pair.name,
        let rank = ranks[role], let needed = ranks[pair.name], needed == 0 || rank < needed
      else { return nil }
      return Diagnostic(
        .warning, "wrong-role",
        Localized(
          zh: "“\(id)”是“\(role)”，值守不了“\(pair.name)”",
          en: "'\(id)' has the role '\(role)' and can't stand in for '\(pair.name)'"),
        hint: Localized(zh: "换成担任该角色或更高角色的人", en: "name somebody of that role or above it"),
        at: pair.value.place)
    }
  }
}
