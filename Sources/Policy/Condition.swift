package import Casework

/// When a rule holds: words in the text of a case, and facts about it.
///
/// Every key given must hold; a condition without keys always does.
package struct Condition: Sendable {
  var any: [Phrase] = []
  var all: [Phrase] = []
  var none: [Phrase] = []
  var has: [(fact: String, values: [String])] = []
  var atLeast: [(fact: String, number: Amount)] = []
  var atMost: [(fact: String, number: Amount)] = []
  var either: [Condition] = []
  /// Boxed in an array, as a struct can't hold itself; at most one.
  var not: [Condition] = []
  /// Where the condition stands.
  package var place: PolicyPlace

  package static let always = Condition(place: PolicyPlace(file: "", line: 1, column: 1))

  init(place: PolicyPlace) { self.place = place }

  package var isAlways: Bool {
    any.isEmpty && all.isEmpty && none.isEmpty && has.isEmpty && atLeast.isEmpty && atMost.isEmpty
      && either.isEmpty && not.isEmpty
  }

  /// Every phrase it looks for, those that must not stand there left out.
  package var phrases: [Phrase] { any + all + either.flatMap(\.phrases) }
}

/// Words of a case that a rule was looking for.
package struct Span: Hashable, Sendable {
  /// `text`, or the path of the field: `w5h1.what`.
  package var field: String
  /// In Unicode scalars from the start of the field; `end` is past the last.
  package var start: Int
  package var end: Int
  package var text: String
}

/// A fact that was asked for and held: `batch.count ≥ 3`.
package struct HeldFact: Hashable, Sendable {
  package let fact: String
  /// `=`, `≥` or `≤`.
  package let relation: String
  package let value: String

  package var text: String { "\(fact) \(relation) \(value)" }
}

/// Why a condition holds.
package struct Grounds: Sendable {
  package var spans: [Span] = []
  /// Facts that were asked for and held.
  package var facts: [HeldFact] = []
  /// One for each phrase found and each fact that held.
  package var score: Int { phrases.count + facts.count }
  var phrases: Set<String> = []

  mutating func add(_ other: Grounds) {
    spans += other.spans
    facts += other.facts
    phrases.formUnion(other.phrases)
  }
}

/// How phrases are read: gaps, and words that deny what follows them.
package struct Wording: Sendable {
  package let gap: Int
  /// How far before a phrase a negation still reaches, in Unicode scalars.
  package let reach: Int
  let negations: [Phrase.Part]
  /// Of the longest negation, in Unicode scalars.
  let longest: Int

  package init(gap: Int, negations: [Phrase], reach: Int) {
    self.gap = gap
    self.reach = reach
    self.negations = negations.map { $0.parts[0] }
    longest = self.negations.map(\.folded.count).max() ?? 0
  }

  package static let plain = Wording(gap: 12, negations: [], reach: 0)
}

// MARK: - Holding

extension Condition {
  /// Why the condition holds for a case; nil when it doesn't.
  package func grounds(in subject: Subject) -> Grounds? {
    var grounds = Grounds()
    if !any.isEmpty {
      let found = any.map(subject.find).filter { !$0.spans.isEmpty }
      if found.isEmpty { return nil }
      found.forEach { grounds.add($0) }
    }
    for phrase in all {
      let found = subject.find(phrase)
      if found.spans.isEmpty { return nil }
      grounds.add(found)
    }
    if none.contains(where: subject.stands) { return nil }
    for (fact, values) in has {
      guard let value = subject.facts.value(fact, among: values) else { return nil }
      grounds.facts.append(HeldFact(fact: fact, relation: "=", value: value))
    }
    for (fact, number) in atLeast {
      guard let known = subject.facts.numbers[fact], known >= number else { return nil }
      grounds.facts.append(HeldFact(fact: fact, relation: "≥", value: number.shortText))
    }
    for (fact, number) in atMost {
      guard let known = subject.facts.numbers[fact], known <= number else { return nil }
      grounds.facts.append(HeldFact(fact: fact, relation: "≤", value: number.shortText))
    }
    if !either.isEmpty {
      let holding = either.compactMap { $0.grounds(in: subject) }
      if holding.isEmpty { return nil }
      holding.forEach { grounds.add($0) }
    }
    if not.contains(where: { $0.grounds(in: subject) != nil }) { return nil }
    return grounds
  }
}

/// What conditions are asked about: the words of a case, and the facts known of it.
package struct Subject: Sendable {
  package var fields: [(name: String, text: FoldedText)]
  package var facts: Facts
  package var wording: Wording

  package init(fields: [(String, String)], facts: Facts, wording: Wording) {
    self.fields = fields.map { ($0.0, FoldedText($0.1)) }
    self.facts = facts
    self.wording = wording
  }

  /// Where a phrase stands and isn't denied.
  func find(_ phrase: Phrase) -> Grounds {
    var grounds = Grounds()
    for (name, text) in fields {
      for range in phrase.ranges(in: text, gap: wording.gap) where !isDenied(range, in: text) {
        grounds.spans.append(
          Span(field: name, start: range.lowerBound, end: range.upperBound, text: text.text(range)))
      }
    }
    if !grounds.spans.isEmpty { grounds.phrases = [phrase.text] }
    return grounds
  }

  /// Whether a phrase stands anywhere, denied or not.
  func stands(_ phrase: Phrase) -> Bool {
    fields.contains { !phrase.ranges(in: $0.text, gap: wording.gap).isEmpty }
  }

  /// Whether a negation stands shortly before a place, in the same clause (CLS-9).
  private func isDenied(_ range: Range<Int>, in text: FoldedText) -> Bool {
    negation(before: range, in: text) != nil
  }

  /// The negation that stands shortly before a place, in the same clause (CLS-9).
  private func negation(before range: Range<Int>, in text: FoldedText) -> Range<Int>? {
    // Looking no further back than any negation reaches keeps a text of one long clause linear.
    let clause = text.clauseStart(
      before: range.lowerBound, notBefore: range.lowerBound - wording.reach - wording.longest)
    for part in wording.negations {
      let from = max(clause, range.lowerBound - wording.reach - part.folded.count)
      if let found = part.range(in: text, from: from, to: range.lowerBound) { return found }
    }
    return nil
  }

  /// The first place where a phrase stands, and the negation before it; one that isn't denied goes
  /// first.
  func firstPlace(of phrase: Phrase) -> (span: Span, negation: Span?)? {
    var denied: (Span, Span?)?
    for (name, text) in fields {
      func span(_ range: Range<Int>) -> Span {
        Span(field: name, start: range.lowerBound, end: range.upperBound, text: text.text(range))
      }
      for range in phrase.ranges(in: text, gap: wording.gap) {
        guard let negation = negation(before: range, in: text) else { return (span(range), nil) }
        denied = denied ?? (span(range), span(negation))
      }
    }
    return denied
  }
}

/// What is known of a case besides its words; the names are those of docs/policy.md.
package struct Facts: Sendable {
  package var values: [String: [String]] = [:]
  package var numbers: [String: Amount] = [:]

  package init() {}

  func value(_ fact: String, among wanted: [String]) -> String? {
    values[fact]?.first { wanted.contains($0) }
  }

  package mutating func set(_ fact: String, _ value: String?) {
    values[fact] = value.map { [$0] }
  }

  package mutating func set(_ fact: String, _ number: Int) { numbers[fact] = Amount(number) }
}
