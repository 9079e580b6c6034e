import Casework
import Policy
import Script
import Store

/// Reads every file of a workspace's policy and collects the faults of all.
enum PolicyInspection {
  private static let files: [any PolicyFile.Type] = [
    IntakePolicy.self, ClassifyPolicy.self, WorkPolicy.self, RemedyPolicy.self, VisitPolicy.self,
    EscalatePolicy.self, AssessPolicy.self, CalendarPolicy.self, PeoplePolicy.self,
    LanguagePolicy.self,
  ]

  static var names: [String] { files.map { $0.name } }

  static func faults(_ desk: Desk) throws(Failure) -> [Diagnostic] {
    let faults = PolicyFaults()
    for type in files {
      guard let bytes = try desk.workspace.contents(type.path) else {
        faults.add(
          Diagnostic(
            rule: "policy-missing", Localized(zh: "缺少这个文件", en: "the file is missing"),
            file: type.path))
        continue
      }
      _ = type.read(bytes, file: type.path, faults: faults)
    }
    if !faults.list.contains(where: { $0.severity == .error }) {
      try PolicyReferences(desk).inspect(faults)
    }
    var book = ScriptBook()
    for name in try FileSystem.names(in: desk.workspace.path("scripts"))
    where name.hasSuffix(".yaml") {
      if let bytes = try desk.workspace.contents("scripts/\(name)") {
        book.read(bytes, file: "scripts/\(name)", faults: faults)
      }
    }
    return faults.sorted
  }
}
