import Casework
import Policy
import Script
import Store

/// Reads every file of a workspace's policy and collects the faults of all.
enum PolicyInspection {
  private static let files: [any PolicyFile.Type] = [
    IntakePolicy.self, ClassifyPolicy.self, WorkPolicy.self, RemedyPolicy.self, VisitPolicy.self,
    EscalatePolicy.self, AssessPolicy.self, CalendarPolicy.self, PeoplePolicy.self,
    LanguagePolicy.self, ExamplesPolicy.self,
  ]
  /// What a workspace may do without: its rules decide alone then.
  private static let dispensable = [ExamplesPolicy.name]

  static var names: [String] { files.map { $0.name } }

  /// What was found, by place.
  static func faults(_ desk: Desk) throws(Failure) -> [Diagnostic] {
    let faults = PolicyFaults()
    var sources = PolicySources()
    sources.packs = Templates.packs
    for type in files {
      guard let bytes = try desk.workspace.contents(type.path) else {
        if dispensable.contains(type.name) { continue }
        faults.add(
          Diagnostic(
            rule: "policy-missing", Localized(zh: "缺少这个文件", en: "the file is missing"),
            file: type.path))
        continue
      }
      sources.files[type.name] = reading(faults) { own in
        let node = desk.policyNode(type.path, bytes, own)
        if let node { _ = type.read(node, file: type.path, faults: own) }
        return node
      }
    }
    sources.scripts = try scripts(desk, faults)
    PolicyReview(
      sources, today: desk.settings.zone.civil(desk.now).day, unit: desk.settings.unit,
      moments: ScriptBook.Moment.allCases.map(\.rawValue), needs: ScriptBook.needs
    ).inspect(faults)
    return faults.sorted
  }

  private static func scripts(
    _ desk: Desk, _ faults: PolicyFaults
  ) throws(Failure) -> [YAMLNode] {
    var book = ScriptBook()
    var nodes: [YAMLNode] = []
    for name in try FileSystem.names(in: desk.workspace.path("scripts"))
    where name.hasSuffix(".yaml") {
      let path = "scripts/\(name)"
      guard let bytes = try desk.workspace.contents(path) else { continue }
      let node = reading(faults) { own in
        let node = YAML.parse(bytes, file: path, faults: own)
        if let node { book.read(node, file: path, faults: own) }
        return node
      }
      if let node { nodes.append(node) }
    }
    return nodes
  }

  /// What a file says, unless there is an error in it.
  private static func reading(
    _ faults: PolicyFaults, _ read: (PolicyFaults) -> YAMLNode?
  ) -> YAMLNode? {
    let own = PolicyFaults()
    let node = read(own)
    own.list.forEach(faults.add)
    return own.list.contains { $0.severity == .error } ? nil : node
  }
}
