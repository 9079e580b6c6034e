import JSONText
import Testing

/// What `cs next` tells those who are to act.
@Suite struct NextTests {
  private func office() throws -> Office {
    let office = try Office()
    for name in ["王先生", "李女士"] {
      let run = office.cs(
        "intake", "-q", "--channel", "phone", "--name", name, "--phone", "13800001234", "--what",
        "账单不对", "--now", "2026-01-15T22:00")
      try #require(run.status == 0, "\(run.error)")
    }
    return office
  }

  @Test func namesTheCustomerAndTheirPhone() throws {
    let run = try office().cs("next", "--now", "2026-01-15T22:05")
    #expect(run.output.contains("王先生 13800001234"))
    #expect(run.output.contains("李女士 13800001234"))
  }

  @Test func aCutListSaysHowManyThereAre() throws {
    let office = try office()
    let page = office.cs("next", "--limit", "1", "--lang", "en", "--now", "2026-01-15T22:05")
    #expect(page.lines.last == "1 of 4 shown")
    let lines = office.cs("next", "--limit", "1", "--json", "--now", "2026-01-15T22:05").lines
    #expect(lines.count == 1)
    #expect(try JSONValue.parse(lines[0]).object?["total"] == 4)
  }

  /// VIS-4: it is late, so it leads the list; who calls should know what time it is for the customer.
  @Test func aLateCallInRestHoursIsMarked() throws {
    let office = try office()
    let page = office.cs("next", "--lang", "en", "--now", "2026-01-15T22:30")
    #expect(page.output.contains("(customer rests until 2026-01-16 08:00)"))
    let line = try #require(
      office.cs("next", "--limit", "1", "--json", "--now", "2026-01-15T22:30").lines.first)
    #expect(
      try JSONValue.parse(line).object?["customer_rests_until"] == "2026-01-16T08:00:00+08:00")
  }
}
