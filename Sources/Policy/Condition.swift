package import Casework
package import Words

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
  /// Whether words that doubt keep a phrase from being found, as words that deny do; so it is for
  /// what stands within, too.
  var isActual = false
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

  package init(field: String, start: Int, end: Int, text: String) {
    (self.field, self.start, self.end, self.text) = (field, start, end, text)
  }
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
    // Few of the thousands of phrases that are asked for stand in a text.
    if other.spans.isEmpty, other.facts.isEmpty { return }
    spans += other.spans
    facts += other.facts
    phrases.formUnion(other.phrases)
  }
}

// MARK: - Holding

extension Condition {
  /// Why the condition holds for a case; nil when it doesn't.
  package func grounds(in subject: Subject) -> Grounds? {
    var grounds = Grounds()
    if !any.isEmpty {
      for phrase in any { grounds.add(subject.find(phrase, isActual: isActual)) }
      if grounds.spans.isEmpty { return nil }
    }
    for phrase in all {
      let found = subject.find(phrase, isActual: isActual)
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
