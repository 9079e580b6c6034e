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
    if let kept = keptLearned() { return kept }
    let learned = Learned(try teaching(self.policy(ExamplesPolicy.self)), policy)
    // What was learnt may have set the mark that belongs to the state.
    workspace.keep(Array((policyState + "\n").utf8) + learned.bytes, as: Desk.learned)
    return learned
  }

  /// What is needed to judge a text: classify.yaml, and what the examples teach.
  ///
  /// Reading all of its rules takes longer than judging by them. Where something was learnt, and so
  /// the whole read without a fault, only those are read that may hold for the text.
  func judging(
    _ text: FoldedText
  ) throws(Failure) -> (policy: ClassifyPolicy, learned: Learned?) {
    guard let learned = keptLearned() else {
      let policy = try policy(ClassifyPolicy.self)
      return (policy, try self.learned(policy))
    }
    let policy = try read(ClassifyPolicy.self, PolicyFaults(for: text))
    return (policy, policy.learned == nil ? nil : learned)
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

  /// What was learnt from the policy as it stands.
  private func keptLearned() -> Learned? {
    guard let (file, start) = workspace.mapped(Desk.learned) else { return nil }
    let bytes = UnsafeRawBufferPointer(rebasing: file.bytes[start...])
    var kept = HeldBytes(bytes) { _ in withExtendedLifetime(file) {} }.all
    guard kept.take(prefix: Array((policyState + "\n").utf8)) else { return nil }
    return Learned(kept)
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
