import Casework
import JSONText
import Policy
import Work

extension Desk {
  /// What a command that wrote events answers: the case's state, and what is next.
  ///
  /// - Parameter details: what the command has to say besides.
  func reply(
    to written: Written, _ extra: JSONObject = [:],
    details: @escaping @Sendable (inout Page, PhraseBook) -> Void = { _, _ in }
  ) throws(Failure) -> Reply {
    let complaint = written.complaint
    let steps = try stepFinder().steps(complaint).sorted(by: NextStep.precedes)
    var json: JSONObject = [
      "schema": "cs.done/1", "id": .string(complaint.id.text),
      "state": .string(complaint.state.rawValue),
    ]
    for (key, value) in extra { json[key] = value }
    json["recorded"] = .array(written.events.map { .string($0.kindText) })
    json["next"] = .array(steps.map { .object($0.json) })
    if written.isRehearsal { json.rehearse(written.events) }
    let words = try PhraseBook(self)
    return Reply(json, ids: [complaint.id.text]) {
      var page = Page()
      page.written(written, words)
      details(&page, words)
      page.steps(steps, words)
      return page
    }
  }
}

extension JSONObject {
  /// Adds the events that a dry run would have appended.
  mutating func rehearse(_ events: [Event]) {
    self["dry_run"] = true
    self["events"] = .array(events.map { .object($0.json) })
  }
}

extension Page {
  /// What was recorded, in one line.
  mutating func written(_ written: Written, _ words: PhraseBook) {
    let id = written.complaint.id.text
    if written.events.isEmpty {
      line(say(zh: "\(id)：没有变化", en: "\(id): nothing changed"))
      return
    }
    let kinds = written.events.map { words.names.name("event", $0.kindText) }
    let list = words.list(kinds)
    line(
      written.isRehearsal
        ? say(zh: "\(id) 将记录（未写入）：\(list)", en: "\(id) would record (nothing written): \(list)")
        : say(zh: "\(id) 已记录：\(list)", en: "\(id) recorded: \(list)"),
      written.isRehearsal ? .warning : .good)
    pair(
      say(zh: "状态", en: "state"), words.name("state", written.complaint.state.rawValue))
  }

  /// What is next, most pressing first.
  mutating func steps(_ steps: [NextStep], _ words: PhraseBook) {
    if steps.isEmpty { return }
    heading(say(zh: "下一步", en: "Next"))
    for step in steps {
      line(step.shownCommand(), step.isOverdue ? .bad : .strong, indent: 2)
      let clock = step.clock.map { words.names.name("clock", $0) }
      let parts = [clock, words.due(step.by), words.people(step.who), step.rule]
      line(
        parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " · "), .faint, indent: 4)
    }
  }
}
