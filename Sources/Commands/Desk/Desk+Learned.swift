import Casework
import Classify
import Policy
import Store
import Words

extension Desk {
  /// What the examples of policy teach; nil where the rules alone decide. It is learnt when policy
  /// has changed, and kept in `.cs/` for the next time.
  func learned(_ policy: ClassifyPolicy) throws(Failure) -> Learned? {
    guard policy.learned != nil, FileSystem.exists(workspace.path(ExamplesPolicy.path)) else {
      return nil
    }
    let stamp = Array((policyState + "\n").utf8)
    if var bytes = keptLearned(), bytes.take(prefix: stamp), let learned = Learned(bytes) {
      return learned
    }
    let learned = Learned(try teaching(self.policy(ExamplesPolicy.self)), policy)
    // What was learnt may have set the mark that belongs to the state.
    workspace.keep(Array((policyState + "\n").utf8) + learned.bytes, as: Desk.learned)
    return learned
  }

  /// A file's examples, and those of the packs that it names; each text once.
  func teaching(_ file: ExamplesPolicy) throws(Failure) -> [VerdictExample] {
    var examples = file.examples
    var known = Set(examples.map(\.text))
    if !file.also.isEmpty { noteThin() }
    for (pack, weight) in file.also where weight > 0 {
      guard Templates.packs.contains(pack) else { throw Desk.unknown(pack: pack, file.alsoPlace) }
      for var example in try Templates.examples(of: pack)
      where known.insert(example.text).inserted {
        example.weight = weight
        examples.append(example)
      }
    }
    return examples
  }

  private static func unknown(pack: String, _ place: PolicyPlace?) -> Failure {
    let packs = Templates.packs
    return Failure(
      .config, rule: "unknown-pack", zh: "没有行业包“\(pack)”", en: "there is no pack '\(pack)'",
      hint: nearest(pack, among: packs).map(didYouMean)
        ?? Localized(
          zh: "可用的行业包：\(packs.joined(separator: "、"))",
          en: "packs: \(packs.joined(separator: ", "))"),
      file: place?.file, line: place?.line)
  }

  private func keptLearned() -> ByteRange? {
    guard let (file, start) = workspace.mapped(Desk.learned) else { return nil }
    let bytes = UnsafeRawBufferPointer(rebasing: file.bytes[start...])
    return HeldBytes(bytes) { _ in withExtendedLifetime(file) {} }.all
  }

  private static let learned = "learned.nodes"
}

extension Templates {
  /// A pack's own examples; none where it has none.
  fileprivate static func examples(of pack: String) throws(Failure) -> [VerdictExample] {
    let path = "Templates/\(pack)/\(ExamplesPolicy.path)"
    let faults = PolicyFaults()
    guard let bytes = Embedded.bytes(of: path),
      let node = YAML.parse(bytes, file: path, faults: faults)
    else { return [] }
    let examples = ExamplesPolicy.read(node, file: path, faults: faults).examples
    try faults.refuse()
    return examples
  }
}
