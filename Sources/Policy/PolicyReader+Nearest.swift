package import Casework

/// The word most like the one written, if one is close enough to be meant.
///
/// Close is an edit distance of 2 or a third of the length, of 1 for words up to 3 letters.
package func nearest(_ word: String, among words: some Sequence<String>) -> String? {
  let written = Array(word.lowercased().unicodeScalars)
  guard (1...64).contains(written.count) else { return nil }
  let limit = written.count <= 3 ? 1 : max(2, written.count / 3)
  var best: (word: String, distance: Int)?
  for candidate in words {
    let letters = Array(candidate.lowercased().unicodeScalars)
    let bound = best.map { $0.distance - 1 } ?? limit
    guard let distance = editDistance(written, letters, atMost: bound) else { continue }
    best = (candidate, distance)
    if distance == 0 { break }
  }
  return best?.word
}

/// The hint that goes with `nearest`.
package func didYouMean(_ word: String) -> Localized {
  Localized(zh: "是否想写“\(shown(word))”？", en: "did you mean '\(shown(word))'?")
}

/// Insertions, deletions, replacements and swaps of neighbours (Damerau–Levenshtein, optimal
/// string alignment), or nil above the bound.
private func editDistance(
  _ a: [Unicode.Scalar], _ b: [Unicode.Scalar], atMost bound: Int
) -> Int? {
  guard bound >= 0, abs(a.count - b.count) <= bound else { return nil }
  var earlier: [Int] = []
  var above = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var cost = min(row[j] + 1, above[j + 1] + 1, above[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, earlier[j - 1] + 1) }
      row.append(cost)
    }
    // A swap reaches two rows back, so one good row is no promise, but two bad ones are an end.
    if row.allSatisfy({ $0 > bound }), above.allSatisfy({ $0 > bound }) { return nil }
    (earlier, above) = (above, row)
  }
  return above[b.count] <= bound ? above[b.count] : nil
}
