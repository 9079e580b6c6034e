import ArgumentParser
import Casework
import Remedy

struct RemedyRejectCommand: LeafCommand {
  static let about = Localized(zh: "客户拒绝方案", en: "the customer turns the offer down")
  static let examples = [
    Localized(same: "cs remedy reject 7k3mq2 1 --because \"wants 10000\"")
  ]

  @Argument(help: .caseID) var id: String
  @Argument(help: .text(zh: "方案：序号或编号", en: "the offer: its number or id", "offer")) var offer:
    String
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let offering = try desk.offering()
    let written = try desk.write(to: id, may: "reject", write) { (subject, _) throws(Failure) in
      [try offering.reject(subject, try subject.offer(named: offer))]
    }
    return try desk.reply(to: written, offering: offering)
  }
}
