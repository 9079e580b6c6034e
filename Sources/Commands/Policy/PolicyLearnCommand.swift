import ArgumentParser
import Casework
import JSONText
import Policy
import Store

struct PolicyLearnCommand: LeafCommand {
  static let about = Localized(
    zh: "把人工改定的级别收进范例，往后照着判",
    en: "take the levels that people set into the examples, to judge by them")
  static let examples = [
    Localized(same: "cs policy learn --dry-run"),
    Localized(same: "cs policy learn --since 2026-01-01"),
  ]

  @Option(help: .text(zh: "只看这一天以后受理的", en: "of cases received from then on", "time"))
  var since: String?
  @Flag(
    name: .customLong("dry-run"),
    help: .text(zh: "只列出会收进去的，不写入", en: "list what it would take in, and write nothing"))
  var dryRun = false
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let since = try since.map { (text) throws(Failure) in try desk.start(of: text) }
    let known = Set(try desk.policy(ExamplesPolicy.self).examples.map(\.text))
    var corrections: [Correction] = []
    var told = known
    for id in try desk.store.ids() {
      let subject = try desk.store.open(id).complaint
      if let since, subject.received < since { continue }
      guard let correction = Correction(subject), told.insert(correction.text).inserted else {
        continue
      }
      corrections.append(correction)
    }
    if !corrections.isEmpty {
      let bytes = try PolicyLearnCommand.adding(corrections, desk)
      if !dryRun { try FileSystem.write(bytes, to: desk.workspace.path(ExamplesPolicy.path)) }
    }
    return reply(corrections)
  }

  /// The file with more examples at its end.
  ///
  /// - Throws: `config` when they would not stand among the others there.
  private static func adding(
    _ corrections: [Correction], _ desk: Desk
  ) throws(Failure) -> [UInt8] {
    var bytes = try desk.policyBytes(ExamplesPolicy.path)
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
    bytes += Array(corrections.map(\.yaml).joined().utf8)
    let faults = PolicyFaults()
    let read = desk.policyNode(ExamplesPolicy.path, bytes, faults).map {
      ExamplesPolicy.read($0, file: ExamplesPolicy.path, faults: faults)
    }
    let texts = Set(read?.examples.map(\.text) ?? [])
    guard faults.list.isEmpty, corrections.allSatisfy({ texts.contains($0.text) }) else {
      throw Failure(
        .config, rule: "examples-last", zh: "新的范例要写在文件末尾，而 examples 不是最后一个列表",
        en: "new examples go to the end of the file, and 'examples' isn't the last list there",
        hint: Localized(
          zh: "把 examples 移到文件末尾，每项以“  - text:”开头",
          en: "move 'examples' to the end, each item beginning with '  - text:'"),
        file: ExamplesPolicy.path)
    }
    return bytes
  }

  private func reply(_ corrections: [Correction]) -> Reply {
    let json: JSONObject = [
      "schema": "cs.policy.learn/1", "file": .string(ExamplesPolicy.path),
      "written": .bool(!dryRun && !corrections.isEmpty),
      "examples": .array(corrections.map { .object($0.json) }),
    ]
    return Reply(json, ids: corrections.map(\.id.text)) {
      var page = Page()
      for one in corrections {
        page.line(
          say(
            zh: "\(one.id.text)  \(one.level) 级（规则判 \(one.ruled) 级）",
            en: "\(one.id.text)  level \(one.level) (\(one.ruled) by the rules)"), .strong)
        page.paragraph(one.text)
      }
      page.line(
        dryRun
          ? say(
            zh: "会收进 \(corrections.count) 个范例（试运行，未写入）",
            en: "would take in \(corrections.count) examples (dry run, nothing written)")
          : say(
            zh: "\(ExamplesPolicy.path) 收进 \(corrections.count) 个范例",
            en: "\(corrections.count) examples taken into \(ExamplesPolicy.path)"),
        .good)
      return page
    }
  }
}

/// A case whose level a person set otherwise than the rules did.
private struct Correction: Sendable {
  let id: CaseID
  let text: String
  let level: Int
  /// The level by the rules.
  let ruled: Int
  let category: String?
  private let reason: String?

  /// Nil when nobody corrected the case's last classification.
  init?(_ subject: Case) {
    guard let event = subject.events.last(where: { $0.kind == .classified }),
      let ruled = event.data["rules_level"]?.int, let level = event.data["level"]?.int
    else { return nil }
    id = subject.id
    text = subject.fields["w5h1"]?.object?["what"]?.string ?? subject.summary
    (self.level, self.ruled) = (level, ruled)
    category = event.data["category"]?.string
    reason = event.data["reason"]?.string
  }

  /// As an item of the list, with where it comes from.
  var yaml: String {
    let source = (reason.map { "\(id.text): \($0)" } ?? id.text)
      .unicodeScalars.map { $0.properties.generalCategory == .control ? " " : String($0) }.joined()
    var lines = ["# \(source)", "- text: \(YAMLNode.quoted(text))", "  level: \(level)"]
    if let category { lines.append("  category: \(category)") }
    return lines.map { "  \($0)\n" }.joined()
  }

  var json: JSONObject {
    var json: JSONObject = [
      "case": .string(id.text), "text": .string(text), "level": .number(JSONNumber(level)),
      "rules_level": .number(JSONNumber(ruled)),
    ]
    json["category"] = category.map { .string($0) }
    return json
  }
}
