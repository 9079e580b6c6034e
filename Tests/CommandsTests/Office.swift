import Casework
import JSONText
import TestSupport
import Testing

@testable import Commands

/// A workspace in a scratch folder.
final class Office: Sendable {
  let folder: ScratchFolder

  init(pack: String = "general") throws {
    folder = try ScratchFolder()
    let run = CommandsTests.cs(["init", folder.path("desk"), "--pack", pack])
    try #require(run.status == 0, "\(run.error)")
  }

  var path: String { folder.path("desk") }

  func cs(_ arguments: String..., environment: [String: String] = [:], input: String = "") -> Run {
    CommandsTests.cs(arguments, in: path, environment, input: input)
  }

  /// The workspace as a command finds it.
  func desk() throws -> Desk {
    let world = World(
      arguments: [], environment: ["CS_NOW": "2026-01-15T10:00:00+08:00"], folder: path,
      program: "/nowhere/bin/cs", terminal: (false, false, false),
      readInput: { .success([]) }, write: { _ in true }, writeError: { _ in })
    var global = GlobalOptions()
    (global.folder, global.now, global.actor, global.lang, global.color) = (nil, nil, nil, nil, nil)
    (global.json, global.quiet) = (false, false)
    return try Desk(world, global)
  }

  /// Registers a complaint and returns its id.
  func intake(_ what: String, name: String = "王先生") throws -> String {
    let run = cs("intake", "-q", "--channel", "phone", "--name", name, "--what", what)
    try #require(run.status == 0, "\(run.error)")
    return try #require(run.lines.first)
  }
}

extension Run {
  /// The one object that was printed.
  var json: JSONObject {
    get throws { try #require(try JSONValue.parse(output).object) }
  }

  /// The one object on standard error, below `error`.
  var fault: JSONObject {
    get throws {
      let object = try #require(try JSONValue.parse(self.error).object)
      return try #require(object["error"]?.object)
    }
  }
}

extension Office {
  /// One workspace for tests that don't mind what others have registered in it.
  static let shared = Result { try Office() }
}
