package import Casework
internal import JSONText
package import Policy

/// A judgement on the facts (COL-3), as a person states it.
package struct Judgement: Sendable {
  package enum Cause: String, CaseIterable, Sendable {
    case people, equipment, process, misunderstanding
    case thirdParty = "third-party"
  }

  package var verdict: String
  package var causes: [Cause]
  package var unit: String?
  package var direct: Money?
  package var indirect: Money?
  package var price: Money?
  package var basis: String?
  /// How the fault led to the loss (REM-6).
  package var chain: String?

  package init(
    verdict: String, causes: [Cause], unit: String? = nil, direct: Money? = nil,
    indirect: Money? = nil, price: Money? = nil, basis: String? = nil, chain: String? = nil
  ) {
    (self.verdict, self.causes, self.unit) = (verdict, causes, unit)
    (self.direct, self.indirect, self.price) = (direct, indirect, price)
    (self.basis, self.chain) = (basis, chain)
  }

  private var losses: JSONObject {
    var losses: JSONObject = [:]
    losses["direct"] = direct?.json
    losses["indirect"] = indirect?.json
    losses["price"] = price?.json
    losses["basis"] = basis.map { .string($0) }
    losses["chain"] = chain.map { .string($0) }
    return losses
  }

  /// The event that records it, with what it makes of each demand's expectation.
  ///
  /// - Parameter because: why an earlier judgement no longer stands; needed when there is one.
  /// - Throws: `dataerr` when an upheld complaint names no unit, or a reason is missing.
  package func event(
    _ subject: Case, because: String?, policies: (work: WorkPolicy, classify: ClassifyPolicy),
    _ circumstances: Circumstances
  ) throws(Failure) -> EventDraft {
    try subject.checkOpen()
    let verdicts = policies.work.verdicts.map(\.id)
    try Refusal.unless(
      verdicts.contains(verdict), "unknown-verdict", zh: "没有这种结论“\(verdict)”",
      en: "there is no verdict '\(verdict)'",
      hint: Localized(same: verdicts.joined(separator: " ")))
    try Refusal.unless(
      verdict == "not-upheld" || unit != nil, "unit-missing",
      zh: "投诉成立时要写明责任部门", en: "an upheld complaint names the unit responsible",
      hint: Localized(zh: "加上 --unit", en: "add --unit"))
    try Refusal.unless(
      subject.judgement == nil || because != nil, "reason-missing",
      zh: "已有结论，改判要说明理由", en: "there is a judgement already; a new one needs a reason",
      hint: Localized(zh: "加上 --because", en: "add --because"))
    var data: JSONObject = ["verdict": .string(verdict)]
    data["cause"] = .array(causes.map { .string($0.rawValue) })
    data["unit"] = unit.map { .string($0) }
    let losses = losses
    if !losses.isEmpty { data["losses"] = .object(losses) }
    // The expectations depend on the judgement itself, so they are read off the case as it will be.
    var judged = subject
    judged.append(EventDraft(.judged, data).provisional(after: subject, at: circumstances.now))
    let found = policies.classify.expectations(of: judged, circumstances)
    data.record(found, of: subject, hardest: policies.classify.hardest(found))
    return EventDraft(.judged, data)
  }
}
