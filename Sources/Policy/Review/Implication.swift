/// Whether one condition holds whenever others do, as far as their keys show it.
///
/// Only what is certain counts: false says that it couldn't be shown.
struct Implication {
  /// How many comparisons are left, so that conditions of a thousand branches cost no more.
  private var left = 2000

  static func holds(_ condition: PlacedCondition, given: [PlacedCondition]) -> Bool {
    var implication = Implication()
    return implication.holds(condition, given)
  }

  private mutating func holds(_ condition: PlacedCondition, _ given: [PlacedCondition]) -> Bool {
    left -= 1
    if left < 0 { return false }
    if isShown(condition, given) { return true }
    // Whichever branch of the innermost condition holds, this one does.
    guard let last = given.last, !last.either.isEmpty else { return false }
    for branch in last.either where !holds(condition, given + [branch]) { return false }
    return true
  }

  private mutating func isShown(_ wanted: PlacedCondition, _ given: [PlacedCondition]) -> Bool {
    guard Implication.phrases(of: wanted, given), Implication.facts(of: wanted, given) else {
      return false
    }
    if !wanted.either.isEmpty {
      var isOneShown = false
      for branch in wanted.either where !isOneShown { isOneShown = holds(branch, given) }
      if !isOneShown { return false }
    }
    for not in wanted.not {
      var isShown = false
      for other in given.flatMap(\.not) where !isShown { isShown = holds(other, [not]) }
      if !isShown { return false }
    }
    return true
  }

  private static func facts(of wanted: PlacedCondition, _ given: [PlacedCondition]) -> Bool {
    wanted.has.allSatisfy { fact in
      given.contains { one in
        one.has.contains { $0.fact == fact.fact && $0.words.isSubset(of: fact.words) }
      }
    }
      && wanted.bounds.allSatisfy { bound in
        given.contains { one in one.bounds.contains { $0.isAsTight(as: bound) } }
      }
  }

  private static func phrases(of wanted: PlacedCondition, _ given: [PlacedCondition]) -> Bool {
    let isDemanded = { (key: String) in
      given.contains {
        $0.allKeys.contains(key) || $0.anyKeys.count == 1 && $0.anyKeys.contains(key)
      }
    }
    return wanted.allKeys.allSatisfy(isDemanded)
      && wanted.noneKeys.allSatisfy { key in given.contains { $0.noneKeys.contains(key) } }
      && (wanted.anyKeys.isEmpty || wanted.anyKeys.contains(where: isDemanded)
        || given.contains { one in
          !one.anyKeys.isEmpty && one.anyKeys.count <= wanted.anyKeys.count
            && one.anyKeys.isSubset(of: wanted.anyKeys)
        })
  }
}

extension PlacedBound {
  fileprivate func isAsTight(as other: PlacedBound) -> Bool {
    fact == other.fact && isLeast == other.isLeast
      && (isLeast ? number >= other.number : number <= other.number)
  }
}
