import ArgumentParser
import Casework
import Work

struct CaseInformCommand: LeafCommand {
  static let about = Localized(zh: "告知客户进展", en: "tell the customer how it stands")
  static let examples = [
    Localized(
      zh: "cs case inform 7k3mq2 --text \"线路已改正，账单明天出\"",
      en: "cs case inform 7k3mq2 --text \"the wiring is right; the new bill comes tomorrow\"")
  ]

  @Argument(help: .caseID) var id: String
  @Option(help: .text(zh: "告诉客户的话", en: "what the customer was told", "text"))
  var text: String
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let written = try desk.write(to: id, may: "inform", write) { (subject, _) throws(Failure) in
      [try Following.inform(subject, text: text)]
    }
    return try desk.reply(to: written)
  }
}
