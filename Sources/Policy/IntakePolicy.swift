package import Casework
package import Words

/// `policy/intake.yaml`: how a complaint is taken in (INT).
package struct IntakePolicy: PolicyFile {
  package static let name = "intake"

  /// Start at receipt.
  package let clocks: [ClockRule]
  /// The least drop of emotion after the first contact, as a share (INT-3).
  package let emotionDrop: Amount
  package let duplicate: DuplicateRule
  package let batch: BatchRule
  /// First that holds.
  package let stars: [StarRule]
  package let questions: [Question]
  package let soothing: [Localized]
  /// What words of a free text seem to say (INT-4).
  package let suggestions: [SuggestionRule]
  /// Words before the number of an order.
  package let orderWords: [Phrase]
  package let amountWords: AmountWords

  package init(_ fields: PolicyFields) {
    clocks = fields.required("clocks")?.list { ClockRule($0) } ?? []
    emotionDrop = fields.required("contact").flatMap { IntakePolicy.contact($0) } ?? .zero
    duplicate = fields.required("duplicate").flatMap { DuplicateRule($0) } ?? .never
    batch = fields.required("batch").flatMap { BatchRule($0) } ?? .never
    stars = fields.required("stars")?.list { StarRule($0) } ?? []
    questions = fields.required("questions")?.list { Question($0) } ?? []
    soothing = fields.required("soothing")?.list { IntakePolicy.step($0) } ?? []
    suggestions = fields.optional("suggestions")?.list { SuggestionRule($0) } ?? []
    orderWords = fields.optional("order_words")?.phrases() ?? []
    amountWords = fields.optional("amount_words").map { AmountWords($0) } ?? AmountWords()
  }

  private static func contact(_ reader: PolicyReader) -> Amount? {
    let fields = reader.fields()
    defer { fields.finish() }
    _ = fields.required("understanding_within")?.limit()
    _ = fields.required("rule")?.text()
    return fields.required("emotion_drop")?.amount()
  }

  private static func step(_ reader: PolicyReader) -> Localized? {
    let fields = reader.fields()
    defer { fields.finish() }
    _ = fields.required("id")?.identifier()
    _ = fields.optional("rule")?.text()
    return fields.required("text")?.localized()
  }
}

/// When two complaints of one customer are one matter (INT-7).
package struct DuplicateRule: Sendable {
  package let within: Limit?
  /// From 0 to 1.
  package let similarity: Amount
  package let rule: String

  static let never = DuplicateRule(within: nil, similarity: Amount(1), rule: "INT-7")

  private init(within: Limit?, similarity: Amount, rule: String) {
    (self.within, self.similarity, self.rule) = (within, similarity, rule)
  }

  init?(_ reader: PolicyReader) {
    let fields = reader.fields()
    defer { fields.finish() }
    within = fields.required("within")?.limit()
    similarity = fields.required("similarity")?.share() ?? Amount(1)
    rule = fields.required("rule")?.text() ?? ""
  }
}

/// When complaints of several customers are one batch (INT-7).
package struct BatchRule: Sendable {
  package enum Trait: String, CaseIterable, Sendable {
    case lot
    case productPlace = "product-place"
    case productFault = "product-fault"
  }

  package let within: Limit?
  package let traits: [Trait]
  /// How many customers make a batch that a bulk intake tells of.
  package let least: Int
  package let rule: String

  static let never = BatchRule(within: nil, traits: [], rule: "INT-7")

  private init(within: Limit?, traits: [Trait], rule: String) {
    (self.within, self.traits, self.rule) = (within, traits, rule)
    least = BatchRule.fewest
  }

  private static let fewest = 2

  init?(_ reader: PolicyReader) {
    let fields = reader.fields()
    defer { fields.finish() }
    within = fields.required("within")?.limit()
    traits = fields.required("by")?.list { $0.word(Trait.self) } ?? []
    least = fields.optional("least")?.int(in: BatchRule.fewest...1_000_000) ?? BatchRule.fewest
    rule = fields.required("rule")?.text() ?? ""
  }
}

/// How urgent a complaint looks at the door (INT-2).
package struct StarRule: Sendable {
  package let stars: Int
  package let when: Condition

  init?(_ reader: PolicyReader) {
    let fields = reader.fields()
    defer { fields.finish() }
    when = fields.optional("when").flatMap { Condition($0) } ?? .always
    _ = fields.optional("rule")?.text()
    _ = fields.optional("id")?.identifier()
    guard let stars = fields.required("stars")?.int(in: 1...3) else { return nil }
    self.stars = stars
  }
}

/// What to ask while a field is empty (INT-4).
package struct Question: Sendable {
  package let id: String
  /// A field of the case, or, with `demand`, a member of a demand of that kind.
  package let field: String
  package let demand: String?
  package let ask: Localized

  init?(_ reader: PolicyReader) {
    let fields = reader.fields()
    defer { fields.finish() }
    let id = fields.required("id")?.identifier()
    let field = fields.required("field")?.text()
    demand = fields.optional("demand")?.text()
    _ = fields.optional("rule")?.text()
    let ask = fields.required("ask")?.localized()
    guard let id, let field, let ask else { return nil }
    (self.id, self.field, self.ask) = (id, field, ask)
  }
}

/// What tells that a number without a currency is a sum (INT-4).
package struct AmountWords: Sendable {
  /// Before the number: 赔, "paid".
  package private(set) var words: [Phrase] = []
  /// How many scalars may stand between: 赔我3000.
  package private(set) var gap = 0
  /// After the number, where it counts something else: 次, "times".
  package private(set) var others: [Phrase] = []

  init() {}

  init(_ reader: PolicyReader) {
    let fields = reader.fields()
    defer { fields.finish() }
    words = fields.required("after")?.phrases() ?? []
    gap = fields.optional("gap")?.int(in: 0...9) ?? 0
    others = fields.optional("unless")?.phrases() ?? []
  }
}

/// Words that seem to name a demand, a feeling or a threat.
package struct SuggestionRule: Sendable {
  package let field: String
  package let value: String
  package let when: Condition

  init?(_ reader: PolicyReader) {
    let fields = reader.fields()
    defer { fields.finish() }
    _ = fields.required("id")?.identifier()
    _ = fields.optional("rule")?.text()
    when = fields.required("when").flatMap { Condition($0) } ?? .always
    let field = fields.required("field")?.choice(["demand", "emotion", "threat"])
    guard let field, let value = fields.required("value")?.identifier() else { return nil }
    (self.field, self.value) = (field, value)
  }
}
