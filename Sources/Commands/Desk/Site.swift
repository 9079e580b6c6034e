import Casework
import Policy
import Store

/// A workspace that was found, and what its `cs.yaml` says.
package struct Site: Sendable {
  /// What `-C` named.
  let folder: String?
  let workspace: Workspace
  let settings: Settings

  /// - Throws: `config` when there is no workspace, or its `cs.yaml` is wrong.
  init(_ folder: String?, _ world: World) throws(Failure) {
    self.folder = folder
    workspace = try Site.workspace(folder, world)
    settings = try Site.settings(of: workspace)
  }

  /// The workspace that `-C`, `CS_WORKSPACE` or the working directory lies in.
  static func workspace(_ folder: String?, _ world: World) throws(Failure) -> Workspace {
    if let folder = folder ?? world.variable("CS_WORKSPACE") {
      return try Workspace.find(from: world.absolute(folder), explicit: true)
    }
    return try Workspace.find(from: world.folder, explicit: false)
  }

  private static func settings(of workspace: Workspace) throws(Failure) -> Settings {
    guard let bytes = try workspace.contents(Settings.path) else {
      throw Failure(.config, rule: "no-workspace", zh: "没有 cs.yaml", en: "there is no cs.yaml")
    }
    do throws(Faults) { return try Settings.read(bytes) } catch {
      throw Failure(.config, error.list)
    }
  }
}
