import Casework
import Classify
import JSONText
import Policy
import Store

extension ExampleSuite {
  /// Whole complaints, judged as `classify --text` judges them.
  static let examples = ExampleSuite(name: "examples") { (desk) throws(Failure) in
    guard try desk.workspace.contents(ExamplesPolicy.path) != nil else { return [] }
    let policy = try desk.policy(ClassifyPolicy.self)
    let learned = try desk.learned(policy)
    let examples = try desk.policy(ExamplesPolicy.self).examples
    let categories = Set(policy.categories.map(\.base.id))
    return Dictionary(grouping: examples, by: \.level).sorted { $0.key < $1.key }.map {
      level, all in
      ExampleGroup(
        name: "examples.level-\(level)", rule: "CLS-10", place: all[0].place,
        results: all.map { example in
          let subject = Subject(
            fields: [("text", example.text)], facts: Facts(), wording: policy.wording)
          let verdict = Verdict(subject, by: policy, learned: learned)
          return ExampleResult(example, verdict, categories)
        })
    }
  }
}

extension ExampleResult {
  fileprivate init(_ example: VerdictExample, _ verdict: Verdict, _ categories: Set<String>) {
    // A category of another trade, from the pack below, isn't asked for.
    let wanted = example.category.flatMap { categories.contains($0) ? $0 : nil }
    let isRight = verdict.level == example.level && verdict.category == wanted ?? verdict.category
    self.init(
      place: example.place, text: example.text, holds: nil,
      fault: isRight ? nil : ExampleFault(example, wanted, verdict))
  }
}

extension ExampleFault {
  fileprivate init(_ example: VerdictExample, _ category: String?, _ verdict: Verdict) {
    let wanted = ([String(example.level)] + [category].compactMap { $0 }).joined(separator: " · ")
    let found = "\(verdict.level) · \(verdict.category)"
    self.init(
      message: Localized(zh: "应为 \(wanted)，却是 \(found)", en: "should be \(wanted), is \(found)"),
      reasons: verdict.causes.prefix(3).map { cause in
        let words = cause.grounds.spans.prefix(3).map { "'\($0.text)'" }.joined(separator: ", ")
        return Reason(
          message: Localized(same: "\(cause.rule.id): \(words)"), json: cause.json)
      },
      hint: nil)
  }
}
