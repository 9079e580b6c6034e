internal import Casework

/// `policy/language.yaml`: what people read for the ids that no other file names.
package struct LanguagePolicy: PolicyFile {
  package static let name = "language"

  private let names: [String: Localized]

  package init(_ fields: PolicyFields) {
    let items = fields.required("names")?.list { $0.namedID() } ?? []
    names = Dictionary(items) { first, _ in first }
  }

  /// The name of a word of some kind, `channel` and `app`; the word itself when it has none.
  package func name(_ kind: String, _ word: String) -> String {
    names["\(kind).\(word)"]?() ?? word
  }
}
