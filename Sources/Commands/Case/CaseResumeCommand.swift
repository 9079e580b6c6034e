import ArgumentParser
import Casework
import Work

struct CaseResumeCommand: LeafCommand {
  static let about = Localized(
    zh: "客户已回应，恢复计时", en: "the customer has answered: let the clocks run")
  static let examples = [
    Localized(same: "cs case resume 7k3mq2")
  ]

  @Argument(help: .caseID) var id: String
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let written = try desk.write(to: id, may: "resume", write) { (subject, _) throws(Failure) in
      [try Following.resume(subject)]
    }
    return try desk.reply(to: written)
  }
}
