import ArgumentParser
import Casework
import JSONText
import Store

struct PolicyShowCommand: LeafCommand {
  static let about = Localized(zh: "显示一个政策文件", en: "print a policy file")
  static let examples = [Localized(same: "cs policy show classify")]

  @Argument(
    help: .text(zh: "文件：intake classify work …", en: "the file: intake, classify, work …", "file"))
  var name: String
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let names = PolicyInspection.names
    let name = try self.name.checked(say(zh: "文件", en: "the file"), among: names)
    let path = "policy/\(name).yaml"
    let bytes = try desk.workspace.contents(path) ?? []
    let text = String(decoding: bytes, as: UTF8.self)
    var reply = Reply(["schema": "cs.policy.show/1", "file": .string(path), "text": .string(text)])
    {
      Page()
    }
    reply.plain = text
    return reply
  }
}
