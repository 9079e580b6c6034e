import ArgumentParser
import Casework
import Work

struct CaseReopenCommand: LeafCommand {
  static let about = Localized(zh: "重新打开", en: "open a closed case again")
  static let examples = [
    Localized(
      zh: "cs case reopen 7k3mq2 --because \"客户称问题又出现\"",
      en: "cs case reopen 7k3mq2 --because \"it happened again\"")
  ]

  @Argument(help: .caseID) var id: String
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    guard write.because != nil else {
      throw WriteOptions.reasonMissing(say(zh: "重新打开", en: "reopening"))
    }
    let written = try desk.write(to: id, may: "reopen", write) { (subject, _) throws(Failure) in
      [try Closing.reopen(subject, clocks: desk.levelClocks(subject))]
    }
    return try desk.reply(to: written)
  }
}
