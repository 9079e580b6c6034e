/// What ArgumentParser says of a wrong command line, in Chinese.
///
/// The library speaks English only and gives no structured errors, so its sentences are taken
/// apart by their fixed words; one that isn't known here is shown as it is. Nothing depends on it
/// but the words on the screen.
enum ParserMessage {
  private static let frames:
    [(before: String, after: String, chinese: @Sendable (String) -> String)] = [
      ("Missing expected argument '", "'", { "缺少参数 \($0)" }),
      ("Missing value for '", "'", { "\($0) 后面缺少值" }),
      ("Unknown option '", "'", { "没有选项 \($0)" }),
      ("Unexpected argument '", "'", { "多出的参数“\($0)”" }),
      ("The value '", "", { invalid($0) }),
    ]

  /// `value 'x' is invalid for '--outcome <outcome>'. Please provide one of 'a' and 'b'.`
  private static func invalid(_ text: String) -> String {
    let quoted = text.split(separator: "'", omittingEmptySubsequences: false).map(String.init)
    guard quoted.count >= 4 else { return "值不合要求：\(text)" }
    let words = stride(from: 5, to: quoted.count, by: 2).map { quoted[$0] }
    let known = words.isEmpty ? "" : "，可用：\(words.joined(separator: "、"))"
    return "\(quoted[3]) 不能是“\(quoted[1])”\(known)"
  }

  static func chinese(_ message: String) -> String {
    let line = message.split(separator: "\n").first.map(String.init) ?? message
    for (before, after, chinese) in frames where line.hasPrefix(before) {
      let rest = line.dropFirst(before.count)
      if after.isEmpty { return chinese(before.dropFirst(4) + String(rest)) }
      return chinese(String(rest.prefix { String($0) != after }))
    }
    if line.hasSuffix(" unexpected arguments:") { return "多出的参数" }
    return line
  }
}
