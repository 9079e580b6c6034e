import ArgumentParser
import Casework
import Remedy

struct RemedyKeepCommand: LeafCommand {
  static let about = Localized(zh: "承诺已兑现", en: "say that a promise was kept")
  static let examples = [
    Localized(same: "cs remedy keep 7k3mq2 1")
  ]

  @Argument(help: .caseID) var id: String
  @Argument(help: .text(zh: "承诺：序号或编号", en: "the promise: its number or id", "promise"))
  var promise: String
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let offering = try desk.offering()
    let written = try desk.write(to: id, may: "keep", write) { (subject, _) throws(Failure) in
      [try offering.keep(try subject.promise(named: promise))]
    }
    return try desk.reply(to: written)
  }
}
