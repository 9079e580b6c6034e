/// The first thing that keeps a text from being JSON, and where.
package struct JSONFault: Error, Hashable, Sendable {
  /// Counted from 1; a line ends with a line feed.
  package var line: Int
  /// Counted from 1, in Unicode scalars.
  package var column: Int
  /// Bytes before the fault.
  package var offset: Int
  package var kind: Kind

  package init(line: Int, column: Int, offset: Int, kind: Kind) {
    self.line = line
    self.column = column
    self.offset = offset
    self.kind = kind
  }

  /// What is wrong. The raw value is a stable id; the comment says which place is pointed to.
  package enum Kind: String, CaseIterable, Sendable {
    /// The end of a text of nothing but white space.
    case empty
    /// The end of the text.
    case unexpectedEnd = "unexpected-end"
    /// The start of the text.
    case byteOrderMark = "byte-order-mark"
    case expectedValue = "expected-value"
    case expectedKey = "expected-key"
    case expectedColon = "expected-colon"
    /// What stands where a comma or the closing bracket should.
    case expectedComma = "expected-comma"
    /// The comma.
    case trailingComma = "trailing-comma"
    /// The start of the word.
    case badLiteral = "bad-literal"
    /// The start of the number.
    case badNumber = "bad-number"
    /// The backslash.
    case badEscape = "bad-escape"
    /// The backslash of the half that stands alone.
    case loneSurrogate = "lone-surrogate"
    /// The first byte of the ill-formed sequence.
    case badUTF8 = "bad-utf8"
    case controlCharacter = "control-character"
    /// The opening quote of the second one.
    case duplicateKey = "duplicate-key"
    /// The bracket that opens one level too many.
    case tooDeep = "too-deep"
    /// The first character after the document that is not white space.
    case trailingText = "trailing-text"
  }
}

extension JSONFault: CustomStringConvertible {
  package var description: String { "\(line):\(column): \(messageEN) [\(kind.rawValue)]" }

  package var messageEN: String {
    switch kind {
    case .empty: "the text is empty"
    case .unexpectedEnd: "the text ends before the document does"
    case .byteOrderMark: "the text starts with a byte order mark"
    case .expectedValue: "expected a value"
    case .expectedKey: "expected a key in double quotes"
    case .expectedColon: "expected ':' after the key"
    case .expectedComma: "expected ',' or a closing bracket"
    case .trailingComma: "nothing follows this comma"
    case .badLiteral: "unknown word; the only ones are true, false and null"
    case .badNumber: "malformed number"
    case .badEscape: "unknown escape in a string"
    case .loneSurrogate: "half a surrogate pair in a string"
    case .badUTF8: "malformed UTF-8"
    case .controlCharacter: "control character that is not escaped"
    case .duplicateKey: "this key already stands in the object"
    case .tooDeep: "nested too deeply"
    case .trailingText: "text after the end of the document"
    }
  }

  package var messageZH: String {
    switch kind {
    case .empty: "内容为空"
    case .unexpectedEnd: "内容不完整，提前结束"
    case .byteOrderMark: "开头有字节顺序标记（BOM），请去掉"
    case .expectedValue: "此处缺少值"
    case .expectedKey: "此处应为双引号括起的键名"
    case .expectedColon: "键名后面缺少冒号"
    case .expectedComma: "此处应为逗号或右括号"
    case .trailingComma: "这个逗号后面没有内容，是多余的"
    case .badLiteral: "无法识别的单词，只能写 true、false 或 null"
    case .badNumber: "数字的写法不对"
    case .badEscape: "字符串里的转义写法不对"
    case .loneSurrogate: "字符串里的代理对只有一半"
    case .badUTF8: "不是正确的 UTF-8 编码"
    case .controlCharacter: "出现未转义的控制字符"
    case .duplicateKey: "同一个对象里键名重复"
    case .tooDeep: "嵌套层数过多"
    case .trailingText: "文档结束后还有多余的内容"
    }
  }
}
