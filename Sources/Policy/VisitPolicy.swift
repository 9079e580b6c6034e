package import Casework

/// `policy/visit.yaml`: who is visited, when and how (VIS).
package struct VisitPolicy: PolicyFile {
  package static let name = "visit"

  package let afterClosing: ClockStart?
  /// Started by a demand raised in a visit (VIS-7).
  package let demand: ClockStart?
  /// This satisfaction or more is satisfied.
  package let satisfied: Int
  /// This or more is neutral, less is dissatisfied.
  package let neutral: Int
  package let groups: [VisitGroup]
  package let channels: [VisitChannel]

  package init(_ fields: PolicyFields) {
    afterClosing = fields.required("after_closing")?.clock()
    demand = fields.required("demand")?.clock()
    satisfied = fields.required("satisfied")?.int(in: 1...5) ?? 4
    neutral = fields.required("neutral")?.int(in: 1...5) ?? 3
    groups = fields.required("groups")?.list { VisitGroup($0) } ?? []
    channels = fields.required("channels")?.list { VisitChannel($0) } ?? []
  }

  package func group(_ id: String) -> VisitGroup? { groups.first { $0.base.id == id } }
}

/// A group of people and how many of them are visited (VIS-1).
package struct VisitGroup: Sendable {
  package let base: PolicyRule
  /// The least share of the group, from 0 to 1.
  package let share: Amount
  /// The share once the first stage is over.
  package let laterShare: Amount?
  /// Counted from the day that `of` names.
  package let within: Limit?
  /// The date or trait of a customer that puts them in: `repaired`, `key`.
  package let of: String
  package let channel: String

  init?(_ reader: PolicyReader) {
    let fields = reader.fields()
    defer { fields.finish() }
    let base = PolicyRule(fields)
    share = fields.required("share")?.share() ?? Amount(1)
    laterShare = fields.optional("later_share")?.share()
    within = fields.optional("within")?.limit()
    of = fields.required("of")?.text() ?? ""
    channel = fields.required("channel")?.text() ?? ""
    guard let base else { return nil }
    self.base = base
  }
}

/// A way to reach people (VIS-2).
package struct VisitChannel: Sendable {
  package let id: String
  package let name: Localized
  package let isPreferred: Bool

  init?(_ reader: PolicyReader) {
    let fields = reader.fields()
    defer { fields.finish() }
    let id = fields.required("id")?.identifier()
    let name = fields.required("name")?.localized()
    _ = fields.optional("rule")?.text()
    isPreferred = fields.optional("preferred")?.bool() ?? false
    guard let id, let name else { return nil }
    (self.id, self.name) = (id, name)
  }
}
