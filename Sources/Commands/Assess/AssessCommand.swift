import ArgumentParser
import Assess
import Casework
import JSONText
import Policy
import Store

struct AssessCommand: LeafCommand {
  static let about = Localized(
    zh: "一段时间的指标，附口径", en: "the figures of a period, each with its definition")
  static let examples = [
    Localized(same: "cs assess --period 2026-01"),
    Localized(same: "cs assess --period 2026-Q1 --by unit --json"),
  ]

  @Option(
    help: .text(zh: "时期：2026、2026-Q1、2026-01、起..止", en: "2026, 2026-Q1, 2026-01, or first..last"))
  var period: String
  @Option(
    name: .customLong("by"),
    help: .text(
      zh: "按什么分：unit person level category channel", en: "unit, person, level, category or channel")
  )
  var dimension: String?
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let period = try desk.period(self.period)
    let by = try dimension?.checked("--by", among: Dimension.allCases.map(\.rawValue))
    let policy = try desk.policy(AssessPolicy.self)
    // Said before anything is counted by it.
    _ = try desk.calendar()
    let index = try desk.index(.contents)
    let empty = Assessment(
      period, by: by.flatMap(Dimension.init), in: desk.settings.zone, now: desk.now)
    var assessment = empty
    try index.counted { lines in
      var part = empty
      for line in lines { if let counted = CountedCase(text: line) { part.add(counted) } }
      return part
    } _: {
      assessment.add($0)
    }
    try desk.warn(of: index.unreadable())
    assessment.finish()
    let answer = AssessAnswer(
      assessment, policy, asOf: desk.now, digest: try desk.policyDigest(),
      try PhraseBook(desk, classify: desk.policy(ClassifyPolicy.self)))
    return desk.whole(Reply(answer.json) { answer.page })
  }
}

/// What `cs assess` answers.
private struct AssessAnswer: Sendable {
  private let assessment: Assessment
  private let figures: [AssessedFigure]
  private let asOf: Timestamp
  private let digest: String
  private let words: PhraseBook

  init(
    _ assessment: Assessment, _ policy: AssessPolicy, asOf: Timestamp, digest: String,
    _ words: PhraseBook
  ) {
    self.assessment = assessment
    figures = assessment.figures(policy)
    self.asOf = asOf
    self.digest = digest
    self.words = words
  }

  var json: JSONObject {
    [
      "schema": "cs.assess/1", "period": .string(assessment.period.text),
      "asof": .string(asOf.text), "policy": .string(digest),
      "figures": .array(figures.map { .object(json($0)) }),
    ]
  }

  private func json(_ figure: AssessedFigure) -> JSONObject {
    var by: JSONObject = [:]
    if let dimension = assessment.dimension, let group = figure.key.group {
      by[dimension.rawValue] = .string(group)
    }
    by["clock"] = figure.key.clock.map { .string($0) }
    var object: JSONObject = [
      "id": .string(figure.rule.figure.rawValue), "name": .string(figure.rule.name()),
      "by": .object(by),
    ]
    object["value"] = JSONNumber(text: figure.value.shortText).map { .number($0) }
    object["unit"] = .string(figure.rule.unit.rawValue)
    object["n"] = .number(JSONNumber(figure.count))
    object["definition"] = .string(figure.rule.definition())
    object["population"] = .number(JSONNumber(figure.count))
    let duplicates: [JSONValue] =
      assessment.duplicates == 0
      ? [] : [["why": "duplicate", "count": .number(JSONNumber(assessment.duplicates))]]
    object["excluded"] = .array(duplicates)
    object["rule"] = .string(figure.rule.rule)
    return object
  }

  var page: Page {
    var page = Page()
    page.line(
      say(zh: "\(assessment.period.text) 指标", en: "Figures of \(assessment.period.text)"), .strong)
    for figure in figures where figure.key.clock == nil {
      page.row([
        ("  " + figure.rule.name(), .plain), (group(figure) ?? "", .faint),
        (value(figure), .strong), ("n = \(figure.count)", .faint),
      ])
    }
    clocks(&page)
    if assessment.duplicates > 0 {
      page.line(
        say(
          zh: "另有重复投诉 \(assessment.duplicates) 件，未计入",
          en: "duplicates, not counted: \(assessment.duplicates)"),
        .faint)
    }
    page.blank()
    page.line(
      say(
        zh: "截至 \(words.time(asOf) ?? "") · 政策 \(digest.prefix(12)) · 口径见 --json",
        en: "as of \(words.time(asOf) ?? "") · policy \(digest.prefix(12)) · definitions: --json"),
      .faint)
    return page
  }

  /// The figures about clocks, a row for each clock.
  private func clocks(_ page: inout Page) {
    let timed = figures.filter { $0.key.clock != nil }
    if timed.isEmpty { return }
    var kinds: [FigureRule.Figure] = []
    var rows: [Assessment.Key] = []
    for figure in timed {
      if !kinds.contains(figure.key.figure) { kinds.append(figure.key.figure) }
      var key = figure.key
      key.figure = .volume
      if !rows.contains(key) { rows.append(key) }
    }
    page.heading(say(zh: "时限", en: "Clocks"))
    let names = kinds.map { kind in timed.first { $0.key.figure == kind }?.rule.name() ?? "" }
    page.row((["", ""] + names).map { ($0, .faint) })
    for row in rows {
      let cells = kinds.map { kind -> (String, Page.Style) in
        let figure = timed.first {
          $0.key.figure == kind && $0.key.clock == row.clock && $0.key.group == row.group
        }
        return (figure.map(value) ?? "", .strong)
      }
      let group = timed.first { $0.key.group == row.group }.flatMap(self.group) ?? ""
      page.row(
        [("  " + words.names.name("clock", row.clock ?? ""), .plain), (group, .faint)] + cells)
    }
  }

  private func group(_ figure: AssessedFigure) -> String? {
    guard let group = figure.key.group, let dimension = assessment.dimension else { return nil }
    return switch dimension {
    case .person: words.person(group)
    case .category: words.rule("category", group)
    case .level: say(zh: "\(group) 级", en: "level \(group)")
    case .unit: words.names.name("unit", group)
    case .channel: words.names.name("channel", group)
    }
  }

  private func value(_ figure: AssessedFigure) -> String {
    let text = figure.value.shortText
    return switch figure.rule.unit {
    case .count: text
    case .percent: text + "%"
    case .minutes: say(zh: "\(text) 分钟", en: "\(text) min")
    case .score: say(zh: "\(text) 分", en: "\(text) / 5")
    }
  }
}
