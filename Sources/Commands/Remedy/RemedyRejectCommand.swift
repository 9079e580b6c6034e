import ArgumentParser
import Casework
import Remedy

struct RemedyRejectCommand: LeafCommand {
  static let about = Localized(zh: "客户拒绝方案", en: "the customer turns the offer down")
  static let examples = [
    Localized(same: "cs remedy reject 7k3mq2 1 --because \"wants 10000\"")
  ]

  @OptionGroup var arguments: OfferArguments

  var global: GlobalOptions { arguments.global }

  func run(_ desk: Desk) throws(Failure) -> Reply {
    try arguments.answer(desk, may: "reject") { (offering, subject, offer, _) throws(Failure) in
      [try offering.reject(subject, offer)]
    }
  }
}
