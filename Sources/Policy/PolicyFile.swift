package import Casework

/// A file of `policy/` read as the type its schema describes.
package protocol PolicyFile: Sendable {
  /// The file's name without its ending, which is also the last part of its schema.
  static var name: String { get }
  /// Reads what follows the `schema` line; what is missing or wrong becomes a fault.
  init(_ fields: PolicyFields)
}

extension PolicyFile {
  package static var path: String { "policy/\(name).yaml" }

  /// Reads the text of a policy file.
  ///
  /// - Throws: every fault of the file, each with its place.
  package static func read(_ bytes: [UInt8], file: String = path) throws(Faults) -> Self {
    let faults = PolicyFaults()
    let policy = read(bytes, file: file, faults: faults)
    try faults.check()
    guard let policy else { throw Faults(faults.sorted) }
    return policy
  }

  /// Reads on past faults; nil when the text is no YAML at all.
  package static func read(_ bytes: [UInt8], file: String, faults: PolicyFaults) -> Self? {
    YAML.parse(bytes, file: file, faults: faults).map { read($0, file: file, faults: faults) }
  }

  /// Reads the nodes of a policy file, on past faults.
  package static func read(_ node: YAMLNode, file: String, faults: PolicyFaults) -> Self {
    let fields = PolicyReader(node, file: file, faults: faults).fields()
    _ = fields.required("schema")?.choice(["cs.policy.\(name)/1"])
    let policy = Self(fields)
    fields.finish()
    return policy
  }
}

/// What most items of a policy have: an id, a name for people, the rule it comes from, and when it
/// holds.
package struct PolicyRule: Sendable {
  package var id: String
  package var name: Localized
  /// A rule id of the domain: `CLS-1`.
  package var rule: String
  package var when: Condition
  package var place: PolicyPlace
  package var examples: [PolicyExample]

  /// Reads the shared keys of an item; the caller reads the others and calls `finish`.
  init?(_ fields: PolicyFields, needsName: Bool = true) {
    let id = fields.required("id")?.identifier()
    let name = (needsName ? fields.required("name") : fields.optional("name"))?.localized()
    let rule = fields.required("rule")?.text()
    when = fields.optional("when").flatMap { Condition($0) } ?? .always
    examples = fields.optional("examples")?.list { PolicyExample($0) } ?? []
    place = fields.place
    guard let id, let rule else { return nil }
    self.id = id
    self.name = name ?? Localized(same: id)
    self.rule = rule
  }

  /// Reads an item that has the shared keys only.
  static func plain(_ reader: PolicyReader) -> PolicyRule? {
    let fields = reader.fields()
    defer { fields.finish() }
    return PolicyRule(fields)
  }

  /// `CLS-1 policy/classify.yaml:12`, as an event keeps it.
  package var citation: String { "\(rule) \(place.file):\(place.line)" }
}

/// A text that a rule must fire on, or must not (CLS-10).
package struct PolicyExample: Sendable {
  package var text: String
  package var holds: Bool
  package var place: PolicyPlace

  init?(_ reader: PolicyReader) {
    let fields = reader.fields()
    let text = fields.required("text")?.text()
    let holds = fields.required("is")?.bool()
    fields.finish()
    guard let text, let holds else { return nil }
    self.text = text
    self.holds = holds
    place = reader.place
  }
}

/// Where a law or a regulator's page says so, and when somebody last looked.
package struct LegalSource: Hashable, Sendable {
  package var citation: Localized
  package var source: String?
  package var article: String?
  /// Nil when nobody has checked it.
  package var verified: CivilDay?

  init?(_ fields: PolicyFields) {
    let citation = fields.optional("citation")?.localized()
    source = fields.optional("source")?.text()
    article = fields.optional("article")?.text()
    let verified = fields.optional("verified")
    self.verified = verified?.node.scalar == "false" ? nil : verified?.day()
    guard let citation else { return nil }
    self.citation = citation
  }
}

extension PolicyReader {
  /// Lower case letters, digits, hyphens and points.
  func identifier() -> String? {
    guard let text = text() else { return nil }
    let plain = text.utf8.allSatisfy { byte in
      (97...122).contains(byte) || (48...57).contains(byte) || byte == 45 || byte == 46
        || byte == 95
    }
    if plain, !text.isEmpty { return text }
    unfit(
      Localized(
        zh: "由小写字母、数字和连字符组成的标识", en: "an id of lower case letters, digits and hyphens"))
    return nil
  }

  func day() -> CivilDay? {
    guard let text = text() else { return nil }
    guard let day = CivilDay(text) else {
      unfit(Localized(zh: "日期，如 2026-02-28", en: "a day such as 2026-02-28"))
      return nil
    }
    return day
  }

  /// A clock that an item of policy starts: `{clock: contact, within: 10m, rule: INT-2}`.
  func clock() -> ClockStart? {
    let fields = fields()
    defer { fields.finish() }
    return clock(fields)
  }

  /// The keys of a clock among others.
  func clock(_ fields: PolicyFields) -> ClockStart? {
    let clock = fields.required("clock")?.identifier()
    let within = fields.required("within")?.limit()
    let rule = fields.required("rule")?.text()
    let like = fields.optional("like")?.text()
    let legal = LegalSource(fields)
    guard let clock, let within, let rule else { return nil }
    var start = ClockStart(
      clock: clock, within: within, policy: "\(rule) \(place.file):\(place.line)",
      citation: legal?.citation, like: like)
    start.isVerified = legal.map { $0.verified != nil } ?? true
    start.verified = legal?.verified
    return start
  }

  /// A list of texts in both languages.
  func texts() -> [Localized] { list { $0.localized() } }
}

extension [PolicyRule] {
  /// Adds a fault for each id that stands twice.
  func checkIDs(_ faults: PolicyFaults) {
    var seen = Set<String>()
    for rule in self where !seen.insert(rule.id).inserted {
      faults.add(
        "duplicate-id", Localized(zh: "标识“\(rule.id)”重复", en: "the id '\(rule.id)' stands twice"),
        at: rule.place)
    }
  }
}
