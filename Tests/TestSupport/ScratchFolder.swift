import Foundation

/// A folder of its own for one test; it goes with the last reference to it.
package final class ScratchFolder: Sendable {
  package let path: String

  package init() throws {
    let folder = FileManager.default.temporaryDirectory
      .resolvingSymlinksInPath().appendingPathComponent("cs-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    path = folder.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  package func path(_ relative: String) -> String { path + "/" + relative }

  /// Writes a file, folders included, as an editor would: not through the store.
  @discardableResult
  package func write(_ text: String, to relative: String) throws -> String {
    let file = URL(fileURLWithPath: path(relative))
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  package func text(of relative: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path(relative))), as: UTF8.self)
  }

  /// The files below a folder of this one, by relative path, in order.
  package func files(below relative: String = "") throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: path(relative)).filter { name in
      var isFolder: ObjCBool = false
      let full = path(relative) + "/" + name
      return FileManager.default.fileExists(atPath: full, isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }
}
