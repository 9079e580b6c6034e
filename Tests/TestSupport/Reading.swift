package import Casework
package import Policy

extension PolicyFile {
  /// Reads a policy file that lacks its `schema` line.
  package static func read(_ text: String) throws -> Self {
    try read(Array("schema: cs.policy.\(name)/1\n\(text)".utf8))
  }
}

extension Condition {
  /// A condition as it stands under `when:`.
  package static func read(_ text: String) throws -> Condition {
    let faults = PolicyFaults()
    let node = try YAML.parse(text, file: "test.yaml")
    let condition = Condition(PolicyReader(node, file: "test.yaml", faults: faults))
    try faults.check()
    guard let condition else { throw Faults(faults.list) }
    return condition
  }
}

extension Circumstances {
  /// At a time in Shanghai, where somebody is always at work.
  package static func at(
    _ now: Timestamp, _ surroundings: Surroundings = Surroundings(), remedy: RemedyPolicy? = nil
  ) throws -> Circumstances {
    Circumstances(
      now: now, calendar: .always(try Zone("Asia/Shanghai")), surroundings: surroundings,
      remedy: remedy)
  }
}
