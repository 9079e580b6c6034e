/// The keys of a mapping under construction, found quickly however many there are.
struct YAMLKeys {
  private(set) var pairs: [YAMLPair] = []
  /// Positions by name, from the size on where searching one by one gets slow.
  private var positions: [String: Int] = [:]

  private static let searched = 12

  /// Adds a pair, or returns the key that already has its name.
  mutating func add(_ pair: YAMLPair) -> YAMLNode? {
    let name = pair.name
    if let first = position(of: name) { return pairs[first].key }
    if pairs.count == Self.searched {
      for (position, pair) in pairs.enumerated() { positions[pair.name] = position }
    }
    if pairs.count >= Self.searched { positions[name] = pairs.count }
    pairs.append(pair)
    return nil
  }

  /// Adds what a merge key brings; the mapping's own keys and earlier sources win.
  mutating func inherit(_ others: [YAMLPair]) {
    for var pair in others {
      pair.isInherited = true
      _ = add(pair)
    }
  }

  private func position(of name: String) -> Int? {
    pairs.count <= Self.searched
      ? pairs.firstIndex { $0.name == name } : positions[name]
  }
}

extension YAMLNode {
  init(_ content: Content, at event: YAMLEvent, file: String) {
    self.init(
      content, file: file, line: event.line, column: event.column, endLine: event.endLine)
  }

  /// Settles the layout and, for flow style, the end of a collection.
  mutating func close(_ start: YAMLEvent, _ end: YAMLEvent, firstColumn: Int?) {
    if start.isFlow {
      layout = .flow
      endLine = end.endLine
    } else {
      layout = .block(column: firstColumn ?? column)
    }
  }
}

extension YAMLText {
  /// Whether each line holds nothing but spaces.
  func blankLines() -> [Bool] {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { line in line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } }
  }
}
