import ArgumentParser
import Casework
import JSONText
import Policy
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
    help: .text(zh: "联系后的情绪，如 anger:4", en: "how they feel now, such as anger:4", "emotion:0-10"))
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
    var before: Emotion?
    let written = try desk.write(to: id, may: "contact", write) { (subject, _) throws(Failure) in
      before = subject.emotion
      return [
        try Following.contact(
          subject, reached: outcome == .reached, emotion: felt, observed: observed)
      ]
    }
    guard let felt, let before = before, before.intensity > 0 else {
      return try desk.reply(to: written)
    }
    let target = try desk.policy(IntakePolicy.self).emotionDrop
    let drop = Amount(before.intensity - felt.intensity).ratio(to: Amount(before.intensity))
    let isMet = drop.map { $0 >= target } ?? false
    let answer: JSONObject = [
      "before": .number(JSONNumber(before.intensity)),
      "after": .number(JSONNumber(felt.intensity)), "target": .string(target.shortText),
      "met": .bool(isMet),
    ]
    return try desk.reply(to: written, ["emotion": .object(answer)]) { page, _ in
      let goal = (target * Amount(100)).shortText
      page.pair(
        say(zh: "情绪强度", en: "intensity"),
        say(
          zh: "\(before.intensity) → \(felt.intensity)（目标降低 \(goal)%，\(isMet ? "已达到" : "未达到")）",
          en:
            "\(before.intensity) → \(felt.intensity) (to fall by \(goal)%: \(isMet ? "met" : "not met"))"
        ),
        isMet ? .good : .warning)
    }
  }
}
