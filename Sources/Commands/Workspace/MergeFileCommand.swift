import ArgumentParser
import Casework
import JSONText
import Store

struct MergeFileCommand: FreeCommand {
  static let about = Localized(zh: "供 git 合并两个版本的记录", en: "merge two versions of a record, for git")
  static let examples = [
    Localized(same: "git config merge.cs.driver 'cs merge-file %O %A %B %P'")
  ]

  @Argument(help: .text(zh: "共同的祖先", en: "the version both came from", "base")) var base: String
  @Argument(help: .text(zh: "我方版本，结果写在这里", en: "ours; the result goes here", "ours"))
  var ours: String
  @Argument(help: .text(zh: "对方版本", en: "theirs", "theirs")) var theirs: String
  @Argument(help: .text(zh: "仓库中的路径", en: "its path in the repository", "path"))
  var path: String?
  @OptionGroup var global: GlobalOptions

  func run(_ world: World) throws(Failure) -> Reply {
    let name = path ?? ours
    let merged = try Merge.bytes(
      base: contents(base, world), ours: contents(ours, world), theirs: contents(theirs, world),
      file: name)
    try FileSystem.write(merged, to: world.absolute(ours))
    var reply = Reply(["schema": "cs.merge/1", "path": .string(name)]) { Page() }
    reply.plain = ""
    return reply
  }

  private func contents(_ path: String, _ world: World) throws(Failure) -> [UInt8] {
    guard let bytes = try FileSystem.contents(world.absolute(path)) else {
      throw Failure(.noinput, rule: "no-such-file", zh: "没有文件“\(path)”", en: "no file '\(path)'")
    }
    return bytes
  }
}
