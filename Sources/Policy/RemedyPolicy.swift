package import Casework

/// `policy/remedy.yaml`: what may be offered, by whom, and how (REM).
package struct RemedyPolicy: PolicyFile {
  package static let name = "remedy"

  package let authority: [SpendingLimit]
  package let compensation: CompensationRule
  package let bases: [StatutoryBasis]
  package let kinds: [OfferKind]
  package let recoveries: [Recovery]
  package let expectations: [StepList]
  package let lowering: [PolicyAdvice]
  package let tactics: [Tactic]
  package let mistakes: [Mistake]
  /// The names of the three tests of an offer (REM-2), by id: `need now told`.
  package let tests: [String: Localized]
  /// The clock that a promise runs on.
  package let promiseRule: String

  package init(_ fields: PolicyFields) {
    authority = fields.required("authority")?.list { SpendingLimit($0) } ?? []
    compensation = fields.required("compensation").map { CompensationRule($0) } ?? .none
    bases = fields.required("bases")?.list { StatutoryBasis($0) } ?? []
    kinds = fields.required("kinds")?.list { OfferKind($0) } ?? []
    recoveries = fields.required("recoveries")?.list { Recovery($0) } ?? []
    expectations = fields.required("expectations")?.list { StepList($0, key: "steps") } ?? []
    lowering = fields.required("lowering")?.list { PolicyAdvice($0) } ?? []
    tactics = fields.required("tactics")?.list { Tactic($0) } ?? []
    mistakes = fields.required("mistakes")?.list { Mistake($0) } ?? []
    let named = fields.required("tests")?.list { $0.namedID() } ?? []
    tests = Dictionary(named) { first, _ in first }
    let promise = fields.required("promise")?.fields()
    _ = promise?.required("clock")?.text()
    promiseRule = promise?.required("rule")?.text() ?? "REM-8"
    promise?.finish()
    checkKinds(fields.faults)
  }

  private func checkKinds(_ faults: PolicyFaults) {
    let ids = kinds.map(\.id)
    for offer in recoveries.flatMap(\.offers) where !ids.contains(offer.kind) {
      faults.add(
        "unknown-kind",
        Localized(
          zh: "没有这种方案“\(offer.kind)”", en: "there is no kind of offer '\(offer.kind)'"),
        hint: nearest(offer.kind, among: ids).map(didYouMean), at: offer.place)
    }
  }
}

/// How much a role may spend on one offer, perhaps in one category only (REM-7).
package struct SpendingLimit: Sendable {
  package let role: String
  package let category: String?
  /// Nil: without limit.
  package let limit: Amount?
  package let place: PolicyPlace

  init?(_ reader: PolicyReader) {
    let fields = reader.fields()
    defer { fields.finish() }
    _ = fields.required("id")?.identifier()
    _ = fields.optional("rule")?.text()
    let role = fields.required("role")?.text()
    category = fields.optional("category")?.text()
    limit = fields.optional("limit")?.amount()
    place = reader.place
    guard let role else { return nil }
    self.role = role
  }
}

/// How often the direct loss a claim may be (REM-6).
package struct CompensationRule: Sendable {
  package let ceiling: Amount
  package let rule: String
  package let place: PolicyPlace

  static let none = CompensationRule()

  private init() {
    (ceiling, rule, place) = (Amount(2), "REM-6", Condition.always.place)
  }

  init(_ reader: PolicyReader) {
    let fields = reader.fields()
    ceiling = fields.required("ceiling")?.times() ?? Amount(2)
    rule = fields.required("rule")?.text() ?? "REM-6"
    place = reader.place
    fields.finish()
  }
}

/// What a statute gives on top of the direct loss: the largest of its parts.
package struct StatutoryBasis: Sendable {
  package enum Measure: String, CaseIterable, Sendable { case price, loss }

  package let id: String
  package let name: Localized
  /// So many times the price or the loss; the larger of them counts.
  package let parts: [(times: Amount, of: Measure)]
  package let atLeast: Amount
  package let legal: LegalSource?

  init?(_ reader: PolicyReader) {
    let fields = reader.fields()
    defer { fields.finish() }
    let id = fields.required("id")?.identifier()
    let name = fields.required("name")?.localized()
    _ = fields.optional("rule")?.text()
    var parts: [(Amount, Measure)] = []
    for (times, of) in [("times", "of"), ("or_times", "or_of")] {
      let times = fields.optional(times)?.times()
      let measure = fields.optional(of)?.word(Measure.self)
      if let times, let measure { parts.append((times, measure)) }
    }
    self.parts = parts
    atLeast = fields.optional("at_least")?.amount() ?? .zero
    legal = LegalSource(fields)
    guard let id, let name else { return nil }
    (self.id, self.name) = (id, name)
  }
}

/// A kind of offer and the demands it answers (REM-2).
package struct OfferKind: Sendable {
  package let id: String
  package let name: Localized
  package let answers: [String]
  /// It is money, so an offer of it names the sum.
  package let needsAmount: Bool

  init?(_ reader: PolicyReader) {
    let fields = reader.fields()
    defer { fields.finish() }
    let id = fields.required("id")?.identifier()
    let name = fields.required("name")?.localized()
    answers = fields.required("answers")?.list { $0.text() } ?? []
    needsAmount = fields.optional("needs_amount")?.bool() ?? false
    _ = fields.optional("rule")?.text()
    guard let id, let name else { return nil }
    (self.id, self.name) = (id, name)
  }
}

/// How trouble of one category is made good (REM-3).
package struct Recovery: Sendable {
  package let id: String
  package let category: String
  package let steps: [Localized]
  package let offers: [OfferTemplate]
  package let place: PolicyPlace

  init?(_ reader: PolicyReader) {
    let fields = reader.fields()
    defer { fields.finish() }
    let id = fields.required("id")?.identifier()
    let category = fields.required("category")?.text()
    _ = fields.optional("rule")?.text()
    steps = fields.required("steps")?.texts() ?? []
    offers = fields.required("offers")?.list { OfferTemplate($0) } ?? []
    place = reader.place
    guard let id, let category else { return nil }
    (self.id, self.category) = (id, category)
  }
}

/// An offer that a recovery suggests.
package struct OfferTemplate: Sendable {
  package enum Moment: String, CaseIterable, Sendable { case now, temporary, later }

  package let id: String
  package let kind: String
  package let what: Localized
  package let when: Moment
  /// Whether it stands being told around (REM-2).
  package let told: Bool
  package let place: PolicyPlace

  init?(_ reader: PolicyReader) {
    let fields = reader.fields()
    defer { fields.finish() }
    let id = fields.required("id")?.identifier()
    let kind = fields.required("kind")?.text()
    let what = fields.required("what")?.localized()
    when = fields.required("when")?.word(Moment.self) ?? .later
    told = fields.required("told")?.bool() ?? false
    place = reader.place
    guard let id, let kind, let what else { return nil }
    (self.id, self.kind, self.what) = (id, kind, what)
  }
}

/// Steps to take for an expectation (REM-4).
package struct StepList: Sendable {
  package let id: String
  package let rule: String
  package let steps: [Localized]
  package let place: PolicyPlace

  init?(_ reader: PolicyReader, key: String) {
    let fields = reader.fields()
    defer { fields.finish() }
    let id = fields.required("id")?.identifier()
    let rule = fields.required("rule")?.text()
    _ = fields.optional("name")?.localized()
    steps = fields.required(key)?.texts() ?? []
    place = reader.place
    guard let id, let rule else { return nil }
    (self.id, self.rule) = (id, rule)
  }
}

/// A way of saying something, by id (REM-5).
package struct PolicyAdvice: Sendable {
  package let id: String
  package let rule: String
  package let text: Localized

  init?(_ reader: PolicyReader) {
    let fields = reader.fields()
    defer { fields.finish() }
    let id = fields.required("id")?.identifier()
    let rule = fields.required("rule")?.text()
    _ = fields.optional("name")?.localized()
    guard let text = fields.required("text")?.localized(), let id, let rule else { return nil }
    (self.id, self.rule, self.text) = (id, rule, text)
  }
}

/// What to do with the person in front of you (REM-9).
package struct Tactic: Sendable {
  package let id: String
  package let rule: String
  package let when: Condition
  package let lines: [Localized]
  package let place: PolicyPlace

  init?(_ reader: PolicyReader) {
    let fields = reader.fields()
    defer { fields.finish() }
    let id = fields.required("id")?.identifier()
    let rule = fields.required("rule")?.text()
    _ = fields.optional("name")?.localized()
    when = fields.optional("when").flatMap { Condition($0) } ?? .always
    lines = fields.required("do")?.texts() ?? []
    place = reader.place
    guard let id, let rule else { return nil }
    (self.id, self.rule) = (id, rule)
  }
}

/// A mistake that makes it worse, and what to do instead (REM-11).
package struct Mistake: Sendable {
  package let base: PolicyRule
  package let instead: Localized

  init?(_ reader: PolicyReader) {
    let fields = reader.fields()
    defer { fields.finish() }
    let base = PolicyRule(fields)
    guard let instead = fields.required("instead")?.localized(), let base else { return nil }
    (self.base, self.instead) = (base, instead)
  }
}

extension PolicyReader {
  /// An item of an id and a name.
  func namedID() -> (String, Localized)? {
    let fields = fields()
    defer { fields.finish() }
    let id = fields.required("id")?.identifier()
    let name = fields.required("name")?.localized()
    _ = fields.optional("rule")?.text()
    guard let id, let name else { return nil }
    return (id, name)
  }
}
