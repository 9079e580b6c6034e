internal import Casework

/// The keys of one mapping; remembers which were asked for, so that the others are faults.
package final class PolicyFields {
  private let reader: PolicyReader
  private let pairs: [YAMLPair]
  /// The names asked for, in order; one may stand twice.
  private var known: [String] = []
  /// For each pair whether it was asked for.
  private var isAsked: [Bool]

  init(_ reader: PolicyReader) {
    self.reader = reader
    pairs = reader.node.pairs ?? []
    isAsked = Array(repeating: false, count: pairs.count)
  }

  package var place: PolicyPlace { reader.place }
  package var faults: PolicyFaults { reader.faults }

  /// The value of a key; a fault if the mapping lacks it.
  package func required(_ key: String) -> PolicyReader? {
    if let value = optional(key) { return value }
    // What is no mapping has its fault already.
    guard reader.node.pairs != nil else { return nil }
    reader.fault("missing-key", Localized(zh: "缺少键 “\(key)”", en: "missing key '\(key)'"))
    return nil
  }

  /// The value of a key, if the mapping has it.
  package func optional(_ key: String) -> PolicyReader? {
    known.append(key)
    guard let place = pairs.firstIndex(where: { $0.name == key }) else { return nil }
    isAsked[place] = true
    return reader.reader(pairs[place].value)
  }

  /// The keys of a mapping whose keys are data; all of them count as asked for.
  package var keysInOrder: [(key: String, reader: PolicyReader)] {
    for place in isAsked.indices { isAsked[place] = true }
    return pairs.map { ($0.name, reader.reader($0.value)) }
  }

  /// The key itself as a reader, for faults about the name of a key that is data.
  package func key(_ name: String) -> PolicyReader? {
    pairs.first { $0.name == name }.map { reader.reader($0.key) }
  }

  /// Reports every key that was never asked for.
  package func finish() {
    for (pair, isAsked) in zip(pairs, isAsked) where !isAsked {
      var seen = Set<String>()
      let known = known.filter { seen.insert($0).inserted }
      let allowed = known.joined(separator: ", ")
      reader.reader(pair.key).fault(
        "unknown-key",
        Localized(zh: "未知的键 “\(shown(pair.name))”", en: "unknown key '\(shown(pair.name))'"),
        hint: nearest(pair.name, among: known).map(didYouMean)
          ?? Localized(zh: "可用的键：\(allowed)", en: "known keys: \(allowed)"))
    }
  }
}
