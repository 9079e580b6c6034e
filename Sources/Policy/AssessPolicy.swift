package import Casework

/// `policy/assess.yaml`: what is measured (ASM-1).
package struct AssessPolicy: PolicyFile {
  package static let name = "assess"

  package let figures: [FigureRule]

  package init(_ fields: PolicyFields) {
    figures = fields.required("figures")?.list { FigureRule($0) } ?? []
  }
}

/// A figure and what it means.
package struct FigureRule: Sendable {
  package enum Figure: String, CaseIterable, Sendable {
    case volume
    case onTime = "on-time"
    case timeMedian = "time-median"
    case timeP90 = "time-p90"
    case firstContact = "first-contact"
    case confirmed
    case promisesKept = "promises-kept"
    case reopened
    case skipLevel = "skip-level"
    case recurrence
    case emotionDrop = "emotion-drop"
    case satisfaction, visited
  }

  package enum Unit: String, CaseIterable, Sendable { case count, percent, minutes, score }

  package let figure: Figure
  package let name: Localized
  package let definition: Localized
  package let unit: Unit
  package let rule: String

  init?(_ reader: PolicyReader) {
    let fields = reader.fields()
    defer { fields.finish() }
    let figure = fields.required("id")?.word(Figure.self)
    let name = fields.required("name")?.localized()
    let definition = fields.required("definition")?.localized()
    let unit = fields.required("unit")?.word(Unit.self)
    rule = fields.required("rule")?.text() ?? ""
    guard let figure, let name, let definition, let unit else { return nil }
    (self.figure, self.name, self.definition, self.unit) = (figure, name, definition, unit)
  }
}
