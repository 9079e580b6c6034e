import ArgumentParser
import Casework
import JSONText
import Policy
import Work

struct ShowCommand: LeafCommand {
  static let about = Localized(
    zh: "一件案件的全貌", en: "a case as a person wants it: head, clocks, timeline, next")
  static let examples = [
    Localized(same: "cs show 7k3mq2"), Localized(same: "cs show 7k3mq2 --json | jq .case.level"),
  ]

  @Argument(help: .caseID) var id: String
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let subject = try desk.open(id)
    let answer = try ShowAnswer(subject, desk)
    return Reply(answer.json, ids: [subject.id.text]) { answer.page }
  }
}

/// What `cs show` answers.
private struct ShowAnswer: Sendable {
  private let subject: Case
  private let runs: [ClockRun]
  private let words: PhraseBook
  private let now: Timestamp
  private let steps: [NextStep]
  /// The names of root causes, by id.
  private let causes: [String: String]

  init(_ subject: Case, _ desk: Desk) throws(Failure) {
    self.subject = subject
    runs = subject.clocks(try desk.calendar())
    steps = try desk.stepFinder().steps(subject, runs).sorted(by: NextStep.precedes)
    words = try PhraseBook(desk, categories: subject.category == nil ? [:] : desk.categories())
    now = desk.now
    let names = subject.words("root_causes").isEmpty ? [] : try desk.policy(WorkPolicy.self).causes
    causes = Dictionary(names.map { ($0.id, $0.name()) }) { first, _ in first }
  }

  var json: JSONObject {
    [
      "schema": "cs.show/1", "case": .object(subject.document),
      "clocks": .array(runs.map { .object(json($0)) }),
      "next": .array(steps.map { .object($0.json) }),
    ]
  }

  private func json(_ run: ClockRun) -> JSONObject {
    var object: JSONObject = ["clock": .string(run.clock), "started": .string(run.started.text)]
    object["subject"] = run.subject.map { .string($0) }
    object["within"] = run.limit.map { .string($0.text) }
    object["due"] = run.due.map { .string($0.text) }
    object["stopped"] = run.stopped.map { .string($0.text) }
    object["verdict"] = .string(run.verdict(at: now).rawValue)
    object["policy"] = .string(run.policy)
    return object
  }

  // MARK: For people

  var page: Page {
    var page = Page()
    let level = subject.level.map { say(zh: "\($0) 级", en: "level \($0)") }
    let state = words.names.name("state", subject.state.rawValue)
    page.line(
      [
        subject.id.text, level, state,
        subject.isPaused ? say(zh: "等待客户", en: "waiting for the customer") : nil,
      ].compactMap { $0 }.joined(separator: " · "), .strong)
    page.paragraph(subject.fields["w5h1"]?.object?["what"]?.string ?? subject.summary)
    head(&page)
    clocks(&page)
    parts(&page)
    page.heading(say(zh: "办理经过", en: "Timeline"))
    let timeline = Timeline(words: words, causes: causes)
    for event in subject.events {
      page.row([
        ("  " + (words.time(event.at) ?? ""), .faint), (words.person(event.by) ?? event.by, .plain),
        (words.names.name("event", event.kindText) + timeline.detail(of: event), .plain),
      ])
    }
    page.steps(steps, words)
    return page
  }

  private func head(_ page: inout Page) {
    let customer = subject.fields["customer"]?.object
    let who = [subject.customerName, customer?["phone"]?.string].compactMap { $0 }
    page.pair(say(zh: "客户", en: "customer"), who.joined(separator: " "))
    page.pair(say(zh: "地点", en: "where"), subject.fields["w5h1"]?.object?["where"]?.string)
    page.pair(say(zh: "类别", en: "category"), subject.category.map { words.rule("category", $0) })
    page.pair(say(zh: "渠道", en: "channel"), words.name("channel", subject.channel))
    page.pair(say(zh: "越级", en: "skip-level"), subject.skipLevel ? say(zh: "是", en: "yes") : nil)
    page.pair(say(zh: "受理时间", en: "received"), words.time(subject.received))
    page.pair(say(zh: "负责人", en: "owner"), words.person(subject.owner))
    page.pair(
      say(zh: "诉求", en: "asks for"), words.list(subject.demands.map { words.demand($0) }))
    page.pair(say(zh: "情绪", en: "emotion"), words.emotion(subject.emotion))
    page.pair(say(zh: "期望", en: "expectation"), words.name("expectation", subject.expectation))
    if let judgement = subject.judgement {
      let causes = judgement["cause"]?.array?.compactMap { words.name("cause", $0.string) } ?? []
      let parts = [
        judgement["verdict"]?.string.map { words.names.name("verdict", $0) },
        words.list(causes),
        words.name("unit", judgement["unit"]?.string),
      ]
      page.pair(
        say(zh: "判定", en: "judgement"),
        parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " · "))
    }
    page.pair(
      say(zh: "升级信号", en: "signals"),
      words.list(subject.signals.map { words.names.name("signal", $0) }), .warning)
    page.pair(
      say(zh: "根因", en: "root causes"),
      words.list(subject.words("root_causes").map { self.causes[$0] ?? $0 }))
    let losses = subject.losses["direct"].flatMap { Money($0) }
    page.pair(say(zh: "直接损失", en: "direct loss"), words.money(losses))
    let escalation = subject.fields["escalation"]?.object
    page.pair(say(zh: "升级层级", en: "tier"), words.name("tier", escalation?["tier"]?.string))
    page.pair(say(zh: "结果", en: "outcome"), subject.outcome)
    page.pair(
      say(zh: "满意度", en: "satisfaction"),
      subject.fields["satisfaction"]?.int.map { "\($0)/5" })
    page.pair(
      say(zh: "关联", en: "links"),
      words.list(subject.links.map { "\($0.other) (\(words.names.name("relation", $0.relation)))" })
    )
  }

  private func clocks(_ page: inout Page) {
    if runs.isEmpty { return }
    page.heading(say(zh: "时限", en: "Clocks"))
    for run in runs {
      let (verdict, style) = words.verdict(run.verdict(at: now))
      page.row([
        ("  " + words.names.name("clock", run.clock), .plain), (verdict, style),
        ((run.isOpen ? words.due(run.due) : words.done(run)) ?? "", .plain),
        (run.policy + (run.isUnverified ? say(zh: "（未核实）", en: " (unverified)") : ""), .faint),
      ])
    }
  }

  private func parts(_ page: inout Page) {
    if !subject.offers.isEmpty {
      page.heading(say(zh: "方案", en: "Offers"))
      for (index, offer) in subject.offers.enumerated() {
        page.row(
          "  \(index + 1)", words.names.name("offer", offer.status.rawValue),
          words.money(offer.money) ?? "", offer.what)
      }
    }
    if !subject.promises.isEmpty {
      page.heading(say(zh: "承诺", en: "Promises"))
      for (index, promise) in subject.promises.enumerated() {
        let state =
          promise.kept != nil
          ? say(zh: "已兑现", en: "kept")
          : promise.isOpen ? words.due(promise.by) ?? "" : say(zh: "已被替换", en: "replaced")
        page.row("  \(index + 1)", state, promise.what)
      }
    }
  }
}

/// The part of an event that a person wants beside its name.
private struct Timeline {
  let words: PhraseBook
  /// The names of root causes, by id.
  let causes: [String: String]

  private static let keys = [
    "clock", "case", "text", "what", "outcome", "to", "tier", "signals", "features", "level",
    "code", "verdict",
    "unit",
  ]

  func detail(of event: Event) -> String {
    if event.kind == .received { return "" }
    let found = Timeline.keys.lazy.compactMap { word($0, event) }.first
    let reason = event.data["reason"]?.string.map { say(zh: "（\($0)）", en: "(\($0))") }
    let parts = [found, reason].compactMap { $0 }
    if parts.isEmpty { return "" }
    let colon = found == nil ? say(zh: "", en: " ") : say(zh: "：", en: ": ")
    return colon + parts.joined(separator: say(zh: "", en: " "))
  }

  private func word(_ key: String, _ event: Event) -> String? {
    guard let value = event.data[key] else { return nil }
    let list = value.array ?? []
    switch key {
    case "to": return words.person(value.string)
    case "level": return value.number.map { say(zh: "\($0.text) 级", en: "level \($0.text)") }
    case "code": return value.string.map { causes[$0] ?? $0 }
    case "tier", "verdict", "unit": return words.name(key, value.string)
    case "outcome" where event.kind != .resolved: return words.name(key, value.string)
    case "signals":
      return words.list(list.compactMap { words.name("signal", $0.object?["signal"]?.string) })
    case "features": return words.list(list.compactMap { words.name("abnormal", $0.string) })
    case "clock": return words.name("clock", value.string)
    case "case": return value.string
    default: return value.string
    }
  }
}
