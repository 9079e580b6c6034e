/// How well labels were found: for each label how many were found, how many rightly, how many there
/// are.
package struct Score: Sendable {
  package struct Row: Sendable {
    package let label: String
    /// Texts that have the label.
    package let count: Int
    package let found: Int
    /// Found and right.
    package let hits: Int

    /// Of those found the share that is right; nil when none was found.
    package var precision: Double? { found == 0 ? nil : Double(hits) / Double(found) }
    /// Of those that there are the share that was found; nil when there is none.
    package var recall: Double? { count == 0 ? nil : Double(hits) / Double(count) }

    /// The harmonic mean of both; 0 where one is missing.
    package var f1: Double {
      guard let precision, let recall, precision + recall > 0 else { return 0 }
      return 2 * precision * recall / (precision + recall)
    }
  }

  private var pairs: [String: [String: Int]] = [:]

  package init() {}

  /// Counts one text.
  package mutating func add(label: String, found: String) {
    pairs[label, default: [:]][found, default: 0] += 1
  }

  package var rows: [Row] {
    let labels = Set(pairs.keys).union(pairs.values.flatMap(\.keys)).sorted()
    return labels.map { label in
      Row(
        label: label, count: pairs[label]?.values.reduce(0, +) ?? 0,
        found: pairs.values.reduce(0) { $0 + ($1[label] ?? 0) }, hits: pairs[label]?[label] ?? 0)
    }
  }

  /// The mean of the labels' F1, each counting the same; over labels that there are texts of.
  package var macroF1: Double {
    let known = rows.filter { $0.count > 0 }
    return known.isEmpty ? 0 : known.reduce(0) { $0 + $1.f1 } / Double(known.count)
  }

  /// The share of texts found right.
  package var accuracy: Double {
    let all = rows.reduce(0) { $0 + $1.count }
    return all == 0 ? 0 : Double(rows.reduce(0) { $0 + $1.hits }) / Double(all)
  }
}
