import Foundation
import JSONText
import TestSupport
import Testing

/// What `cs policy show` tells of the values in force.
@Suite struct PolicyShowTests {
  private func edited(_ name: String, _ edit: (String) -> String) throws -> Office {
    let office = try Office(pack: "electricity")
    let path = "desk/policy/\(name).yaml"
    try office.folder.write(edit(try office.folder.text(of: path)), to: path)
    return office
  }

  @Test func whatWasWrittenOutIsAsInThePack() throws {
    let office = try Office(pack: "electricity")
    let run = office.cs("policy", "show", "--changed")
    #expect(run.lines.count == 11)
    #expect(run.lines.allSatisfy { $0.hasSuffix(": as in the pack electricity") }, "\(run.output)")
    let zh = office.cs("policy", "show", "remedy", "--changed", "--lang", "zh")
    #expect(zh.lines == ["policy/remedy.yaml：与行业包 electricity 相同"])
    let json = try office.cs("policy", "show", "remedy", "--effective", "--json").json
    let from = (json["values"]?.array ?? []).compactMap { $0.object?["from"]?.string }
    #expect(Set(from) == ["general", "electricity"])
    #expect(json["removed"] == [])
  }

  @Test func aTeamSeesWhatItChanged() throws {
    let office = try edited("remedy") { text in
      text.replacing(
        "{id: agent, role: agent, limit: 200}", with: "{id: agent, role: agent, limit: 250}"
      )
      .replacing("  - {id: clerk, role: clerk, limit: 0}\n", with: "")
      .replacing("compensation:", with: "  - {id: desk, role: agent, limit: 1}\n\ncompensation:")
    }
    let lines = office.cs("policy", "show", "remedy", "--changed").lines
    #expect(
      lines.first == "policy/remedy.yaml: beside the pack electricity, 1 changed, 1 new, 1 removed")
    #expect(
      lines.map { $0.split(separator: " ").first.map(String.init) } == [
        "policy/remedy.yaml:", "authority.agent.limit", "authority.desk", "authority.clerk",
      ])
    #expect(lines[1].contains("200 → 250"))
    let whole = office.cs("policy", "show", "remedy", "--effective").lines
    let line = try #require(whole.first { $0.contains("limit: 250") })
    #expect(line.contains("# workspace policy/remedy.yaml:"))
    #expect(line.hasSuffix(" (general: 200)"))
    #expect(whole.last?.hasPrefix("# - removed: authority.clerk  general pack:general/") == true)

    let json = try office.cs("policy", "show", "remedy", "--changed", "--json").json
    #expect(json["pack"] == "electricity")
    let values = try #require(json["values"]?.array).compactMap(\.object)
    #expect(
      values.map { $0["path"]?.string } == [
        "authority.agent.limit", "authority.desk.id", "authority.desk.role", "authority.desk.limit",
      ])
    #expect(values[0]["value"] == 250 && values[0]["pack"] == 200)
    #expect(values[0]["from"] == "workspace" && values[0]["file"] == "policy/remedy.yaml")
    #expect(values[0]["line"] != nil && values[0]["column"] != nil)
    let removed = try #require(json["removed"]?.array?.first?.object)
    #expect(removed["path"] == "authority.clerk" && removed["from"] == "general")
  }

  @Test func aThinFileIsShownWholeAndEachValueWithItsLayer() throws {
    let office = try edited("remedy") { _ in
      """
      schema: cs.policy.remedy/1
      extends: electricity
      authority:
        - {id: agent, role: agent, limit: 250}   # ours

      """
    }
    let json = try office.cs("policy", "show", "remedy", "--effective", "--json").json
    let values = try #require(json["values"]?.array).compactMap(\.object)
    let own = values.filter { $0["from"] == "workspace" }
    #expect(own.map { $0["path"]?.string } == ["authority.agent.limit"])
    let files = Set(values.compactMap { $0["file"]?.string })
    #expect(
      files == [
        "policy/remedy.yaml", "pack:general/policy/remedy.yaml",
        "pack:electricity/policy/remedy.yaml",
      ])
    // The text can be put in the file's place: the same rules, written out.
    let text = try #require(json["text"]?.string)
    #expect(text.contains("# ours") && !text.contains("extends:"))
    try office.folder.write(text, to: "desk/policy/remedy.yaml")
    let after = try office.cs("policy", "show", "remedy", "--effective", "--json").json
    let paths = (after["values"]?.array ?? []).compactMap { $0.object?["path"] }
    #expect(paths == values.compactMap { $0["path"] })
    #expect(office.cs("policy", "show", "remedy", "--changed").lines.count == 2)
  }

  @Test func allFilesAreShownWithoutAName() throws {
    let office = try Office.shared.get()
    let run = office.cs("policy", "show", "--json")
    #expect(run.lines.count == 11)
    let text = try office.folder.text(of: "desk/policy/work.yaml")
    #expect(office.cs("policy", "show").output.contains("# policy/work.yaml\n" + text))
    #expect(office.cs("policy", "show", "work").output == text)
    #expect(office.cs("policy", "show", "--effective", "--json").lines.count == 11)
  }

  @Test func aPackThatIsNotOursCantBeComparedWith() throws {
    let office = try Office()
    let text = try office.folder.text(of: "desk/cs.yaml")
    try office.folder.write(text.replacing("pack: general", with: "pack: mine"), to: "desk/cs.yaml")
    let run = office.cs("policy", "show", "work", "--effective")
    #expect(run.status == 0)
    #expect(run.error.hasPrefix("cs.yaml: warning: no pack 'mine' to compare with"))
    #expect(run.lines.dropFirst().allSatisfy { !$0.contains("# general") })
  }

  @Test(arguments: [["--effective"], ["--changed"], []])
  func whatCantBeReadIsTold(options: [String]) throws {
    let office = try Office()
    try FileManager.default.removeItem(atPath: office.path + "/policy/work.yaml")
    try office.folder.write("a: [", to: "desk/policy/visit.yaml")
    try office.folder.write(
      "extends: general\ntiers: [{id: x, remove: true}]\n", to: "desk/policy/escalate.yaml")
    #expect(cs(["policy", "show", "work"] + options, in: office.path).status == 78)
    #expect(
      cs(["policy", "show", "visit"] + options, in: office.path).status == (options == [] ? 0 : 78))
    let merged = cs(["policy", "show", "escalate"] + options, in: office.path)
    #expect(merged.error.contains("policy/escalate.yaml:2:14") != options.isEmpty)
  }

  private static let evil = "红\u{202E}灯\u{2066}"

  @Test(arguments: [["--effective"], ["--changed"], []])
  func controlCharactersNeverReachTheTerminal(options: [String]) throws {
    let office = try Office()
    let text = """
      schema: cs.policy.assess/1
      figures:
        - {id: "a\(Self.evil)", zh: "\\e[31m\\a", "\\e[2J": "\(Self.evil)"}
      "x\\u009b\\u202e": 1
      """
    try office.folder.write(text, to: "desk/policy/assess.yaml")
    let run = cs(["policy", "show", "assess", "--color", "never"] + options, in: office.path)
    let printed = (run.output + run.error).unicodeScalars
    #expect(run.status == 0 && !printed.isEmpty, "\(run.error)")
    #expect(printed.allSatisfy { $0 == "\n" || !$0.isControl }, "\(run.output)")
  }

  /// What takes time grows with the file, not faster.
  @Test func aFileOfManyItemsIsShown() throws {
    let office = try Office()
    let items = (0..<20_000).map { "  - {id: a\($0 % 10_000)}\n" }.joined()
    try office.folder.write(
      "schema: cs.policy.assess/1\nextends: general\nfigures:\n" + items,
      to: "desk/policy/assess.yaml")
    let run = office.cs("policy", "show", "assess", "--changed")
    #expect(run.lines.first?.contains("10000 new") == true, "\(run.lines.first ?? run.error)")
  }
}
