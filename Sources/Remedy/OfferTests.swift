package import Casework
package import JSONText
package import Policy

/// The three tests of an offer (REM-2).
package struct OfferTests: Sendable {
  /// It meets a demand the customer has.
  package var need: Bool
  /// It helps now, if only for the time being or by a substitute.
  package var now: Bool
  /// It stands being told around; nil when nobody has said.
  package var told: Bool?

  /// Tests an offer that the policy suggests.
  package init(_ template: OfferTemplate, _ subject: Case, _ policy: RemedyPolicy) {
    need = OfferTests.meetsNeed(template.kind, subject, policy)
    now = template.when != .later
    told = template.told
  }

  /// Tests an offer in somebody's own words, by what the policy says of its kind for the category.
  package init(
    kind: String, by due: Timestamp?, _ subject: Case, _ policy: RemedyPolicy
  ) {
    need = OfferTests.meetsNeed(kind, subject, policy)
    let known = policy.recovery(of: subject.category)?.offers.first { $0.kind == kind }
    now = known.map { $0.when != .later } ?? (due == nil)
    told = known?.told
  }

  private static func meetsNeed(_ kind: String, _ subject: Case, _ policy: RemedyPolicy) -> Bool {
    let answers = policy.kinds.first { $0.id == kind }?.answers ?? []
    return subject.demands.isEmpty || subject.demands.contains { answers.contains($0.kind) }
  }

  package var json: JSONValue {
    var object: JSONObject = ["need": .bool(need), "now": .bool(now)]
    object["told"] = told.map { .bool($0) }
    return .object(object)
  }

  /// The ids of the tests it fails.
  package var failed: [String] {
    [("need", need), ("now", now), ("told", told ?? true)].filter { !$0.1 }.map(\.0)
  }
}

extension RemedyPolicy {
  package func recovery(of category: String?) -> Recovery? {
    recoveries.first { $0.category == category }
  }
}
