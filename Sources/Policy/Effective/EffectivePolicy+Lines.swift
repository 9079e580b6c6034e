extension EffectivePolicy {
  /// A line of the file as it is in force.
  package struct Line: Sendable {
    package var text: String
    /// The value that the line holds, or the first of several; nil for a line that opens a block.
    package let value: EffectiveNode?
  }

  /// The file written out, so that each line is of one layer and one file. Together the lines are
  /// YAML again.
  package var lines: [Line] {
    root.children.isEmpty
      ? [Line(text: YAMLEmitter.flow(root.node), value: root)] : root.block(indent: 0)
  }
}

extension EffectiveNode {
  private typealias Line = EffectivePolicy.Line

  /// How long a line may get before a value is written over several.
  private static let room = 76

  /// The parts of a collection, a line each or more.
  fileprivate func block(indent: Int) -> [EffectivePolicy.Line] {
    children.flatMap { child -> [EffectivePolicy.Line] in
      let margin = String(repeating: " ", count: indent)
      let head = margin + (child.key.map { YAMLEmitter.flow($0) + ":" } ?? "-")
      if let line = child.whole(after: head) { return [line] }
      if let lines = child.filled(after: head, indent: indent) { return lines }
      var lines = child.block(indent: indent + 2)
      if child.key != nil { return [Line(text: head, value: nil)] + lines }
      lines[0].text = margin + "- " + lines[0].text.dropFirst(indent + 2)
      return lines
    }
  }

  /// The value on one line, where it is a scalar or short and of one origin.
  private func whole(after head: String) -> EffectivePolicy.Line? {
    let fits = origin != nil && head.columns + width <= Self.room
    guard children.isEmpty || fits else { return nil }
    let text = node.scalar == nil ? brief : YAMLEmitter.scalar(node)
    return Line(text: head + " " + text, value: first)
  }

  /// A long list of words of one origin as lines that are filled up.
  private func filled(after head: String, indent: Int) -> [EffectivePolicy.Line]? {
    guard origin != nil, node.items != nil, children.allSatisfy({ $0.node.scalar != nil }) else {
      return nil
    }
    let margin = String(repeating: " ", count: indent + 4)
    var lines: [EffectivePolicy.Line] = []
    var line = Line(text: head + " [", value: children[0])
    for (index, child) in children.enumerated() {
      let word = child.brief + (index == children.count - 1 ? "]" : ",")
      if index > 0, line.text.columns + word.columns + 1 > Self.room {
        lines.append(line)
        line = Line(text: margin + word, value: child)
      } else {
        line.text += (index == 0 ? "" : " ") + word
      }
    }
    return lines + [line]
  }
}

extension YAMLEmitter {
  /// A value on one line, in flow style.
  static func flow(_ node: YAMLNode) -> String {
    var text = ""
    write(node, to: &text)
    return text
  }

  private static func write(_ node: YAMLNode, to text: inout String) {
    switch node.content {
    case .scalar(let scalar, let style):
      let isSafe = style == .plain && !scalar.utf8.contains(where: flowMarks.contains)
      text += isSafe ? scalar : quoted(scalar)
    case .sequence(let items):
      text += "["
      for (index, item) in items.enumerated() {
        if index > 0 { text += ", " }
        write(item, to: &text)
      }
      text += "]"
    case .mapping(let pairs):
      text += "{"
      for (index, pair) in pairs.enumerated() {
        if index > 0 { text += ", " }
        write(pair.key, to: &text)
        text += ": "
        write(pair.value, to: &text)
      }
      text += "}"
    }
  }

  /// What ends a plain scalar within brackets, and a line end, which joins lines anywhere.
  private static let flowMarks = Set("[]{},\n".utf8)
}
