import Casework
import Foundation
package import Policy

/// The packs as they stand in the source tree, not as they were embedded.
package enum Packs {
  package static let all = [
    "general", "electricity", "handset", "hospital", "property", "retail", "telecom",
  ]

  /// The folder that holds `Package.swift`.
  package static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// A file of the source tree.
  package static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: root + "/" + path)))
  }

  /// The files below a folder of the source tree, by relative path, in order.
  package static func files(below folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: root + "/" + folder).filter { path in
      path.hasSuffix(".yaml") || path.hasSuffix(".json")
    }.sorted()
  }

  /// A file of a pack, laid over the one of `general` if it extends that.
  package static func text(_ path: String, of pack: String) throws -> String {
    let over = "Templates/\(pack)/\(path)"
    let base = "Templates/general/\(path)"
    let exists = FileManager.default.fileExists(atPath: root + "/" + over)
    guard exists else { return String(decoding: try bytes(base), as: UTF8.self) }
    let text = String(decoding: try bytes(over), as: UTF8.self)
    guard text.contains("\nextends: "),
      FileManager.default.fileExists(atPath: root + "/" + base)
    else {
      return text
    }
    return try Overlay.splice(
      base: String(decoding: try bytes(base), as: UTF8.self), over: text, file: over,
      baseFile: base)
  }

  /// A policy file of a pack, read.
  package static func read<File: PolicyFile>(_ type: File.Type, of pack: String) throws -> File {
    try type.read(Array(try text(type.path, of: pack).utf8))
  }
}
