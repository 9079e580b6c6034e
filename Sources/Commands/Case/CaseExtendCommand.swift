import ArgumentParser
import Casework
import Work

struct CaseExtendCommand: LeafCommand {
  static let about = Localized(
    zh: "延长一个时限（要有理由并告知客户）", en: "move a due time, with a reason, and tell the customer")
  static let examples = [
    Localized(
      zh: "cs case extend 7k3mq2 feedback --by 2026-01-20T12:00 --because \"检测报告周二才出\"",
      en:
        "cs case extend 7k3mq2 feedback --by 2026-01-20T12:00 --because \"the lab reports on Tuesday\""
    )
  ]

  @Argument(help: .caseID) var id: String
  @Argument(help: .text(zh: "时限，如 feedback", en: "the clock, such as feedback", "clock")) var clock:
    String
  @Option(name: .customLong("by"), help: .text(zh: "新的到期时间", en: "the new due time", "time"))
  var due: String
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    guard write.because != nil else {
      throw WriteOptions.reasonMissing(say(zh: "延期", en: "an extension"))
    }
    let time = try desk.time(due)
    let calendar = try desk.calendar()
    let now = desk.now
    let written = try desk.write(to: id, may: "extend", write) { (subject, _) throws(Failure) in
      [try Following.extend(subject, clock: clock, to: time, at: now, calendar)]
    }
    return try desk.reply(to: written)
  }
}
