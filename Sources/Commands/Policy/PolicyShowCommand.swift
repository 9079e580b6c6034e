import ArgumentParser
import Casework
import JSONText
import Store

struct PolicyShowCommand: LeafCommand {
  static let about = Localized(
    zh: "显示政策文件，或现行的值各从哪里来", en: "print policy files, or where each value in force comes from")
  static let examples = [
    Localized(same: "cs policy show classify"),
    Localized(same: "cs policy show remedy --effective"),
    Localized(same: "cs policy show --changed"),
  ]

  @Argument(
    help: .text(
      zh: "文件：intake classify work …；不写就是全部",
      en: "the file: intake, classify, work …; all of them if left out", "file"))
  var name: String?
  @Flag(
    help: .text(
      zh: "现行的全部内容，逐行注明出自哪一层、哪一行", en: "what is in force, each line with its layer and place"))
  var effective = false
  @Flag(help: .text(zh: "只看与行业包不同的地方", en: "only what differs from the pack")) var changed = false
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let names = PolicyInspection.names
    let chosen = try name.map { (name) throws(Failure) in
      [try name.checked(say(zh: "文件", en: "the file"), among: names)]
    }
    let paths = (chosen ?? names).map { "policy/\($0).yaml" }
    return effective || changed ? try views(desk, paths) : try texts(desk, paths)
  }

  private func texts(_ desk: Desk, _ paths: [String]) throws(Failure) -> Reply {
    var objects: [JSONObject] = []
    var plain = ""
    for path in paths {
      let text = String(decoding: try desk.policyBytes(path), as: UTF8.self)
      objects.append([
        "schema": "cs.policy.show/1", "file": .string(path), "text": .string(text),
      ])
      if paths.count > 1 { plain += (plain.isEmpty ? "" : "\n") + "# \(path)\n" }
      plain += text.harmlessLines
    }
    var reply = Reply(list: objects) { Page() }
    reply.plain = plain
    return reply
  }

  private func views(_ desk: Desk, _ paths: [String]) throws(Failure) -> Reply {
    let changed = changed
    let views = try paths.map { (path) throws(Failure) in try PolicyView(desk, path) }
    var reply = Reply(list: views.map { $0.json(changed: changed) }) {
      var page = Page()
      for view in views {
        if !page.lines.isEmpty, !changed { page.blank() }
        page.append(changed ? view.changesPage() : view.page())
      }
      return page
    }
    reply.warnings = Array(Set(views.compactMap(\.warning)))
    return reply
  }
}

extension String {
  /// A text of several lines with its control characters made visible.
  fileprivate var harmlessLines: String {
    let text = replacing("\r\n", with: "\n")
    let isEvil = { (scalar: Unicode.Scalar) in
      scalar.isControl && scalar != "\n" && scalar != "\t"
    }
    guard text.unicodeScalars.contains(where: isEvil) else { return text }
    return text.unicodeScalars.map { isEvil($0) ? String($0).harmless : String($0) }.joined()
  }
}
