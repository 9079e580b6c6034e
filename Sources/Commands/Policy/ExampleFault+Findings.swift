import Casework
import JSONText
import Policy

extension ExampleFault {
  /// What is wrong with an example, from what the condition found in its text.
  init(_ example: PolicyExample, _ findings: [ConditionFinding]) {
    message =
      example.holds
      ? Localized(zh: "应命中，却没有命中", en: "should hold and doesn't")
      : Localized(zh: "不应命中，却命中了", en: "should not hold and does")
    reasons = findings.map { Reason(message: $0.message, json: $0.json) }
    hint = findings.first?.hint
  }
}

extension ConditionFinding {
  fileprivate var json: JSONObject {
    var object: JSONObject = ["kind": .string(kind.rawValue), "key": .string(key)]
    object["phrase"] = phrase.map { .string($0) }
    object["span"] = span.map { .object($0.json) }
    object["negation"] = negation.map { .object($0.json) }
    object["fact"] = fact.map { .string($0) }
    return object
  }

  fileprivate var message: Localized {
    // The phrase as the policy has it, where it isn't what stands in the text.
    let words = phrase.flatMap { $0 == span?.text ? nil : $0 }
    let (text, place) = (span?.text ?? "", span?.place ?? Localized(same: ""))
    let found = Localized(
      zh: "\(key)：“\(text)”（\(words.map { "即“\($0)”，" } ?? "")\(place.zh)）",
      en: "\(key): '\(text)' (\(words.map { "'\($0)' " } ?? "")\(place.en))")
    switch kind {
    case .found: return Localized(zh: "\(found.zh)命中", en: "\(found.en) is found")
    case .absent:
      guard let phrase else {
        return Localized(zh: "\(key)：一个词句也没找到", en: "\(key): no phrase is found")
      }
      return Localized(zh: "\(key)：没找到“\(phrase)”", en: "\(key): '\(phrase)' isn't found")
    case .denied:
      let (negation, place) = (negation?.text ?? "", negation?.place)
      return Localized(
        zh: "\(found.zh)前面有否定词“\(negation)”（\(place?.zh ?? "")），不算命中",
        en: "\(found.en) is denied by '\(negation)' (\(place?.en ?? "")) before it")
    case .excluded:
      return Localized(zh: "\(found.zh)不该出现", en: "\(found.en) must not stand there")
    case .fact:
      return Localized(
        zh: "\(key)：不知道“\(fact ?? "")”是否成立", en: "\(key): '\(fact ?? "")' isn't known")
    case .holds:
      return Localized(
        zh: "\(span == nil ? key : found.zh)：不该成立的成立了",
        en: "\(span == nil ? key : found.en): what must not hold does")
    case .anything:
      return Localized(
        zh: "\(key)：条件没有要找的词句，什么文字都成立", en: "\(key): nothing to look for, so any text will do")
    }
  }

  fileprivate var hint: Localized {
    switch kind {
    case .found:
      Localized(
        zh: "把能区分的说法写进 none，或把词句写得更长、更具体；例子写错就改例子",
        en: "list what tells this text apart under 'none', or make the phrase longer; "
          + "or correct the example")
    case .absent:
      Localized(
        zh: "在 any 里补上这段文字中的说法；例子写错就改例子",
        en: "list a phrase that stands in this text; or correct the example")
    case .denied:
      Localized(
        zh: "确实要算命中，就把词句连同否定词一起写进去；否则例子应为 is: false",
        en: "if it is meant all the same, list the phrase together with the negation; "
          + "else the example should say 'is: false'")
    case .excluded:
      Localized(
        zh: "把 none 里的词句写得更长、更具体；例子写错就改例子",
        en: "make the phrase under 'none' longer; or correct the example")
    case .fact:
      Localized(
        zh: "例子只有文字，不带事实：删去这个例子，或用 either 加上靠文字成立的条件",
        en: "an example is words only: leave it out, or let words do as well, with 'either'")
    case .holds:
      Localized(
        zh: "收窄 not 里的条件；例子写错就改例子", en: "narrow the condition under 'not'; or correct the example")
    case .anything:
      Localized(zh: "给规则写上要找的词句", en: "give the rule a phrase to look for")
    }
  }
}

extension Span {
  fileprivate var json: JSONObject {
    [
      "field": .string(field), "start": .number(JSONNumber(start)),
      "end": .number(JSONNumber(end)), "text": .string(text),
    ]
  }

  /// Counted from 1, as people count.
  fileprivate var place: Localized {
    let places = end - start > 1 ? "\(start + 1)–\(end)" : "\(end)"
    return Localized(zh: "第 \(places) 字", en: "at \(places)")
  }
}
