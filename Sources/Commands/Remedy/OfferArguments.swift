import ArgumentParser
import Casework
import Remedy

/// What the verbs about one offer take, and the way they all go.
struct OfferArguments: ParsableArguments {
  @Argument(help: .caseID) var id: String
  @Argument(help: .text(zh: "方案：序号或编号", en: "the offer: its number or id", "offer"))
  var offer: String
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  /// Appends what `decide` makes of the offer, and answers with where it stands.
  ///
  /// - Parameter verb: what one must be allowed to do; nil where the decision itself checks it.
  func answer(
    _ desk: Desk, may verb: String?,
    _ decide: (Offering, Case, Offer, Person) throws(Failure) -> [EventDraft]
  ) throws(Failure) -> Reply {
    let offering = try desk.offering()
    let written = try desk.write(to: id, may: verb, write) { (subject, person) throws(Failure) in
      try decide(offering, subject, try subject.offer(named: offer), person)
    }
    return try desk.reply(to: written, offering: offering)
  }
}
