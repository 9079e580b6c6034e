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

  /// The same document with the value at `path` replaced, or removed when it is `null`.
  ///
  /// Objects on the way are made; a list may grow by one. Nil when the path leads through a text
  /// or a number, past the end of a list, or deeper than an event that holds the value does, so that
  /// what is amended never nests deeper than what was read.
  package func setting(_ path: ArraySlice<String>, to value: JSONValue) -> JSONValue? {
    guard let step = path.first else { return value }
    guard path.count <= 5 else { return nil }
    let rest = path.dropFirst()
    switch self {
    case .object(var object):
      // Where nothing is yet, a first place makes a list and a name an object.
      let below = object[step] ?? (rest.first == "1" ? .array([]) : .object([:]))
      guard let changed = below.setting(rest, to: value) else { return nil }
      object[step] = changed == .null ? nil : changed
      return .object(object)
    case .array(var array):
      guard let place = Int(step), (1...array.count + 1).contains(place) else { return nil }
      let below = place <= array.count ? array[place - 1] : .object([:])
      guard let changed = below.setting(rest, to: value) else { return nil }
      if place > array.count { array.append(changed) } else { array[place - 1] = changed }
      if changed == .null { array.remove(at: place - 1) }
      return .array(array)
    default: return nil
    }
  }
}
