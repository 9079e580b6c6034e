import ArgumentParser
import Casework
import Policy
import Work

struct CaseAmendCommand: LeafCommand {
  static let about = Localized(zh: "更正受理时记下的内容", en: "correct what was taken in")
  static let examples = [
    Localized(same: "cs case amend 7k3mq2 --set demands.1.amount=800"),
    Localized(
      zh: "cs case amend 7k3mq2 --set w5h1.where=城东所 --because \"客户更正\"",
      en: "cs case amend 7k3mq2 --set w5h1.where=\"East office\" --because \"the customer says so\""
    ),
  ]

  @Argument(help: .caseID) var id: String
  @Option(
    name: .customLong("set"),
    help: .text(
      zh: "字段=新值，可重复；值为空则删除", en: "a field and its value, may be repeated; no value removes it",
      "field=value"))
  var changes: [String]
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    var amendments: [Amendment] = []
    for change in changes {
      let parts = change.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty else {
        throw Failure(
          .usage, rule: "bad-value", zh: "--set 应写作 字段=值，不是“\(change)”",
          en: "--set takes field=value, not '\(change)'")
      }
      amendments.append(Amendment(path: String(parts[0]), value: String(parts[1])))
    }
    let currency = desk.settings.currency
    let written = try desk.write(to: id, may: "amend", write) { (subject, _) throws(Failure) in
      [try Amendment.event(amendments, subject, currency: currency)]
    }
    return try desk.reply(to: written)
  }
}
