import ArgumentParser
import Casework
import Work

struct CasePauseCommand: LeafCommand {
  static let about = Localized(
    zh: "等待客户，暂停内部时限", en: "wait for the customer: hold the internal clocks")
  static let examples = [
    Localized(
      zh: "cs case pause 7k3mq2 --because \"等客户寄回发票\"",
      en: "cs case pause 7k3mq2 --because \"waiting for the invoice\"")
  ]

  @Argument(help: .caseID) var id: String
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    guard write.because != nil else {
      throw WriteOptions.reasonMissing(say(zh: "暂停", en: "a pause"))
    }
    let written = try desk.write(to: id, may: "pause", write) { (subject, _) throws(Failure) in
      [try Following.pause(subject)]
    }
    return try desk.reply(to: written)
  }
}
