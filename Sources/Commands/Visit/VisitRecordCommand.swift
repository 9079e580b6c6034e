import ArgumentParser
import Casework
import Policy
import Visit

struct VisitRecordCommand: LeafCommand {
  static let about = Localized(zh: "登记回访结果", en: "record a return visit")
  static let examples = [
    Localized(same: "cs visit record 7k3mq2 --outcome reached --satisfaction 5 --channel phone"),
    Localized(
      zh:
        "cs visit record 7k3mq2 --outcome reached --satisfaction 2 --channel phone --demand \"账单还没改\"",
      en:
        "cs visit record 7k3mq2 --outcome reached --satisfaction 2 --channel phone --demand \"the bill is still wrong\""
    ),
    Localized(same: "cs visit record 7k3mq2 --outcome unreached --channel phone"),
  ]

  enum Outcome: String, CaseIterable, ExpressibleByArgument, Sendable {
    case reached, unreached, refused
  }

  @Argument(help: .caseID) var id: String
  @Option(help: .text(zh: "是否联系上", en: "whether they were reached")) var outcome: Outcome
  @Option(help: .text(zh: "满意度 1–5", en: "satisfaction, 1 to 5", "1-5")) var satisfaction: Int?
  @Option(help: .text(zh: "回访方式（见 policy/visit.yaml）", en: "how (policy/visit.yaml)"))
  var channel: String
  @Option(help: .text(zh: "客户怎么说", en: "what they said", "text")) var text: String?
  @Option(help: .text(zh: "新的诉求", en: "something they ask for now", "text")) var demand: String?
  @Option(help: .text(zh: "建议", en: "a suggestion of theirs", "text")) var suggestion: String?
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    try Satisfaction.check(satisfaction)
    let policy = try desk.policy(VisitPolicy.self)
    let record = VisitRecord(
      outcome: VisitRecord.Outcome(rawValue: outcome.rawValue) ?? .reached,
      satisfaction: satisfaction, channel: channel, text: text, demand: demand,
      suggestion: suggestion)
    let written = try desk.write(to: id, may: "visit", write) { (subject, _) throws(Failure) in
      let drafts = try record.events(
        subject, policy, reopening: desk.levelClocks(subject))
      return drafts + (try desk.signals(after: drafts, subject, Surroundings()))
    }
    return try desk.reply(to: written)
  }
}
