import ArgumentParser
import Casework
import JSONText
import Policy
import Script

struct RemedyScriptCommand: LeafCommand {
  static let about = Localized(zh: "此刻该说的话", en: "what to say at a moment of the case")
  static let examples = [
    Localized(same: "cs remedy script 7k3mq2 --moment apology"),
    Localized(same: "cs remedy script 7k3mq2 --moment opening --lang zh"),
  ]

  @Argument(help: .caseID) var id: String
  @Option(
    help: .text(
      zh: "时机：opening explain plan offer apology reject closing",
      en: "opening, explain, plan, offer, apology, reject or closing"))
  var moment = "opening"
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let known = ScriptBook.Moment.allCases.map(\.rawValue)
    let word = try moment.checked("--moment", among: known)
    return try desk.scriptReply(ScriptBook.Moment(rawValue: word) ?? .opening, for: id)
  }
}

extension Desk {
  /// The answer of a command that prints a script.
  func scriptReply(_ moment: ScriptBook.Moment, for name: String) throws(Failure) -> Reply {
    let subject = try open(name)
    let asked = Subject(
      subject, try circumstances(of: subject), try policy(ClassifyPolicy.self).wording)
    guard let script = try script(moment, subject, asked) else {
      throw Failure(
        .dataerr, rule: "no-script", zh: "“\(moment.rawValue)”没有能填完整的话术",
        en: "no script of '\(moment.rawValue)' can be filled in for this case",
        hint: Localized(
          zh: "案件里可能还缺少方案、承诺或结论", en: "the case may still lack an offer, a promise or a verdict"))
    }
    let json: JSONObject = [
      "schema": "cs.script/1", "case": .string(subject.id.text),
      "moment": .string(moment.rawValue), "id": .string(script.id), "text": .string(script.text),
    ]
    return Reply(json, ids: [script.id]) {
      var page = Page()
      page.paragraph(script.text, indent: 0)
      return page
    }
  }
}
