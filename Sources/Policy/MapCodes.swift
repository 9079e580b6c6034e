/// What stands in the data for a field, and the words of ours that it means.
package struct MapCodes: Sendable {
  /// With a `*` at an end anything may stand there: `*12345*`, `热线*`.
  private struct Pattern {
    let part: String
    let isOpenBefore: Bool
    let isOpenAfter: Bool
    let word: String

    func fits(_ value: String) -> Bool {
      switch (isOpenBefore, isOpenAfter) {
      case (true, true): value.contains(part)
      case (true, false): value.hasSuffix(part)
      default: value.hasPrefix(part)
      }
    }
  }

  private let words: [String: String]
  /// The longest first.
  private let patterns: [Pattern]
  /// For all other values.
  package let rest: String?

  package init(_ codes: [String: String] = [:]) {
    rest = codes["*"]
    let open = codes.filter { $0.key.count > 1 && ($0.key.hasPrefix("*") || $0.key.hasSuffix("*")) }
    words = codes.filter { $0.key != "*" && open[$0.key] == nil }
    patterns = open.map { key, word in
      let (before, after) = (key.hasPrefix("*"), key.hasSuffix("*"))
      return Pattern(
        part: String(key.dropFirst(before ? 1 : 0).dropLast(after ? 1 : 0)), isOpenBefore: before,
        isOpenAfter: after, word: word)
    }.sorted { ($1.part.count, $0.part) < ($0.part.count, $1.part) }
  }

  package var isEmpty: Bool { words.isEmpty && patterns.isEmpty && rest == nil }

  /// The word for just this value.
  package func exact(_ value: String) -> String? { words[value] }

  /// The word for this value, or of the longest pattern that it fits; nil when it fits none.
  package func word(_ value: String) -> String? {
    words[value] ?? patterns.first { $0.fits(value) }?.word
  }
}
