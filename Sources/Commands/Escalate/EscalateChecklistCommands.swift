import ArgumentParser
import Casework
import JSONText
import Policy

struct EscalateCrisisCommand: LeafCommand {
  static let about = Localized(
    zh: "危机应对清单：谁、何时前、做什么", en: "the crisis checklist: who does what by when")
  static let examples = [Localized(same: "cs escalate crisis 7k3mq2")]

  @Argument(help: .caseID) var id: String
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    try Checklist.reply("crisis", try desk.policy(EscalatePolicy.self).crisis, for: id, desk)
  }
}

struct EscalatePressCommand: LeafCommand {
  static let about = Localized(zh: "媒体投诉应对清单", en: "the checklist for a complaint in the press")
  static let examples = [Localized(same: "cs escalate press 7k3mq2")]

  @Argument(help: .caseID) var id: String
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    try Checklist.reply("press", try desk.policy(EscalatePolicy.self).press, for: id, desk)
  }
}

/// A checklist for one case, its times counted from the escalation (ESC-4, ESC-5).
private enum Checklist {
  static func reply(
    _ name: String, _ items: [ChecklistItem], for id: String, _ desk: Desk
  ) throws(Failure) -> Reply {
    let subject = try desk.open(id)
    let calendar = try desk.calendar()
    let words = try PhraseBook(desk)
    let staff = try desk.staff()
    // From the escalation on, not from whenever somebody looks.
    let start = subject.events.first { $0.kind == .escalated }?.at ?? desk.now
    let steps = items.map { item in
      (item, calendar.due(from: start, within: item.within), owner(item.who, staff, subject))
    }
    let json: JSONObject = [
      "schema": "cs.checklist/1", "id": .string(subject.id.text), "list": .string(name),
      "steps": .array(
        steps.map { item, due, owner in
          var step: JSONObject = ["id": .string(item.id), "do": .string(item.step())]
          step["who"] = .string(owner ?? item.who)
          step["by"] = due.map { .string($0.text) }
          step["rule"] = .string(item.rule)
          return .object(step)
        }),
    ]
    return Reply(json, ids: items.map(\.id)) {
      var page = Page()
      page.line("\(subject.id.text)  \(subject.summary)", .strong)
      for (item, due, owner) in steps {
        page.bullet(item.step())
        let who = words.person(owner) ?? words.names.name("role", item.who)
        page.line(
          [who, words.due(due) ?? "", item.rule].joined(separator: " · "), .faint, indent: 4)
      }
      return page
    }
  }

  /// Somebody of the role, of the case's unit where there is one.
  private static func owner(_ role: String, _ staff: Staff, _ subject: Case) -> String? {
    let able = staff.people.filter { $0.role == role }
    return (able.first { $0.unit == subject.unit } ?? able.first)?.id
  }
}
