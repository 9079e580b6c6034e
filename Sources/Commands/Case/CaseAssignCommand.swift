import ArgumentParser
import Casework
import Work

struct CaseAssignCommand: LeafCommand {
  static let about = Localized(zh: "指派负责人", en: "give a case to somebody")
  static let examples = [
    Localized(same: "cs case assign 7k3mq2 --to li-na")
  ]

  @Argument(help: .caseID) var id: String
  @Option(help: .text(zh: "负责人编号", en: "the new owner, by id", "person"))
  var to: String
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let person = try desk.person(to)
    let permissions = try desk.permissions()
    let written = try desk.write(to: id, may: "assign", write) { (subject, _) throws(Failure) in
      [try Following.assign(subject, to: person, permissions)]
    }
    return try desk.reply(to: written)
  }
}
