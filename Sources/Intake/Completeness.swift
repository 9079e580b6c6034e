package import Casework
package import JSONText
package import Policy

/// A question that is still open, and the field it is about (INT-4).
package struct MissingField: Sendable {
  /// `w5h1.when`, `demands.1.by`.
  package let field: String
  package let ask: Localized

  package var json: JSONValue { ["field": .string(field), "ask": .string(ask())] }
}

package enum Completeness {
  /// What the register form and the demands still lack, in the order of the policy's questions.
  package static func missing(_ subject: Case, _ policy: IntakePolicy) -> [MissingField] {
    policy.questions.flatMap { question -> [MissingField] in
      guard let kind = question.demand else {
        let path = question.field.split(separator: ".").map(String.init)
        let value = JSONValue.object(subject.fields).value(at: path[...])
        return isEmpty(value) ? [MissingField(field: question.field, ask: question.ask)] : []
      }
      return subject.demands.enumerated().compactMap { index, demand in
        guard demand.kind == kind, isEmpty(demand.fields[question.field]) else { return nil }
        return MissingField(field: "demands.\(index + 1).\(question.field)", ask: question.ask)
      }
    }
  }

  /// The share of the questions that apply and are answered, from 0 to 1, to two places.
  package static func share(_ subject: Case, _ policy: IntakePolicy) -> Amount {
    let asked = policy.questions.reduce(0) { sum, question in
      sum + (question.demand.map { kind in subject.demands.count { $0.kind == kind } } ?? 1)
    }
    let answered = asked - missing(subject, policy).count
    return Amount(answered).ratio(to: Amount(asked)) ?? Amount(1)
  }

  private static func isEmpty(_ value: JSONValue?) -> Bool {
    switch value {
    case nil, .null: true
    case .string(let text): text.isEmpty
    case .array(let items): items.isEmpty
    default: false
    }
  }
}
