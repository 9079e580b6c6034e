package import Casework
import JSONText

/// A workspace on disk: where its files are.
package struct Workspace: Sendable {
  /// The absolute path of the folder that holds `cs.yaml`.
  package let root: String

  package init(root: String) { self.root = root }

  package static let marker = "cs.yaml"

  /// The folders whose files are records, which git merges through us.
  package static let recordFolders = ["cases", "customers", "visits", "assessments"]

  /// Finds the workspace that `start` is in.
  ///
  /// - Parameter explicit: whether the caller named `start` (`-C`, `CS_WORKSPACE`) rather than just
  ///   standing there; then the workspace at that very folder is meant, whatever lies above it.
  /// - Throws: `config` when there is none, or when one lies inside another and nobody said which.
  package static func find(from start: String, explicit: Bool) throws(Failure) -> Workspace {
    guard let folder = FileSystem.resolved(start) else {
      throw Failure(
        .config, rule: "no-workspace", zh: "没有文件夹“\(start)”", en: "no folder '\(start)'")
    }
    let found = ancestors(of: folder).filter { FileSystem.exists($0 + "/" + marker) }
    guard let nearest = found.first else {
      throw Failure(
        .config, rule: "no-workspace", zh: "“\(folder)”及其上级文件夹里都没有 cs.yaml",
        en: "no cs.yaml in '\(folder)' or above it",
        hint: Localized(
          zh: "用 cs init 文件夹 --pack general 新建工作区，或用 -C 指定",
          en: "make a workspace with 'cs init DIR --pack general', or name one with -C"))
    }
    if found.count > 1, !(explicit && nearest == folder) {
      throw Failure(
        .config, rule: "nested-workspace",
        zh: "一个工作区套在另一个里面：\(found.joined(separator: "、"))",
        en: "a workspace lies inside another: \(found.joined(separator: ", "))",
        hint: Localized(zh: "用 -C \(nearest) 说明要用哪一个", en: "say which with -C \(nearest)"))
    }
    return Workspace(root: nearest)
  }

  private static func ancestors(of folder: String) -> [String] {
    var list = [folder]
    while let last = list.last, last != "/" {
      let parent = FileSystem.parent(of: last)
      list.append(parent.isEmpty ? "/" : parent)
    }
    return list
  }

  /// Where locks, the index and the schemas for editors live; git ignores it and nothing is lost with it.
  package var scratch: String { root + "/.cs" }

  /// The scratch folder, made if it isn't there.
  func madeScratch() throws(Failure) -> String {
    try FileSystem.makeFolder(scratch)
    return try inside(scratch)
  }

  package func path(_ relative: String) -> String { root + "/" + relative }

  /// A text file of the workspace; nil when it isn't there.
  package func contents(_ relative: String) throws(Failure) -> [UInt8]? {
    try FileSystem.contents(path(relative))
  }

  /// - Throws: `ioerr` when something else stands where the cases belong.
  func checkFolders() throws(Failure) {
    guard FileSystem.exists(path("cases")), !FileSystem.isFolder(path("cases")) else { return }
    throw Failure(
      .ioerr, rule: "not-a-folder", zh: "“cases”不是文件夹", en: "'cases' isn't a folder", file: "cases")
  }

  func write(_ document: JSONObject, to relative: String) throws(Failure) {
    try write(Array(JSONValue.object(document).canonicalText.utf8), to: relative)
  }

  /// Replaces a file of the workspace, durably.
  func write(_ bytes: [UInt8], to relative: String) throws(Failure) {
    try makeFolder(of: relative)
    try FileSystem.write(bytes, to: path(relative))
  }

  /// Copies a file into the workspace, durably.
  func copy(_ source: String, to relative: String, digest: String) throws(Failure) {
    try makeFolder(of: relative)
    try FileSystem.copy(source, to: path(relative), digest: digest)
  }

  /// The folder of a file, made if it isn't there.
  func makeFolder(of relative: String) throws(Failure) {
    let folder = FileSystem.parent(of: path(relative))
    try FileSystem.makeFolder(folder)
    _ = try inside(folder)
  }

  /// - Throws: `cantcreat` when a link leads a folder out of the workspace, as a hostile branch
  ///   could bring.
  private func inside(_ folder: String) throws(Failure) -> String {
    let real = FileSystem.resolved(folder) ?? folder
    guard let home = FileSystem.resolved(root), real == home || real.hasPrefix(home + "/") else {
      throw Failure(
        .cantcreat, rule: "outside", zh: "“\(folder)”通过链接指向工作区之外",
        en: "'\(folder)' is a link that leads out of the workspace",
        hint: Localized(zh: "删除这个链接", en: "remove the link"))
    }
    return folder
  }

  package func path(of id: CaseID) -> String { "cases/\(id.month)/\(id.text).json" }
}
