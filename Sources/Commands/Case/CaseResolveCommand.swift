import ArgumentParser
import Casework
import Work

struct CaseResolveCommand: LeafCommand {
  static let about = Localized(zh: "登记处理结果", en: "record how the matter was settled")
  static let examples = [
    Localized(
      zh: "cs case resolve 7k3mq2 --outcome \"已退400元并重算账单\"",
      en: "cs case resolve 7k3mq2 --outcome \"400 refunded, bill recomputed\"")
  ]

  @Argument(help: .caseID) var id: String
  @Option(help: .text(zh: "处理结果", en: "the outcome", "text"))
  var outcome: String
  @Flag(
    name: .customLong("first-contact"),
    help: .text(zh: "首次接触就办结", en: "it was settled at the first contact"))
  var firstContact = false
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let written = try desk.write(to: id, may: "resolve", write) { (subject, _) throws(Failure) in
      [try Closing.resolve(subject, outcome: outcome, firstContact: firstContact)]
    }
    return try desk.reply(to: written)
  }
}
