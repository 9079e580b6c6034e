/// Walks a file and its pack side by side.
struct EffectiveComparison {
  private(set) var removed: [EffectivePolicy.Removal] = []

  mutating func compare(
    _ own: YAMLNode, _ pack: YAMLNode?, path: String, name: String = "", key: YAMLNode? = nil
  ) -> EffectiveNode {
    let children: [EffectiveNode]
    if let pairs = own.pairs, let others = pack?.pairs {
      children = compare(pairs, others, path)
    } else if let items = own.items, let others = pack?.items, let pack {
      let partners =
        EffectiveComparison.partners(own, pack) ?? EffectiveComparison.partners(items, others)
      children = compare(own, pack, partners, path)
    } else {
      // What the pack says here is another kind of thing.
      if let pack, !(own.isLeaf && pack.isLeaf) { remove(path, pack) }
      children = alone(own, path)
    }
    let isSame = own.isLeaf && (pack.map { $0.isLeaf && own.signature == $0.signature } ?? false)
    return EffectiveNode(
      name: name, key: key, own, pack: isSame ? pack.flatMap { PackFile.pack(of: $0.file) } : nil,
      instead: isSame || !own.isLeaf ? nil : pack.flatMap { $0.isLeaf ? $0 : nil },
      isNew: pack == nil, children: children)
  }

  private mutating func remove(_ path: String, _ node: YAMLNode) {
    removed.append(EffectivePolicy.Removal(path: path, node: node))
  }

  /// The parts of what has no counterpart.
  private mutating func alone(_ own: YAMLNode, _ path: String) -> [EffectiveNode] {
    if let pairs = own.pairs {
      return pairs.map { compare($0.value, nil, path: path, name: $0.name, key: $0.key) }
    }
    return zip(own.names, own.items ?? []).map { compare($1, nil, path: path, name: $0) }
  }

  private mutating func compare(
    _ pairs: [YAMLPair], _ others: [YAMLPair], _ path: String
  ) -> [EffectiveNode] {
    let counterparts = Dictionary(others.map { ($0.name, $0.value) }) { first, _ in first }
    let children = pairs.map { pair in
      compare(
        pair.value, counterparts[pair.name], path: path.appending(name: pair.name),
        name: pair.name, key: pair.key)
    }
    let names = Set(pairs.map(\.name))
    for other in others where !names.contains(other.name) {
      remove(path.appending(name: other.name), other.value)
    }
    return children
  }

  // MARK: Lists

  private mutating func compare(
    _ own: YAMLNode, _ pack: YAMLNode, _ partners: [Int?], _ path: String
  ) -> [EffectiveNode] {
    let others = pack.items ?? []
    let names = own.names
    let children = (own.items ?? []).enumerated().map { index, item in
      compare(
        item, partners[index].map { others[$0] }, path: path.appending(name: names[index]),
        name: names[index])
    }
    let met = Set(partners.compactMap { $0 })
    for (index, name) in pack.names.enumerated() where !met.contains(index) {
      remove(path.appending(name: name), others[index])
    }
    return children
  }

  /// For each item the one of the same id, year or text; nil when the items of either have none.
  private static func partners(_ own: YAMLNode, _ pack: YAMLNode) -> [Int?]? {
    guard let key = own.itemKey, key == pack.itemKey, let ids = own.values(of: key),
      let others = pack.values(of: key)
    else { return nil }
    var places = Dictionary(zip(others, others.indices)) { first, _ in first }
    return ids.map { places.removeValue(forKey: $0) }
  }

  /// For each item one that says the same, else the one in the same place that nothing else is like.
  private static func partners(_ items: [YAMLNode], _ others: [YAMLNode]) -> [Int?] {
    var places: [String: [Int]] = [:]
    for (index, other) in others.enumerated().reversed() {
      places[other.signature, default: []].append(index)
    }
    var partners = items.map { places[$0.signature]?.popLast() }
    let met = Set(partners.compactMap { $0 })
    for index in items.indices where partners[index] == nil {
      if index < others.count, !met.contains(index) { partners[index] = index }
    }
    return partners
  }
}

extension YAMLNode {
  /// A scalar or an empty collection.
  var isLeaf: Bool { scalar != nil || isEmptyCollection }

  /// What the items of a list are called in a path: their ids or years, or their places from 0.
  var names: [String] {
    let key = itemKey.flatMap { $0 == "text" ? nil : $0 }
    return key.flatMap { values(of: $0) } ?? (items ?? []).indices.map(String.init)
  }

  /// The same for all nodes that mean the same, however they are written.
  var signature: String {
    var text = ""
    sign(&text)
    return text
  }

  private func sign(_ text: inout String) {
    switch content {
    case .scalar(let scalar, _):
      text += isTyped ? "=" : "'"
      text += "\(scalar.utf8.count):"
      text += scalar
    case .sequence(let items):
      text += "["
      for item in items { item.sign(&text) }
      text += "]"
    case .mapping(let pairs):
      text += "{"
      for pair in pairs.sorted(by: { $0.name < $1.name }) {
        pair.key.sign(&text)
        pair.value.sign(&text)
      }
      text += "}"
    }
  }

  /// Whether quotes around the scalar would change what it means: nothing, true, false, a number.
  package var isTyped: Bool {
    guard case .scalar(let text, .plain) = content else { return false }
    return isNull || text == "true" || text == "false" || isDecimal(text, fraction: true)
  }
}
