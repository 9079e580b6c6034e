import Casework
import Classify
import JSONText
import Policy
import Store

extension ExampleSuite {
  /// Whole complaints, judged as `classify --text` judges them; of each level so many must be right.
  static let examples = ExampleSuite(name: "examples") { (desk) throws(Failure) in
    guard try desk.workspace.contents(ExamplesPolicy.path) != nil else { return [] }
    let policy = try desk.policy(ClassifyPolicy.self)
    let learned = try desk.learned(policy)
    let file = try desk.policy(ExamplesPolicy.self)
    let byLevel = Dictionary(grouping: file.examples, by: \.level).sorted { $0.key < $1.key }
    return byLevel.map { level, examples in
      let wrong = examples.compactMap { example -> Misjudged? in
        let subject = Subject(
          fields: [("text", example.text)], facts: Facts(), wording: policy.wording)
        let verdict = Verdict(subject, by: policy, learned: learned)
        return verdict.level == level ? nil : Misjudged(example: example, verdict: verdict)
      }
      let result = ExampleResult(level, examples, wrong, least: file.least)
      return ExampleGroup(
        name: "examples.level-\(level)", rule: "CLS-10", place: examples[0].place,
        results: [result])
    }
  }
}

private struct Misjudged {
  let example: VerdictExample
  let verdict: Verdict
}

extension ExampleResult {
  fileprivate init(
    _ level: Int, _ examples: [VerdictExample], _ wrong: [Misjudged], least: Double
  ) {
    let right = Double(examples.count - wrong.count) / Double(examples.count)
    self.init(
      place: examples[0].place,
      text: say(
        zh: "\(examples.count) 个 \(level) 级范例", en: "\(examples.count) examples of level \(level)"),
      holds: nil,
      fault: right >= least ? nil : ExampleFault(wrong, of: examples.count, least: least))
  }
}

extension ExampleFault {
  /// How many are told of one by one.
  private static let most = 5

  fileprivate init(_ wrong: [Misjudged], of count: Int, least: Double) {
    let needed = Int((least * Double(count)).rounded(.up))
    let right = count - wrong.count
    self.init(
      message: Localized(
        zh: "至少要有 \(needed) 个判对，只有 \(right) 个",
        en: "at least \(needed) should be judged so, \(right) are"),
      reasons: wrong.prefix(ExampleFault.most).map { one in
        let place = "\(one.example.place.file):\(one.example.place.line)"
        return Reason(
          message: Localized(
            zh: "\(place) 判成 \(one.verdict.level) 级：\(one.example.text.prefix(60))",
            en: "\(place) is judged level \(one.verdict.level): \(one.example.text.prefix(60))"),
          json: [
            "file": .string(one.example.place.file),
            "line": .number(JSONNumber(one.example.place.line)),
            "level": .number(JSONNumber(one.verdict.level)),
          ])
      },
      hint: nil)
  }
}
