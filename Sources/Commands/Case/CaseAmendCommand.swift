import ArgumentParser
import Casework
import Intake
import JSONText
import Policy
import Store
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
    var isNamed = false
    let written = try desk.write(to: id, may: "amend", write) { (subject, _) throws(Failure) in
      let naming = CaseAmendCommand.naming(subject, amendments)
      isNamed = naming != nil
      let all = amendments + [naming].compactMap(\.self)
      return [try Amendment.event(all, subject, currency: currency)]
    }
    return try isNamed ? known(written, desk) : desk.reply(to: written)
  }

  /// The customer's id, where a case without one learns their phone (INT-6).
  private static func naming(_ subject: Case, _ amendments: [Amendment]) -> Amendment? {
    guard subject.customerID == nil, !amendments.contains(where: { $0.path == "customer.id" }),
      let phone = amendments.last(where: { $0.path == "customer.phone" })?.value,
      let digits = CustomerKey.phone(phone)
    else { return nil }
    return Amendment(path: "customer.id", value: CustomerStore.id(of: digits))
  }

  /// Says what else the customer complained of, now that it is known who they are.
  private func known(_ written: Written, _ desk: Desk) throws(Failure) -> Reply {
    let subject = written.complaint
    if !written.isRehearsal {
      try desk.store.alone(withCustomer: subject.customerID) { () throws(Failure) in
        try desk.store.register(customerOf: subject)
      }
    }
    let around = try desk.surroundings(of: subject)
    return try desk.reply(
      to: written,
      [
        "history": .array(around.history.map { .string($0.text) }),
        "duplicates": .array(around.duplicates.map { .string($0.text) }),
      ]
    ) { page, words in
      page.pair(say(zh: "以往投诉", en: "before"), words.list(around.history.map(\.text)))
      page.pair(
        say(zh: "疑似重复", en: "same matter"), words.list(around.duplicates.map(\.text)),
        .warning)
    }
  }
}
