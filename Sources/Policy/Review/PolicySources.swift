import Casework

/// The files of a workspace's policy as they were written, each value with its place.
///
/// Only files that read without an error are here, so reviews may trust the shape of what they
/// find; where a file is missing, whatever it would have named is unknown and nothing is said of it.
package struct PolicySources: Sendable {
  /// By name: `classify`.
  package var files: [String: YAMLNode] = [:]
  /// Files of scripts, in the order of their names.
  package var scripts: [YAMLNode] = []
  /// The packs that come with the program; nil where that isn't known.
  package var packs: [String]?

  package init() {}

  /// The value of a key of a file; nil when the file isn't there or lacks the key.
  func value(_ file: String, _ key: String) -> YAMLNode? { files[file]?[key] }

  /// The items of a list of a file.
  func items(_ file: String, _ key: String) -> [YAMLNode] { value(file, key)?.items ?? [] }

  /// The ids of a list; nil when the file can't tell them.
  func ids(_ file: String, _ key: String, id: String = "id") -> [String]? {
    files[file].map { $0.list(key).compactMap { $0.text(id) } }
  }
}

extension YAMLNode {
  /// The text of a key that is a scalar.
  func text(_ key: String) -> String? { self[key]?.scalar }

  /// The items of a key; none where it is missing.
  func list(_ key: String) -> [YAMLNode] { self[key]?.items ?? [] }

  var place: PolicyPlace { PolicyPlace(file: file, line: line, column: column) }
}

extension PolicyPlace {
  /// `policy/classify.yaml:12:5`, as a message names a second place.
  package var text: String { "\(file):\(line):\(column)" }
}

/// What to write in the place of an unknown word: the nearest known one, or all of them.
func wordHint(_ word: String, among known: [String]) -> Localized {
  let near = nearest(word, among: known.prefix(1000))
  if let near { return didYouMean(near) }
  let (some, rest) = (known.prefix(30), known.count > 30 ? "…" : "")
  return Localized(
    zh: "现有：\(some.joined(separator: "、"))\(rest)",
    en: "there are: \(some.joined(separator: ", "))\(rest)")
}
