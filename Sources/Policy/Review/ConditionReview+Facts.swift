import Casework

// MARK: - Numbers

extension ConditionReview {
  func inspectNumbers(
    _ condition: PlacedCondition, _ inner: inout Enclosing, _ outcome: inout Outcome
  ) {
    for bound in condition.bounds {
      if kind.unknown.contains(bound.fact) {
        outcome.kill(unknown: bound.fact, at: bound.place)
        continue
      }
      if kind.late.contains(bound.fact) { outcome.warn(late: bound.fact, at: bound.place) }
      let wasDead = outcome.isDead
      outcome.isDead = false
      inspectRange(bound, &outcome)
      if !outcome.isDead { narrow(bound, &inner, &outcome) }
      outcome.isDead = outcome.isDead || wasDead
    }
  }

  private func inspectRange(_ bound: PlacedBound, _ outcome: inout Outcome) {
    let isUntouched = kind.untouched.contains(bound.fact)
    let range = isUntouched ? (low: .zero, high: .zero) : vocabulary.range(of: bound.fact)
    let isBelow = bound.number < range.low
    let isAbove = range.high.map { bound.number > $0 } ?? false
    guard isBelow || isAbove else { return }
    let span = range.high.map { high in
      high == range.low
        ? Localized(zh: "在这里总是 \(high.shortText)", en: "is always \(high.shortText) here")
        : Localized(
          zh: "只在 \(range.low.shortText) 到 \(high.shortText) 之间",
          en: "runs from \(range.low.shortText) to \(high.shortText)")
    }
    let limits =
      span
      ?? Localized(zh: "不会小于 \(range.low.shortText)", en: "is never below \(range.low.shortText)")
    let hint = Localized(zh: "把数值改到范围以内", en: "choose a number within that range")
    if bound.isLeast ? isAbove : isBelow {
      outcome.kill(
        "out-of-range",
        Localized(
          zh: "“\(bound.fact)”\(limits.zh)，“\(bound.text.zh)”永远不成立",
          en: "'\(bound.fact)' \(limits.en), so '\(bound.text.en)' never holds"),
        hint: hint, at: bound.place)
    } else {
      outcome.warn(
        "out-of-range",
        Localized(
          zh: "“\(bound.fact)”\(limits.zh)，“\(bound.text.zh)”等于没写",
          en: "'\(bound.fact)' \(limits.en), so '\(bound.text.en)' says nothing"),
        hint: hint, at: bound.place)
    }
  }

  /// Notes a bound; nothing is left when the least is above the most.
  private func narrow(_ bound: PlacedBound, _ inner: inout Enclosing, _ outcome: inout Outcome) {
    let fact = bound.fact
    if bound.isLeast {
      if inner.least[fact].map({ $0.number < bound.number }) ?? true { inner.least[fact] = bound }
    } else if inner.most[fact].map({ $0.number > bound.number }) ?? true {
      inner.most[fact] = bound
    }
    guard let least = inner.least[fact], let most = inner.most[fact],
      least.place == bound.place || most.place == bound.place,
      lowest(least) > highest(most)
    else { return }
    outcome.kill(
      "never-holds",
      Localized(
        zh: "“\(fact)”\(least.text.zh)又\(most.text.zh)，不可能同时满足",
        en: "'\(fact)' can't be \(least.text.en) and \(most.text.en)"),
      hint: Localized(zh: "调整其中一个数", en: "change one of the two numbers"), at: bound.place)
  }

  private func lowest(_ bound: PlacedBound) -> Int {
    let number = bound.number.tenThousandths
    guard FactVocabulary.isWhole(bound.fact) else { return number }
    let rest = ((number % 10_000) + 10_000) % 10_000
    return rest == 0 ? number : number - rest + 10_000
  }

  private func highest(_ bound: PlacedBound) -> Int {
    let number = bound.number.tenThousandths
    guard FactVocabulary.isWhole(bound.fact) else { return number }
    return number - ((number % 10_000) + 10_000) % 10_000
  }
}

// MARK: - Words

extension ConditionReview {
  func inspectFacts(
    _ condition: PlacedCondition, _ inner: inout Enclosing, _ outcome: inout Outcome
  ) {
    for fact in condition.has {
      if kind.unknown.contains(fact.fact) {
        outcome.kill(unknown: fact.fact, at: fact.place)
      } else if fact.values.isEmpty {
        outcome.kill(
          "never-holds",
          Localized(
            zh: "“\(fact.fact)”一个值也没列，永远不成立", en: "'\(fact.fact)' lists no value, so it never holds"
          ),
          hint: Localized(zh: "列出要的值，或删去这个键", en: "list the values you want, or leave the key out"),
          at: fact.place)
      } else {
        if kind.late.contains(fact.fact) { outcome.warn(late: fact.fact, at: fact.place) }
        inspectWords(fact, &inner, &outcome)
      }
    }
  }

  private func inspectWords(
    _ fact: PlacedFact, _ inner: inout Enclosing, _ outcome: inout Outcome
  ) {
    let wrong = fact.values.filter { !vocabulary.knows($0.word, of: fact.fact) }
    let isDead = wrong.count == fact.values.count && !FactVocabulary.loose.contains(fact.fact)
    for (word, place) in wrong {
      let message = Localized(
        zh: "“\(fact.fact)”没有“\(shown(word))”这个值", en: "'\(fact.fact)' is never '\(shown(word))'")
      let hint = wordHint(word, among: vocabulary.words(of: fact.fact))
      if isDead {
        outcome.kill("unknown-value", message, hint: hint, at: place)
      } else {
        outcome.warn("unknown-value", message, hint: hint, at: place)
      }
    }
    guard !isDead, FactVocabulary.single.contains(fact.fact) else { return }
    let before = inner.words[fact.fact]
    let left = before?.intersection(fact.words) ?? fact.words
    inner.words[fact.fact] = left
    if left.isEmpty {
      outcome.kill(
        "never-holds",
        Localized(
          zh: "“\(fact.fact)”只有一个值，两处要求的值没有相同的",
          en: "'\(fact.fact)' has but one value, and two places ask for different ones"),
        hint: Localized(zh: "删去一处，或让两处的值有交集", en: "leave one out, or let them share a value"),
        at: fact.place)
    }
  }
}

extension ConditionReview.Outcome {
  fileprivate mutating func warn(late fact: String, at place: PolicyPlace) {
    warn(
      "unknown-here",
      Localized(
        zh: "首次分级时还不知道“\(fact)”，只有以后改级或重开时才会成立",
        en: "'\(fact)' isn't known when a case is first classified: it holds only where the level"
          + " changes later or the case is reopened"),
      hint: Localized(
        zh: "改用类别、诉求、情绪等分级时已知的事实",
        en: "ask for what is known at classification: category, demand, emotion"),
      at: place)
  }

  fileprivate mutating func kill(unknown fact: String, at place: PolicyPlace) {
    kill(
      "unknown-here",
      Localized(
        zh: "判断到这里时还不知道“\(fact)”，永远不成立", en: "'\(fact)' isn't known here, so this never holds"),
      hint: fact.hasPrefix("demand.")
        ? Localized(
          zh: "只有 classify.yaml 的“expectations”里能用；别处用“demand”",
          en: "only 'expectations' in classify.yaml know it; elsewhere ask for 'demand'")
        : Localized(
          zh: "刚受理，还没有分级、判定和方案；改用渠道、诉求、情绪等",
          en:
            "at intake nothing is classified, judged or offered: ask for channel, demand or emotion"
        ),
      at: place)
  }
}
