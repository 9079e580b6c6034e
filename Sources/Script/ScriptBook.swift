package import Casework
package import Policy

/// The scripts of a workspace: what to say, and when it fits.
package struct ScriptBook: Sendable {
  package static let schema = "cs.scripts/1"

  /// When in a case something is said.
  package enum Moment: String, CaseIterable, Sendable {
    case opening, explain, plan, offer, apology, reject, closing, visit
    case visitSatisfied = "visit-satisfied"
    case visitNeutral = "visit-neutral"
    case visitDissatisfied = "visit-dissatisfied"
  }

  /// The placeholders that scripts may use.
  package static let placeholders = [
    "customer", "agent", "company", "matter", "product", "demand", "offer", "amount", "due",
    "promise", "verdict", "reason",
  ]

  /// Those that have a value in every case.
  private static let constant: Set = ["company", "matter"]

  /// Which placeholders a script needs a value for, those that always have one left out.
  package static func needs(of text: String) -> TemplateNeeds {
    var needs =
      (try? Mustache(text).needs) ?? TemplateNeeds(always: [], perhaps: Set(placeholders))
    needs.perhaps.subtract(constant)
    return needs
  }

  package private(set) var scripts: [ScriptTemplate] = []

  package init() {}

  /// Adds the scripts of one file.
  package mutating func read(_ bytes: [UInt8], file: String, faults: PolicyFaults) {
    guard let node = YAML.parse(bytes, file: file, faults: faults) else { return }
    read(node, file: file, faults: faults)
  }

  /// Adds the scripts of one file.
  ///
  /// - Parameter only: the moment that is asked for; nil reads, and so proves, every script.
  package mutating func read(
    _ node: YAMLNode, file: String, only moment: Moment? = nil, faults: PolicyFaults
  ) {
    let fields = PolicyReader(node, file: file, faults: faults).fields()
    _ = fields.required("schema")?.choice([ScriptBook.schema])
    let found =
      fields.required("scripts")?.list { reader -> ScriptTemplate? in
        if let moment, reader.node["moment"]?.scalar != moment.rawValue { return nil }
        return ScriptTemplate(reader)
      } ?? []
    fields.finish()
    for script in found {
      if scripts.contains(where: { $0.id == script.id }) {
        faults.add(
          "duplicate-id",
          Localized(zh: "话术“\(script.id)”重复", en: "the script '\(script.id)' stands twice"),
          at: script.place)
      }
      scripts.append(script)
    }
  }

  /// The scripts of a moment whose conditions hold, the first to be taken, file by file in the order
  /// of their names.
  package func scripts(for moment: Moment, _ subject: Subject) -> [ScriptTemplate] {
    scripts.filter { $0.moment == moment && $0.when.grounds(in: subject) != nil }
  }

  package func script(for moment: Moment, _ subject: Subject) -> ScriptTemplate? {
    scripts(for: moment, subject).first
  }
}

/// One script, in both languages.
package struct ScriptTemplate: Sendable {
  package let id: String
  package let moment: ScriptBook.Moment
  package let rule: String
  package let when: Condition
  package let place: PolicyPlace
  private let zh: Mustache
  private let en: Mustache

  init?(_ reader: PolicyReader) {
    let fields = reader.fields()
    defer { fields.finish() }
    let id = fields.required("id")?.text()
    let moment = fields.required("moment")?.word(ScriptBook.Moment.self)
    rule = fields.required("rule")?.text() ?? ""
    when = fields.optional("when").flatMap { Condition($0) } ?? .always
    let zh = fields.required("zh")?.mustache()
    let en = fields.required("en")?.mustache()
    place = reader.place
    guard let id, let moment, let zh, let en else { return nil }
    (self.id, self.moment, self.zh, self.en) = (id, moment, zh, en)
  }

  /// The text to say; a placeholder without a value stays and is named in `unresolved`.
  package func text(
    _ values: [String: String], language: Language = .current
  ) -> (text: String, unresolved: [String]) {
    var unresolved: [String] = []
    let template = language == .zh ? zh : en
    return (template.render(values, unresolved: &unresolved), unresolved)
  }
}

extension PolicyReader {
  /// A text with placeholders, all of them known.
  fileprivate func mustache() -> Mustache? {
    guard let text = text() else { return nil }
    do throws(Diagnostic) {
      let mustache = try Mustache(text)
      for name in mustache.names where !ScriptBook.placeholders.contains(name) {
        fault(
          "unknown-placeholder",
          Localized(zh: "未知的占位符“\(name)”", en: "unknown placeholder '\(name)'"),
          hint: nearest(name, among: ScriptBook.placeholders).map(didYouMean))
      }
      return mustache
    } catch {
      fault(error.rule, error.message)
      return nil
    }
  }
}
