import Casework
import Classify
import JSONText
import Policy

/// What `cs classify` answers.
struct ClassifyAnswer: Sendable {
  private let verdict: Verdict
  private let subject: Case?
  private let unassigned: Localized?
  private let due: [ClockRun]

  /// The verdict on a text without a case.
  init(_ verdict: Verdict) {
    (self.verdict, subject, unassigned, due) = (verdict, nil, nil, [])
  }

  init(_ verdict: Verdict, _ subject: Case, unassigned: Localized?, _ calendar: WorkCalendar) {
    self.verdict = verdict
    self.subject = subject
    self.unassigned = unassigned
    due = subject.clocks(calendar).filter(\.isOpen)
  }

  private var level: Int { subject?.level ?? verdict.level }
  private var category: String { subject?.category ?? verdict.category }

  var json: JSONObject {
    var json: JSONObject = ["schema": "cs.classify/1"]
    json["id"] = subject.map { .string($0.id.text) }
    json["level"] = .number(JSONNumber(level))
    if level != verdict.level { json["rules_level"] = .number(JSONNumber(verdict.level)) }
    json["category"] = .string(category)
    if category != verdict.category { json["rules_category"] = .string(verdict.category) }
    json["style"] = .array(verdict.styles.map(\.scored))
    json["mindset"] = .array(verdict.mindsets.map(\.scored))
    json["difficult"] = .array(verdict.difficult.map(\.scored))
    json["emotion"] = subject?.emotion?.json
    json["expectation"] = verdict.expectation.map { .string($0) }
    json["expectations"] = .array(
      verdict.expectations.map { found in
        [
          "demand": .number(JSONNumber(found.demand)), "is": .string(found.rule.id),
          "because": [.object(Finding(rule: found.rule, grounds: found.grounds).json)],
        ]
      })
    json["rights"] = .array(
      verdict.rights.map { found in
        [
          "is": .string(found.right.base.id), "citation": .string(found.right.citation()),
          "because": [.object(Finding(rule: found.right.base, grounds: found.grounds).json)],
        ]
      })
    json["abnormal"] = .array((subject?.words("abnormal") ?? []).map { .string($0) })
    json["owner"] = subject?.owner.map { .string($0) }
    json["unassigned"] = unassigned.map { .string($0()) }
    json["because"] = .array(verdict.reasons)
    json["category_because"] = .array(verdict.categoryReasons)
    json["outranked"] = .array(verdict.outranked.map { .object($0.json) })
    if subject != nil {
      json["due"] = .array(
        due.map { run in
          var object: JSONObject = ["clock": .string(run.clock)]
          object["by"] = run.due.map { .string($0.text) }
          return .object(object)
        })
    }
    return json
  }

  // MARK: For people

  /// What policy alone would say; nil where the case stands on just that.
  private func otherwise(_ words: PhraseBook) -> String? {
    var parts: [String] = []
    if level != verdict.level {
      parts.append(say(zh: "\(verdict.level) 级", en: "level \(verdict.level)"))
    }
    if category != verdict.category { parts.append(words.rule("category", verdict.category)) }
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }

  func page(_ words: PhraseBook) -> Page {
    var page = Page()
    let name = words.rule("level", ["urgent", "regular", "suggestion"][max(0, min(2, level - 1))])
    page.line(
      say(
        zh: "\(level) 级（\(name)） · \(words.rule("category", category))",
        en: "level \(level) (\(name)) · \(words.rule("category", category))"),
      level == 1 ? .bad : .strong)
    if let subject {
      page.pair(say(zh: "编号", en: "case"), subject.id.text)
      page.pair(say(zh: "负责人", en: "owner"), words.person(subject.owner))
      page.pair(say(zh: "未派单", en: "unassigned"), unassigned?(), .warning)
    }
    page.pair(say(zh: "按规则", en: "by the rules"), otherwise(words), .warning)
    for (kind, label, found) in [
      ("style", say(zh: "风格", en: "style"), verdict.styles),
      ("mindset", say(zh: "心态", en: "mindset"), verdict.mindsets),
      ("difficult", say(zh: "疑难类型", en: "difficult"), verdict.difficult),
    ] {
      page.pair(label, words.list(found.map { words.rule(kind, $0.rule.id) }))
    }
    for found in verdict.expectations {
      let demand = subject?.demands[found.demand - 1]
      page.pair(
        say(zh: "期望", en: "expectation"),
        words.rule("expectation", found.rule.id) + say(zh: "：", en: ": ")
          + (demand.map { words.demand($0) } ?? ""))
    }
    for (right, _) in verdict.rights {
      let name = words.rule("right", right.base.id)
      page.pair(
        say(zh: "涉及权益", en: "right"),
        say(zh: "\(name)（\(right.citation())）", en: "\(name) (\(right.citation()))"))
    }
    for run in due { page.pair(words.names.name("clock", run.clock), words.due(run.due)) }
    page.heading(say(zh: "依据", en: "Because"))
    if let learned = verdict.learned {
      page.line(say(zh: "更像这一级的范例", en: "it reads like this level's examples"), indent: 2)
      page.line(words.list(learned.spans.map { quoted($0.text) }), .warning, indent: 4)
      page.place(of: learned)
    } else if verdict.causes.isEmpty {
      page.line(
        say(
          zh: "没有规则命中，按默认处理", en: "no rule fired, so the default holds"), indent: 2)
      page.line(
        "\(verdict.fallback.rule)  \(verdict.fallback.place.file):\(verdict.fallback.place.line)",
        .faint, indent: 4)
    }
    for cause in verdict.causes { page.finding(cause, words) }
    page.heading(say(zh: "类别依据", en: "Because, for the category"))
    page.category(of: verdict, words)
    if !verdict.outranked.isEmpty {
      page.heading(say(zh: "也成立，但不是这一级", en: "Also holds, for another level"))
      for cause in verdict.outranked { page.finding(cause, words) }
    }
    return page
  }
}

extension Page {
  fileprivate mutating func category(of verdict: Verdict, _ words: PhraseBook) {
    if let learned = verdict.learnedCategory {
      line(say(zh: "更像这一类的范例", en: "it reads like this category's examples"), indent: 2)
      line(words.list(learned.spans.map { quoted($0.text) }), .warning, indent: 4)
      place(of: learned)
    } else if let finding = verdict.categoryFinding {
      self.finding(finding, words)
    } else {
      line(say(zh: "没有词句指向哪一类，归默认类别", en: "no words name one: the default"), indent: 2)
    }
  }

  /// The rule by which the examples speak.
  fileprivate mutating func place(of learned: LearnedFinding) {
    line(
      "\(learned.rule.rule)  \(learned.rule.place.file):\(learned.rule.place.line)", .faint,
      indent: 4)
  }

  /// A rule that held, its place, and the words or facts it held on.
  fileprivate mutating func finding(_ finding: Finding, _ words: PhraseBook) {
    line(finding.rule.name(), indent: 2)
    let grounds = words.list(words.grounds(finding.grounds))
    if !grounds.isEmpty { line(grounds, .warning, indent: 4) }
    line(
      "\(finding.rule.rule)  \(finding.rule.place.file):\(finding.rule.place.line)", .faint,
      indent: 4)
  }
}
