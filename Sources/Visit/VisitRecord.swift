package import Casework
import JSONText
package import Policy

/// A visit that took place, or was tried (VIS-7).
package struct VisitRecord: Sendable {
  package enum Outcome: String, CaseIterable, Sendable { case reached, unreached, refused }
  /// How content a customer is, by policy's bounds.
  package enum Mood: String, Sendable { case satisfied, neutral, dissatisfied }

  package var outcome: Outcome
  /// 1 to 5; nil unless the customer was reached.
  package var satisfaction: Int?
  package var channel: String
  package var text: String?
  /// Something the customer asks for now.
  package var demand: String?
  package var suggestion: String?

  package init(
    outcome: Outcome, satisfaction: Int?, channel: String, text: String? = nil,
    demand: String? = nil, suggestion: String? = nil
  ) {
    (self.outcome, self.satisfaction, self.channel) = (outcome, satisfaction, channel)
    (self.text, self.demand, self.suggestion) = (text, demand, suggestion)
  }

  package func mood(_ policy: VisitPolicy) -> Mood? {
    satisfaction.map {
      $0 >= policy.satisfied ? .satisfied : $0 >= policy.neutral ? .neutral : .dissatisfied
    }
  }

  /// The events that record it: the visit, and a reopening when the customer is unhappy (VIS-8).
  ///
  /// - Parameter clocks: those of the case's level, which start anew when it is reopened.
  /// - Throws: `dataerr` when there is nothing to visit about yet, or the figures don't fit.
  package func events(
    _ subject: Case, _ policy: VisitPolicy, reopening clocks: [ClockStart]
  ) throws(Failure) -> [EventDraft] {
    guard subject.state == .closed || subject.state == .resolved else {
      throw refusal(
        "not-closed", zh: "案件还没有办结，无从回访", en: "the case isn't settled yet, so there is no visit")
    }
    guard (outcome == .reached) == (satisfaction != nil) else {
      throw refusal(
        "satisfaction", zh: "联系上客户才有满意度，且必须填写",
        en: "a customer who was reached has a satisfaction, and only then")
    }
    guard policy.channels.contains(where: { $0.id == channel }) else {
      let known = policy.channels.map(\.id)
      throw refusal(
        "unknown-channel", zh: "没有回访方式“\(channel)”", en: "there is no visit channel '\(channel)'",
        hint: nearest(channel, among: known).map(didYouMean)
          ?? Localized(same: known.joined(separator: " ")))
    }
    var drafts = [EventDraft(.visited, data(policy))]
    if mood(policy) == .dissatisfied, subject.state == .closed {
      drafts.append(
        EventDraft(
          .reopened,
          ["reason": .string(say(zh: "回访不满意", en: "unhappy at the visit")), "clocks": clocks.json]))
    }
    return drafts
  }

  private func data(_ policy: VisitPolicy) -> JSONObject {
    var data: JSONObject = ["outcome": .string(outcome.rawValue), "channel": .string(channel)]
    data["satisfaction"] = satisfaction.map { .number(JSONNumber($0)) }
    data["mood"] = mood(policy).map { .string($0.rawValue) }
    data["text"] = text.map { .string($0) }
    data["suggestion"] = suggestion.map { .string($0) }
    if let demand {
      data["demand"] = .string(demand)
      if let clock = policy.demand { data["clocks"] = [clock].json }
    }
    return data
  }

  private func refusal(
    _ rule: String, zh: String, en: String, hint: Localized? = nil
  ) -> Failure {
    Failure(.dataerr, rule: rule, zh: zh, en: en, hint: hint)
  }
}
