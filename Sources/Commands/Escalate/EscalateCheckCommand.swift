import ArgumentParser
import Casework
import Escalate
import JSONText
import Policy
import Store
import Work

struct EscalateCheckCommand: LeafCommand {
  static let about = Localized(
    zh: "查找升级信号和异常特征，新的记录在案", en: "find escalation signals and record the new ones")
  static let examples = [
    Localized(same: "cs escalate check"), Localized(same: "cs escalate check 7k3mq2 --json"),
  ]

  @Argument(help: .caseID) var id: String?
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    try desk.permissions().check(desk.person(), may: "escalate")
    let policy = try desk.policy(EscalatePolicy.self)
    let words = try PhraseBook(desk)
    var answers: [SignalAnswer] = []
    for id in try cases(desk) {
      let answer = try check(id, policy, desk)
      if self.id != nil || !answer.signals.isEmpty || !answer.features.isEmpty {
        answers.append(answer)
      }
    }
    let found = answers
    return Reply(list: answers.map(\.json), ids: answers.map { $0.subject.id.text }) {
      var page = Page()
      if found.isEmpty { page.line(say(zh: "没有升级信号", en: "no escalation signals")) }
      for answer in found { page.append(answer.page(words)) }
      return page
    }
  }

  /// The case named, or every case that isn't closed.
  private func cases(_ desk: Desk) throws(Failure) -> [CaseID] {
    if let id { return [try desk.resolve(id)] }
    var open: [CaseID] = []
    try desk.each { if $0.state != .closed { open.append($0.id) } }
    return open
  }

  private func check(
    _ id: CaseID, _ policy: EscalatePolicy, _ desk: Desk
  ) throws(Failure) -> SignalAnswer {
    let wording = try desk.policy(ClassifyPolicy.self).wording
    let around = try desk.circumstances(of: desk.store.open(id).complaint)
    var check = SignalCheck(try desk.store.open(id).complaint, around, policy, wording)
    let written = try desk.write(to: id.text, may: "escalate", write) {
      (subject, _) throws(Failure) in
      check = SignalCheck(subject, around, policy, wording)
      return check.events
    }
    return SignalAnswer(check, written)
  }
}

/// The signals of one case.
private struct SignalAnswer: Sendable {
  let subject: Case
  let signals: [RaisedSignal]
  let features: [(rule: PolicyRule, grounds: Grounds)]
  private let written: Written

  init(_ check: SignalCheck, _ written: Written) {
    subject = written.complaint
    signals = check.signals
    features = check.abnormal
    self.written = written
  }

  /// The kinds of offer the customer turned down, which whoever grades the case wants to know.
  private var refused: [String] {
    subject.offers.filter { $0.status == .rejected }.map(\.kind)
  }

  var json: JSONObject {
    var json: JSONObject = ["schema": "cs.signals/1", "id": .string(subject.id.text)]
    json["signals"] = .array(
      signals.map { signal in
        var object = signal.json
        object["new"] = .bool(!signal.isKnown)
        return .object(object)
      })
    json["suspected"] = .array(
      features.map { feature in
        [
          "feature": .string(feature.rule.id), "name": .string(feature.rule.name()),
          "facts": .array(feature.grounds.facts.map { .string($0.text) }),
          "words": .array(feature.grounds.spans.map { .string($0.text) }),
        ]
      })
    json["refused"] = .array(refused.map { .string($0) })
    json["tier"] = subject.fields["escalation"]?.object?["tier"]
    if written.isRehearsal { json.rehearse(written.events) }
    return json
  }

  /// Which clock a signal is about: its instance is `late:contact:000001-k3f2`.
  private func clock(of signal: RaisedSignal, _ words: PhraseBook) -> String {
    let parts = signal.instance.split(separator: ":")
    guard parts.count == 3 else { return "" }
    let name = words.names.name("clock", String(parts[1]))
    return say(zh: "（\(name)）", en: " (\(name))")
  }

  func page(_ words: PhraseBook) -> Page {
    var page = Page()
    page.heading("\(subject.id.text)  \(subject.summary)")
    if signals.isEmpty { page.line(say(zh: "没有升级信号", en: "no signals"), indent: 2) }
    for signal in signals {
      let grounds = words.grounds(signal.grounds)
      page.row([
        ("  ! " + signal.rule.name() + clock(of: signal, words), .warning),
        (signal.isKnown ? say(zh: "已记录", en: "known") : say(zh: "新", en: "new"), .plain),
        (words.list(grounds), .faint),
      ])
    }
    if !refused.isEmpty {
      page.line(
        say(zh: "客户已拒绝：", en: "turned down: ")
          + words.list(refused.map { words.names.name("demand", $0) }), indent: 2)
    }
    if !features.isEmpty {
      page.line(
        say(
          zh: "疑似异常特征 \(features.count) 项（仅供主管核实）：",
          en: "suspected abnormal features, \(features.count), for a supervisor to look at:"),
        indent: 2)
      for feature in features {
        let grounds = words.grounds(feature.grounds)
        page.row("    ? " + feature.rule.name(), words.list(grounds))
      }
    }
    return page
  }
}
