import ArgumentParser
import Casework
import Work

struct CaseReplyCommand: LeafCommand {
  static let about = Localized(zh: "协办部门给出意见", en: "record a department’s opinion")
  static let examples = [
    Localized(
      zh: "cs case reply 7k3mq2 --unit metering --text \"两户接线互换，已改正\"",
      en: "cs case reply 7k3mq2 --unit metering --text \"two homes were cross-wired; corrected\"")
  ]

  @Argument(help: .caseID) var id: String
  @Option(help: .text(zh: "协办部门", en: "the department", "unit"))
  var unit: String
  @Option(help: .text(zh: "意见", en: "the opinion", "text"))
  var text: String
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let written = try desk.write(to: id, may: "reply", write) { (subject, _) throws(Failure) in
      [try Following.reply(subject, unit: unit, text: text)]
    }
    return try desk.reply(to: written)
  }
}
