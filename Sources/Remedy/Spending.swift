package import Casework
package import Policy

/// Who may spend how much (REM-7).
package struct Spending: Sendable {
  private let limits: [SpendingLimit]
  private let staff: Staff

  package init(_ policy: RemedyPolicy, _ staff: Staff) {
    limits = policy.authority
    self.staff = staff
  }

  package enum Authority: Hashable, Sendable {
    case upTo(Amount)
    case unlimited
  }

  /// How much somebody may spend on one case; a limit for its category goes before the general one.
  package func authority(of person: Person, category: String?) -> Authority {
    let own = limits.filter { $0.role == person.role }
    let rule =
      own.first { $0.category != nil && $0.category == category }
      ?? own.first { $0.category == nil }
    guard let rule else { return .upTo(.zero) }
    return rule.limit.map { .upTo($0) } ?? .unlimited
  }

  package func covers(_ amount: Amount, _ person: Person, category: String?) -> Bool {
    switch authority(of: person, category: category) {
    case .unlimited: true
    case .upTo(let limit): amount <= limit
    }
  }

  /// Who may approve a sum that somebody asked for; never they themselves. Lowest rank first.
  package func approvers(of amount: Amount, askedBy: String, category: String?) -> [Person] {
    staff.people.filter { person in
      person.id != askedBy && staff.rank(of: person.id) > 0
        && covers(amount, person, category: category)
    }.sorted { (staff.rank(of: $0.id), $0.id) < (staff.rank(of: $1.id), $1.id) }
  }
}

extension Case {
  /// What somebody has granted here by themselves, and stands or was accepted.
  func granted(by person: String) -> Amount {
    offers.filter {
      $0.by == person && $0.approver == nil && [.standing, .accepted].contains($0.status)
    }.compactMap { $0.money?.amount }.reduce(.zero, +)
  }
}
