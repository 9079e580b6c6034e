import ArgumentParser
import Casework
import Work

struct CaseContactCommand: LeafCommand {
  static let about = Localized(zh: "记录与客户的联系", en: "record a contact with the customer")
  static let examples = [
    Localized(same: "cs case contact 7k3mq2 --outcome reached --emotion anger:4"),
    Localized(same: "cs case contact 7k3mq2 --outcome unreached"),
  ]

  enum Outcome: String, CaseIterable, ExpressibleByArgument, Sendable { case reached, unreached }

  @Argument(help: .caseID) var id: String
  @Option(help: .text(zh: "是否联系上", en: "whether the customer was reached"))
  var outcome: Outcome
  @Option(
    help: .text(zh: "联系后的情绪，如 anger:4", en: "how they feel now, such as anger:4", "kind:0-10"))
  var emotion: String?
  @Option(help: .observed) var observed: [String] = []
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let felt = try emotion.map { (text) throws(Failure) in
      try Emotion.typed(desk.leading(text, "--emotion", "emotion", among: Vocabulary.emotions))
    }
    if outcome == .unreached, felt != nil {
      throw Failure(
        .usage, rule: "emotion", zh: "没有联系上，就没有情绪可记", en: "who was not reached showed no emotion")
    }
    let written = try desk.write(to: id, may: "contact", write) { (subject, _) throws(Failure) in
      [
        try Following.contact(
          subject, reached: outcome == .reached, emotion: felt, observed: observed)
      ]
    }
    return try desk.reply(to: written)
  }
}
