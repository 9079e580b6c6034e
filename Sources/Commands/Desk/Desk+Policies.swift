package import Casework
package import Policy
import Store

// Whatever reads a policy file reads it here, so that all agree on what it says.
extension Desk {
  package func policy<File: PolicyFile>(_ type: File.Type) throws(Failure) -> File {
    if let known = policies[File.name] as? File { return known }
    let file = try read(type, PolicyFaults())
    policies[File.name] = file
    return file
  }

  /// A policy file, read anew.
  ///
  /// - Throws: `config` with every fault.
  func read<File: PolicyFile>(_ type: File.Type, _ faults: PolicyFaults) throws(Failure) -> File {
    let file = try policyNode(File.path, faults).map {
      File.read($0, file: File.path, faults: faults)
    }
    try faults.refuse()
    guard let file else { throw Failure(.config, faults.sorted) }
    return file
  }

  /// What classify.yaml calls the categories, by id, without reading all of its rules.
  func categories() throws(Failure) -> [String: Localized] {
    guard let bytes = try workspace.contents(ClassifyPolicy.path),
      let node = policyNode(ClassifyPolicy.path, bytes, PolicyFaults())
    else { return [:] }
    return ClassifyPolicy.categoryNames(node)
  }

  /// What a policy file says.
  ///
  /// - Throws: `config` when it isn't there.
  func policyNode(_ path: String, _ faults: PolicyFaults) throws(Failure) -> YAMLNode? {
    policyNode(path, try policyBytes(path), faults)
  }

  /// - Throws: `config` when the file isn't there.
  func policyBytes(_ path: String) throws(Failure) -> [UInt8] {
    if let bytes = try workspace.contents(path) { return bytes }
    throw Failure(
      .config, rule: "policy-missing", zh: "缺少 \(path)", en: "\(path) is missing",
      hint: Localized(
        zh: "从 git 取回，或用 cs init 另建一个工作区再拷贝过来",
        en: "take it back from git, or copy it from a workspace that 'cs init' makes"))
  }

  /// What the text of a policy file says, laid over the pack that it extends.
  func policyNode(_ path: String, _ bytes: [UInt8], _ faults: PolicyFaults) -> YAMLNode? {
    guard let own = yaml(bytes, file: path, faults) else { return nil }
    guard let extends = own["extends"] else { return own }
    noteThin()
    let pack = PackFile.extended(by: extends, path: path, among: Templates.packs, faults: faults)
    guard let pack else { return nil }
    guard let base = packNode(path, of: pack, faults) else {
      if Templates.layers(of: pack, path).isEmpty {
        PackFile.missing(path, in: pack, at: extends, faults: faults)
      }
      return nil
    }
    return Overlay.merge(base: base, over: own, faults: faults)
  }

  /// What a file of a pack says, merged with what the pack extends; nil when the pack lacks it.
  func packNode(_ path: String, of pack: String, _ faults: PolicyFaults) -> YAMLNode? {
    var merged: YAMLNode?
    for layer in Templates.layers(of: pack, path) {
      guard let node = yaml(layer.bytes, file: layer.path, faults) else { return nil }
      merged = merged.map { Overlay.merge(base: $0, over: node, faults: faults) } ?? node
    }
    return merged
  }

  /// What a YAML text says, from its archive in `.cs/` where there is one. The archive holds the
  /// text, so that another build's pack is never served from it.
  func yaml(_ bytes: [UInt8], file: String, _ faults: PolicyFaults) -> YAMLNode? {
    if bytes.count < YAMLArchive.least { return YAML.parse(bytes, file: file, faults: faults) }
    let name = file.replacing("/", with: "-") + ".nodes"
    if let archive = workspace.kept(name),
      let node = YAMLArchive.node(in: archive, of: bytes, file: file)
    {
      return node
    }
    let found = PolicyFaults()
    let node = YAML.parse(bytes, file: file, faults: found)
    found.list.forEach(faults.add)
    if let node, found.list.isEmpty {
      workspace.keep(YAMLArchive.bytes(of: node, text: bytes), as: name)
    }
    return node
  }

  // MARK: What policy is in force

  /// There once a file of policy extended a pack.
  private static let thinMark = "extends.nodes"

  /// Leaves word that policy here rests on packs of the program, too.
  func noteThin() { workspace.keepMark(Desk.thinMark) }

  /// Names the state of the policy: of its files and, where one extends a pack, of the program.
  ///
  /// The packs are the program's, so what was worked out by another build may be wrong. Whether
  /// any file extends one isn't looked up here: whoever reads such a file leaves a mark.
  var policyState: String {
    let state = workspace.policyState
    return workspace.hasMark(Desk.thinMark) ? "\(state)-\(Boot.program)" : state
  }

  /// The SHA-256 of the policy files, so that figures say what they were counted by; of the texts
  /// of packs too, where a file extends one.
  func policyDigest() throws(Failure) -> String {
    var all: [UInt8] = []
    for name in try FileSystem.names(in: workspace.path("policy")) where name.hasSuffix(".yaml") {
      let path = "policy/\(name)"
      let bytes = try workspace.contents(path) ?? []
      all += Array("\(name)\n".utf8)
      all += bytes
      guard bytes.holds("extends"),
        let pack = yaml(bytes, file: path, PolicyFaults())?["extends"]?.scalar
      else { continue }
      for layer in Templates.layers(of: pack, path) {
        all += Array("\(layer.path)\n".utf8)
        all += layer.bytes
      }
    }
    return Digest.hex(all)
  }
}

extension PolicyFaults {
  /// - Throws: `config` with everything found, if there is an error among it.
  func refuse() throws(Failure) {
    do throws(Faults) { try check() } catch { throw Failure(.config, error.list) }
  }
}
