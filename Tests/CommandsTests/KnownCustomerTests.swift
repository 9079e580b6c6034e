import JSONText
import TestSupport
import Testing

/// A case told without a phone finds its customer once the phone is known (INT-6).
@Suite struct KnownCustomerTests {
  @Test func aPhoneThatIsAddedFindsWhatTheCustomerComplainedOfBefore() throws {
    let office = try Office()
    let first = try #require(
      office.cs("intake", "-q", "--what", "the kettle leaks", "--phone", "138 1234 5678").lines
        .first)
    let told = "my kettle leaks again, call 13812345678"
    let answer = try office.cs("intake", "--text", told, "--json").json
    #expect(answer["history"] == [])
    let id = try #require(answer["id"]?.string)
    let suggested = try #require(
      answer["suggestions"]?.array?.compactMap(\.object).first { $0["field"] == "phone" })
    let amend = try #require(suggested["do"]?.string).split(separator: " ").map(String.init)
    let run = CommandsTests.cs(Array(amend.dropFirst()) + ["--json"], in: office.path)
    #expect(try run.json["history"] == [.string(first)])
    let shown = try office.cs("show", id, "--json").json["case"]?.object
    let customer = try #require(shown?["customer"]?.object?["id"]?.string)
    #expect(office.cs("intake", "customer", customer).status == 0)
    #expect(office.cs("check").status == 0)
  }

  @Test func aCaseWithACustomerKeepsThem() throws {
    let office = try Office()
    let run = office.cs("intake", "-q", "--what", "the kettle leaks", "--phone", "13812345678")
    let id = try #require(run.lines.first)
    let amended = try office.cs(
      "case", "amend", id, "--set", "customer.phone=13987654321", "--json"
    ).json
    #expect(amended["history"] == nil)
    let events = try office.cs("show", id, "--json").json["case"]?.object?["events"]?.array
    #expect(events?.last?.object?["data"]?.object?["set"]?.object?["customer.id"] == nil)
  }
}
