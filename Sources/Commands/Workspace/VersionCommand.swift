import ArgumentParser
import Casework
import JSONText

struct VersionCommand: FreeCommand {
  static let about = Localized(zh: "版本", en: "the version")
  static let examples = [Localized(same: "cs version")]

  @OptionGroup var global: GlobalOptions

  func run(_ world: World) throws(Failure) -> Reply {
    var reply = Reply(["schema": "cs.version/1", "version": .string(Toolkit.version)]) { Page() }
    reply.plain = "cs \(Toolkit.version)\n"
    return reply
  }
}
