package import Casework
package import Policy

/// Who may do what (COL-4).
package struct Permissions: Sendable {
  package let staff: Staff
  private let may: [Permission]
  private let roles: [RoleRule]

  package init(_ policy: WorkPolicy, _ staff: Staff) {
    self.staff = staff
    may = policy.may
    roles = policy.roles
  }

  /// Whether somebody may do something: the role itself, or a higher one in the line of authority.
  package func allows(_ person: Person, _ verb: String) -> Bool {
    let rank = staff.ranks[person.role] ?? 0
    return may.contains { permission in
      guard permission.verb == verb else { return false }
      let needed = staff.ranks[permission.role] ?? 0
      return permission.role == person.role || (needed > 0 && rank >= needed)
    }
  }

  /// - Throws: `noperm`, naming who may.
  package func check(_ person: Person, may verb: String) throws(Failure) {
    if allows(person, verb) { return }
    let able = staff.people.filter { allows($0, verb) }.map(\.id)
    let role = roles.first { $0.id == person.role }?.name ?? Localized(same: person.role)
    throw Failure(
      .noperm, rule: "not-authorised",
      zh: "\(person.name.zh)（\(role.zh)）无权执行“\(verb)”",
      en: "\(person.name.en) (\(role.en)) may not '\(verb)'",
      hint: able.isEmpty
        ? Localized(zh: "见 policy/work.yaml 的 may", en: "see 'may' in policy/work.yaml")
        : Localized(
          zh: "可由这些人办理：\(able.prefix(6).joined(separator: "、"))",
          en: "these may: \(able.prefix(6).joined(separator: ", "))"))
  }
}
