import ArgumentParser
import Casework
import Store
import Work

struct CaseUnlinkCommand: LeafCommand {
  static let about = Localized(zh: "取消关联", en: "take a link back")
  static let examples = [
    Localized(same: "cs case unlink 7k3mq2 9xw2aa")
  ]

  @Argument(help: .caseID) var id: String
  @Argument(help: .text(zh: "另一件案件", en: "the other case", "other")) var other: String
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let target = try desk.resolve(other)
    let written = try desk.write(to: id, may: "unlink", write) { (subject, _) throws(Failure) in
      [try Closing.unlink(subject, from: target)]
    }
    return try desk.reply(to: written)
  }
}
