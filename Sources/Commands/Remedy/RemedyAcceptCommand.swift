import ArgumentParser
import Casework
import Remedy

struct RemedyAcceptCommand: LeafCommand {
  static let about = Localized(zh: "客户接受方案", en: "the customer takes the offer")
  static let examples = [
    Localized(same: "cs remedy accept 7k3mq2 1")
  ]

  @Argument(help: .caseID) var id: String
  @Argument(help: .text(zh: "方案：序号或编号", en: "the offer: its number or id", "offer")) var offer:
    String
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let offering = try desk.offering()
    let written = try desk.write(to: id, may: "accept", write) { (subject, _) throws(Failure) in
      try offering.accept(subject, try subject.offer(named: offer))
    }
    return try desk.reply(to: written, offering: offering)
  }
}
