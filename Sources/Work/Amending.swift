package import Casework
internal import JSONText
import Policy

/// Corrections to what was taken in; the old value stays in the events.
package struct Amendment: Sendable {
  /// `demands.1.amount`.
  package var path: String
  /// Empty removes the field.
  package var value: String

  package init(path: String, value: String) {
    (self.path, self.value) = (path, value)
  }

  /// What several corrections make of a case.
  ///
  /// - Parameter currency: of amounts that name none.
  package static func event(
    _ amendments: [Amendment], _ subject: Case, currency: String
  ) throws(Failure) -> EventDraft {
    try subject.checkOpen()
    var set: JSONObject = [:]
    for amendment in amendments {
      let steps = amendment.path.split(separator: ".").map(String.init)
      try amendment.checkPath(steps, subject)
      set[amendment.path] = try amendment.json(steps, currency: currency)
    }
    let draft = EventDraft(.amended, ["set": .object(set)])
    var amended = subject
    amended.append(draft.provisional(after: subject, at: subject.received))
    let isWhole =
      amended.demands.allSatisfy { Vocabulary.demands.contains($0.kind) }
      && (amended.fields["emotion"] == nil || amended.emotion != nil)
    try Refusal.unless(
      isWhole, "incomplete", zh: "更正后诉求缺种类，或情绪缺一部分",
      en: "that would leave a demand without its kind, or an emotion without a part",
      hint: Localized(same: "--set demands.2.kind=refund --set demands.2.amount=800"))
    return draft
  }

  private func checkPath(_ steps: [String], _ subject: Case) throws(Failure) {
    try Refusal.unless(
      steps.first.map(Case.amendable.contains) ?? false, "not-amendable",
      zh: "“\(path)”不能直接更正", en: "'\(path)' can't be amended",
      hint: Localized(
        zh: "可以更正的字段：\(Case.amendable.joined(separator: "、"))",
        en: "these can: \(Case.amendable.joined(separator: ", "))"))
    var fields = JSONValue.object(subject.fields)
    try Refusal.unless(
      fields.set(steps[...], to: "probe"), "no-such-field",
      zh: "案件里没有“\(path)”的位置", en: "there is no place '\(path)' in the case")
    // A text in the place of something with parts would lose them all; a sum is written as a text.
    let depth = ["customer": 2, "w5h1": 2, "emotion": 2, "demands": 3][steps[0]] ?? 1
    try Refusal.unless(
      value.isEmpty ? steps.count <= depth : steps.count == depth, "bad-value",
      zh: "“\(path)”由几部分组成，请逐项更正", en: "'\(path)' has parts; amend them one by one",
      hint: Localized(same: "demands.1.amount=800"))
  }

  private func json(_ steps: [String], currency: String) throws(Failure) -> JSONValue {
    if value.isEmpty { return .null }
    switch (steps.first, steps.last) {
    case ("demands", "expectation"):
      throw Refusal.of(
        "not-amendable", zh: "期望由分级和判定得出，不能直接更正",
        en: "an expectation follows from classifying and judging; it isn't amended")
    case (_, "amount"):
      guard let amount = Amount(value), amount >= .zero else { throw wrong("800", "800.00") }
      return Money(amount, currency).json
    case ("skip_level", _):
      guard value == "true" || value == "false" else { throw wrong("true", "false") }
      return .bool(value == "true")
    case (_, "intensity"):
      guard let number = Int(value), 0...10 ~= number else { throw wrong("0", "10") }
      return .number(JSONNumber(number))
    case ("channel", _): return .string(try known(Vocabulary.channels))
    case ("demands", "kind"): return .string(try known(Vocabulary.demands))
    case ("emotion", "kind"): return .string(try known(Vocabulary.emotions))
    default: return .string(value)
    }
  }

  private func known(_ words: [String]) throws(Failure) -> String {
    if words.contains(value) { return value }
    throw wrong(words.first ?? "", words.dropFirst().joined(separator: " "))
  }

  private func wrong(_ first: String, _ rest: String) -> Failure {
    Refusal.of(
      "bad-value", zh: "“\(path)”不能是“\(value)”", en: "'\(path)' can't be '\(value)'",
      hint: Localized(zh: "例如 \(first) \(rest)", en: "such as \(first) \(rest)"))
  }
}
