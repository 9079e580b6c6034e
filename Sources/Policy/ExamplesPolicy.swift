/// `policy/examples.yaml`: whole complaints with the verdict that a good supervisor gives (CLS-10).
///
/// They test the rules, and where phrases alone don't tell they teach the verdict.
package struct ExamplesPolicy: PolicyFile {
  package static let name = "examples"

  /// Near misses follow what they are near to.
  package let examples: [VerdictExample]

  package init(_ fields: PolicyFields) {
    let read = fields.required("examples")?.list { VerdictExample.pair($0) } ?? []
    examples = read.flatMap { $0 }
  }
}

/// A complaint and its verdict.
package struct VerdictExample: Sendable {
  package let text: String
  package let level: Int
  /// Nil where it doesn't matter.
  package let category: String?
  /// Whether it is nearly another example's text, with another verdict.
  package let isNearMiss: Bool
  package let place: PolicyPlace

  /// An example and its near miss, if it has one.
  fileprivate static func pair(_ reader: PolicyReader) -> [VerdictExample]? {
    let fields = reader.fields()
    let near = fields.optional("near").map { reader -> VerdictExample? in
      let fields = reader.fields()
      defer { fields.finish() }
      return VerdictExample(fields, isNearMiss: true)
    }
    let example = VerdictExample(fields, isNearMiss: false)
    fields.finish()
    return [example, near ?? nil].compactMap { $0 }
  }

  private init?(_ fields: PolicyFields, isNearMiss: Bool) {
    let text = fields.required("text")?.text()
    let level = fields.required("level")?.int(in: 1...3)
    category = fields.optional("category")?.identifier()
    place = fields.place
    guard let text, let level else { return nil }
    (self.text, self.level, self.isNearMiss) = (text, level, isNearMiss)
  }
}

/// How much the examples may say beside the rules, in distances from the border between examples:
/// at 1 stand those that it was hardest to part.
package struct LearnedRule: Sendable {
  /// From where on a text that no urgent rule holds for is urgent all the same.
  package let raise: Float
  /// From where on a text is not urgent though a rule's words stand in it; rules that hold by facts
  /// are never outvoted.
  package let lower: Float
  /// How many places of the text are given as reasons.
  package let reasons: Int
  package let rule: String
  package let place: PolicyPlace

  init(_ reader: PolicyReader) {
    let fields = reader.fields()
    defer { fields.finish() }
    place = reader.place
    raise = fields.required("raise")?.decimal().flatMap { Float($0) } ?? 0
    lower = fields.required("lower")?.decimal().flatMap { Float($0) } ?? 0
    reasons = fields.required("reasons")?.int(in: 1...9) ?? 3
    rule = fields.required("rule")?.text() ?? "CLS-9"
  }
}
