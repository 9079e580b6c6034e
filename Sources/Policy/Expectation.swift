package import Casework

/// What was found of one demand's expectation (CLS-7).
package struct ExpectationFinding: Sendable {
  /// Counted from 1, as the demands are.
  package let demand: Int
  package let rule: PolicyRule
  package let grounds: Grounds
}

extension ClassifyPolicy {
  /// Each demand's expectation: the first rule that holds for it, hardest first.
  package func expectations(
    of subject: Case, _ circumstances: Circumstances
  ) -> [ExpectationFinding] {
    var asked = Subject(subject, circumstances, wording)
    return subject.demands.enumerated().compactMap { index, demand in
      asked.facts.set("demand.kind", demand.kind)
      asked.facts.numbers["demand.amount"] = demand.money?.amount
      for rule in expectations {
        if let grounds = rule.when.grounds(in: asked) {
          return ExpectationFinding(demand: index + 1, rule: rule, grounds: grounds)
        }
      }
      return nil
    }
  }

  /// The hardest of several expectations.
  package func hardest(_ findings: [ExpectationFinding]) -> String? {
    expectations.map(\.id).first { id in findings.contains { $0.rule.id == id } }
  }
}
