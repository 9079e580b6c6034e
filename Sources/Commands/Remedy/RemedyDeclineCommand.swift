import ArgumentParser
import Casework
import Remedy

struct RemedyDeclineCommand: LeafCommand {
  static let about = Localized(zh: "不批准方案", en: "decline an offer")
  static let examples = [
    Localized(same: "cs remedy decline 7k3mq2 1 --as sun-jie --because \"above the ceiling\"")
  ]

  @OptionGroup var arguments: OfferArguments

  var global: GlobalOptions { arguments.global }

  func run(_ desk: Desk) throws(Failure) -> Reply {
    try arguments.answer(desk, may: nil) { (offering, subject, offer, person) throws(Failure) in
      [try offering.decline(subject, offer, by: person, because: arguments.write.because)]
    }
  }
}
