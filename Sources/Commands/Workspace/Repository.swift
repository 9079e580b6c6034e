import Casework
import Store

/// The git repository around a workspace, as `cs check` looks at it.
struct Repository {
  private let root: String
  private let world: World
  private let driver: MergeDriver

  init(_ desk: Desk) {
    root = desk.workspace.root
    world = desk.world
    driver = MergeDriver(root, world)
  }

  /// The three versions that git keeps of a path it could not merge; nil when it keeps none.
  func stages(_ path: String) -> (base: [UInt8], ours: [UInt8], theirs: [UInt8])? {
    guard driver.isInRepository, let ours = stage(2, path), let theirs = stage(3, path) else {
      return nil
    }
    return (stage(1, path) ?? [], ours, theirs)
  }

  private func stage(_ number: Int, _ path: String) -> [UInt8]? {
    Subprocess.read(["git", "-C", root, "show", ":\(number):./\(path)"], world.environment)
  }

  /// Tells git that conflicts are resolved.
  func settle(_ paths: [String]) {
    guard driver.isInRepository, !paths.isEmpty else { return }
    _ = Subprocess.read(["git", "-C", root, "add", "--"] + paths, world.environment)
  }

  /// Whether git will merge records through us here.
  func inspect(fix: Bool, _ inspection: inout Inspection) {
    guard driver.isInRepository else { return }
    let attributes = (try? FileSystem.contents(root + "/.gitattributes")) ?? []
    let text = String(decoding: attributes, as: UTF8.self)
    let missing = WorkspaceFiles.recordFolders.filter { folder in
      !text.split(separator: "\n").contains {
        $0.hasPrefix(folder + "/") && $0.contains(MergeDriver.attribute)
      }
    }
    if !missing.isEmpty {
      let lines = missing.map { "\($0)/**/*.json text eol=lf \(MergeDriver.attribute)\n" }.joined()
      let ends = text.isEmpty || text.hasSuffix("\n") ? "" : "\n"
      let bytes = Array((text + ends + lines).utf8)
      let isFixed = fix && (try? FileSystem.write(bytes, to: root + "/.gitattributes")) != nil
      let folders = missing.joined(separator: " ")
      inspection.add(
        ".gitattributes", rule: "attributes-missing",
        Localized(
          zh: "没有为这些文件夹指定合并驱动：\(folders)", en: "no merge driver is named for: \(folders)"),
        isFixed: isFixed)
    }
    if !driver.isRegistered {
      inspection.add(
        ".git/config", rule: "driver-missing",
        Localized(
          zh: "这个克隆没有登记合并驱动 cs merge-file",
          en: "the merge driver 'cs merge-file' isn't registered in this clone"),
        isFixed: fix && driver.register())
    }
  }
}
