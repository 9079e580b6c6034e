internal import Casework

extension YAMLProblem {
  /// The problem at its place, in words a policy's author understands.
  func diagnostic(in text: YAMLText) -> Diagnostic {
    switch place {
    case .byte(let offset):
      return text.fault(at: offset, "yaml-syntax", message, hint: hint)
    case .mark(let line, let column):
      if let tab = tabColumn(text.line(line)) {
        return at(line, tab, text.file, Self.tab.message, Self.tab.hint)
      }
      // What was never closed is to be mended where it was opened.
      if problem.hasSuffix("unexpected end of stream"), !context.isEmpty {
        return at(contextLine, contextColumn, text.file, message, hint)
      }
      return at(line, column, text.file, message, hint)
    }
  }

  private func at(
    _ line: Int, _ column: Int, _ file: String, _ message: Localized, _ hint: Localized?
  ) -> Diagnostic {
    Diagnostic(
      rule: "yaml-syntax", message, hint: hint, file: file, line: line, column: column)
  }

  /// The column of a tab among the blanks a line starts with.
  private func tabColumn(_ line: ArraySlice<UInt8>?) -> Int? {
    guard let line else { return nil }
    let blanks = line.prefix { $0 == 0x20 || $0 == 0x09 }
    return blanks.firstIndex(of: 0x09).map { $0 - line.startIndex + 1 }
  }

  private var message: Localized {
    if let known { return known.message }
    return Localized(zh: "YAML 语法错误：\(problem)", en: problem)
  }

  private var hint: Localized? { known?.hint }

  private var known: Entry? {
    if problem == "could not find expected ':'" { return Self.noColon }
    return Self.entries.first { problem.hasPrefix($0.problem) }
  }
}

// MARK: - What libyaml says, and what it means

extension YAMLProblem {
  private struct Entry: Sendable {
    var problem: String
    var message: Localized
    var hint: Localized?

    init(_ problem: String, zh: String, en: String, hint: Localized? = nil) {
      self.problem = problem
      self.message = Localized(zh: zh, en: en)
      self.hint = hint
    }
  }

  private static let tab = Entry(
    "", zh: "缩进用了制表符", en: "a tab is used as indentation",
    hint: Localized(zh: "请改用空格", en: "indent with spaces"))

  private static let noColon = Entry(
    "", zh: "此前的键缺少 “:”", en: "expected ':' after the key before this",
    hint: Localized(
      zh: "写作 “键: 值”，冒号后留一个空格",
      en: "write 'key: value', with a space after the colon"))

  private static let quoteHint = Localized(
    zh: "含 “: ”、“#” 或以符号开头的文本请加引号",
    en: "quote a text that contains ': ' or ' #', or starts with a sign")

  private static let alignHint = Localized(
    zh: "同一层的键或列表项须左对齐", en: "keys or items of one level start in the same column")

  private static let entries = [
    Entry(
      "mapping values are not allowed", zh: "此处不能有 “:”", en: "a ':' can't stand here",
      hint: quoteHint),
    Entry(
      "did not find expected key", zh: "此处应为一个键", en: "expected a key here", hint: alignHint),
    Entry(
      "did not find expected '-' indicator", zh: "此处应为以 “-” 开头的列表项",
      en: "expected a list item with '-' here", hint: alignHint),
    Entry(
      "block sequence entries are not allowed", zh: "此处不能开始列表项",
      en: "a list item can't start here",
      hint: Localized(zh: "列表另起一行", en: "start the list on a line of its own")),
    Entry(
      "found character that cannot start any token", zh: "文本不能以此符号开头",
      en: "a text can't start with this sign", hint: quoteHint),
    Entry(
      "did not find expected ',' or ']'", zh: "此处应为 “,” 或 “]”", en: "expected ',' or ']' here"),
    Entry(
      "did not find expected ',' or '}'", zh: "此处应为 “,” 或 “}”", en: "expected ',' or '}' here"),
    Entry(
      "found unexpected end of stream", zh: "此处的引号没有结束",
      en: "the quote that opens here is never closed"),
    Entry(
      "found unknown escape character", zh: "未知的转义符", en: "unknown escape after '\\'",
      hint: Localized(zh: "改用单引号则 “\\” 不转义", en: "in single quotes a '\\' is just a '\\'")),
    Entry(
      "did not find expected alphabetic or numeric character", zh: "“&” 或 “*” 之后缺少名称",
      en: "expected a name after '&' or '*'", hint: quoteHint),
    Entry(
      "found undefined tag handle", zh: "未知的标签", en: "tags are not used here", hint: quoteHint),
    Entry(
      "did not find expected node content", zh: "此处缺少值", en: "expected a value here",
      hint: quoteHint),
    Entry(
      "did not find expected <document start>", zh: "文档应已结束", en: "the document should end here",
      hint: alignHint),
    Entry(
      "control characters are not allowed", zh: "不允许控制字符",
      en: "a control character can't stand here"),
    Entry(
      "found a tab character", zh: "缩进用了制表符", en: "a tab is used as indentation",
      hint: Localized(zh: "请改用空格", en: "indent with spaces")),
    Entry(
      "exceeded maximum nesting", zh: "嵌套过深", en: "nested too deep"),
  ]
}
