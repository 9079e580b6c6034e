import Words

/// Tells apart people who share a phone.
enum PersonName {
  /// Whether two names may be one person's: 王先生 and 王建国, "Ms Wang" and "Wang Li". Where one isn't
  /// known, they may.
  static func fit(_ first: String?, _ second: String?) -> Bool {
    guard let first = first.map(signs), let second = second.map(signs), !first.isEmpty,
      !second.isEmpty
    else { return true }
    return !first.isDisjoint(with: second)
  }

  /// Names one person among those that share an id.
  static func person(_ id: String, _ name: String?) -> String {
    let sign = name.map { signs($0).sorted().last ?? "" } ?? ""
    return sign.isEmpty ? id : id + "\u{0}" + sign
  }

  private static let titles: Set = [
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "madam", "the", "of",
  ]

  /// The family name of a Chinese name, the words of others, titles left out.
  private static func signs(_ name: String) -> Set<String> {
    let folded = FoldedText(name).folded
    var signs = Set<String>()
    var word = ""
    for value in folded + [0x20] {
      if FoldedText.isWord(value), let scalar = Unicode.Scalar(value) {
        word.unicodeScalars.append(scalar)
        continue
      }
      if !word.isEmpty, !titles.contains(word) { signs.insert(word) }
      word = ""
      // Of a name without spaces the first character.
      if value >= 0x2E80, signs.isEmpty, let scalar = Unicode.Scalar(value) {
        signs.insert(String(scalar))
      }
    }
    return signs
  }
}
