package import ArgumentParser
package import Casework

/// A command: its options, and a `run` that reads like its abstract.
package protocol LeafCommand: ParsableCommand {
  /// One line for the help.
  static var about: Localized { get }
  /// Command lines to start from, the commonest first.
  static var examples: [Localized] { get }
  var global: GlobalOptions { get }
  /// The arguments as the options of the command expect them.
  static func understood(_ words: [String]) -> [String]
  func run(_ desk: Desk) throws(Failure) -> Reply
}

extension LeafCommand {
  package static func understood(_ words: [String]) -> [String] { words }
  package static var configuration: CommandConfiguration { .part }
}

extension FreeCommand {
  package static var configuration: CommandConfiguration { .part }
}

extension CommandConfiguration {
  /// A command of a program that finds its commands and its help itself. ArgumentParser looks for
  /// neither its own completion flag nor names of help then, which took half of what parsing takes.
  fileprivate static var part: CommandConfiguration {
    CommandConfiguration(_superCommandName: "cs", helpNames: [])
  }
}

/// A command that runs without a workspace.
package protocol FreeCommand: ParsableCommand {
  static var about: Localized { get }
  static var examples: [Localized] { get }
  var global: GlobalOptions { get }
  func run(_ world: World) throws(Failure) -> Reply
}

/// Where a command stands in the help.
package enum CommandGroup: String, CaseIterable, Sendable {
  case work, see, policy, workspace

  var title: Localized {
    switch self {
    case .work: Localized(zh: "处理投诉", en: "Handle complaints")
    case .see: Localized(zh: "查看", en: "See where things stand")
    case .policy: Localized(zh: "政策", en: "Policy")
    case .workspace: Localized(zh: "工作区与工具", en: "Workspace and tool")
    }
  }
}

/// One entry of the catalogue: the words that name a command, and the command.
package struct CommandEntry: Sendable {
  /// One word, or a noun and a verb.
  package let name: String
  package let group: CommandGroup
  package let command: Kind

  package enum Kind: Sendable {
    case leaf(any LeafCommand.Type)
    case free(any FreeCommand.Type)
  }

  init(_ name: String, _ group: CommandGroup, _ leaf: any LeafCommand.Type) {
    (self.name, self.group) = (name, group)
    command = .leaf(leaf)
  }

  init(_ name: String, _ group: CommandGroup, free: any FreeCommand.Type) {
    (self.name, self.group) = (name, group)
    command = .free(free)
  }

  package var path: [String] { name.split(separator: " ").map(String.init) }

  var about: Localized {
    switch command {
    case .leaf(let type): type.about
    case .free(let type): type.about
    }
  }

  var examples: [Localized] {
    switch command {
    case .leaf(let type): type.examples
    case .free(let type): type.examples
    }
  }

  var type: any ParsableArguments.Type {
    switch command {
    case .leaf(let type): type
    case .free(let type): type
    }
  }
}
