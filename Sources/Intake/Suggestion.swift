package import Casework
package import Policy
import Words

/// Something that a free text seems to say; a person takes it up or leaves it (INT-4).
package struct Suggestion: Hashable, Sendable {
  package enum Field: String, Sendable { case phone, amount, order, when, demand, emotion, threat }

  package let field: Field
  /// As the register would hold it: `400.00`, `2026-01-05`, `13900000000`, `refund`.
  package let value: String
  /// Of the text, in Unicode scalars.
  package let range: Range<Int>
  /// The currencies that the mark of a sum may stand for, as ISO 4217 has them; none without a mark.
  package var currencies: [String] = []

  /// What `cs case amend --set` takes it up with; nil where a person has to judge.
  ///
  /// - Parameter demand: the number of the demand that a sum or a kind would belong to.
  package func amendment(demand: Int) -> String? {
    switch field {
    case .phone: "customer.phone=\(value)"
    case .order: "order=\(value)"
    case .when: "w5h1.when=\(value)"
    case .demand: "demands.\(demand).kind=\(value)"
    case .amount: "demands.\(demand).amount=\(value)"
    case .emotion, .threat: nil
    }
  }
}

/// Reads a complaint told in free words, in Chinese or English, for what it seems to say.
package struct SuggestionReader: Sendable {
  let text: FoldedText
  /// When it was told.
  let now: CivilDay
  private let subject: Subject
  private let policy: IntakePolicy

  /// - Parameter wording: how the policy's phrases are read.
  package init(_ text: String, at now: CivilDay, _ policy: IntakePolicy, _ wording: Wording) {
    self.text = FoldedText(text)
    (self.now, self.policy) = (now, policy)
    subject = Subject(
      texts: [Subject.Field("text", self.text, wording)], facts: Facts(), wording: wording)
  }

  /// From left to right; a number stands for one thing only, and what is said again is told once.
  package var suggestions: [Suggestion] {
    var isTaken = [Bool](repeating: false, count: text.scalars.count)
    var kept: [Suggestion] = []
    for suggestion in orders + dates + phones + amounts {
      let isOther = kept.last.map { $0.field == suggestion.field && $0.range == suggestion.range }
      if isTaken[suggestion.range].contains(true), isOther != true { continue }
      for place in suggestion.range { isTaken[place] = true }
      kept.append(suggestion)
    }
    var told = Set<[String]>()
    return (kept + words).sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }.filter { told.insert([$0.field.rawValue, $0.value] + $0.currencies).inserted }
  }

  private var words: [Suggestion] {
    policy.suggestions.compactMap { rule in
      guard let span = rule.when.grounds(in: subject)?.spans.first,
        let field = Suggestion.Field(rawValue: rule.field)
      else { return nil }
      return Suggestion(field: field, value: rule.value, range: span.start..<span.end)
    }
  }

  private var orders: [Suggestion] {
    policy.orderWords.flatMap { $0.ranges(in: text, gap: 0) }.compactMap { word in
      let scan = TextScan(text, from: word.upperBound)
      guard let range = scan.token(after: ":：#是为 ", least: 5) else { return nil }
      return Suggestion(field: .order, value: text.text(range), range: range)
    }
  }

  private var phones: [Suggestion] {
    TextScan(text, from: 0).digitRuns.compactMap { run in
      guard let digits = CustomerKey.phone(text.text(run)),
        TextScan.isPhone(digits, written: text.text(run))
      else { return nil }
      // The country of a number abroad is part of it.
      let isWhole = text.folded[run].count(where: TextScan.isDigit) == digits.count
      let plus = isWhole && text.folded[run.lowerBound] == 0x2B ? "+" : ""
      return Suggestion(field: .phone, value: plus + digits, range: run)
    }
  }

  private var amounts: [Suggestion] {
    let told = policy.amountWords.words.flatMap { $0.ranges(in: text, gap: 0) }.compactMap { word in
      TextScan(text, from: word.upperBound).amount(
        within: policy.amountWords.gap, unless: policy.amountWords.others)
    }
    return (TextScan(text, from: 0).amounts + told).map { sum in
      Suggestion(
        field: .amount, value: sum.amount.text, range: sum.range, currencies: sum.currencies)
    }
  }

  private var dates: [Suggestion] {
    DateScan(text, now).dates.map { day, range in
      Suggestion(field: .when, value: day.text, range: range)
    }
  }
}
