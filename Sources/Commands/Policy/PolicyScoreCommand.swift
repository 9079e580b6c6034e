import ArgumentParser
import Casework
import Classify
import JSONText
import Policy
import Store

struct PolicyScoreCommand: LeafCommand {
  static let about = Localized(
    zh: "算出判得有多准：查准率和查全率", en: "how well texts are graded: precision and recall")
  static let examples = [
    Localized(same: "cs policy score"),
    Localized(same: "cs policy score labelled.jsonl"),
    Localized(same: "cs policy score --folds 5"),
  ]

  @Argument(
    help: .text(
      zh: "标注好的文字，每行一个 JSON：text、level、category；不写则用 policy/examples.yaml",
      en:
        "labelled texts, JSON Lines with text, level and category; policy/examples.yaml if left out",
      "file"))
  var file: String?
  @Option(
    help: .text(
      zh: "交叉检验：范例分成几份，轮流用其余的学、考这一份",
      en: "cross-check: the examples in so many parts, each judged by what the others teach", "n"))
  var folds: Int?
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if let folds, !(2...20).contains(folds) {
      throw ValidationError(say(zh: "--folds 取 2 到 20", en: "--folds takes 2 to 20"))
    }
    if folds != nil, file != nil {
      throw ValidationError(
        say(zh: "--folds 考的是范例，不能再给文件", en: "--folds judges the examples; it goes with no file"))
    }
  }

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let policy = try desk.policy(ClassifyPolicy.self)
    let grader = try Grader(policy, desk)
    let report: ScoreReport
    if let folds {
      report = grader.folded(folds)
    } else if let file {
      report = grader.judged(try LabelledText.read(file, desk))
    } else {
      report = grader.judged(grader.own)
    }
    return Reply(report.json) { report.page }
  }
}

/// Grades labelled texts and counts.
private struct Grader {
  let own: [LabelledText]
  private let policy: ClassifyPolicy
  private let learned: Learned?
  private let teaching: [VerdictExample]

  init(_ policy: ClassifyPolicy, _ desk: Desk) throws(Failure) {
    self.policy = policy
    learned = try desk.learned(policy)
    let hasFile = try desk.workspace.contents(ExamplesPolicy.path) != nil
    let file = hasFile ? try desk.policy(ExamplesPolicy.self) : nil
    own = (file?.examples ?? []).map(LabelledText.init)
    teaching = try file.map { (file) throws(Failure) in try desk.teaching(file) } ?? []
  }

  func judged(_ texts: [LabelledText]) -> ScoreReport {
    var report = ScoreReport(policy)
    for text in texts { report.add(text, verdict(text, learned)) }
    return report
  }

  /// An example and its near miss stay in one part.
  func folded(_ count: Int) -> ScoreReport {
    var report = ScoreReport(policy)
    for part in 0..<count {
      let held = Set(parts(of: own, count)[part].map(\.text))
      let taught = teaching.filter { !held.contains($0.text) }
      let learned = self.learned == nil ? nil : Learned(taught, policy)
      for text in own where held.contains(text.text) { report.add(text, verdict(text, learned)) }
    }
    return report
  }

  private func parts(of texts: [LabelledText], _ count: Int) -> [[LabelledText]] {
    var parts: [[LabelledText]] = Array(repeating: [], count: count)
    var pair = -1
    for text in texts {
      if !text.isNearMiss { pair += 1 }
      parts[max(0, pair) % count].append(text)
    }
    return parts
  }

  private func verdict(_ text: LabelledText, _ learned: Learned?) -> Verdict {
    Verdict(
      Subject(fields: [("text", text.text)], facts: Facts(), wording: policy.wording), by: policy,
      learned: learned)
  }
}

/// A text and what a person says of it.
private struct LabelledText {
  let text: String
  let level: Int
  let category: String?
  var isNearMiss = false

  init(_ example: VerdictExample) {
    (text, level, category) = (example.text, example.level, example.category)
    isNearMiss = example.isNearMiss
  }

  private init?(_ object: JSONObject) {
    guard let text = object["text"]?.string, let level = object["level"]?.int, 1...3 ~= level else {
      return nil
    }
    (self.text, self.level, category) = (text, level, object["category"]?.string)
  }

  static func read(_ path: String, _ desk: Desk) throws(Failure) -> [LabelledText] {
    guard let bytes = try FileSystem.contents(desk.world.absolute(path)) else {
      throw Failure(.noinput, rule: "no-such-file", zh: "没有文件“\(path)”", en: "no file '\(path)'")
    }
    var texts: [LabelledText] = []
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    {
      if line.allSatisfy({ $0 <= 0x20 }) { continue }
      let object = (try? JSONValue.parse(Array(line)))?.object
      guard let text = object.flatMap(LabelledText.init) else {
        throw Failure(
          .dataerr, rule: "bad-label", zh: "应为带 text 和 level（1–3）的 JSON 对象",
          en: "expected a JSON object with text and level (1–3)", file: path, line: index + 1)
      }
      texts.append(text)
    }
    return texts
  }
}

/// Precision and recall by level and by category.
private struct ScoreReport: Sendable {
  private let policy: ClassifyPolicy
  private var levels = Score()
  private var categories = Score()
  private var count = 0

  init(_ policy: ClassifyPolicy) { self.policy = policy }

  mutating func add(_ text: LabelledText, _ verdict: Verdict) {
    count += 1
    levels.add(label: String(text.level), found: String(verdict.level))
    guard let category = text.category, policy.category(category) != nil else { return }
    categories.add(label: category, found: verdict.category)
  }

  var json: JSONObject {
    [
      "schema": "cs.policy.score/1", "texts": .number(JSONNumber(count)),
      "levels": .object(ScoreReport.json(levels)),
      "categories": .object(ScoreReport.json(categories)),
    ]
  }

  private static func json(_ score: Score) -> JSONObject {
    [
      "macro_f1": .string(text(score.macroF1)), "accuracy": .string(text(score.accuracy)),
      "labels": .array(
        score.rows.map { row in
          var object: JSONObject = [
            "label": .string(row.label), "texts": .number(JSONNumber(row.count)),
            "found": .number(JSONNumber(row.found)), "hits": .number(JSONNumber(row.hits)),
          ]
          object["precision"] = row.precision.map { .string(text($0)) }
          object["recall"] = row.recall.map { .string(text($0)) }
          return .object(object)
        }),
    ]
  }

  /// Three places, rounded down: nothing looks better than it is.
  private static func text(_ share: Double) -> String {
    let thousandths = Int(share * 1000)
    let digits = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }

  var page: Page {
    var page = Page()
    print(levels, say(zh: "级别", en: "Level"), on: &page) { $0 }
    print(categories, say(zh: "类别", en: "Category"), on: &page) { label in
      policy.category(label)?.base.name() ?? label
    }
    return page
  }

  private func print(
    _ score: Score, _ title: String, on page: inout Page, _ name: (String) -> String
  ) {
    page.heading(
      say(
        zh:
          "\(title)：宏平均 F1 \(ScoreReport.text(score.macroF1))，准确率 \(ScoreReport.text(score.accuracy))",
        en:
          "\(title): macro F1 \(ScoreReport.text(score.macroF1)), accuracy \(ScoreReport.text(score.accuracy))"
      ))
    page.row([
      (title, .faint), (say(zh: "件数", en: "texts"), .faint),
      (say(zh: "查准", en: "precision"), .faint),
      (say(zh: "查全", en: "recall"), .faint),
    ])
    for row in score.rows {
      page.row([
        (name(row.label), .plain), (String(row.count), .plain),
        (row.precision.map(ScoreReport.text) ?? "–", .plain),
        (row.recall.map(ScoreReport.text) ?? "–", .plain),
      ])
    }
  }
}
