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

  /// Whether this clone knows the driver, by the path of a program that is there; read from its
  /// config without starting git.
  ///
  /// A bare `cs` isn't enough: where git's PATH lacks it, git keeps one side and says nothing of it.
  var isRegistered: Bool {
    guard let folder = gitFolder, let bytes = try? FileSystem.contents(folder + "/config"),
      let driver = MergeDriver.driver(in: String(decoding: bytes, as: UTF8.self)),
      driver.hasSuffix(MergeDriver.arguments)
    else { return false }
    let program = driver.dropLast(MergeDriver.arguments.count)
    // A quote inside the path is spelled in a way that only a shell reads.
    if program.contains("\\") { return true }
    let path = program.split(separator: "'", omittingEmptySubsequences: false).joined()
    return path.hasPrefix("/") && FileSystem.exists(path)
  }

  private static let arguments = " merge-file %O %A %B %P"

  /// What a config says of `merge.cs.driver`.
  private static func driver(in config: String) -> String? {
    var isOurs = false
    var found: String?
    for line in config.split(separator: "\n") {
      let text = line.drop { $0 == " " || $0 == "\t" }
      if text.hasPrefix("[") { isOurs = text.hasPrefix("[merge \"cs\"]") }
      guard isOurs, text.hasPrefix("driver"), let sign = text.firstIndex(of: "=") else { continue }
      found = String(text[text.index(after: sign)...].drop { $0 == " " })
    }
    return found
  }

  /// Registers the driver; false when git can't be run.
  func register() -> Bool {
    let settings = [
      ("merge.cs.name", "complaint records of cs"),
      ("merge.cs.driver", command + MergeDriver.arguments),
    ]
    return settings.allSatisfy { name, value in
      Subprocess.run("git", ["-C", root, "config", name, value], world.environment) == 0
    }
  }

  /// The path of this program, quoted for the shell.
  private var command: String {
    guard let own = Plugin.installation(world) else { return "cs" }
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
          zh: "已在本地仓库的 git 配置里登记合并驱动 cs merge-file。\n",
          en: "registered the merge driver 'cs merge-file' in this clone's git config.\n"))
    }
  }
}
