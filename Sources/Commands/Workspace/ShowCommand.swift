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

  init(_ subject: Case, _ desk: Desk) throws(Failure) {
    self.subject = subject
    runs = subject.clocks(try desk.calendar())
    words = try PhraseBook(desk)
    now = desk.now
  }

  var json: JSONObject {
    [
      "schema": "cs.show/1", "case": .object(subject.document),
      "clocks": .array(runs.map { .object(json($0)) }),
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
      [subject.id.text, level, state].compactMap { $0 }.joined(separator: " · "), .strong)
    page.paragraph(subject.fields["w5h1"]?.object?["what"]?.string ?? subject.summary)
    head(&page)
    clocks(&page)
    parts(&page)
    page.heading(say(zh: "经过", en: "Timeline"))
    for event in subject.events {
      page.row([
        ("  " + (words.time(event.at) ?? ""), .faint), (words.person(event.by) ?? event.by, .plain),
        (words.names.name("event", event.kindText) + Timeline.detail(of: event, words), .plain),
      ])
    }
    return page
  }

  private func head(_ page: inout Page) {
    let customer = subject.fields["customer"]?.object
    let who = [subject.customerName, customer?["phone"]?.string].compactMap { $0 }
    page.pair(say(zh: "客户", en: "customer"), who.joined(separator: " "))
    page.pair(say(zh: "渠道", en: "channel"), words.name("channel", subject.channel))
    page.pair(say(zh: "越级", en: "skip-level"), subject.skipLevel ? say(zh: "是", en: "yes") : nil)
    page.pair(say(zh: "受理", en: "received"), words.time(subject.received))
    page.pair(say(zh: "负责人", en: "owner"), words.person(subject.owner))
    page.pair(
      say(zh: "诉求", en: "asks for"), words.list(subject.demands.map { words.demand($0) }))
    page.pair(say(zh: "情绪", en: "emotion"), words.emotion(subject.emotion))
    page.pair(say(zh: "期望", en: "expectation"), words.name("expectation", subject.expectation))
    if let judgement = subject.judgement {
      let causes = judgement["cause"]?.array?.compactMap { words.name("cause", $0.string) } ?? []
      let parts = [
        judgement["verdict"]?.string.map { words.names.name("verdict", $0) },
        words.list(causes), words.name("unit", judgement["unit"]?.string),
      ]
      page.pair(
        say(zh: "判定", en: "judgement"),
        parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " · "))
    }
    page.pair(
      say(zh: "升级信号", en: "signals"),
      words.list(subject.signals.map { words.names.name("signal", $0) }), .warning)
    page.pair(say(zh: "根因", en: "root causes"), words.list(subject.words("root_causes")))
    page.pair(say(zh: "结果", en: "outcome"), subject.outcome)
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
        ((run.isOpen ? words.due(run.due) : words.time(run.due)) ?? "", .plain),
        (run.policy, .faint),
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
private enum Timeline {
  private static let texts = [
    "text", "what", "outcome", "to", "tier", "level", "code", "verdict", "unit",
  ]

  static func detail(of event: Event, _ words: PhraseBook) -> String {
    let found = texts.lazy.compactMap { key in word(key, event, words) }.first
    let reason = event.data["reason"]?.string
    let parts = [found, reason.map { say(zh: "（\($0)）", en: "(\($0))") }].compactMap { $0 }
    return parts.isEmpty
      ? "" : say(zh: "：", en: ": ") + parts.joined(separator: say(zh: "", en: " "))
  }

  private static func word(_ key: String, _ event: Event, _ words: PhraseBook) -> String? {
    guard let value = event.data[key] else { return nil }
    switch key {
    case "to": return words.person(value.string)
    case "verdict": return words.name("verdict", value.string)
    case "outcome" where event.kind != .resolved: return words.name("outcome", value.string)
    default: return value.string ?? value.number?.text
    }
  }
}
