/// The members of an object in their order; no key appears twice.
package struct JSONObject: Sendable {
  package typealias Member = (key: String, value: JSONValue)

  /// Beyond this many members a key is looked up in `places`, not by walking `members`.
  private static let walked = 32

  private var members: [Member] = []
  /// Where each key stands; nil while there are few members.
  private var places: [KeyBytes: Int]?

  package init() {}

  /// An empty object with room for some members.
  init(capacity: Int) { members.reserveCapacity(capacity) }

  /// The members given; a key that comes again replaces the value and keeps the place.
  package init(_ members: some Sequence<(String, JSONValue)>) {
    for (key, value) in members { self[key] = value }
  }

  package var keys: [String] { members.map(\.key) }
  package var isEmpty: Bool { members.isEmpty }
  package var count: Int { members.count }

  package func contains(_ key: String) -> Bool { place(of: key) != nil }

  /// Setting an existing key keeps its place, a new key goes last, nil removes.
  package subscript(key: String) -> JSONValue? {
    get { place(of: key).map { members[$0].value } }
    set {
      guard let newValue else {
        removeValue(forKey: key)
        return
      }
      if let place = place(of: key) {
        members[place].value = newValue
      } else {
        appendNew(key, newValue)
      }
    }
  }

  @discardableResult
  package mutating func removeValue(forKey key: String) -> JSONValue? {
    guard let place = place(of: key) else { return nil }
    let value = members.remove(at: place).value
    if places != nil { indexMembers() }
    return value
  }

  /// The same members: those named in `order` first and in that order, then the others as found.
  package func arranged(_ order: [String]) -> JSONObject {
    var arranged = JSONObject()
    for key in order where !arranged.contains(key) {
      if let value = self[key] { arranged.appendNew(key, value) }
    }
    for (key, value) in members where !arranged.contains(key) {
      arranged.appendNew(key, value)
    }
    return arranged
  }

  /// Appends a member whose key is known to be new.
  mutating func appendNew(_ key: String, _ value: JSONValue) {
    members.append((key, value))
    if places != nil {
      places?[KeyBytes(key)] = members.count - 1
    } else if members.count > Self.walked {
      indexMembers()
    }
  }
}

// MARK: - Where a key stands

extension JSONObject {
  private func place(of key: String) -> Int? {
    if let places { return places[KeyBytes(key)] }
    return members.firstIndex { $0.key.hasBytes(of: key) }
  }

  private mutating func indexMembers() {
    guard members.count > Self.walked else {
      places = nil
      return
    }
    var index: [KeyBytes: Int] = [:]
    index.reserveCapacity(members.count)
    for (place, member) in members.enumerated() { index[KeyBytes(member.key)] = place }
    places = index
  }
}

/// A key told apart by its bytes, not by canonical equivalence as `String` would.
private struct KeyBytes: Hashable, Sendable {
  private let key: String

  init(_ key: String) { self.key = key }

  static func == (left: KeyBytes, right: KeyBytes) -> Bool { left.key.hasBytes(of: right.key) }
  func hash(into hasher: inout Hasher) { key.hashBytes(into: &hasher) }
}

// MARK: - Conformances

extension JSONObject: Sequence {
  package func makeIterator() -> IndexingIterator<[Member]> { members.makeIterator() }
  package var underestimatedCount: Int { members.count }
}

extension JSONObject: Hashable {
  package static func == (left: JSONObject, right: JSONObject) -> Bool {
    left.members.elementsEqual(right.members) {
      $0.key.hasBytes(of: $1.key) && $0.value == $1.value
    }
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(members.count)
    for (key, value) in members {
      key.hashBytes(into: &hasher)
      hasher.combine(value)
    }
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, JSONValue)...) { self.init(elements) }
}
