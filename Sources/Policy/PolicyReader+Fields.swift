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
    known.reserveCapacity(16)
  }

  package var place: PolicyPlace { reader.place }
  package var faults: PolicyFaults { reader.faults }

  /// The value of a key; a fault if the mapping lacks it.
  package func required(_ key: String) -> PolicyReader? {
    if let value = optional(key) { return value }
    // What is no mapping, or takes an item out where there is none, has its fault already.
    guard reader.node.pairs != nil, !reader.node.isRemoval else { return nil }
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
      if refuseOverlay(pair) { continue }
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

  /// Reports a key that lays one file over another, where no file is laid over any.
  private func refuseOverlay(_ pair: YAMLPair) -> Bool {
    let key = reader.reader(pair.key)
    if pair.name == "extends" {
      key.fault(
        "extends-here", Localized(zh: "这里不能写 extends", en: "'extends' can't stand here"),
        hint: Localized(
          zh: "只有 policy/ 里的文件能扩展行业包，写在最上一层",
          en: "only a file of policy/ may extend a pack, at its top"))
      return true
    }
    guard pair.name == "remove", reader.node.isRemoval else { return false }
    key.fault(
      "nothing-to-remove",
      Localized(zh: "这里没有可删去的项", en: "there is nothing to remove here"),
      hint: Localized(
        zh: "remove 只在写了 extends 的文件里，从行业包的同名列表删去一项；否则直接删掉这一项",
        en: "'remove' takes an item out of the list of the pack that the file extends; "
          + "elsewhere leave the item out"))
    return true
  }
}
