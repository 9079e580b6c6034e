import ArgumentParser
import Casework
import JSONText

struct VisitDueCommand: LeafCommand {
  static let about = Localized(zh: "该回访的客户", en: "the visits that are due")
  static let examples = [Localized(same: "cs visit due"), Localized(same: "cs visit due --json")]

  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let calendar = try desk.calendar()
    var due: [(subject: Case, run: ClockRun)] = []
    try desk.each { subject in
      for run in subject.clocks(calendar) where run.clock == "visit" && run.isOpen {
        due.append((subject, run))
      }
    }
    due.sort { ($0.run.due?.seconds ?? .max) < ($1.run.due?.seconds ?? .max) }
    let now = desk.now
    let words = try PhraseBook(desk)
    let json = due.map { subject, run -> JSONObject in
      var object: JSONObject = ["schema": "cs.visit.due/1", "case": .string(subject.id.text)]
      object["customer"] = subject.fields["customer"]
      object["by"] = run.due.map { .string($0.text) }
      object["overdue"] = .bool(run.verdict(at: now) == .overdue)
      object["why"] = .string(run.rule)
      return object
    }
    let rows = due
    let reply = Reply(list: json, ids: due.map(\.subject.id.text)) {
      var page = Page()
      if rows.isEmpty { page.line(say(zh: "没有到期的回访", en: "no visits are due")) }
      for (subject, run) in rows {
        let late = run.verdict(at: now) == .overdue
        page.row([
          (subject.id.text, .strong), (subject.customerName ?? "", .plain),
          (words.due(run.due) ?? "", late ? .bad : .plain), (subject.summary, .plain),
        ])
      }
      return page
    }
    return desk.whole(reply)
  }
}
