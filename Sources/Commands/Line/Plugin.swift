import Casework
import Policy
import Store

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A program `cs-NAME` that `cs NAME` runs.
struct Plugin: Sendable {
  let name: String
  /// The absolute path of the program.
  let path: String
  /// What `plugin.yaml` beside it says, or `cs-NAME.yaml` where several share a folder.
  let summary: Localized?
  let version: String?

  // MARK: Finding

  /// The folders that are searched, the first first: `CS_PLUGIN_PATH`, the user's, the
  /// installation's, `PATH`; never a workspace.
  private static func folders(_ world: World) -> [String] {
    var folders = paths(world.variable("CS_PLUGIN_PATH"))
    let data =
      world.variable("XDG_DATA_HOME") ?? world.variable("HOME").map { $0 + "/.local/share" }
    if let data { folders += subfolders(of: data + "/cs/plugins") }
    if let program = installation(world) {
      let bin = FileSystem.parent(of: program)
      folders += subfolders(of: FileSystem.parent(of: bin) + "/libexec/cs")
    }
    return folders + paths(world.variable("PATH"))
  }

  private static func paths(_ list: String?) -> [String] {
    (list ?? "").split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
  }

  /// A folder of plugins, and the folders in it that hold one each.
  private static func subfolders(of folder: String) -> [String] {
    let names = (try? FileSystem.names(in: folder)) ?? []
    return [folder] + names.map { folder + "/" + $0 }.filter { isFolder($0) }
  }

  /// The path of the running program.
  static func installation(_ world: World) -> String? {
    if world.program.contains("/") { return FileSystem.resolved(world.absolute(world.program)) }
    let found = paths(world.variable("PATH")).map { $0 + "/" + world.program }.first {
      isProgram($0)
    }
    return found.flatMap { FileSystem.resolved($0) }
  }

  private static func isFolder(_ path: String) -> Bool { mode(path) == S_IFDIR }

  private static func isProgram(_ path: String) -> Bool {
    mode(path) == S_IFREG && access(path, X_OK) == 0
  }

  private static func mode(_ path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  /// Whether a program lies in a workspace, this one or any other; what lies there is data.
  private static func isInWorkspace(_ path: String) -> Bool {
    var folder = FileSystem.resolved(path) ?? path
    while folder != "/", !folder.isEmpty {
      folder = FileSystem.parent(of: folder)
      if FileSystem.exists(folder + "/" + Workspace.marker) { return true }
    }
    return false
  }

  private static func workspace(_ line: CommandLineReader?, _ world: World) -> Workspace? {
    try? Site.workspace(line?.folder, world)
  }

  /// Words of the toolkit that no plugin may take, those that are still to come included.
  private static let reserved: Set<String> = Set(Catalogue.entries.map { $0.path[0] }).union([
    "help", "why", "lint", "plugin", "publish", "completion",
  ])

  private static func isName(_ name: String) -> Bool {
    !name.isEmpty && !name.hasPrefix("-") && !reserved.contains(name)
      && name.utf8.allSatisfy {
        (97...122).contains($0) || (48...57).contains($0) || $0 == 45
      }
  }

  /// - Throws: `noperm` when the only one there is lies in a workspace.
  private static func find(_ name: String, _ world: World) throws(Failure) -> String? {
    guard isName(name) else { return nil }
    let found = folders(world).map { "\($0)/cs-\(name)" }.filter { isProgram($0) }
    if let path = found.first(where: { !isInWorkspace($0) }) { return path }
    guard let path = found.first else { return nil }
    throw Failure(
      .noperm, rule: "untrusted-plugin", zh: "\(path) 在工作区里，不会运行",
      en: "\(path) lies in a workspace and is not run",
      hint: Localized(
        zh: "工作区里的文件可能来自任何人的分支；放到自己的插件文件夹再用",
        en: "what lies there may come from anybody's branch; put it in your own plugin folder"))
  }

  /// Every plugin there is, the first of each name, by name; built-ins can't be shadowed.
  static func all(_ world: World) -> [Plugin] {
    var found: [String: Plugin] = [:]
    for folder in folders(world) {
      for file in (try? FileSystem.names(in: folder, sorted: false)) ?? []
      where file.hasPrefix("cs-") {
        let name = String(file.dropFirst(3))
        let path = folder + "/" + file
        if found[name] == nil, isName(name), isProgram(path), !isInWorkspace(path) {
          found[name] = Plugin(name: name, at: path)
        }
      }
    }
    return found.values.sorted { $0.name < $1.name }
  }

  private init(name: String, at path: String) {
    self.name = name
    self.path = path
    let folder = FileSystem.parent(of: path)
    let described = ["\(folder)/cs-\(name).yaml", "\(folder)/plugin.yaml"]
    let found = described.lazy.compactMap { file in
      (try? FileSystem.contents(file)).flatMap { try? YAML.parse($0, file: file) }
    }.first
    guard let node = found else {
      (summary, version) = (nil, nil)
      return
    }
    version = node["version"]?.scalar
    if let zh = node["summary"]?["zh"]?.scalar, let en = node["summary"]?["en"]?.scalar {
      summary = Localized(zh: zh, en: en)
    } else {
      summary = node["summary"]?.scalar.map { Localized(same: $0) }
    }
  }

  // MARK: Running

  /// Runs the plugin that a command line names; nil when there is none.
  ///
  /// - Throws: `unavailable` when it is there and can't be started.
  static func run(
    _ words: [String], _ line: CommandLineReader, _ world: World
  ) throws(Failure) -> Int32? {
    let workspace = workspace(line, world)
    guard let name = words.first, let path = try find(name, world) else { return nil }
    var environment = world.environment
    environment["CS_PLUGIN_API"] = "1"
    environment["CS_BIN"] = installation(world) ?? world.program
    environment["CS_WORKSPACE"] = workspace?.root
    environment["CS_LANG"] = Language.current.rawValue
    if let now = line.value("--now") { environment["CS_NOW"] = now }
    if let actor = line.value("--as") { environment["CS_ACTOR"] = actor }
    if line.has("--json") { environment["CS_JSON"] = "1" }
    guard let status = Subprocess.run(path, arguments(words), environment) else {
      throw Failure(
        .unavailable, rule: "plugin-start", zh: "插件 \(path) 启动失败",
        en: "the plugin \(path) does not start",
        hint: Localized(
          zh: "检查文件首行的解释器和执行权限",
          en: "check the interpreter in its first line, and that it may be run"))
    }
    return status
  }

  /// The plugin's own arguments; the options every command takes reach it as variables.
  private static func arguments(_ words: [String]) -> [String] {
    var own: [String] = []
    var at = 1
    while at < words.count {
      if words[at] == "--" {
        own += words[at...]
        break
      }
      switch words[at] {
      case "-C", "--workspace", "--now", "--as", "--lang", "--color": at += 2
      case "--json": at += 1
      default:
        own.append(words[at])
        at += 1
      }
    }
    return own
  }
}
