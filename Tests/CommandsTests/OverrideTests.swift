import JSONText
import TestSupport
import Testing

/// What a person sets otherwise than policy's verdict (CLS-9).
@Suite struct OverrideTests {
  private func set(_ office: Office, _ id: String, _ word: String) throws -> JSONObject {
    try office.cs(
      "classify", id, "--set", word, "--because", "核实过", "--json",
      environment: ["CS_ACTOR": "li-na"]
    ).json
  }

  @Test func standsWhenSomebodyAsksAgain() throws {
    let office = try Office()
    let id = try office.intake("电饭煲用了三天就不加热")
    #expect(office.cs("classify", id).status == 0)
    #expect(try set(office, id, "level=3")["level"] == 3)
    let again = try office.cs("classify", id, "--json").json
    #expect(again["level"] == 3)
    #expect(again["rules_level"] == 2)
    let kinds = try office.cs("show", id, "--json").json["case"]?.object?["events"]?.array?
      .compactMap { $0.object?["kind"]?.string }
    #expect(kinds?.count { $0 == "classified" } == 2)
  }

  @Test func endsWhenTheVerdictIsAnother() throws {
    let office = try Office()
    let id = try office.intake("电饭煲用了三天就不加热")
    #expect(try set(office, id, "level=3")["level"] == 3)
    let told = office.cs("case", "amend", id, "--set", "w5h1.what=电饭煲漏电，孩子被电到了")
    #expect(told.status == 0, "\(told.error)")
    let again = try office.cs("classify", id, "--json").json
    #expect(again["level"] == 1)
    #expect(again["rules_level"] == nil)
  }

  @Test func isTakenBackByAFieldWithoutValue() throws {
    let office = try Office()
    let id = try office.intake("电饭煲用了三天就不加热")
    #expect(try set(office, id, "category=计费收费")["category"] == "billing")
    #expect(try set(office, id, "category=")["category"] == "product")
    let run = office.cs(
      "classify", id, "--set", "level=", "--because", "x", environment: ["CS_ACTOR": "wang-lei"])
    #expect(run.status == 77)
  }
}
