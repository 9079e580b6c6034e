import ArgumentParser
import Casework
import Remedy

struct RemedyPromiseCommand: LeafCommand {
  static let about = Localized(zh: "记下对客户的承诺", en: "record a promise and its deadline")
  static let examples = [
    Localized(
      zh: "cs remedy promise 7k3mq2 --what \"周五前寄出新账单\" --by 2026-01-16T18:00",
      en: "cs remedy promise 7k3mq2 --what \"the new bill by Friday\" --by 2026-01-16T18:00")
  ]

  @Argument(help: .caseID) var id: String
  @Option(help: .text(zh: "承诺什么", en: "what is promised", "text"))
  var what: String
  @Option(name: .customLong("by"), help: .text(zh: "期限", en: "the deadline", "time"))
  var due: String
  @Option(help: .text(zh: "代替哪个承诺", en: "the promise it takes the place of", "promise"))
  var replaces: String?
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let offering = try desk.offering()
    let time = try desk.time(due)
    let now = desk.now
    let written = try desk.write(to: id, may: "promise", write) { (subject, _) throws(Failure) in
      let old = try replaces.map { (name) throws(Failure) in try subject.promise(named: name) }
      return [try offering.promise(subject, what: what, by: time, replacing: old, at: now)]
    }
    return try desk.reply(to: written)
  }
}
