import ArgumentParser
import Casework
import Remedy

struct RemedyApproveCommand: LeafCommand {
  static let about = Localized(zh: "批准方案", en: "approve an offer")
  static let examples = [
    Localized(same: "cs remedy approve 7k3mq2 1 --as sun-jie")
  ]

  @Argument(help: .caseID) var id: String
  @Argument(help: .text(zh: "方案：序号或编号", en: "the offer: its number or id", "offer")) var offer:
    String
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let offering = try desk.offering()
    let written = try desk.write(to: id, may: nil, write) { (subject, person) throws(Failure) in
      [try offering.approve(subject, try subject.offer(named: offer), by: person)]
    }
    return try desk.reply(to: written, offering: offering)
  }
}
