package import Casework

/// `policy/language.yaml`: what people read for the ids that no other file names.
package struct LanguagePolicy: PolicyFile {
  package static let name = "language"

  private let names: [String: Localized]

  /// Has no name for anything.
  package static let silent = LanguagePolicy(names: [:])

  private init(names: [String: Localized]) { self.names = names }

  package init(_ fields: PolicyFields) {
    let items = fields.required("names")?.fields().keysInOrder ?? []
    var names: [String: Localized] = [:]
    names.reserveCapacity(items.count)
    for (id, reader) in items { names[id] = reader.name() }
    self.names = names
  }

  /// The names of a word of some kind; nil when it has none.
  package func localized(_ kind: String, _ word: String) -> Localized? { names["\(kind).\(word)"] }

  /// The name of a word of some kind, `channel` and `app`; the word itself when it has none.
  package func name(_ kind: String, _ word: String) -> String {
    names["\(kind).\(word)"]?() ?? word
  }
}

extension PolicyReader {
  /// A text in both languages; the usual spelling without a detour, as every command that prints
  /// reads hundreds of them.
  fileprivate func name() -> Localized? {
    if let pairs = node.pairs, pairs.count == 2, pairs[0].name == "zh", pairs[1].name == "en",
      let zh = pairs[0].value.scalar, let en = pairs[1].value.scalar, !pairs[0].value.isNull,
      !pairs[1].value.isNull
    {
      return Localized(zh: zh, en: en)
    }
    return localized()
  }
}
