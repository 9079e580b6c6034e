import Casework
import Store

/// The schemas of the files that people edit. The first line of each such file names its own in
/// `.cs/schemas/`, where an editor finds it.
enum EditorSchemas {
  static let folder = ".cs/schemas"

  static var all: [(name: String, bytes: [UInt8])] {
    Schemas.all.filter {
      $0.name.hasPrefix("policy/") || ["scripts", "workspace", "intake-map"].contains($0.name)
    }
  }

  /// - Returns: the names of those written, and where, from the workspace.
  static func write(
    in workspace: Workspace
  ) throws(Failure) -> [(name: String, file: String)] {
    var written: [(name: String, file: String)] = []
    for (name, bytes) in all {
      try workspace.writeScratch(bytes, to: "schemas/\(name).json")
      written.append((name, "\(folder)/\(name).json"))
    }
    return written
  }
}
