import ArgumentParser
import Casework
import Work

struct CaseNoteCommand: LeafCommand {
  static let about = Localized(zh: "记下发生了什么、说了什么", en: "note what happened or was said")
  static let examples = [
    Localized(
      zh: "cs case note 7k3mq2 \"客户说下班后才方便接电话\"",
      en: "cs case note 7k3mq2 \"prefers calls after work\""),
    Localized(
      zh: "cs case note 7k3mq2 \"只要结果，不听解释\" --observed dominant",
      en: "cs case note 7k3mq2 \"wants results, no talk\" --observed dominant"),
  ]

  @Argument(help: .caseID) var id: String
  @Argument(help: .text(zh: "备注", en: "the note", "text")) var text: String
  @Option(help: .observed) var observed: [String] = []
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let written = try desk.write(to: id, may: "note", write) { (_, _) throws(Failure) in
      [Following.note(text, observed: observed)]
    }
    return try desk.reply(to: written)
  }
}
