import ArgumentParser
import Casework
import JSONText
import Policy
import Store

struct InitCommand: FreeCommand {
  static let about = Localized(zh: "新建工作区", en: "make a workspace")
  static let examples = [
    Localized(same: "cs init desk --pack general"),
    Localized(same: "cs init grid --pack electricity --unit office --lang zh"),
  ]

  @Argument(help: .text(zh: "文件夹", en: "the folder", "dir")) var dir: String
  @Option(help: .text(zh: "行业包", en: "the pack of rules to start from")) var pack: String
  @Option(help: .text(zh: "客户怎么称呼你们（话术里用）", en: "what customers call you, for the scripts"))
  var name: String?
  @Option(help: .text(zh: "在此工作的单位", en: "the unit of those who work here")) var unit: String?
  @Option(help: .text(zh: "时区", en: "the time zone", "zone")) var timezone = "Asia/Shanghai"
  @Option(help: .text(zh: "币种", en: "the currency", "code")) var currency = "CNY"
  @OptionGroup var global: GlobalOptions

  func run(_ world: World) throws(Failure) -> Reply {
    let pack = try pack.checked("--pack", among: Templates.packs)
    do throws(Failure) { _ = try Zone(timezone) } catch { throw Failure(.usage, error.faults) }
    let isCode = currency.count == 3 && currency.utf8.allSatisfy { (65...90).contains($0) }
    let isPlain = (unit ?? "x").utf8.allSatisfy {
      (97...122).contains($0) || (48...57).contains($0) || $0 == 45
    }
    guard isCode, isPlain else {
      throw Failure(
        .usage, rule: "bad-value", zh: isCode ? "单位只用小写字母、数字和连字符" : "币种写作 CNY 这样的代码",
        en: isCode
          ? "a unit is lower case letters, digits and hyphens" : "a currency is a code such as CNY")
    }
    let root = world.absolute(dir)
    if FileSystem.exists(root + "/" + Workspace.marker) {
      throw Failure(
        .cantcreat, rule: "exists", zh: "“\(dir)”已经是工作区", en: "'\(dir)' is a workspace already")
    }
    try checkAlone(root)
    let files = try PackWriter.files(of: pack)
    for file in files { try FileSystem.write(file.bytes, to: root + "/" + file.path) }
    for (path, text) in WorkspaceFiles.fixed {
      try FileSystem.write(Array(text.utf8), to: root + "/" + path)
    }
    _ = try EditorSchemas.write(in: Workspace(root: root))
    let unit = self.unit ?? PackWriter.unit(of: pack)
    // Last, so that a workspace half made is none.
    let settings = WorkspaceFiles.settings(
      pack: pack, unit: unit, timezone: timezone, currency: currency,
      language: Language(rawValue: global.lang ?? ""), name: name ?? dir)
    try FileSystem.write(Array(settings.utf8), to: root + "/" + Workspace.marker)
    let driver = MergeDriver(root, world)
    if driver.isInRepository, !driver.isRegistered { _ = driver.register() }
    let json: JSONObject = [
      "schema": "cs.init/1", "workspace": .string(root), "pack": .string(pack),
      "unit": .string(unit), "files": .array(files.map { .string($0.path) }),
    ]
    return Reply(json, ids: [root]) {
      var page = Page()
      page.line(
        say(zh: "已建工作区 \(root)（\(pack)）", en: "made the workspace \(root) (\(pack))"), .good)
      page.line(
        say(
          zh: "规则都写在 policy/ 和 scripts/ 里，可以直接改；先把 policy/people.yaml 换成你们的人。",
          en:
            "Every rule is in policy/ and scripts/, yours to edit; put your people in policy/people.yaml first."
        ))
      page.line(
        say(
          zh: "接着：cd \(dir) && git init && cs intake --help",
          en: "Then: cd \(dir) && git init && cs intake --help"))
      return page
    }
  }
}

extension InitCommand {
  /// - Throws: `cantcreat` inside another workspace, where every command would ask which is meant.
  private func checkAlone(_ root: String) throws(Failure) {
    var folder = FileSystem.parent(of: root)
    while !folder.isEmpty {
      if FileSystem.exists(folder + "/" + Workspace.marker) {
        throw Failure(
          .cantcreat, rule: "nested-workspace", zh: "“\(folder)”已经是工作区，不能再套一个",
          en: "'\(folder)' is a workspace already; one doesn't go inside another")
      }
      folder = FileSystem.parent(of: folder)
    }
  }
}

/// The files of a pack, merged with those of the pack it extends.
enum PackWriter {
  /// - Throws: `config` when the pack itself is wrong.
  static func files(of pack: String) throws(Failure) -> [Embedded.File] {
    let own = Templates.files(of: pack)
    guard pack != "general" else { return own }
    let base = Templates.files(of: "general")
    var files: [Embedded.File] = []
    for file in base {
      do throws(Faults) {
        files.append(
          Embedded.File(path: file.path, bytes: Array(try text(file.path, of: pack).utf8)))
      } catch {
        throw Failure(.config, error.list)
      }
    }
    return files + own.filter { file in !base.contains { $0.path == file.path } }
  }

  /// A file of a pack with the comments of every layer; empty when the pack lacks it.
  static func text(_ path: String, of pack: String) throws(Faults) -> String {
    var merged: (text: String, file: String)?
    for layer in Templates.layers(of: pack, path) {
      var text = String(decoding: layer.bytes, as: UTF8.self)
      if let below = merged {
        text = try Overlay.splice(
          base: below.text, over: text, file: layer.path, baseFile: below.file)
      }
      merged = (text, layer.path)
    }
    return merged?.text ?? ""
  }

  /// The unit of the pack's first person.
  static func unit(of pack: String) -> String {
    let people = try? files(of: pack).first { $0.path == PeoplePolicy.path }
    let read = people.flatMap { try? PeoplePolicy.read($0.bytes) }
    return read?.people.first?.unit ?? "desk"
  }
}
