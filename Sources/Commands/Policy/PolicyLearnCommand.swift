import ArgumentParser
import Casework
import Classify
import JSONText
import Policy
import Store

struct PolicyLearnCommand: LeafCommand {
  static let about = Localized(
    zh: "把人工改定的级别和类别收进范例，往后照着判",
    en: "take what people set otherwise into the examples, to judge by it")
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
    var corrections: [CorrectedCase] = []
    var told = known
    for id in try desk.store.ids() {
      let subject = try desk.store.open(id).complaint
      if let since, subject.received < since { continue }
      guard let correction = CorrectedCase(subject), told.insert(correction.text).inserted else {
        continue
      }
      corrections.append(correction)
    }
    if !corrections.isEmpty {
      let bytes = try PolicyLearnCommand.adding(corrections, desk)
      if !dryRun { try FileSystem.write(bytes, to: desk.workspace.path(ExamplesPolicy.path)) }
    }
    return reply(corrections, try PhraseBook(desk, classify: desk.policy(ClassifyPolicy.self)))
  }

  private static func examples(_ count: Int) -> String {
    count == 1 ? "1 example" : "\(count) examples"
  }

  /// The file with more examples at its end.
  ///
  /// - Throws: `config` when they would not stand among the others there.
  private static func adding(
    _ corrections: [CorrectedCase], _ desk: Desk
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

  private func reply(_ corrections: [CorrectedCase], _ words: PhraseBook) -> Reply {
    let json: JSONObject = [
      "schema": "cs.policy.learn/1", "file": .string(ExamplesPolicy.path),
      "written": .bool(!dryRun && !corrections.isEmpty),
      "examples": .array(corrections.map { .object($0.json) }),
    ]
    return Reply(json, ids: corrections.map(\.id.text)) {
      var page = Page()
      for one in corrections {
        page.line(one.title(words), .strong)
        page.paragraph(one.text)
      }
      page.line(
        dryRun
          ? say(
            zh: "会收进 \(corrections.count) 个范例（试运行，未写入）",
            en:
              "would take in \(PolicyLearnCommand.examples(corrections.count)) (dry run, nothing written)"
          )
          : say(
            zh: "\(ExamplesPolicy.path) 收进 \(corrections.count) 个范例",
            en:
              "\(PolicyLearnCommand.examples(corrections.count)) taken into \(ExamplesPolicy.path)"),
        .good)
      return page
    }
  }
}

/// A case that a person set otherwise than it was judged, as an example.
private struct CorrectedCase: Sendable {
  let id: CaseID
  let text: String
  private let correction: Correction

  /// Nil when nobody corrected the case's last classification.
  init?(_ subject: Case) {
    guard let correction = Correction(of: subject) else { return nil }
    self.correction = correction
    id = subject.id
    let told = subject.fields["w5h1"]?.object?["what"]?.string ?? subject.summary
    text = told.anonymous(customer: subject.customerName)
  }

  /// As an item of the list, with where it comes from.
  var yaml: String {
    let source = (correction.reason.map { "\(id.text): \($0)" } ?? id.text)
      .unicodeScalars.map { $0.properties.generalCategory == .control ? " " : String($0) }.joined()
    let lines = [
      "# \(source)", "- text: \(YAMLNode.quoted(text))", "  level: \(correction.level)",
      "  category: \(correction.category)",
    ]
    return lines.map { "  \($0)\n" }.joined()
  }

  var json: JSONObject {
    [
      "case": .string(id.text), "text": .string(text),
      "level": .number(JSONNumber(correction.level)),
      "rules_level": .number(JSONNumber(correction.judged.level)),
      "category": .string(correction.category),
      "rules_category": .string(correction.judged.category),
    ]
  }

  /// The id, and what it is now and was judged as.
  func title(_ words: PhraseBook) -> String {
    let now = "\(level(correction.level)) · \(words.rule("category", correction.category))"
    let judged =
      "\(level(correction.judged.level)) · \(words.rule("category", correction.judged.category))"
    return say(
      zh: "\(id.text)  \(now)（规则判 \(judged)）", en: "\(id.text)  \(now) (\(judged) by the rules)")
  }

  private func level(_ number: Int) -> String {
    say(zh: "\(number) 级", en: "level \(number)")
  }
}
