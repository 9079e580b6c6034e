/// Values by key, where most keys have one only: a table of millions takes no list for each.
package struct FewByKey<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private var first: [Key: Value] = [:]
  private var later: [Key: [Value]] = [:]

  package init() {}

  package mutating func add(_ value: Value, to key: Key) {
    if first[key] == nil {
      first[key] = value
    } else {
      later[key, default: []].append(value)
    }
  }

  /// In the order in which they were added.
  package subscript(key: Key) -> [Value] { last(.max, of: key) }

  /// The last so many.
  package func last(_ count: Int, of key: Key) -> [Value] {
    guard let first = first[key] else { return [] }
    guard let later = later[key] else { return [first] }
    return later.count < count ? [first] + later : Array(later.suffix(count))
  }
}
