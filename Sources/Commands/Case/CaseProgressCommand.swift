import ArgumentParser
import Casework
import JSONText
import Work

struct CaseProgressCommand: LeafCommand {
  static let about = Localized(
    zh: "客户看得到的进度：已办、在办、预计何时", en: "what the customer may see: done, doing, expected by when")
  static let examples = [Localized(same: "cs case progress 7k3mq2")]

  @Argument(help: .caseID) var id: String
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let subject = try desk.open(id)
    let progress = Progress(subject, try desk.calendar(), now: desk.now)
    let words = try PhraseBook(desk)
    return Reply(progress.json, ids: [subject.id.text]) {
      var page = Page()
      page.line(say(zh: "投诉 \(subject.id.text)", en: "Complaint \(subject.id.text)"), .strong)
      for step in progress.done {
        page.row("✓ " + step.name(), words.time(step.at) ?? "")
      }
      if let doing = progress.doing { page.row("→ " + doing(), "") }
      page.pair(say(zh: "预计", en: "expected by"), words.time(progress.expected))
      return page
    }
  }
}
