package import Words

/// What conditions are asked about: the words of a case, and the facts known of it.
package struct Subject: Sendable {
  package struct Field: Sendable {
    /// `text`, or the path of the field: `w5h1.what`.
    package let name: String
    package let text: FoldedText
    fileprivate let negations: GuardPlaces
    fileprivate let doubts: GuardPlaces

    package init(_ name: String, _ text: FoldedText, _ wording: Wording) {
      (self.name, self.text) = (name, text)
      negations = wording.negation.places(in: text, gap: wording.gap)
      doubts = wording.doubt.places(in: text, gap: wording.gap)
    }

    fileprivate func span(_ range: Range<Int>) -> Span {
      Span(field: name, start: range.lowerBound, end: range.upperBound, text: text.text(range))
    }

    /// The word that keeps a place from being found.
    fileprivate func guardWord(_ range: Range<Int>, isActual: Bool) -> Range<Int>? {
      negations.word(guarding: range, in: text)
        ?? (isActual ? doubts.word(guarding: range, in: text) : nil)
    }
  }

  package let fields: [Field]
  package var facts: Facts
  package let wording: Wording

  package init(fields: [(String, String)], facts: Facts, wording: Wording) {
    self.init(
      texts: fields.map { Field($0.0, FoldedText($0.1), wording) }, facts: facts, wording: wording)
  }

  package init(texts fields: [Field], facts: Facts, wording: Wording) {
    (self.fields, self.facts, self.wording) = (fields, facts, wording)
  }

  /// Where a phrase stands and isn't denied.
  ///
  /// - Parameter isActual: whether it isn't found where it is only feared or supposed, either.
  func find(_ phrase: Phrase, isActual: Bool = false) -> Grounds {
    var grounds = Grounds()
    for field in fields {
      for range in phrase.ranges(in: field.text, gap: wording.gap)
      where field.guardWord(range, isActual: isActual) == nil {
        grounds.spans.append(field.span(range))
      }
    }
    if !grounds.spans.isEmpty { grounds.phrases = [phrase.text] }
    return grounds
  }

  /// Whether a phrase stands anywhere, denied or not.
  func stands(_ phrase: Phrase) -> Bool {
    fields.contains { !phrase.ranges(in: $0.text, gap: wording.gap).isEmpty }
  }

  /// The first place where a phrase stands, and the word that guards it; one that isn't guarded goes
  /// first.
  func firstPlace(of phrase: Phrase, isActual: Bool) -> (span: Span, negation: Span?)? {
    var denied: (Span, Span?)?
    for field in fields {
      for range in phrase.ranges(in: field.text, gap: wording.gap) {
        guard let word = field.guardWord(range, isActual: isActual) else {
          return (field.span(range), nil)
        }
        denied = denied ?? (field.span(range), field.span(word))
      }
    }
    return denied
  }
}
