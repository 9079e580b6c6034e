import Casework
import JSONText
import Policy
import Store
import TestSupport
import Testing

@testable import Commands

/// A workspace whose files say `extends`, and hold what differs from a pack only.
@Suite struct ExtendsTests {
  private static let path = "desk/policy/"

  /// An office of a pack, with one file in place of its own.
  private func office(
    _ name: String, _ text: String, pack: String = "general"
  ) throws -> Office {
    let office = try Office(pack: pack)
    try office.folder.write(text, to: "desk/policy/\(name).yaml")
    return office
  }

  private static let thin = """
    schema: cs.policy.classify/1
    extends: electricity
    rules:
      - {id: hazard-fire, remove: true}
      - id: hazard-lamp
        level: 1
        rule: CLS-1
        name: {zh: 灯具冒烟, en: smoking lamp}
        when: {any: [灯具冒烟]}
        examples: [{text: 灯具冒烟了, is: true}, {text: 灯具没有坏, is: false}]

    """

  // MARK: What it says

  /// A file that only extends a pack says what `init` writes for that pack.
  @Test(arguments: Packs.all, PolicyInspection.names)
  func aFileThatOnlyExtendsIsThePacks(pack: String, name: String) throws {
    let office = try office(name, "schema: cs.policy.\(name)/1\nextends: \(pack)\n")
    let desk = try office.desk()
    let faults = PolicyFaults()
    let path = "policy/\(name).yaml"
    let node = try #require(try desk.policyNode(path, faults))
    #expect(faults.list.isEmpty)
    let whole = try YAML.parse(try Packs.text(path, of: pack), file: path)
    #expect(node.hasSameContent(as: whole))
    // Read from the archives that the first reading left.
    let again = try office.desk()
    #expect(try again.policyNode(path, faults)?.hasSameContent(as: whole) == true)
  }

  @Test func reasonsCiteTheFileTheyStandIn() throws {
    let office = try office("classify", Self.thin, pack: "electricity")
    let own = office.cs("classify", "--text", "灯具冒烟", "--json").output
    #expect(own.contains(#""file":"policy/classify.yaml","line":5"#), "\(own)")
    let pack = office.cs("classify", "--text", "施工队挖断了电缆，线头露在坑里", "--json").output
    #expect(pack.contains(#""file":"pack:electricity/policy/classify.yaml""#), "\(pack)")
    let general = office.cs("classify", "--text", "插座漏电，孩子被电了一下", "--json").output
    #expect(general.contains(#""file":"pack:general/policy/classify.yaml""#), "\(general)")
    #expect(office.cs("policy", "check").status == 0, "\(office.cs("policy", "check").output)")
  }

  @Test func eventsCiteThePack() throws {
    let office = try office("classify", "schema: cs.policy.classify/1\nextends: general\n")
    let id = try office.intake("插座漏电，孩子被电了一下")
    #expect(office.cs("classify", id).status == 0)
    let record = try office.folder.text(of: "desk/cases/2026-01/\(id).json")
    #expect(record.contains("CLS-1 pack:general/policy/classify.yaml:"))
    #expect(office.cs("check").status == 0)
  }

  @Test func anItemTakenOutIsGone() throws {
    let office = try office("classify", Self.thin, pack: "electricity")
    let shocked = office.cs("classify", "--text", "充电器着火了", "--json").output
    #expect(!shocked.contains("hazard-fire"), "\(shocked)")
    let tested = try office.cs("policy", "test", "--json").json
    #expect(tested["failed"] == [])
  }

  @Test func whatIsMissingIsThePacks() throws {
    let office = try office("remedy", "schema: cs.policy.remedy/1\nextends: general\n")
    let thin = office.cs("remedy", "plan", try office.intake("灯闪"), "--json")
    #expect(thin.status == 0, "\(thin.error)")
  }

  // MARK: Faults

  static let faults: [(file: String, text: ManyMarked, rules: [String], hints: [String?])] = [
    (
      "remedy", ManyMarked("schema: cs.policy.remedy/1\nextends: ⌖electrcity\n"), ["unknown-pack"],
      ["did you mean 'electricity'?"]
    ),
    (
      "remedy", ManyMarked("schema: cs.policy.remedy/1\nextends:⌖\n"), ["wrong-type"],
      ["packs: \(Packs.all.sorted().joined(separator: ", "))"]
    ),
    (
      "remedy", ManyMarked("schema: cs.policy.remedy/1\nextends: ⌖[general]\n"), ["wrong-type"],
      ["packs: \(Packs.all.sorted().joined(separator: ", "))"]
    ),
    (
      "remedy",
      ManyMarked(
        """
        schema: cs.policy.remedy/1
        extends: general
        authority:
          - {id: agent, role: agent, ⌖limt: 300}
          - {id: ⌖agnt, remove: true}
        """), ["unknown-key", "nothing-to-remove"],
      ["did you mean 'limit'?", "did you mean 'agent'?"]
    ),
    // A list that the pack hasn't got takes nothing out either.
    (
      "calendar",
      ManyMarked(
        """
        schema: cs.policy.calendar/1
        extends: general
        units: [{id: night, ⌖remove: true}]
        """), ["nothing-to-remove"],
      [
        "'remove' takes an item out of the list of the pack that the file extends; "
          + "elsewhere leave the item out"
      ]
    ),
    (
      "language",
      ManyMarked("schema: cs.policy.language/1\nnames: {a.b: {zh: 甲, en: a, ⌖extends: general}}\n"),
      ["extends-here"], ["only a file of policy/ may extend a pack, at its top"]
    ),
    (
      "assess",
      ManyMarked("schema: cs.policy.assess/1\nfigures:\n  - {id: volume, ⌖remove: true}\n"),
      ["nothing-to-remove"],
      [
        "'remove' takes an item out of the list of the pack that the file extends; "
          + "elsewhere leave the item out"
      ]
    ),
  ]

  @Test(arguments: faults)
  func saysWhatIsWrong(
    file: String, text: ManyMarked, rules: [String], hints: [String?]
  ) throws {
    let office = try office(file, text.text)
    let found = try #require(try office.cs("policy", "check", "--json").json["faults"]?.array)
      .compactMap(\.object).filter { $0["severity"] == "error" }
    #expect(found.map { $0["rule"]?.string } == rules, "\(found)")
    #expect(found.map { "\($0["line"]?.int ?? 0):\($0["column"]?.int ?? 0)" } == text.places)
    #expect(found.map { $0["hint"]?.string } == hints)
    #expect(found.allSatisfy { $0["file"] == .string("policy/\(file).yaml") })
  }

  @Test(arguments: ["scripts/plan.yaml", "cs.yaml"])
  func onlyPolicyExtends(file: String) throws {
    let office = try Office()
    let text = try office.folder.text(of: "desk/" + file)
    try office.folder.write(text + "extends: general\n", to: "desk/" + file)
    let run = office.cs("policy", "check")
    #expect(run.status != 0)
    #expect((run.output + run.error).contains("'extends' can't stand here [extends-here]"))
  }

  /// What is merged wrong is told where it stands, in either file.
  @Test func aFaultOfTheMergeNamesItsOwnFile() throws {
    let text = """
      schema: cs.policy.classify/1
      extends: general
      default: {category: nowhere}
      """
    let run = try office("classify", text).cs("policy", "check")
    #expect(run.lines.first?.hasPrefix("pack:general/policy/classify.yaml:") == true)
  }

  // MARK: What was worked out before

  @Test func theDigestKnowsThePack() throws {
    let office = try office("work", "schema: cs.policy.work/1\nextends: general\n")
    let desk = try office.desk()
    let general = try desk.policyDigest()
    try office.folder.write(
      "schema: cs.policy.work/1\nextends: nobody\n", to: Self.path + "work.yaml")
    #expect(try desk.policyDigest() != general)
    var all: [UInt8] = []
    for name in PolicyInspection.names.sorted() {
      let text = name == "work" ? "schema: cs.policy.work/1\nextends: general\n" : nil
      all += Array("\(name).yaml\n".utf8)
      all += Array(try (text ?? office.folder.text(of: Self.path + "\(name).yaml")).utf8)
      if name != "work" { continue }
      all += Array("pack:general/policy/work.yaml\n".utf8)
      all += try Packs.bytes("Templates/general/policy/work.yaml")
    }
    #expect(general == Digest.hex(all))
  }

  /// Another build's pack must not be served from what this one kept.
  @Test func anArchiveOfAnotherTextIsNotTaken() throws {
    let office = try office("work", "schema: cs.policy.work/1\nextends: general\n")
    let desk = try office.desk()
    let own = try Packs.text("policy/work.yaml", of: "general")
    let other = Array(own.replacing("rank: 1", with: "rank: 7").utf8)
    let name = "pack:general/policy/work.yaml"
    _ = desk.yaml(other, file: name, PolicyFaults())
    #expect(try desk.policy(WorkPolicy.self).ranks["agent"] == 1)
  }

  /// The index keeps what follows from policy, and so must know of the packs.
  @Test func theStateOfThePolicyKnowsThePacks() throws {
    let full = try Office()
    let whole = try full.desk()
    _ = try whole.policy(WorkPolicy.self)
    #expect(whole.policyState == whole.workspace.policyState)
    let office = try office("work", "schema: cs.policy.work/1\nextends: general\n")
    let thin = try office.desk()
    _ = try thin.policy(WorkPolicy.self)
    #expect(thin.policyState == "\(thin.workspace.policyState)-\(Boot.program)")
  }
}
