import Casework
import JSONText
import Policy

/// The examples of the policy files, as their tests (CLS-10).
enum PolicyExamples {
  struct Result: Sendable {
    let id: String
    let example: PolicyExample
    /// Whether the rule holds as the example says.
    let isRight: Bool

    var json: JSONObject {
      [
        "id": .string(id), "file": .string(example.place.file),
        "line": .number(JSONNumber(example.place.line)), "text": .string(example.text),
        "is": .bool(example.holds),
      ]
    }

    var line: String {
      let should =
        example.holds
        ? say(zh: "应命中而没有", en: "should hold and does not")
        : say(zh: "不应命中却命中", en: "should not hold and does")
      return "\(example.place.file):\(example.place.line): \(id): \(should): \(example.text)"
    }
  }

  static func run(_ desk: Desk) throws(Failure) -> [Result] {
    let classify = try desk.policy(ClassifyPolicy.self)
    let escalate = try desk.policy(EscalatePolicy.self)
    let remedy = try desk.policy(RemedyPolicy.self)
    let lists: [[PolicyRule]] = [
      classify.rules.map(\.base), classify.categories.map(\.base), classify.styles,
      classify.mindsets, classify.difficult, classify.rights.map(\.base), escalate.signals,
      escalate.abnormal, remedy.mistakes.map(\.base),
    ]
    return lists.joined().flatMap { rule in
      rule.examples.map { example in
        let subject = Subject(
          fields: [("text", example.text)], facts: Facts(), wording: classify.wording)
        let holds = rule.when.grounds(in: subject) != nil
        return Result(id: rule.id, example: example, isRight: holds == example.holds)
      }
    }
  }
}
