import ArgumentParser
import Casework
import Remedy

struct RemedyAcceptCommand: LeafCommand {
  static let about = Localized(zh: "客户接受方案", en: "the customer takes the offer")
  static let examples = [
    Localized(same: "cs remedy accept 7k3mq2 1")
  ]

  @OptionGroup var arguments: OfferArguments

  var global: GlobalOptions { arguments.global }

  func run(_ desk: Desk) throws(Failure) -> Reply {
    try arguments.answer(desk, may: "accept") { (offering, subject, offer, _) throws(Failure) in
      try offering.accept(subject, offer)
    }
  }
}
