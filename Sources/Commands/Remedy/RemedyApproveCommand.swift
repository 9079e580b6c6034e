import ArgumentParser
import Casework
import Remedy

struct RemedyApproveCommand: LeafCommand {
  static let about = Localized(zh: "批准方案", en: "approve an offer")
  static let examples = [
    Localized(same: "cs remedy approve 7k3mq2 1 --as sun-jie")
  ]

  @OptionGroup var arguments: OfferArguments

  var global: GlobalOptions { arguments.global }

  func run(_ desk: Desk) throws(Failure) -> Reply {
    try arguments.answer(desk, may: nil) { (offering, subject, offer, person) throws(Failure) in
      [try offering.approve(subject, offer, by: person)]
    }
  }
}
