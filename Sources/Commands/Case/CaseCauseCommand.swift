import ArgumentParser
import Casework
import Policy
import Work

struct CaseCauseCommand: LeafCommand {
  static let about = Localized(zh: "登记根本原因", en: "record a root cause")
  static let examples = [
    Localized(same: "cs case cause 7k3mq2 acceptance-check")
  ]

  @Argument(help: .caseID) var id: String
  @Argument(help: .text(zh: "原因代码", en: "the cause", "code")) var code: String
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let policy = try desk.policy(WorkPolicy.self)
    let names = Dictionary(policy.causes.map { ($0.id, $0.name) }) { first, _ in first }
    let code = try desk.word(
      "CODE", self.code, "cause", among: policy.causes.map(\.id), names: names)
    let written = try desk.write(to: id, may: "cause", write) { (subject, _) throws(Failure) in
      [try Closing.cause(subject, code: code, policy)]
    }
    return try desk.reply(to: written)
  }
}
