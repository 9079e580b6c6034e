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
      ("The value '", "", { "值不合要求：\($0)" }),
    ]

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
