import Casework
import Store

/// The registration of `cs merge-file` with git, which each clone needs for itself.
struct MergeDriver {
  private let root: String
  private let world: World

  init(_ root: String, _ world: World) {
    self.root = root
    self.world = world
  }

  /// How the driver is named in `.gitattributes`.
  static let attribute = "merge=cs"

  /// Whether the workspace lies in a git repository.
  var isInRepository: Bool { gitFolder != nil }

  /// Whether this clone knows the driver; read from its config without starting git.
  var isRegistered: Bool {
    guard let folder = gitFolder, let bytes = try? FileSystem.contents(folder + "/config") else {
      return false
    }
    return String(decoding: bytes, as: UTF8.self).contains("[merge \"cs\"]")
  }

  /// Registers the driver; false when git can't be run.
  func register() -> Bool {
    let settings = [
      ("merge.cs.name", "complaint records of cs"),
      ("merge.cs.driver", "\(command) merge-file %O %A %B %P"),
    ]
    return settings.allSatisfy { name, value in
      Subprocess.run("git", ["-C", root, "config", name, value], world.environment) == 0
    }
  }

  /// `cs` where the PATH finds this program, else its own path, quoted for the shell.
  private var command: String {
    guard let own = Plugin.installation(world) else { return "cs" }
    let folders = (world.variable("PATH") ?? "").split(separator: ":")
    let found = folders.lazy.map { $0 + "/cs" }.first { FileSystem.exists(String($0)) }
    if let found, FileSystem.resolved(String(found)) == own { return "cs" }
    return "'"
      + own.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }

  /// The folder that holds the repository's config; a linked work tree names it in a file.
  private var gitFolder: String? {
    var folder = root
    while true {
      let git = folder + "/.git"
      if FileSystem.exists(git + "/HEAD") { return common(of: git) }
      if let bytes = try? FileSystem.contents(git) {
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.hasPrefix("gitdir: ") else { return nil }
        let path = String(text.dropFirst(8).prefix { $0 != "\n" })
        return common(of: path.hasPrefix("/") ? path : folder + "/" + path)
      }
      if folder == "/" || folder.isEmpty { return nil }
      folder = FileSystem.parent(of: folder)
    }
  }

  private func common(of git: String) -> String {
    guard let bytes = try? FileSystem.contents(git + "/commondir") else { return git }
    let path = String(String(decoding: bytes, as: UTF8.self).prefix { $0 != "\n" })
    return path.hasPrefix("/") ? path : git + "/" + path
  }
}

extension Desk {
  /// Registers the merge driver in a clone that doesn't have it yet, and says so.
  func prepareClone() {
    let driver = MergeDriver(workspace.root, world)
    guard driver.isInRepository, !driver.isRegistered else { return }
    if driver.register() {
      world.writeError(
        say(
          zh: "已在这个克隆的 git 配置里登记合并驱动 cs merge-file。\n",
          en: "registered the merge driver 'cs merge-file' in this clone's git config.\n"))
    }
  }
}
