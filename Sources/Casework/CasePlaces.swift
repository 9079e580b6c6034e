import JSONText

/// Where things stand in the lists of a case while its events are folded, so that each event finds
/// what it is about at once, however long a hostile file makes the lists.
struct CasePlaces: Sendable {
  /// Of a member of `offers`, `promises` or `improvements`, by its id.
  private var ids: [String: [String: Int]] = [:]
  /// What stands in a list of words, such as `root_causes`.
  private var words: [String: Set<JSONValue>] = [:]
  /// The cases that are linked, in the order of `links`.
  private var links: [JSONValue] = []
  private var linked: Set<JSONValue> = []
  /// Members of `coowners` of a unit that have not acknowledged, and that have not replied.
  private var unacknowledged: [JSONValue?: [Int]] = [:]
  private var unreplied: [JSONValue?: [Int]] = [:]
  /// How many offers are where.
  private var statuses: [String?: Int] = [:]

  mutating func add(_ id: String, to field: String, at place: Int) {
    ids[field, default: [:]][id] = place
  }

  func place(of id: String?, in field: String) -> Int? { id.flatMap { ids[field]?[$0] } }

  /// False when the word is there already.
  mutating func insert(_ word: JSONValue, in field: String) -> Bool {
    words[field, default: []].insert(word).inserted
  }

  mutating func link(_ other: JSONValue) {
    links.append(other)
    linked.insert(other)
  }

  /// The place that a link had; nil when there was none.
  mutating func unlink(_ other: JSONValue) -> Int? {
    guard linked.remove(other) != nil, let place = links.firstIndex(of: other) else { return nil }
    links.remove(at: place)
    return place
  }

  mutating func ask(_ unit: JSONValue?, at place: Int) {
    unacknowledged[unit, default: []].append(place)
    unreplied[unit, default: []].append(place)
  }

  /// The members that a unit's acknowledgement is about; none the next time.
  mutating func acknowledge(_ unit: JSONValue?) -> [Int] {
    unacknowledged.removeValue(forKey: unit) ?? []
  }

  mutating func reply(_ unit: JSONValue?) -> [Int] { unreplied.removeValue(forKey: unit) ?? [] }

  mutating func move(from old: String?, to new: String?) {
    statuses[old, default: 1] -= 1
    statuses[new, default: 0] += 1
  }

  mutating func count(_ status: String?) { statuses[status, default: 0] += 1 }

  func hasOffer(_ status: Offer.Status) -> Bool { statuses[status.rawValue, default: 0] > 0 }
}
