import ArgumentParser
import Casework
import Policy
import Work

struct CaseRequestCommand: LeafCommand {
  static let about = Localized(zh: "请部门协办", en: "ask a department for help")
  static let examples = [
    Localized(
      zh: "cs case request 7k3mq2 --unit metering --to he-gang --what \"复核接线\"",
      en: "cs case request 7k3mq2 --unit metering --to he-gang --what \"check the wiring\"")
  ]

  @Argument(help: .caseID) var id: String
  @Option(help: .text(zh: "协办部门", en: "the department", "unit"))
  var unit: String
  @Option(help: .text(zh: "对接人编号", en: "the contact there, by id", "person"))
  var to: String?
  @Option(help: .text(zh: "要办什么", en: "what is asked", "text"))
  var what: String
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let policy = try desk.policy(WorkPolicy.self)
    let units = try desk.units()
    let person = try to.map { (id) throws(Failure) in try desk.person(id) }
    let written = try desk.write(to: id, may: "request", write) { (subject, _) throws(Failure) in
      [
        try Following.request(
          subject, unit: unit, person: person?.id, what: what, units: units,
          clocks: policy.requestClocks.starts { () throws(Failure) in try desk.asked(subject) })
      ]
    }
    return try desk.reply(to: written)
  }
}
