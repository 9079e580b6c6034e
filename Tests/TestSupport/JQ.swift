import Foundation

/// The `jq` of the system.
package enum JQ {
  package static let path = ["/usr/bin/jq", "/usr/local/bin/jq", "/opt/homebrew/bin/jq"]
    .first(where: FileManager.default.isExecutableFile)

  /// What `jq` prints for a file; nothing where there is no `jq`.
  package static func output(_ arguments: [String], file: String) throws -> String {
    guard let path else { return "" }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments + [".", file]
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }
}
