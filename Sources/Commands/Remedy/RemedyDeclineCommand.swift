import ArgumentParser
import Casework
import Remedy

struct RemedyDeclineCommand: LeafCommand {
  static let about = Localized(zh: "不批准方案", en: "decline an offer")
  static let examples = [
    Localized(same: "cs remedy decline 7k3mq2 1 --as sun-jie --because \"above the ceiling\"")
  ]

  @Argument(help: .caseID) var id: String
  @Argument(help: .text(zh: "方案：序号或编号", en: "the offer: its number or id", "offer")) var offer:
    String
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let offering = try desk.offering()
    let written = try desk.write(to: id, may: nil, write) { (subject, person) throws(Failure) in
      [
        try offering.decline(
          subject, try subject.offer(named: offer), by: person, because: write.because)
      ]
    }
    return try desk.reply(to: written, offering: offering)
  }
}
