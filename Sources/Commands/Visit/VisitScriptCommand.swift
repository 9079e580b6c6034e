import ArgumentParser
import Casework
import Script

struct VisitScriptCommand: LeafCommand {
  static let about = Localized(zh: "回访该说的话", en: "what to say on a return visit")
  static let examples = [
    Localized(same: "cs visit script 7k3mq2"),
    Localized(same: "cs visit script 7k3mq2 --mood dissatisfied"),
  ]

  enum Mood: String, CaseIterable, ExpressibleByArgument, Sendable {
    case satisfied, neutral, dissatisfied
  }

  @Argument(help: .caseID) var id: String
  @Option(help: .text(zh: "客户的反应", en: "how the customer takes it")) var mood: Mood?
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let moment: ScriptBook.Moment =
      switch mood {
      case nil: .visit
      case .satisfied?: .visitSatisfied
      case .neutral?: .visitNeutral
      case .dissatisfied?: .visitDissatisfied
      }
    return try desk.scriptReply(moment, for: id)
  }
}
