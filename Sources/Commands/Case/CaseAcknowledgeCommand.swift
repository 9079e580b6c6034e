import ArgumentParser
import Casework
import Work

struct CaseAcknowledgeCommand: LeafCommand {
  static let about = Localized(zh: "协办部门确认收到", en: "say that a department has the request")
  static let examples = [
    Localized(same: "cs case acknowledge 7k3mq2 --unit metering")
  ]

  @Argument(help: .caseID) var id: String
  @Option(help: .text(zh: "协办部门", en: "the department", "unit"))
  var unit: String
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let written = try desk.write(to: id, may: "acknowledge", write) {
      (subject, _) throws(Failure) in
      [try Following.acknowledge(subject, unit: unit)]
    }
    return try desk.reply(to: written)
  }
}
