import Casework
import JSONText
import Policy
import TestSupport

enum Rules {
  static func policy() throws -> IntakePolicy {
    try .read(
      """
      clocks:
        - {clock: contact, within: 10m, rule: INT-2}
        - {clock: classify, within: 30m, rule: CLS-1}
      contact: {understanding_within: 30s, emotion_drop: 0.30, rule: INT-3}
      duplicate: {within: 30 calendar days, similarity: 0.5, rule: INT-7}
      batch: {within: 72h, by: [lot, product-place, product-fault], rule: INT-7}
      stars:
        - {stars: 3, when: {at_least: {emotion.intensity: 8}}}
        - {stars: 2, when: {any: [漏电]}}
        - {stars: 3, when: {has: {channel: media}}}
      questions:
        - {id: when, field: w5h1.when, ask: {zh: 何时？, en: When?}}
        - {id: phone, field: customer.phone, ask: {zh: 电话？, en: Phone?}}
        - {id: demands, field: demands, ask: {zh: 诉求？, en: What do you want?}}
        - {id: return-by, demand: return, field: by, ask: {zh: 几时退？, en: By when?}}
        - {id: return-pickup, demand: return, field: pickup, ask: {zh: 上门取？, en: Collected?}}
        - {id: refund-amount, demand: refund, field: amount, ask: {zh: 多少？, en: How much?}}
      soothing: []
      """)
  }

  /// A complaint of a customer, told in words.
  static func complaint(
    _ id: CaseID, by customer: String?, _ what: String = "", at received: Timestamp,
    _ more: JSONObject = [:]
  ) -> Case {
    var data: JSONObject = ["received": .string(received.text)]
    if !what.isEmpty { data["w5h1"] = ["what": .string(what)] }
    data["customer"] = customer.map { ["id": .string($0)] }
    for (key, value) in more { data[key] = value }
    return Case(id: id, events: [Event(1, .received, data, at: received)])
  }
}
