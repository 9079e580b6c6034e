import ArgumentParser
import Casework
import JSONText
import Policy
import Remedy

struct RemedyOfferCommand: LeafCommand {
  static let about = Localized(zh: "提出方案", en: "put forward an offer")
  static let examples = [
    Localized(
      zh: "cs remedy offer 7k3mq2 --kind refund --amount 400 --what \"退还多收电费\"",
      en: "cs remedy offer 7k3mq2 --kind refund --amount 400 --what \"the 400 paid too much\"")
  ]

  @Argument(help: .caseID) var id: String
  @Option(
    help: .text(
      zh: "方案种类（见 policy/remedy.yaml）", en: "the kind of offer (policy/remedy.yaml)", "kind"))
  var kind: String
  @Option(help: .text(zh: "内容", en: "what is offered", "text"))
  var what: String
  @Option(help: .text(zh: "金额", en: "what it costs", "amount"))
  var amount: String?
  @Option(name: .customLong("by"), help: .text(zh: "何时兑现", en: "when it will be done", "time"))
  var due: String?
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let offering = try desk.offering()
    let money = try amount.map { (text) throws(Failure) in try desk.money(text) }
    let time = try due.map { (text) throws(Failure) in try desk.time(text) }
    let now = desk.now
    let kinds = try desk.policy(RemedyPolicy.self).kinds
    let names = Dictionary(kinds.map { ($0.id, $0.name) }) { first, _ in first }
    let kind = try desk.word("--kind", self.kind, "offer", among: kinds.map(\.id), names: names)
    let written = try desk.write(to: id, may: "offer", write) { (subject, person) throws(Failure) in
      [
        try offering.offer(
          subject, kind: kind, what: what, money: money, by: time, from: person, at: now)
      ]
    }
    return try desk.reply(to: written, offering: offering)
  }
}
