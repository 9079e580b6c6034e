import ArgumentParser
import Casework

/// The help of arguments that many commands share.
extension ArgumentHelp {
  static func text(zh: String, en: String, _ value: String? = nil) -> ArgumentHelp {
    ArgumentHelp(stringLiteral: say(zh: zh, en: en)).valued(value)
  }

  private func valued(_ name: String?) -> ArgumentHelp {
    var help = self
    help.valueName = name
    return help
  }

  static var caseID: ArgumentHelp {
    .text(zh: "案件：完整编号、前缀，或后六位中的前几位", en: "the case: its id, a prefix, or its last digits", "id")
  }

  static var observed: ArgumentHelp {
    .text(
      zh: "观察到的客户表现，如 dominant、venting，可重复",
      en: "what you observed, such as dominant or venting; may be repeated",
      "word")
  }
}

extension Emotion {
  /// `anger:4`, as it is typed.
  static func typed(_ text: String) throws(Failure) -> Emotion {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let kinds = Vocabulary.emotions
    if parts.count == 2, kinds.contains(String(parts[0])), let intensity = Int(parts[1]),
      0...10 ~= intensity
    {
      return Emotion(kind: String(parts[0]), intensity: intensity)
    }
    throw Failure(
      .usage, rule: "bad-emotion", zh: "“\(text)”不是情绪", en: "'\(text)' is no emotion",
      hint: Localized(
        zh: "写作 种类：强度，如 anger:4；种类有 \(kinds.joined(separator: " "))，强度 0–10",
        en: "write kind:intensity, such as anger:4; kinds: \(kinds.joined(separator: " ")); 0–10"))
  }
}

extension String {
  /// - Throws: `usage` when the text isn't one of the words.
  func checked(_ option: String, among words: [String]) throws(Failure) -> String {
    if words.contains(self) { return self }
    throw Failure(
      .usage, rule: "bad-value", zh: "\(option) 不能是“\(self)”", en: "\(option) can't be '\(self)'",
      hint: Localized(
        zh: "可用：\(words.joined(separator: " "))", en: "one of: \(words.joined(separator: " "))"))
  }
}
