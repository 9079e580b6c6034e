package import Casework

extension Overlay {
  /// The merge of two texts, with the comments and the layout of both.
  ///
  /// An entry of the overlay brings its lines with the comments directly above it; where lines
  /// can't be moved (flow style, aliases) the entry is written anew without its comments.
  /// - Parameter file: the overlay's name in faults; `baseFile` is the base's, if another.
  /// - Throws: the faults of either text, removals that remove nothing, and `cannot-splice` where
  ///   the spliced text would not read as the merged nodes.
  package static func splice(
    base: String, over: String, file: String, baseFile: String? = nil
  ) throws(Faults) -> String {
    let faults = PolicyFaults()
    let (baseLines, overLines) = (YAMLLines(base), YAMLLines(over))
    let below = YAML.parse(Array(baseLines.text.utf8), file: baseFile ?? file, faults: faults)
    let above = YAML.parse(Array(overLines.text.utf8), file: file, faults: faults)
    try faults.check()
    guard let below, let above else { return base }
    let merged = merge(base: below, over: above, faults: faults)
    try faults.check()

    var failure: Diagnostic?
    for style in OverlaySplice.Style.allCases {
      var splice = OverlaySplice(base: baseLines, over: overLines, style: style)
      let text = splice.text(rooted(below), rooted(above), merged: merged)
      let result = PolicyFaults()
      let read = YAML.parse(Array(text.utf8), file: file, faults: result)
      if let read, result.list.isEmpty, merged.hasSameContent(as: read) { return text }
      failure = failure ?? cannotSplice(merged, read, result.list.first, over: above)
    }
    throw Faults(failure.map { [$0] } ?? [])
  }

  private static func cannotSplice(
    _ merged: YAMLNode, _ read: YAMLNode?, _ fault: Diagnostic?, over: YAMLNode
  ) -> Diagnostic {
    let node = read.map { merged.firstDifference(from: $0) } ?? over
    let reason = fault?.message ?? Localized(zh: "内容会改变", en: "its content would change")
    return Diagnostic(
      rule: "cannot-splice",
      Localized(
        zh: "无法把覆盖层写入原文：\(reason.zh)",
        en: "the overlay can't be written into the text it extends: \(reason.en)"),
      hint: Localized(
        zh: "若用了锚点或别名，请写出完整的值", en: "where anchors or aliases are used, write the value out"),
      file: node.file, line: node.line, column: node.column)
  }
}

/// The edits that turn the base's text into the merged one.
struct OverlaySplice {
  /// How freely the overlay's lines are taken over; each style holds where the one before fails.
  enum Style: CaseIterable {
    /// Lines, and the blank lines that set new entries apart.
    case separated
    case dense
    /// Entries written anew.
    case emitted
  }

  let base: YAMLLines
  let over: YAMLLines
  let style: Style
  private var edits: [(range: Range<Int>, lines: [String])] = []

  init(base: YAMLLines, over: YAMLLines, style: Style) {
    self.base = base
    self.over = over
    self.style = style
  }

  mutating func text(_ below: YAMLNode, _ above: YAMLNode, merged: YAMLNode) -> String {
    if below.isEmptyCollection, below.layout == .scalar, !merged.isEmptyCollection {
      var own = OverlaySplice(base: over, over: base, style: style)
      return YAMLLines(lines: base.header).text + own.text(above, below, merged: merged)
    }
    if splice(below, above, isRoot: true) { return applied }
    return YAMLLines(lines: base.header + YAMLEmitter.lines(of: merged)).text
  }

  /// Plans the edits of one collection; false, and no edit, when its text can't be edited.
  private mutating func splice(_ below: YAMLNode, _ above: YAMLNode, isRoot: Bool = false) -> Bool {
    guard let plan = OverlayPlan(below, above, isRoot: isRoot), !plan.isEmpty,
      case .block(let keyColumn) = below.layout, let entries = base.entries(of: below)
    else { return false }
    let column = entries.lazy.compactMap { $0?.column }.first ?? keyColumn
    let source = OverlaySource(above, lines: over, column: column, style: style)
    var tail: [String] = []
    for (index, fate) in plan.fates.enumerated() {
      switch fate {
      case .kept: break
      case .removed: if let entry = entries[index] { remove(entry) }
      case .replaced(let other):
        put(source.lines(of: other), over: entries[index]?.range, or: &tail)
      case .merged(let other):
        join(below.pairs?[index], above.pairs?[other], entries[index], column, &tail)
      }
    }
    for (rank, other) in plan.added.enumerated() {
      tail += source.separator(before: other, isFirst: rank == 0 && entries.isEmpty)
      tail += source.lines(of: other)
    }
    let end = entries.lazy.compactMap { $0?.range.upperBound }.max() ?? 0
    if !tail.isEmpty { edits.append((max(end, below.endLine)..<max(end, below.endLine), tail)) }
    return true
  }

  /// Merges the value of one key, in place or written anew.
  private mutating func join(
    _ mine: YAMLPair?, _ theirs: YAMLPair?, _ entry: YAMLLines.Entry?, _ column: Int,
    _ tail: inout [String]
  ) {
    guard let mine, let theirs else { return }
    if entry != nil, splice(mine.value, theirs.value) { return }
    let value = Overlay.merge(mine.value, theirs.value)
    let lines = YAMLEmitter.lines(of: YAMLPair(key: mine.key, value: value), indent: column - 1)
    put(lines, over: entry.map { $0.range.dropFirst($0.comments) }, or: &tail)
  }

  private mutating func put(
    _ lines: [String], over range: Range<Int>?, or tail: inout [String]
  ) {
    if let range { edits.append((range, lines)) } else { tail += lines }
  }

  /// Takes an entry out, and one of the two blank lines it would leave together.
  private mutating func remove(_ entry: YAMLLines.Entry) {
    let (start, end) = (entry.range.lowerBound, entry.range.upperBound)
    let isAfterBlank = start == 0 || base.isBlank(base.lines[start - 1])
    let isBeforeBlank = end < base.lines.count && base.isBlank(base.lines[end])
    edits.append((start..<(isAfterBlank && isBeforeBlank ? end + 1 : end), []))
  }

  private var applied: String {
    var lines: [String] = []
    var position = 0
    let ordered = edits.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }
    for (_, edit) in ordered {
      lines += base.lines[position..<max(position, edit.range.lowerBound)]
      lines += edit.lines
      position = max(position, edit.range.upperBound)
    }
    return YAMLLines(lines: lines + base.lines[position...]).text
  }
}

/// The overlay's entries as lines for a place in the base.
private struct OverlaySource {
  private let node: YAMLNode
  private let source: YAMLLines
  private let entries: [YAMLLines.Entry?]?
  /// Where keys or dashes go, counted from 1.
  private let column: Int
  private let style: OverlaySplice.Style

  init(_ node: YAMLNode, lines: YAMLLines, column: Int, style: OverlaySplice.Style) {
    self.node = node
    self.source = lines
    self.entries = lines.entries(of: node)
    self.column = column
    self.style = style
  }

  func lines(of index: Int) -> [String] {
    let entry = entries?[index]
    if let entry, style != .emitted, standsAlone(index) {
      return YAMLLines.shift(source.lines[entry.range], from: entry.column, to: column)
    }
    let comments = entry.map { source.lines[$0.range.prefix($0.comments)] } ?? []
    return YAMLLines.shift(comments, from: entry?.column ?? column, to: column) + emitted(index)
  }

  /// A blank line where the overlay has one above the entry.
  func separator(before index: Int, isFirst: Bool) -> [String] {
    guard style == .separated, !isFirst, let start = entries?[index]?.range.lowerBound, start > 0
    else { return [] }
    return source.isBlank(source.lines[start - 1]) ? [""] : []
  }

  private func emitted(_ index: Int) -> [String] {
    if let items = node.items { return YAMLEmitter.lines(ofItem: items[index], indent: column - 1) }
    return node.pairs.map { YAMLEmitter.lines(of: $0[index], indent: column - 1) } ?? []
  }

  private func standsAlone(_ index: Int) -> Bool {
    if let items = node.items { return items[index].standsAlone }
    return node.pairs?[index].standsAlone ?? false
  }
}

extension YAMLPair {
  fileprivate var standsAlone: Bool { !isInherited && key.standsAlone && value.standsAlone }
}

extension YAMLNode {
  /// Whether the node's text means the same elsewhere: no anchor, alias or merge key in it.
  fileprivate var standsAlone: Bool {
    guard !isAnchored, layout != .alias else { return false }
    return (items ?? []).allSatisfy(\.standsAlone) && (pairs ?? []).allSatisfy(\.standsAlone)
  }

  /// The innermost node that has another content than its counterpart.
  fileprivate func firstDifference(from other: YAMLNode) -> YAMLNode {
    if let items, let others = other.items, items.count == others.count {
      let pair = zip(items, others).first { !$0.hasSameContent(as: $1) }
      return pair.map { $0.firstDifference(from: $1) } ?? self
    }
    for pair in pairs ?? [] {
      guard let counterpart = other[pair.name] else { return pair.key }
      if !pair.value.hasSameContent(as: counterpart) {
        return pair.value.firstDifference(from: counterpart)
      }
    }
    return self
  }
}
