import ArgumentParser
import Casework
import Work

struct CaseImproveCommand: LeafCommand {
  static let about = Localized(zh: "登记改进措施，或记其完成", en: "plan an improvement, or say it is done")
  static let examples = [
    Localized(
      zh: "cs case improve 7k3mq2 --what \"换表后双人复核\" --owner he-gang --by 2026-02-01",
      en:
        "cs case improve 7k3mq2 --what \"two people check each new meter\" --owner he-gang --by 2026-02-01"
    ),
    Localized(same: "cs case improve 7k3mq2 --done 1"),
  ]

  @Argument(help: .caseID) var id: String
  @Option(help: .text(zh: "做什么", en: "what will be done", "text")) var what: String?
  @Option(help: .text(zh: "负责人编号", en: "who sees to it, by id", "person")) var owner: String?
  @Option(name: .customLong("by"), help: .text(zh: "期限", en: "by when", "time")) var due: String?
  @Option(help: .text(zh: "针对的根本原因", en: "the root cause it mends", "code")) var cause: String?
  @Option(help: .text(zh: "已完成的措施：序号或编号", en: "the improvement that is done", "improvement"))
  var done: String?
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    if let done {
      let written = try desk.write(to: id, may: "improve", write) { (subject, _) throws(Failure) in
        [try Closing.improved(try subject.improvement(named: done))]
      }
      return try desk.reply(to: written)
    }
    guard let what, let owner, let due else {
      throw Failure(
        .usage, rule: "usage", zh: "要写明 --what、--owner 和 --by，或用 --done 记完成",
        en: "say --what, --owner and --by, or --done")
    }
    let person = try desk.person(owner)
    let time = try desk.time(due)
    let written = try desk.write(to: id, may: "improve", write) { (subject, _) throws(Failure) in
      [Closing.improve(subject, what: what, owner: person, by: time, cause: cause)]
    }
    return try desk.reply(to: written)
  }
}
