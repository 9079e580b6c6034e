import ArgumentParser
import Casework
import Store
import Work

struct CaseLinkCommand: LeafCommand {
  static let about = Localized(zh: "关联另一件投诉", en: "link another case")
  static let examples = [
    Localized(same: "cs case link 7k3mq2 9xw2aa --as duplicate")
  ]

  @Argument(help: .caseID) var id: String
  @Argument(help: .text(zh: "另一件案件", en: "the other case", "other")) var other: String
  @Option(
    name: .customLong("as"),
    help: .text(zh: "关系：duplicate related batch", en: "duplicate, related or batch", "relation"))
  var relation: String
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let kind = try relation.checked("--as", among: Vocabulary.relations)
    let target = try desk.store.resolve(other)
    let written = try desk.write(to: id, may: "link", write) { (subject, _) throws(Failure) in
      [try Closing.link(subject, to: target, as: kind)]
    }
    return try desk.reply(to: written)
  }
}
