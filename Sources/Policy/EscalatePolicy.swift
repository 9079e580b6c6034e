package import Casework

/// `policy/escalate.yaml`: when a complaint goes higher, and what then (ESC).
package struct EscalatePolicy: PolicyFile {
  package static let name = "escalate"

  package let signals: [PolicyRule]
  /// The highest grade of influence, difficulty and improvement.
  package let scale: Int
  package let gradingRule: String
  /// From the lowest to the highest.
  package let tiers: [TierRule]
  package let abnormal: [PolicyRule]
  package let suspicion: SuspicionRule
  package let strategies: [Strategy]
  package let crisis: [ChecklistItem]
  package let press: [ChecklistItem]
  package let bodies: [OutsideBody]

  package init(_ fields: PolicyFields) {
    signals = fields.required("signals")?.list { PolicyRule.plain($0) } ?? []
    let grading = fields.required("grading")?.fields()
    scale = grading?.required("scale")?.int(in: 2...10) ?? 5
    gradingRule = grading?.required("rule")?.text() ?? "ESC-2"
    grading?.finish()
    let tiers = fields.required("tiers")?.list { TierRule($0) } ?? []
    self.tiers = tiers.sorted { $0.from < $1.from }
    abnormal = fields.required("abnormal")?.list { PolicyRule.plain($0) } ?? []
    suspicion = fields.required("suspicion").map { SuspicionRule($0) } ?? SuspicionRule()
    strategies = fields.required("strategies")?.list { Strategy($0) } ?? []
    crisis = fields.required("crisis")?.list { ChecklistItem($0) } ?? []
    press = fields.required("press")?.list { ChecklistItem($0) } ?? []
    bodies = fields.required("bodies")?.list { OutsideBody($0) } ?? []
    for list in [signals, abnormal] { list.checkIDs(fields.faults) }
  }

  /// The highest tier a product of the three grades reaches.
  package func tier(for product: Int) -> TierRule? { tiers.last { $0.from <= product } }
}

/// Who deals with an escalation, by when, with what (ESC-2).
package struct TierRule: Sendable {
  package let id: String
  package let name: Localized
  /// The least product of the three grades.
  package let from: Int
  package let who: String
  package let within: Limit
  package let resources: Localized
  package let place: PolicyPlace

  init?(_ reader: PolicyReader) {
    let fields = reader.fields()
    defer { fields.finish() }
    let id = fields.required("id")?.identifier()
    let name = fields.required("name")?.localized()
    let from = fields.required("from")?.int(in: 1...1000)
    let who = fields.required("who")?.text()
    let within = fields.required("within")?.limit()
    let resources = fields.required("resources")?.localized()
    _ = fields.optional("rule")?.text()
    place = reader.place
    guard let id, let name, let from, let who, let within, let resources else { return nil }
    (self.id, self.name, self.from) = (id, name, from)
    (self.who, self.within, self.resources) = (who, within, resources)
  }
}

/// From how many abnormal features on somebody is told (ESC-3).
package struct SuspicionRule: Sendable {
  package var from = 1
  package var tell = "supervisor"
  package var rule = "ESC-3"

  init() {}

  init(_ reader: PolicyReader) {
    let fields = reader.fields()
    from = fields.required("from")?.int(in: 1...10) ?? 1
    tell = fields.required("tell")?.text() ?? ""
    rule = fields.required("rule")?.text() ?? ""
    fields.finish()
  }
}

/// A way of handling an escalation, with its risk (ESC-6).
package struct Strategy: Sendable {
  package let base: PolicyRule
  package let fits: Localized
  package let risk: Localized
  package let who: String
  package let isAllowed: Bool

  init?(_ reader: PolicyReader) {
    let fields = reader.fields()
    defer { fields.finish() }
    let base = PolicyRule(fields)
    let fits = fields.required("fits")?.localized()
    let risk = fields.required("risk")?.localized()
    who = fields.required("who")?.text() ?? ""
    isAllowed = fields.required("allowed")?.bool() ?? false
    guard let base, let fits, let risk else { return nil }
    (self.base, self.fits, self.risk) = (base, fits, risk)
  }
}

/// A step of a checklist, its owner and its time (ESC-4, ESC-5).
package struct ChecklistItem: Sendable {
  package let id: String
  package let step: Localized
  package let who: String
  package let within: Limit
  package let rule: String

  init?(_ reader: PolicyReader) {
    let fields = reader.fields()
    defer { fields.finish() }
    let id = fields.required("id")?.identifier()
    let step = fields.required("do")?.localized()
    let who = fields.required("who")?.text()
    let within = fields.required("within")?.limit()
    let rule = fields.required("rule")?.text()
    guard let id, let step, let who, let within, let rule else { return nil }
    (self.id, self.step, self.who) = (id, step, who)
    (self.within, self.rule) = (within, rule)
  }
}

/// A body outside that a complaint can go to, and its own time limit (ESC-8).
package struct OutsideBody: Sendable {
  package let id: String
  package let name: Localized
  package let within: Limit
  package let legal: LegalSource?

  init?(_ reader: PolicyReader) {
    let fields = reader.fields()
    defer { fields.finish() }
    let id = fields.required("id")?.identifier()
    let name = fields.required("name")?.localized()
    let within = fields.required("within")?.limit()
    _ = fields.optional("rule")?.text()
    legal = LegalSource(fields)
    guard let id, let name, let within else { return nil }
    (self.id, self.name, self.within) = (id, name, within)
  }
}
