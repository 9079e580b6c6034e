import ArgumentParser
import Casework
import JSONText
import Policy

struct EscalateFileCommand: LeafCommand {
  static let about = Localized(zh: "向外部机构备案", en: "register a case with an outside body")
  static let examples = [
    Localized(same: "cs escalate file 7k3mq2 --body samr-12315 --ref 2026-118")
  ]

  @Argument(help: .caseID) var id: String
  @Option(help: .text(zh: "机构（见 policy/escalate.yaml）", en: "the body (policy/escalate.yaml)"))
  var body: String
  @Option(help: .text(zh: "备案号", en: "its reference", "ref")) var ref: String
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let bodies = try desk.policy(EscalatePolicy.self).bodies
    let name = try body.checked("--body", among: bodies.map(\.id))
    let written = try desk.write(to: id, may: "file", write) { (_, _) throws(Failure) in
      [EventDraft(.filed, ["body": .string(name), "ref": .string(ref)])]
    }
    let found = bodies.first { $0.id == name }
    return try desk.reply(to: written, ["body": .string(name)]) { page, _ in
      page.pair(say(zh: "机构", en: "body"), found?.name())
      page.pair(say(zh: "其时限", en: "its own limit"), found.map { PhraseBook.limit($0.within) })
      page.pair(say(zh: "依据", en: "by"), found?.legal?.citation())
    }
  }
}
