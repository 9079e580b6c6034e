package import Casework

/// What can be made anew at any time, kept in `.cs/` beside the index.
///
/// It is sealed with the run of the machine: after a restart, which could have left a file half
/// written, and where a branch brought such a file along, it isn't trusted.
extension Workspace {
  /// Why nothing can be kept or locked in `.cs/`, and so nothing written; nil when all is well.
  package func scratchFault() -> Failure? {
    do throws(Failure) {
      let lock = try IndexFile(folder: madeScratch()).lock()
      _ = lock
      return nil
    } catch {
      return error.status == .tempfail ? nil : error
    }
  }

  /// Throws away everything that can be made anew.
  package func discardScratch() throws(Failure) {
    let lock = try IndexFile(folder: madeScratch()).lock()
    defer { _ = lock }
    for name in try FileSystem.names(in: scratch)
    where name.hasPrefix("index.db") || name.hasSuffix(".nodes") {
      try FileSystem.remove(scratch + "/" + name)
    }
  }

  /// What was kept under a name, if this run of the machine kept it.
  package func kept(_ name: String) -> ArraySlice<UInt8>? {
    guard !Workspace.seal.isEmpty, let bytes = try? FileSystem.contents(scratch + "/" + name),
      bytes.starts(with: Workspace.seal), bytes.count >= Workspace.seal.count + 8
    else { return nil }
    let kept = bytes.dropFirst(Workspace.seal.count + 8)
    let sum = bytes.dropFirst(Workspace.seal.count).prefix(8)
    return sum.elementsEqual(Workspace.sum(of: kept)) ? kept : nil
  }

  /// The same without reading what isn't asked for: a file, and where in it the bytes begin.
  ///
  /// The bytes aren't summed up, as that would read them all; a file is whole since it replaced the
  /// one before, or it is of another run of the machine.
  package func mapped(_ name: String) -> (file: MappedFile, start: Int)? {
    let start = Workspace.seal.count + 8
    guard !Workspace.seal.isEmpty, let file = MappedFile(scratch + "/" + name),
      file.bytes.starts(with: Workspace.seal), file.bytes.count >= start
    else { return nil }
    return (file, start)
  }

  /// Keeps bytes under a name; where that fails nothing is kept, and nothing said.
  package func keep(_ bytes: [UInt8], as name: String) {
    guard !Workspace.seal.isEmpty, let folder = try? madeScratch() else { return }
    let sealed = Workspace.seal + Workspace.sum(of: bytes[...]) + bytes
    try? FileSystem.replace(folder + "/" + name, with: sealed, isSynced: false)
  }

  /// Whether a mark was left; `discardScratch` takes it away with all else.
  package func hasMark(_ name: String) -> Bool { FileSystem.exists(scratch + "/" + name) }

  /// Leaves a mark, unless it is there.
  package func keepMark(_ name: String) {
    if !hasMark(name) { keep([], as: name) }
  }

  /// Writes a file that other programs read; what lies in `.cs/` needn't outlive a power cut.
  ///
  /// - Parameter name: from `.cs/`.
  package func writeScratch(_ bytes: [UInt8], to name: String) throws(Failure) {
    let folder = try madeScratch()
    try makeFolder(of: ".cs/" + name)
    try FileSystem.replace(folder + "/" + name, with: bytes, isSynced: false)
  }

  /// Eight bytes that chance damage changes with all but certainty (FNV-1a over words).
  private static func sum(of bytes: ArraySlice<UInt8>) -> [UInt8] {
    var sum: UInt64 = 0xcbf2_9ce4_8422_2325
    bytes.withUnsafeBytes { bytes in
      var at = 0
      while at + 8 <= bytes.count {
        sum = (sum ^ bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)) &* 0x0100_0000_01b3
        sum ^= sum >> 29
        at += 8
      }
      for byte in bytes[at...] { sum = (sum ^ UInt64(byte)) &* 0x0100_0000_01b3 }
    }
    return withUnsafeBytes(of: sum) { Array($0) }
  }

  private static let seal = Array(Boot.current.utf8)
}
