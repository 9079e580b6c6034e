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

  /// The records that git could not merge and nobody has settled since.
  ///
  /// Where a driver fails git leaves one side in the file, without a marker to show for it.
  func unmerged() -> [String] {
    guard driver.isInRepository,
      let listed = Subprocess.read(
        ["git", "-C", root, "ls-files", "--unmerged", "-z", "--"] + Workspace.recordFolders,
        world.environment)
    else { return [] }
    var paths: [String] = []
    for entry in listed.split(separator: 0) {
      guard let tab = entry.firstIndex(of: UInt8(ascii: "\t")) else { continue }
      let path = String(decoding: entry[(tab + 1)...], as: UTF8.self)
      if path.hasSuffix(".json"), paths.last != path { paths.append(path) }
    }
    return paths
  }

  private func stage(_ number: Int, _ path: String) -> [UInt8]? {
    Subprocess.read(["git", "-C", root, "show", ":\(number):./\(path)"], world.environment)
  }

  /// Tells git that conflicts are resolved.
  func settle(_ paths: [String]) {
    guard driver.isInRepository, !paths.isEmpty else { return }
    _ = Subprocess.read(["git", "-C", root, "add", "--"] + paths, world.environment)
  }

  /// Lines elsewhere that keep records from our driver, or out of git altogether.
  private func inspectOverrides(_ inspection: inout Inspection) {
    let probes = Workspace.recordFolders.map { "\($0)/2026-01/probe.json" }
    let told = Subprocess.read(
      ["git", "-C", root, "check-attr", "merge", "--"] + probes, world.environment)
    let lines = String(decoding: told ?? [], as: UTF8.self).split(separator: "\n")
    for (folder, line) in zip(Workspace.recordFolders, lines) where !line.hasSuffix(": cs") {
      inspection.add(
        ".gitattributes", rule: "attributes-overridden",
        Localized(
          zh: "\(folder)/ 的合并方式被别处改成了 \(line.split(separator: " ").last ?? "")",
          en: "another line sets how \(folder)/ is merged: \(line.split(separator: " ").last ?? "")"
        ),
        isFixed: false)
    }
    let ignored = Subprocess.read(
      ["git", "-C", root, "check-ignore", "--no-index", "--"] + probes, world.environment)
    for line in String(decoding: ignored ?? [], as: UTF8.self).split(separator: "\n") {
      let folder = line.prefix { $0 != "/" }
      inspection.add(
        ".gitignore", rule: "records-ignored",
        Localized(
          zh: "git 忽略了 \(folder)/ 里的记录，不会提交",
          en: "git ignores the records of \(folder)/ and never commits them"),
        isFixed: false)
    }
  }

  /// Whether git will merge records through us here.
  func inspect(fix: Bool, _ inspection: inout Inspection) {
    guard driver.isInRepository else { return }
    let attributes = (try? FileSystem.contents(root + "/.gitattributes")) ?? []
    let text = String(decoding: attributes, as: UTF8.self)
    let missing = Workspace.recordFolders.filter { folder in
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
    if missing.isEmpty || fix { inspectOverrides(&inspection) }
    if !driver.isRegistered {
      inspection.add(
        ".git/config", rule: "driver-missing",
        Localized(
          zh: "本地仓库没有登记合并驱动 cs merge-file，或登记的程序不在了",
          en:
            "the merge driver 'cs merge-file' isn't registered in this clone, or its program is gone"
        ),
        isFixed: fix && driver.register())
    }
  }
}
