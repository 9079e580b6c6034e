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
    name: .customLong("relation"),
    help: .text(zh: "关系：duplicate related batch", en: "duplicate, related or batch", "relation"))
  var relation: String
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  /// `--as duplicate` says how the cases belong together; `--as li-na` still says who is acting.
  static func understood(_ words: [String]) -> [String] {
    var words = words
    for at in words.indices.dropLast() where words[at] == "--as" {
      if Vocabulary.relations.contains(words[at + 1]) { words[at] = "--relation" }
    }
    return words
  }

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let kind = try desk.word("--as", relation, "relation", among: Vocabulary.relations)
    let target = try desk.resolve(other)
    // Of two duplicates one is counted; linked both ways neither would be.
    if kind == "duplicate" {
      let back = try desk.store.open(target).complaint.links
      let own = try desk.resolve(id).text
      if back.contains(where: { $0.other == own && $0.relation == "duplicate" }) {
        throw Failure(
          .dataerr, rule: "linked-back", zh: "对方已登记为本案的重复投诉",
          en: "the other case is linked as a duplicate of this one already")
      }
    }
    let written = try desk.write(to: id, may: "link", write) { (subject, _) throws(Failure) in
      [try Closing.link(subject, to: target, as: kind)]
    }
    return try desk.reply(to: written)
  }
}
