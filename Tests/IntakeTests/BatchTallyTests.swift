import Casework
import Intake
import JSONText
import Policy
import TestSupport
import Testing

/// Who is hit by the same thing, counted while many complaints come in.
@Suite struct BatchTallyTests {
  private func tally(_ rows: [(hour: Int, phone: String, lot: String)]) throws -> [Surroundings
    .Batch]
  {
    let policy = try IntakePolicy.read(Array(Packs.text("policy/intake.yaml", of: "general").utf8))
    var tally = BatchTally(policy.batch, zone: try Zone("Asia/Shanghai"))
    let start: Timestamp = "2026-01-15T10:00:00+08:00"
    for (number, row) in rows.enumerated() {
      let id = CaseID(day: "2026-01-15", number: UInt64(number))
      tally.add(
        id, ["lot": .string(row.lot), "customer": ["id": .string(row.phone)]],
        received: start.adding(seconds: row.hour * 3600))
    }
    return tally.batches
  }

  @Test func countsCustomersOfTheBusiestStretch() throws {
    let found = try tally([
      (0, "a", "L7"), (50, "b", "L7"), (71, "b", "L7"), (72, "c", "L7"), (73, "d", "L7"),
      (500, "e", "L7"), (0, "a", "L8"), (1, "b", "L9"),
    ])
    #expect(found.map(\.key) == ["lot:L7"])
    #expect(found.map(\.count) == [3])
    #expect(found.first?.cases.count == 4)
  }

  @Test func asksForNoOrderOfRows() throws {
    let rows = [(500, "e", "L7"), (72, "c", "L7"), (0, "a", "L7"), (50, "b", "L7")]
    #expect(try tally(rows).map(\.count) == [3])
    #expect(try tally(rows.reversed()).map(\.count) == [3])
  }

  @Test func staysSilentBelowWhatPolicyAsks() throws {
    #expect(try tally([(0, "a", "L7"), (1, "b", "L7"), (2, "b", "L7")]).isEmpty)
  }
}
