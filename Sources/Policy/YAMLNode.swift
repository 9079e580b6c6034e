/// A YAML value with the place it was read from.
///
/// Aliases and merge keys are already expanded: an aliased node stands where the alias is written,
/// the nodes inside it where the anchor wrote them.
package struct YAMLNode: Sendable {
  /// How a scalar was written; only a plain one can be a number, a truth value or nothing.
  package enum Style: Sendable { case plain, quoted }

  package enum Content: Sendable {
    case scalar(String, style: Style)
    case sequence([YAMLNode])
    case mapping([YAMLPair])
  }

  package var content: Content
  /// The file the node was read from, so that a merged document still cites the right one.
  package var file: String
  /// Counted from 1.
  package var line: Int
  /// Counted from 1, in Unicode scalars.
  package var column: Int
  /// The last line the node's text occupies; blank lines and comments after it don't count.
  package var endLine: Int
  var layout = Layout.scalar
  /// The node carries an anchor, so aliases elsewhere may stand for it.
  var isAnchored = false

  /// How a node is laid out in its text.
  enum Layout: Equatable {
    case scalar, flow, alias
    /// A block collection; the column of its first key, or of its first item's content.
    case block(column: Int)
  }

  package init(
    _ content: Content, file: String = "", line: Int = 1, column: Int = 1, endLine: Int = 1
  ) {
    self.content = content
    self.file = file
    self.line = line
    self.column = column
    self.endLine = endLine
  }

  /// The value of a key, if the node is a mapping that has it.
  package subscript(key: String) -> YAMLNode? {
    pairs?.first { $0.name == key }?.value
  }
}

/// One key of a mapping and its value.
package struct YAMLPair: Sendable {
  /// Always a scalar.
  package var key: YAMLNode
  package var value: YAMLNode
  /// The pair came in by a merge key (`<<`) and has no text of its own in this mapping.
  var isInherited = false

  package init(key: YAMLNode, value: YAMLNode) {
    self.key = key
    self.value = value
  }

  package var name: String { key.scalar ?? "" }
}

extension YAMLNode {
  /// The text of a scalar.
  package var scalar: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  package var items: [YAMLNode]? {
    if case .sequence(let items) = content { items } else { nil }
  }

  package var pairs: [YAMLPair]? {
    if case .mapping(let pairs) = content { pairs } else { nil }
  }

  /// An empty value, `~` or `null` (YAML 1.2, core schema).
  package var isNull: Bool {
    guard case .scalar(let text, .plain) = content else { return false }
    return text.isEmpty || text == "~" || text == "null"
  }

  /// Whether two nodes mean the same, wherever they stand; the order of keys has no meaning.
  package func hasSameContent(as other: YAMLNode) -> Bool {
    switch (content, other.content) {
    case (.scalar(let a, let x), .scalar(let b, let y)):
      // A text of several lines is a text, however it is written.
      a == b && (x == y || a.contains("\n"))
    case (.sequence(let a), .sequence(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.hasSameContent(as: $1) }
    case (.mapping(let a), .mapping(let b)):
      a.count == b.count && a.allMatched(in: b)
    default: false
    }
  }
}

extension [YAMLPair] {
  fileprivate func allMatched(in others: [YAMLPair]) -> Bool {
    let values = Dictionary(others.map { ($0.name, $0.value) }) { first, _ in first }
    return allSatisfy { pair in
      values[pair.name].map { pair.value.hasSameContent(as: $0) } ?? false
    }
  }
}
