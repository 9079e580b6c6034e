package import Casework
package import JSONText
package import Policy

/// How to make a case good: what to do, what may be offered, and what not to do (REM-1 to REM-9).
package struct RemedyPlan: Sendable {
  package var category: String?
  package var recovery: Recovery?
  /// For each demand, the steps its expectation asks for (REM-4).
  package var expectations: [(demand: Demand, steps: StepList)] = []
  /// Offered when an expectation must come down (REM-5).
  package var lowering: [PolicyAdvice] = []
  package var tactics: [(tactic: Tactic, grounds: Grounds)] = []
  package var offers: [SuggestedOffer] = []
  package var claim: Claim
  package var mistakes: [(mistake: Mistake, grounds: Grounds)] = []
  /// The newest closed cases of the category whose customers were content (REM-12).
  package var like: [CaseID] = []

  package struct SuggestedOffer: Sendable {
    package var template: OfferTemplate
    package var tests: OfferTests
  }

  package init(
    _ subject: Case, _ circumstances: Circumstances, _ policy: RemedyPolicy, _ wording: Wording
  ) {
    category = subject.category
    recovery = policy.recovery(of: subject.category)
    claim = Claim(subject, policy)
    expectations = subject.demands.compactMap { demand in
      policy.expectations.first { $0.id == demand.expectation }.map { (demand, $0) }
    }
    let hard: Set = ["too-high", "unreasonable", "not-satisfiable"]
    if expectations.contains(where: { hard.contains($0.steps.id) }) { lowering = policy.lowering }
    let asked = Subject(subject, circumstances, wording)
    tactics = policy.tactics.compactMap { tactic in
      tactic.when.grounds(in: asked).map { (tactic, $0) }
    }
    offers = (recovery?.offers ?? []).map { template in
      SuggestedOffer(template: template, tests: OfferTests(template, subject, policy))
    }
    mistakes = policy.mistakes.compactMap { mistake in
      mistake.base.when.isAlways
        ? nil : mistake.base.when.grounds(in: asked).map { (mistake, $0) }
    }
  }
}

extension Claim {
  /// `compensation` of a plan: sums as decimal texts of the workspace's currency.
  package func json(currency: String) -> JSONObject {
    func money(_ amount: Amount?) -> JSONValue? { amount.map { Money($0, currency).json } }
    var object: JSONObject = [:]
    object["direct"] = money(direct)
    object["indirect"] = money(indirect)
    object["claim"] = money(claimed)
    object["ratio"] = ratio.map { .string($0.shortText) }
    object["ceiling"] = money(ceiling)
    object["verdict"] = .string(verdict.rawValue)
    object["basis"] = basis.map { .string($0.id) }
    object["statutory"] = money(statutory)
    object["causal"] = .bool(isCausal)
    return object
  }
}
