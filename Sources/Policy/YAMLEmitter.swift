/// Writes nodes as block-style lines, for where their own text can't be used.
enum YAMLEmitter {
  /// A key with its value, each line indented.
  static func lines(of pair: YAMLPair, indent: Int) -> [String] {
    value(pair.value, behind: pad(indent) + scalar(pair.key) + ":", indent: indent + 2)
  }

  /// A list item, its dash at the indent.
  static func lines(ofItem item: YAMLNode, indent: Int) -> [String] {
    guard !item.isEmptyCollection, item.scalar == nil else {
      return value(item, behind: pad(indent) + "-", indent: indent + 2)
    }
    var lines = self.lines(of: item, indent: indent + 2)
    lines[0] = pad(indent) + "- " + lines[0].dropFirst(indent + 2)
    return lines
  }

  /// A whole document or the inside of a collection.
  static func lines(of node: YAMLNode, indent: Int = 0) -> [String] {
    if node.isEmptyCollection { return [pad(indent) + (node.pairs == nil ? "[]" : "{}")] }
    switch node.content {
    case .scalar: return [pad(indent) + scalar(node)]
    case .sequence(let items): return items.flatMap { lines(ofItem: $0, indent: indent) }
    case .mapping(let pairs): return pairs.flatMap { lines(of: $0, indent: indent) }
    }
  }

  private static func value(_ node: YAMLNode, behind head: String, indent: Int) -> [String] {
    guard node.scalar == nil, !node.isEmptyCollection else {
      let text = lines(of: node)[0]
      return [text.isEmpty ? head : head + " " + text]
    }
    return [head] + lines(of: node, indent: indent)
  }

  static func scalar(_ node: YAMLNode) -> String {
    guard case .scalar(let text, let style) = node.content else { return "" }
    return style == .plain && !text.contains("\n") ? text : quoted(text)
  }

  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\" + String(scalar)
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\0"..<" ", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}",
        "\u{FFFF}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  private static func pad(_ indent: Int) -> String {
    String(repeating: " ", count: indent)
  }
}

extension YAMLNode {
  /// A text as YAML has it in double quotes, on one line.
  package static func quoted(_ text: String) -> String { YAMLEmitter.quoted(text) }

  var isEmptyCollection: Bool {
    pairs?.isEmpty ?? items?.isEmpty ?? false
  }
}
