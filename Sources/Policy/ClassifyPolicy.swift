package import Casework
internal import Words

/// `policy/classify.yaml`: how a complaint is graded (CLS).
package struct ClassifyPolicy: PolicyFile {
  package static let name = "classify"

  package let wording: Wording
  package let levels: [LevelRule]
  /// What holds when no rule fires (CLS-2).
  package let fallback: (level: Int, category: String, rule: String)
  package let rules: [LevelCause]
  package let categories: [CategoryRule]
  package let styles: [PolicyRule]
  package let mindsets: [PolicyRule]
  package let difficult: [PolicyRule]
  /// Hardest first.
  package let expectations: [PolicyRule]
  package let rights: [RightRule]
  /// Nil where the rules alone decide.
  package let learned: LearnedRule?
  package let place: PolicyPlace

  package init(_ fields: PolicyFields) {
    wording = Wording(fields)
    levels = fields.required("levels")?.list { LevelRule($0) } ?? []
    let fallback = fields.required("default")
    self.fallback = fallback.map(ClassifyPolicy.fallback) ?? (2, "", "CLS-2")
    place = fallback?.place ?? fields.place
    rules = fields.required("rules")?.possible.list { LevelCause($0) } ?? []
    categories = fields.required("categories")?.list { CategoryRule($0) } ?? []
    styles = fields.required("styles")?.possible.list { PolicyRule.plain($0) } ?? []
    mindsets = fields.required("mindsets")?.possible.list { PolicyRule.plain($0) } ?? []
    difficult = fields.required("difficult")?.possible.list { PolicyRule.plain($0) } ?? []
    expectations = fields.required("expectations")?.list { PolicyRule.plain($0) } ?? []
    rights = fields.required("rights")?.possible.list { RightRule($0) } ?? []
    learned = fields.optional("learned").map { LearnedRule($0) }
    for list in [rules.map(\.base), categories.map(\.base), styles, mindsets, difficult] {
      list.checkIDs(fields.faults)
    }
    checkReferences(fallback, fields.faults)
  }

  private static func fallback(_ reader: PolicyReader) -> (Int, String, String) {
    let fields = reader.fields()
    defer { fields.finish() }
    return (
      fields.required("level")?.int(in: 1...3) ?? 2, fields.required("category")?.text() ?? "",
      fields.required("rule")?.text() ?? "CLS-2"
    )
  }

  private func checkReferences(_ reader: PolicyReader?, _ faults: PolicyFaults) {
    let ids = categories.map(\.base.id)
    if !ids.isEmpty, !ids.contains(fallback.category), let reader {
      reader.fault(
        "unknown-category",
        Localized(
          zh: "没有类别“\(fallback.category)”", en: "there is no category '\(fallback.category)'"),
        hint: nearest(fallback.category, among: ids).map(didYouMean))
    }
  }

  /// The names of the categories by id, read past whatever else may be wrong.
  package static func categoryNames(_ node: YAMLNode) -> [String: Localized] {
    var names: [String: Localized] = [:]
    for item in node["categories"]?.items ?? [] {
      guard let id = item["id"]?.scalar, let zh = item["name"]?["zh"]?.scalar,
        let en = item["name"]?["en"]?.scalar
      else { continue }
      names[id] = Localized(zh: zh, en: en)
    }
    return names
  }

  package func level(_ number: Int) -> LevelRule? { levels.first { $0.level == number } }
  package func category(_ id: String) -> CategoryRule? { categories.first { $0.base.id == id } }

  /// The name people read for an id of one of the lists.
  package func name(_ id: String) -> Localized? {
    let lists = [styles, mindsets, difficult, expectations, rights.map(\.base)]
    return category(id)?.base.name ?? lists.joined().first { $0.id == id }?.name
  }
}

extension Wording {
  init(_ fields: PolicyFields) {
    self.init(
      gap: fields.required("gap")?.int(in: 0...100) ?? 12,
      negation: fields.required("negation").map { Guard($0) } ?? .none,
      doubt: fields.optional("doubt").map { Guard($0) } ?? .none)
  }
}

extension Guard {
  fileprivate init(_ reader: PolicyReader) {
    let fields = reader.fields()
    defer { fields.finish() }
    self.init(
      fields.required("words")?.phrases() ?? [], after: fields.optional("after")?.phrases() ?? [],
      reach: fields.required("reach")?.int(in: 0...100) ?? 6)
    _ = fields.required("rule")?.text()
  }
}

/// A level, who takes it, and the clocks it starts.
package struct LevelRule: Sendable {
  package let base: PolicyRule
  package let level: Int
  /// The least role that takes it.
  package let role: String
  package let clocks: [ClockRule]

  init?(_ reader: PolicyReader) {
    let fields = reader.fields()
    defer { fields.finish() }
    let base = PolicyRule(fields)
    let level = fields.required("level")?.int(in: 1...3)
    role = fields.required("take")?.text() ?? ""
    clocks = fields.required("clocks")?.list { ClockRule($0) } ?? []
    guard let base, let level else { return nil }
    (self.base, self.level) = (base, level)
  }
}

/// Something that puts a complaint on a level.
package struct LevelCause: Sendable {
  package let base: PolicyRule
  package let level: Int

  init?(_ reader: PolicyReader) {
    let fields = reader.fields()
    defer { fields.finish() }
    let base = PolicyRule(fields)
    guard let level = fields.required("level")?.int(in: 1...3), let base else { return nil }
    (self.base, self.level) = (base, level)
  }
}

/// What a complaint is about (CLS-6).
package struct CategoryRule: Sendable {
  package let base: PolicyRule
  /// What a person must know to take it.
  package let skill: String
  /// The only level that a complaint of it may be on: what is urgent is no mere idea.
  package let level: Int?

  init?(_ reader: PolicyReader) {
    let fields = reader.fields()
    defer { fields.finish() }
    let base = PolicyRule(fields)
    skill = fields.required("skill")?.text() ?? ""
    level = fields.optional("level")?.int(in: 1...3)
    guard let base else { return nil }
    self.base = base
  }
}

/// A consumer right a complaint touches (CLS-8).
package struct RightRule: Sendable {
  package let base: PolicyRule
  package let citation: Localized

  init?(_ reader: PolicyReader) {
    let fields = reader.fields()
    defer { fields.finish() }
    let base = PolicyRule(fields)
    guard let citation = fields.required("citation")?.localized(), let base else { return nil }
    (self.base, self.citation) = (base, citation)
  }
}
