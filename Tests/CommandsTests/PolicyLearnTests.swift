import Casework
import JSONText
import TestSupport
import Testing

/// What people corrected becomes an example that later verdicts go by.
@Suite struct PolicyLearnTests {
  private static let file = "desk/policy/examples.yaml"
  private static let text = "真\"贴心\"：\\ 三周回一次\n电话"

  /// An office in which somebody set the level of one case otherwise than it was judged.
  private func office() throws -> Office {
    let office = try Office()
    let id = try office.intake(Self.text)
    #expect(office.cs("classify", id).status == 0)
    let run = office.cs(
      "classify", id, "--set", "level=3", "--because", "是建议\u{7}",
      environment: ["CS_ACTOR": "li-na"])
    #expect(run.status == 0, "\(run.error)")
    _ = try office.intake("没人改过的一件")
    return office
  }

  @Test func takesInWhatPeopleCorrected() throws {
    let office = try office()
    let before = try office.folder.text(of: Self.file)
    let run = try office.cs("policy", "learn", "--json").json
    #expect(run["written"] == true)
    let example = try #require(run["examples"]?.array?.first?.object)
    #expect(run["examples"]?.array?.count == 1)
    #expect(example["level"] == 3)
    #expect(example["text"] == .string(Self.text))
    let after = try office.folder.text(of: Self.file)
    #expect(after.hasPrefix(before))
    #expect(office.cs("policy", "check").status == 0)
    #expect(try office.cs("classify", "--text", Self.text, "--json").json["level"] == 3)
  }

  @Test func takesInACategoryThatWasSet() throws {
    let office = try Office()
    let id = try office.intake("电饭煲用了三天就不加热")
    func set(_ word: String) throws -> JSONObject {
      try office.cs(
        "classify", id, "--set", word, "--because", "核实过", "--json",
        environment: ["CS_ACTOR": "li-na"]
      ).json
    }
    #expect(try set("level=1")["rules_level"] == 2)
    let run = try set("category=billing")
    #expect(run["level"] == 1, "a level that was set stands while another field is set")
    #expect(run["category"] == "billing")
    #expect(run["rules_category"] == "product")
    let learnt = try office.cs("policy", "learn", "--json").json
    let example = try #require(learnt["examples"]?.array?.first?.object)
    #expect(example["category"] == "billing")
    #expect(example["rules_category"] == "product")
    #expect(office.cs("classify", id).status == 0)
    #expect(try office.cs("classify", id, "--json").json["rules_category"] == nil)
  }

  @Test func tellsNobodyWhoComplained() throws {
    let office = try Office()
    let id = try office.intake("我是王建国，电话139-0000-0001，订单20260304123456，等了3天", name: "王建国")
    let run = office.cs(
      "classify", id, "--set", "level=1", "--because", "核实过", environment: ["CS_ACTOR": "li-na"])
    #expect(run.status == 0, "\(run.error)")
    #expect(office.cs("policy", "learn").status == 0)
    let text = try office.folder.text(of: Self.file)
    #expect(text.contains("我是某某，电话000-0000-0000，订单00000000000000，等了3天"))
  }

  @Test func takesInEachCaseOnce() throws {
    let office = try office()
    #expect(office.cs("policy", "learn").status == 0)
    let again = try office.cs("policy", "learn", "--json").json
    #expect(again["written"] == false)
    #expect(again["examples"]?.array == [])
  }

  @Test func rehearsesWithoutWriting() throws {
    let office = try office()
    let before = try office.folder.text(of: Self.file)
    let run = try office.cs("policy", "learn", "--dry-run", "--json").json
    #expect(run["examples"]?.array?.count == 1)
    #expect(try office.folder.text(of: Self.file) == before)
  }

  @Test func refusesAFileThatEndsOtherwise() throws {
    let office = try office()
    let before = try office.folder.text(of: Self.file)
    try office.folder.write(
      before.replacing("least: \"0.9\"\n", with: "") + "least: \"0.9\"\n", to: Self.file)
    let run = office.cs("policy", "learn", "--json")
    #expect(run.status == 78)
    #expect(try run.fault["rule"] == "examples-last")
    #expect(try office.folder.text(of: Self.file).hasSuffix("least: \"0.9\"\n"))
  }
}
