/// What can be made anew at any time, kept in `.cs/` beside the index.
///
/// It is sealed with the run of the machine: after a restart, which could have left a file half
/// written, and where a branch brought such a file along, it isn't trusted.
extension Workspace {
  /// What was kept under a name, if this run of the machine kept it.
  package func kept(_ name: String) -> ArraySlice<UInt8>? {
    guard !Workspace.seal.isEmpty, let bytes = try? FileSystem.contents(scratch + "/" + name),
      bytes.starts(with: Workspace.seal)
    else { return nil }
    return bytes.dropFirst(Workspace.seal.count)
  }

  /// Keeps bytes under a name; where that fails nothing is kept, and nothing said.
  package func keep(_ bytes: [UInt8], as name: String) {
    guard !Workspace.seal.isEmpty, let folder = try? madeScratch() else { return }
    try? FileSystem.replace(folder + "/" + name, with: Workspace.seal + bytes, isSynced: false)
  }

  private static let seal = Array(Boot.current.utf8)
}
