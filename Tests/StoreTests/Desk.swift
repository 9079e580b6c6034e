import Casework
import JSONText
import Store
import TestSupport

/// A workspace of its own for one test.
struct Desk: Sendable {
  let folder: ScratchFolder
  let store: CaseStore

  init() throws {
    folder = try ScratchFolder()
    try folder.write("schema: cs.workspace/1\n", to: "cs.yaml")
    store = CaseStore(Workspace(root: folder.path))
  }

  static let stamp = Stamp(
    at: "2026-01-15T09:00:00+08:00", by: "li-na", via: "agent deskbot model-2")

  /// A case received on `day`.
  func receive(
    _ summary: String = "漏水", day: CivilDay = "2026-01-15", key: String? = nil,
    dryRun: Bool = false
  ) throws -> (Case, [Event]) {
    try store.create(received: day, key: key, stamp: Self.stamp, dryRun: dryRun) { _ in
      var data: JSONObject = ["summary": .string(summary)]
      data["key"] = key.map { .string($0) }
      return [EventDraft(.received, data)]
    }
  }

  @discardableResult
  func note(_ text: String, on id: CaseID, dryRun: Bool = false) throws -> (Case, [Event]) {
    try store.update(id, stamp: Self.stamp, dryRun: dryRun) { _ in
      [EventDraft(.noted, ["text": .string(text)])]
    }
  }

  /// Writes a case file by hand.
  func write(_ text: String, as id: CaseID) throws { try folder.write(text, to: path(of: id)) }

  func path(of id: CaseID) -> String { store.workspace.path(of: id) }
}

extension Failure {
  var rules: [String] { faults.map(\.rule) }
}
