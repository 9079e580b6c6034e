import Casework
import Commands
import Synchronization

/// What a command line printed and how it ended.
struct Run: Sendable {
  let status: Int32
  let output: String
  let error: String

  /// Without the empty one after the last line end.
  var lines: [String] {
    output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }
}

/// Runs a command line in this process: on a Thursday at ten, in English, on no terminal, where
/// neither git nor any plugin is found.
func cs(
  _ arguments: [String], in folder: String = "/", _ environment: [String: String] = [:],
  input: String = "", isTerminal: Bool = false, program: String = "/nowhere/bin/cs"
) -> Run {
  let screen = Screen()
  let world = World(
    arguments: arguments, environment: usual.merging(environment) { $1 }, folder: folder,
    program: program, terminal: (isTerminal, isTerminal, isTerminal),
    readInput: { .success(Array(input.utf8)) }, write: { screen.write($0) },
    writeError: { screen.say($0) })
  let status = Toolkit.run(world)
  return screen.run(status)
}

private let usual = ["CS_NOW": "2026-01-15T10:00:00+08:00", "CS_ACTOR": "zhou-ting"]

/// Keeps what a command prints.
private final class Screen: Sendable {
  private let output = Mutex<[UInt8]>([])
  private let error = Mutex<String>("")

  func write(_ bytes: [UInt8]) -> Bool {
    output.withLock { $0 += bytes }
    return true
  }

  func say(_ text: String) { error.withLock { $0 += text } }

  func run(_ status: Int32) -> Run {
    Run(
      status: status, output: output.withLock { String(decoding: $0, as: UTF8.self) },
      error: error.withLock { $0 })
  }
}
