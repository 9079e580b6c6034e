internal import Casework

/// Lays a pack or a workspace's own rules over the ones it extends.
///
/// Mappings merge key by key; lists whose items all have an `id` merge by id: an item replaces the
/// one with its id, `{id: x, remove: true}` removes it, new ones follow in order. So do lists
/// without ids whose items all have a `year`, or else a `text`. Any other value, an empty list
/// included, takes the base's place. The top key `extends` disappears.
package enum Overlay {
  /// - Parameter faults: gets a `nothing-to-remove` for each removal whose item the base lacks.
  package static func merge(
    base: YAMLNode, over: YAMLNode, faults: PolicyFaults? = nil
  ) -> YAMLNode {
    merge(rooted(base), rooted(over), isRoot: true, faults: faults)
  }

  /// An empty document is a mapping without keys.
  static func rooted(_ root: YAMLNode) -> YAMLNode {
    var root = root
    if root.isNull { root.content = .mapping([]) }
    return root
  }

  static func merge(
    _ base: YAMLNode, _ over: YAMLNode, isRoot: Bool = false, faults: PolicyFaults? = nil
  ) -> YAMLNode {
    guard let plan = OverlayPlan(base, over, isRoot: isRoot) else { return over }
    for index in plan.idle { report(idle: over.items?[index], base, faults) }
    var merged = base
    if let pairs = base.pairs, let others = over.pairs {
      merged.content = .mapping(
        plan.apply(to: pairs, others) { mine, theirs in
          var pair = mine
          pair.value = merge(mine.value, theirs.value, faults: faults)
          return pair
        })
    } else if let items = base.items, let others = over.items {
      merged.content = .sequence(plan.apply(to: items, others) { _, theirs in theirs })
    }
    return merged
  }

  private static func report(idle item: YAMLNode?, _ base: YAMLNode, _ faults: PolicyFaults?) {
    guard let item, let key = base.itemKey, let id = item[key], let name = id.scalar else { return }
    let ids = (base.items ?? []).compactMap { $0[key]?.scalar }
    faults?.add(
      "nothing-to-remove",
      Localized(
        zh: "没有 \(key) 为“\(shown(name))”的项可删除", en: "no item '\(shown(name))' to remove"),
      hint: nearest(name, among: ids).map(didYouMean),
      at: PolicyPlace(file: id.file, line: id.line, column: id.column))
  }
}

/// What becomes of the entries of two collections; the merge of nodes and the splice of texts
/// both follow it.
struct OverlayPlan {
  enum Fate {
    case kept, removed
    /// By the overlay's entry of that position.
    case replaced(by: Int)
    case merged(with: Int)
  }

  /// One for each entry of the base.
  private(set) var fates: [Fate]
  /// The overlay's entries that follow the base's.
  private(set) var added: [Int] = []
  /// The overlay's removals that name nothing.
  private(set) var idle: [Int] = []

  /// Nil when the overlay's value takes the base's place.
  init?(_ base: YAMLNode, _ over: YAMLNode, isRoot: Bool = false) {
    if let pairs = base.pairs, let others = over.pairs {
      fates = pairs.map { isRoot && $0.name == "extends" ? .removed : .kept }
      plan(pairs, others, isRoot: isRoot)
    } else if isRoot, let others = over.pairs {
      fates = []
      plan([], others, isRoot: true)
    } else if let key = base.itemKey, let ids = base.values(of: key),
      let others = over.values(of: key), over.itemKey == key
    {
      fates = ids.map { _ in .kept }
      plan(ids, others, over.items ?? [])
    } else {
      return nil
    }
  }

  var isEmpty: Bool {
    added.isEmpty && fates.allSatisfy { if case .removed = $0 { true } else { false } }
  }

  private mutating func plan(_ pairs: [YAMLPair], _ others: [YAMLPair], isRoot: Bool) {
    let positions = firstPositions(of: pairs.map(\.name))
    for (index, pair) in others.enumerated() where !(isRoot && pair.name == "extends") {
      if let position = positions[pair.name] {
        let isMerge = OverlayPlan(pairs[position].value, pair.value) != nil
        fates[position] = isMerge ? .merged(with: index) : .replaced(by: index)
      } else {
        added.append(index)
      }
    }
  }

  private mutating func plan(_ ids: [String], _ others: [String], _ items: [YAMLNode]) {
    let positions = firstPositions(of: ids)
    var appended: [String: Int] = [:]
    var dropped = Set<Int>()
    for (index, id) in others.enumerated() {
      let isRemoval = items[index].isRemoval
      if let position = positions[id] {
        fates[position] = isRemoval ? .removed : .replaced(by: index)
      } else if let earlier = appended[id] {
        dropped.insert(earlier)
        appended[id] = nil
        if !isRemoval { append(index, id, &appended) }
      } else if isRemoval {
        idle.append(index)
      } else {
        append(index, id, &appended)
      }
    }
    if !dropped.isEmpty { added.removeAll(where: dropped.contains) }
  }

  private mutating func append(_ index: Int, _ id: String, _ appended: inout [String: Int]) {
    appended[id] = index
    added.append(index)
  }

  private func firstPositions(of names: [String]) -> [String: Int] {
    Dictionary(zip(names, names.indices)) { first, _ in first }
  }

  /// The entries that result; `merge` joins two that merge.
  func apply<Entry>(
    to entries: [Entry], _ others: [Entry], merge: (Entry, Entry) -> Entry
  ) -> [Entry] {
    let own = zip(fates, entries).compactMap { fate, entry in
      switch fate {
      case .kept: Optional(entry)
      case .removed: nil
      case .replaced(let index): others[index]
      case .merged(let index): merge(entry, others[index])
      }
    }
    return own + added.map { others[$0] }
  }
}

extension YAMLNode {
  /// What tells the items of a list apart: the first of these that all of them have.
  ///
  /// Nil where some have an id and others don't: such a list is surely none to merge.
  var itemKey: String? {
    if values(of: "id") != nil { return "id" }
    guard let items, !items.contains(where: { $0["id"] != nil }) else { return nil }
    return ["year", "text"].first { values(of: $0) != nil }
  }

  /// The scalars of a key of a list's items, if it has items and all of them are mappings with one.
  func values(of key: String) -> [String]? {
    guard let items, !items.isEmpty else { return nil }
    let values = items.compactMap { $0[key]?.scalar }
    return values.count == items.count ? values : nil
  }

  var isRemoval: Bool {
    guard case .scalar("true", .plain) = self["remove"]?.content else { return false }
    return true
  }
}
