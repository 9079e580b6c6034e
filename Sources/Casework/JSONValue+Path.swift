package import JSONText

extension JSONValue {
  /// The value at a path such as `demands.1.amount`; list members count from 1.
  package func value(at path: ArraySlice<String>) -> JSONValue? {
    guard let step = path.first else { return self }
    switch self {
    case .object(let object): return object[step]?.value(at: path.dropFirst())
    case .array(let array):
      guard let place = Int(step), (0...array.count).contains(place), place > 0 else { return nil }
      return array[place - 1].value(at: path.dropFirst())
    default: return nil
    }
  }

  /// Replaces the value at a path, or removes it when the new one is `null`.
  ///
  /// Objects on the way are made; a list may grow by one. False, and nothing is changed, when the
  /// path leads through a text or a number, past the end of a list, or deeper than an event that
  /// holds the value does, so that what is amended never nests deeper than what was read.
  package mutating func set(_ path: ArraySlice<String>, to value: JSONValue) -> Bool {
    guard let step = path.first else {
      self = value
      return true
    }
    guard path.count <= 5 else { return false }
    let rest = path.dropFirst()
    if var object = takeObject() {
      defer { self = .object(object) }
      guard var below = object[step] else {
        // Where nothing is yet, a first place makes a list and a name an object.
        var made: JSONValue = rest.first == "1" ? .array([]) : .object([:])
        guard made.set(rest, to: value) else { return false }
        object[step] = made == .null ? nil : made
        return true
      }
      object[step] = .null
      let isSet = below.set(rest, to: value)
      object[step] = isSet && below == .null ? nil : below
      return isSet
    }
    guard var array = takeArray() else { return false }
    defer { self = .array(array) }
    guard let place = Int(step), (1...array.count + 1).contains(place) else { return false }
    let isNew = place > array.count
    if isNew { array.append(.object([:])) }
    var below = array[place - 1]
    array[place - 1] = .null
    let isSet = below.set(rest, to: value)
    array[place - 1] = below
    // A place that was made for nothing goes again, and so does one that was emptied.
    if isSet ? below == .null : isNew { array.remove(at: place - 1) }
    return isSet
  }

  /// The object, leaving null: held twice, it would be copied when it is changed.
  private mutating func takeObject() -> JSONObject? {
    guard case .object(let object) = self else { return nil }
    self = .null
    return object
  }

  /// The list, leaving null.
  private mutating func takeArray() -> [JSONValue]? {
    guard case .array(let array) = self else { return nil }
    self = .null
    return array
  }
}
