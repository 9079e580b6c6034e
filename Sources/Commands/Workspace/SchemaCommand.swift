import ArgumentParser
import Casework
import JSONText
import Policy
import Store

struct SchemaCommand: FreeCommand {
  static let about = Localized(
    zh: "文件和答复的 JSON Schema", en: "the JSON Schema of a file or an answer")
  static let examples = [
    Localized(same: "cs schema"), Localized(same: "cs schema case"),
    Localized(same: "cs schema policy/classify"), Localized(same: "cs schema --write"),
  ]

  @Argument(help: .text(zh: "名称；不写则列出全部", en: "the name; without one, all names", "name"))
  var name: String?
  @Flag(
    help: .text(
      zh: "把编辑器要用的写入工作区的 .cs/schemas/",
      en: "write those that editors use to .cs/schemas/ of the workspace"))
  var write = false
  @OptionGroup var global: GlobalOptions

  func run(_ world: World) throws(Failure) -> Reply {
    if write { return try written(in: Site.workspace(global.folder, world)) }
    let names = Schemas.all.map(\.name)
    guard let name else {
      return Reply(list: names.map { ["schema": "cs.schemas/1", "name": .string($0)] }, ids: names)
      {
        var page = Page()
        for name in names { page.line(name) }
        return page
      }
    }
    guard let schema = Schemas.all.first(where: { $0.name == name }) else {
      throw Failure(
        .noinput, rule: "no-such-schema", zh: "没有名为“\(name)”的 schema", en: "no schema '\(name)'",
        hint: nearest(name, among: names).map(didYouMean)
          ?? Localized(same: names.joined(separator: " ")))
    }
    var reply = Reply([:]) { Page() }
    let text = String(decoding: schema.bytes, as: UTF8.self)
    do throws(JSONFault) { reply.json = [try JSONValue.parse(text).object ?? [:]] } catch {
      throw Failure(.dataerr, rule: "bad-schema", zh: "schema 损坏", en: "the schema is broken")
    }
    reply.plain = text
    return reply
  }

  private func written(in workspace: Workspace) throws(Failure) -> Reply {
    guard name == nil else {
      throw Failure(
        .usage, rule: "usage", zh: "--write 写入全部，不带名称",
        en: "--write takes no name: it writes all of them")
    }
    let files = try EditorSchemas.write(in: workspace)
    let list: [JSONObject] = files.map {
      ["schema": "cs.schemas/1", "name": .string($0.name), "file": .string($0.file)]
    }
    return Reply(list: list, ids: files.map(\.file)) {
      var page = Page()
      let folder = workspace.path(EditorSchemas.folder)
      page.line(
        say(
          zh: "已将 \(files.count) 个 schema 写入 \(folder)",
          en: "wrote \(files.count) schemas to \(folder)"), .good)
      return page
    }
  }
}
