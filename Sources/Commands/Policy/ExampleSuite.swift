import Casework
import JSONText
import Policy

/// The examples of one policy file.
struct ExampleSuite: Sendable {
  /// The file's name: `classify`.
  let name: String
  let run: @Sendable (Desk) throws(Failure) -> [ExampleGroup]

  /// Every file that has examples; what is listed here is run.
  static let all: [ExampleSuite] = [.classify, .examples, .escalate, .remedy, .calendar]

  var path: String { "policy/\(name).yaml" }
}

/// The examples of one item of policy.
struct ExampleGroup: Sendable {
  /// The list and the id of the item: `rules.hazard-leakage`.
  let name: String
  /// A rule id of the domain: `CLS-1`.
  let rule: String
  let place: PolicyPlace
  /// Whether it ought to have an example, and a near miss.
  var isCounted = false
  let results: [ExampleResult]

  var id: String {
    String(name[(name.firstIndex(of: ".").map(name.index(after:)) ?? name.startIndex)...])
  }

  /// What is missing: `example`, `near-miss`.
  var lacks: [String] {
    guard isCounted else { return [] }
    return [(true, "example"), (false, "near-miss")].compactMap { holds, word in
      results.contains { $0.holds == holds } ? nil : word
    }
  }
}

/// How one example came out.
struct ExampleResult: Sendable {
  let place: PolicyPlace
  /// What was tried.
  let text: String
  /// Whether the item should hold for it; nil where that isn't what is tried.
  let holds: Bool?
  /// How many examples it is of, each counted once.
  var count = 1
  /// Nil when it came out as it should.
  let fault: ExampleFault?
}

/// Why an example came out wrong.
struct ExampleFault: Sendable {
  /// What should have been, and what is.
  let message: Localized
  let reasons: [Reason]
  let hint: Localized?

  struct Reason: Sendable {
    let message: Localized
    /// The same for programs.
    var json: JSONObject = [:]
  }
}

// MARK: - Rules with words

extension ExampleSuite {
  private static let classify = ExampleSuite(name: "classify") { (desk) throws(Failure) in
    let policy = try desk.policy(ClassifyPolicy.self)
    return groups("rules", policy.rules.map(\.base), policy.wording, isCounted: true)
      + groups("categories", policy.categories.map(\.base), policy.wording)
      + groups("styles", policy.styles, policy.wording)
      + groups("mindsets", policy.mindsets, policy.wording)
      + groups("difficult", policy.difficult, policy.wording)
      + groups("rights", policy.rights.map(\.base), policy.wording)
  }

  private static let escalate = ExampleSuite(name: "escalate") { (desk) throws(Failure) in
    let policy = try desk.policy(EscalatePolicy.self)
    let wording = try desk.policy(ClassifyPolicy.self).wording
    return groups("signals", policy.signals, wording)
      + groups("abnormal", policy.abnormal, wording)
  }

  private static let remedy = ExampleSuite(name: "remedy") { (desk) throws(Failure) in
    groups(
      "mistakes", try desk.policy(RemedyPolicy.self).mistakes.map(\.base),
      try desk.policy(ClassifyPolicy.self).wording)
  }

  private static func groups(
    _ list: String, _ rules: [PolicyRule], _ wording: Wording, isCounted: Bool = false
  ) -> [ExampleGroup] {
    rules.map { rule in
      ExampleGroup(
        name: "\(list).\(rule.id)", rule: rule.rule, place: rule.place, isCounted: isCounted,
        results: rule.examples.map { ExampleResult($0, of: rule, wording) })
    }
  }
}

extension ExampleResult {
  /// Tries a rule on the words of an example, of which no fact is known.
  init(_ example: PolicyExample, of rule: PolicyRule, _ wording: Wording) {
    let subject = Subject(fields: [("text", example.text)], facts: Facts(), wording: wording)
    let isRight = (rule.when.grounds(in: subject) != nil) == example.holds
    self.init(
      place: example.place, text: example.text, holds: example.holds,
      fault: isRight ? nil : ExampleFault(example, rule.when.findings(in: subject)))
  }
}
