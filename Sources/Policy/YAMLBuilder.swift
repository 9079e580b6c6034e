internal import Casework

/// Builds nodes from libyaml's events in one pass, expanding aliases within bounds.
struct YAMLBuilder: ~Copyable {
  /// What is wrong without making the rest unreadable: duplicate keys, tags, bad merge keys.
  private(set) var faults: [Diagnostic] = []

  private var events: YAMLEvents
  private let text: YAMLText
  private var anchors: [String: Anchor] = [:]
  private var written = 0
  private var aliased = 0
  /// The depth of the deepest node since it was last reset.
  private var deepest = 0
  private lazy var blankLines: [Bool] = text.blankLines()

  private enum Anchor {
    /// The anchored node is still being read.
    case open
    case closed(YAMLNode, nodes: Int, height: Int)
  }

  init(_ events: consuming YAMLEvents, text: YAMLText) {
    self.events = events
    self.text = text
  }

  /// The one document of the stream.
  mutating func document() throws(Diagnostic) -> YAMLNode {
    var event = try next()
    if event.kind == .streamStart { event = try next() }
    guard event.kind == .documentStart else {
      return YAMLNode(.scalar("", style: .plain), file: text.file)
    }
    let root = try node(try next(), depth: 1)
    _ = try next()
    let end = try next()
    guard end.kind == .streamEnd else {
      throw fault(
        "several-documents", end.line, end.column,
        Localized(zh: "文件只能有一个文档，此处开始了另一个", en: "a second document starts here, only one is read"),
        hint: Localized(zh: "请删除 “---” 或拆成两个文件", en: "remove the '---' or use two files"))
    }
    return root
  }

  private mutating func next() throws(Diagnostic) -> YAMLEvent {
    do {
      return try events.next()
    } catch {
      throw error.diagnostic(in: text)
    }
  }
}

// MARK: - Nodes

extension YAMLBuilder {
  private mutating func node(_ event: YAMLEvent, depth: Int) throws(Diagnostic) -> YAMLNode {
    if event.kind == .alias { return try alias(event, depth: depth) }
    try count(event, depth: depth)
    guard let anchor = event.anchor else { return try plainNode(event, depth: depth) }

    let (before, outer) = (written + aliased, deepest)
    deepest = depth
    anchors[anchor] = .open
    var node = try plainNode(event, depth: depth)
    node.isAnchored = true
    anchors[anchor] = .closed(
      node, nodes: written + aliased - before + 1, height: deepest - depth)
    deepest = max(outer, deepest)
    return node
  }

  private mutating func plainNode(_ event: YAMLEvent, depth: Int) throws(Diagnostic) -> YAMLNode {
    if let tag = event.tag { faults.append(tagFault(tag, event)) }
    switch event.kind {
    case .sequenceStart: return try sequence(event, depth: depth)
    case .mappingStart: return try mapping(event, depth: depth)
    default:
      var node = YAMLNode(.scalar(event.text, style: event.style), at: event, file: text.file)
      if event.isBlockText { node.endLine = lastLine(of: event) }
      return node
    }
  }

  private mutating func sequence(_ start: YAMLEvent, depth: Int) throws(Diagnostic) -> YAMLNode {
    var items: [YAMLNode] = []
    var node = YAMLNode(.sequence([]), at: start, file: text.file)
    while true {
      let event = try next()
      if event.kind == .sequenceEnd {
        node.close(start, event, firstColumn: items.first?.column)
        break
      }
      let item = try self.node(event, depth: depth + 1)
      node.endLine = max(node.endLine, item.endLine)
      items.append(item)
    }
    node.content = .sequence(items)
    return node
  }

  private mutating func mapping(_ start: YAMLEvent, depth: Int) throws(Diagnostic) -> YAMLNode {
    var keys = YAMLKeys()
    var inherited: [YAMLNode] = []
    var firstColumn: Int?
    var node = YAMLNode(.mapping([]), at: start, file: text.file)
    while true {
      let event = try next()
      if event.kind == .mappingEnd {
        node.close(start, event, firstColumn: firstColumn)
        break
      }
      let key = try self.node(event, depth: depth + 1)
      let value = try self.node(try next(), depth: depth + 1)
      firstColumn = firstColumn ?? key.column
      node.endLine = max(node.endLine, key.endLine, value.endLine)
      take(key, value, into: &keys, inherited: &inherited)
    }
    for source in inherited { keys.inherit(source.pairs ?? []) }
    node.content = .mapping(keys.pairs)
    return node
  }

  /// Files one pair: an own key, a merge key's sources, or a fault.
  private mutating func take(
    _ key: YAMLNode, _ value: YAMLNode, into keys: inout YAMLKeys, inherited: inout [YAMLNode]
  ) {
    guard case .scalar(let name, let style) = key.content else {
      let message = Localized(
        zh: "键必须是文本，而不是列表或映射",
        en: "a key must be a text, not a list or a mapping")
      faults.append(fault("bad-key", key.line, key.column, message))
      return
    }
    if name == "<<", style == .plain, inherited.isEmpty {
      let sources = value.items ?? [value]
      inherited = sources.filter { $0.pairs != nil }
      for source in sources where source.pairs == nil { faults.append(mergeFault(source)) }
    } else if name == "<<", style == .plain {
      let message = Localized(zh: "合并键 “<<” 重复", en: "the merge key '<<' is given twice")
      let hint = Localized(zh: "写作 “<<: [*a, *b]”", en: "write '<<: [*a, *b]'")
      faults.append(fault("duplicate-key", key.line, key.column, message, hint: hint))
    } else if let first = keys.add(YAMLPair(key: key, value: value)) {
      faults.append(duplicateFault(name, key, first: first))
    }
  }

  private mutating func alias(_ event: YAMLEvent, depth: Int) throws(Diagnostic) -> YAMLNode {
    switch anchors[event.text] {
    case .closed(var node, let nodes, let height):
      aliased += nodes
      deepest = max(deepest, depth + height)
      try checkLimits(event, depth: depth + height)
      (node.line, node.column, node.endLine) = (event.line, event.column, event.endLine)
      (node.layout, node.isAnchored) = (.alias, false)
      return node
    case .open:
      throw fault(
        "alias-cycle", event.line, event.column,
        Localized(
          zh: "别名 “*\(shown(event.text))” 位于它所指的内容之中",
          en: "the alias '*\(shown(event.text))' stands inside the very value it names"))
    case nil:
      throw fault(
        "unknown-alias", event.line, event.column,
        Localized(
          zh: "没有锚点 “&\(shown(event.text))”",
          en: "no anchor '&\(shown(event.text))' stands before this alias"),
        hint: nearest(event.text, among: anchors.keys.sorted()).map(didYouMean))
    }
  }

  /// The last line of a block text; blank lines behind it count only where it keeps them (`|+`).
  private mutating func lastLine(of event: YAMLEvent) -> Int {
    if event.text.hasSuffix("\n\n") || event.text.utf8.allSatisfy({ $0 == 0x0A }) {
      return event.text.isEmpty ? event.line : event.endLine
    }
    var line = event.endLine
    while line > event.line, blankLines[line - 1] { line -= 1 }
    return line
  }
}

// MARK: - Limits and faults

extension YAMLBuilder {
  private mutating func count(_ event: YAMLEvent, depth: Int) throws(Diagnostic) {
    written += 1
    deepest = max(deepest, depth)
    try checkLimits(event, depth: depth)
  }

  private func checkLimits(_ event: YAMLEvent, depth: Int) throws(Diagnostic) {
    if depth > YAML.Limit.depth {
      throw fault(
        "too-deep", event.line, event.column,
        Localized(
          zh: "嵌套超过 \(YAML.Limit.depth) 层", en: "nested more than \(YAML.Limit.depth) levels deep"))
    }
    if aliased > max(YAML.Limit.freeAliasNodes, written * YAML.Limit.aliasRatio)
      || (aliased > 0 && written + aliased > YAML.Limit.nodes)
    {
      throw fault(
        "alias-bomb", event.line, event.column,
        Localized(
          zh: "别名展开后有 \(aliased) 个值，过多",
          en: "aliases expand to \(aliased) values, which is too many"))
    }
    if written > YAML.Limit.nodes {
      throw fault(
        "too-large", event.line, event.column,
        Localized(
          zh: "文件超过 \(YAML.Limit.nodes) 个值", en: "the file has more than \(YAML.Limit.nodes) values"
        ))
    }
  }

  private func tagFault(_ tag: String, _ event: YAMLEvent) -> Diagnostic {
    fault(
      "yaml-tag", event.line, event.column,
      Localized(
        zh: "不使用标签，却有 “\(shown(tag))”",
        en: "tags are not used here, found '\(shown(tag))'"),
      hint: Localized(zh: "文本请加引号", en: "put a text in quotes instead"))
  }

  private func mergeFault(_ source: YAMLNode) -> Diagnostic {
    fault(
      "bad-merge", source.line, source.column,
      Localized(
        zh: "合并键 “<<” 需要映射，却是\(source.found.zh)",
        en: "the merge key '<<' needs a mapping, found \(source.found.en)"))
  }

  private func duplicateFault(_ name: String, _ key: YAMLNode, first: YAMLNode) -> Diagnostic {
    fault(
      "duplicate-key", key.line, key.column,
      Localized(
        zh: "键 “\(shown(name))” 重复，首次在第 \(first.line) 行第 \(first.column) 列",
        en: "the key '\(shown(name))' is given twice, "
          + "first at line \(first.line), column \(first.column)"))
  }

  private func fault(
    _ rule: String, _ line: Int, _ column: Int, _ message: Localized, hint: Localized? = nil
  ) -> Diagnostic {
    Diagnostic(
      rule: rule, message, hint: hint, file: text.file, line: line, column: column)
  }
}
