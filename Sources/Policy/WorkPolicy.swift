package import Casework

/// `policy/work.yaml`: how a case is worked, and who may do what (COL).
package struct WorkPolicy: PolicyFile {
  package static let name = "work"

  package let roles: [RoleRule]
  /// Started when a department is asked (COL-1).
  package let requestClocks: [ClockRule]
  package let dispatchRule: String
  package let closing: ClosingRule
  package let verdicts: [VerdictRule]
  package let causes: [PolicyRule]
  package let may: [Permission]

  package init(_ fields: PolicyFields) {
    roles = fields.required("roles")?.list { RoleRule($0) } ?? []
    let request = fields.required("request")?.fields()
    requestClocks = request?.required("clocks")?.list { ClockRule($0) } ?? []
    request?.finish()
    let dispatch = fields.required("dispatch")?.fields()
    dispatchRule = dispatch?.required("rule")?.text() ?? "CLS-4"
    dispatch?.finish()
    closing = fields.required("closing").map { ClosingRule($0) } ?? ClosingRule()
    verdicts = fields.required("verdicts")?.list { VerdictRule($0) } ?? []
    causes = fields.required("causes")?.list { PolicyRule.plain($0) } ?? []
    may = fields.required("may")?.list { Permission($0) } ?? []
    checkRoles(fields.faults)
  }

  private func checkRoles(_ faults: PolicyFaults) {
    let ids = roles.map(\.id)
    for permission in may where !ids.contains(permission.role) {
      faults.add(
        "unknown-role",
        Localized(
          zh: "没有角色“\(permission.role)”", en: "there is no role '\(permission.role)'"),
        hint: nearest(permission.role, among: ids).map(didYouMean), at: permission.place)
    }
  }

  package var ranks: [String: Int] {
    Dictionary(roles.map { ($0.id, $0.rank) }) { first, _ in first }
  }
}

/// A role and its rank in the line of authority; 0 is outside it.
package struct RoleRule: Sendable {
  package let id: String
  package let name: Localized
  package let rank: Int

  init?(_ reader: PolicyReader) {
    let fields = reader.fields()
    defer { fields.finish() }
    let id = fields.required("id")?.identifier()
    let name = fields.required("name")?.localized()
    let rank = fields.required("rank")?.int(in: 0...99)
    guard let id, let name, let rank else { return nil }
    (self.id, self.name, self.rank) = (id, name, rank)
  }
}

/// What must be there before a case may close (COL-5).
package struct ClosingRule: Sendable {
  package enum Need: String, CaseIterable, Sendable {
    case outcome, confirmation, promises, offers, requests
    case rootCause = "root-cause"
  }

  package var needs: [Need] = []
  /// So many attempts to reach the customer stand for a confirmation.
  package var attempts = 3
  package var rule = "COL-5"

  init() {}

  init(_ reader: PolicyReader) {
    let fields = reader.fields()
    needs = fields.required("needs")?.list { $0.word(Need.self) } ?? []
    attempts = fields.required("attempts")?.int(in: 1...99) ?? 3
    rule = fields.required("rule")?.text() ?? ""
    fields.finish()
  }
}

/// A verdict and what is owed to the customer after it (COL-3).
package struct VerdictRule: Sendable {
  package let id: String
  package let name: Localized
  package let owed: Localized

  init?(_ reader: PolicyReader) {
    let fields = reader.fields()
    defer { fields.finish() }
    let id = fields.required("id")?.identifier()
    let name = fields.required("name")?.localized()
    let owed = fields.required("owed")?.localized()
    _ = fields.optional("rule")?.text()
    guard let id, let name, let owed else { return nil }
    (self.id, self.name, self.owed) = (id, name, owed)
  }
}

/// That a role, and any above it in the line of authority, may do something.
package struct Permission: Sendable {
  package let verb: String
  package let role: String
  package let place: PolicyPlace

  /// What can be allowed: the steps of a case, and what is done about several.
  static let verbs = [
    "accept", "acknowledge", "amend", "assign", "cause", "classify", "close", "confirm-abnormal",
    "contact", "escalate", "evidence", "extend", "file", "grade", "improve", "inform", "intake",
    "judge", "keep", "link", "note", "offer", "override", "pause", "promise", "redact", "reject",
    "reopen", "reply", "request", "resolve", "resume", "suspect", "unlink", "visit",
  ]

  init?(_ reader: PolicyReader) {
    let fields = reader.fields()
    defer { fields.finish() }
    let verb = fields.required("verb")?.text()
    let role = fields.required("role")?.text()
    _ = fields.optional("rule")?.text()
    _ = fields.optional("id")?.identifier()
    guard let verb, let role else { return nil }
    (self.verb, self.role, place) = (verb, role, reader.place)
  }
}
