import Casework
import TestSupport
import Testing

/// How pauses hold up each way of counting; Thursday is 15 January 2026.
@Suite struct PauseTests {
  private struct Held: Sendable {
    var start = "2026-01-15T09:00:00"
    var limit: Limit
    /// From and to; without a to the pause is open.
    var pauses: [[String]]
    var due: String?

    init(_ limit: Limit, _ pauses: [[String]], due: String?) {
      self.limit = limit
      self.pauses = pauses
      self.due = due
    }
  }

  private static let held = [
    Held("2h", [["2026-01-15T10:00:00", "2026-01-15T20:00:00"]], due: "2026-01-15T21:00:00"),
    Held("2h", [["2026-01-15T08:00:00", "2026-01-15T09:30:00"]], due: "2026-01-15T11:30:00"),
    Held("2h", [["2026-01-15T08:00:00", "2026-01-15T08:30:00"]], due: "2026-01-15T11:00:00"),
    Held("2h", [["2026-01-15T11:00:00", "2026-01-15T12:00:00"]], due: "2026-01-15T11:00:00"),
    Held("2h", [["2026-01-15T10:59:59", "2026-01-15T12:00:00"]], due: "2026-01-15T12:00:01"),
    Held(
      "2h",
      [
        ["2026-01-15T09:30:00", "2026-01-15T10:00:00"],
        ["2026-01-15T10:30:00", "2026-01-15T11:30:00"],
      ], due: "2026-01-15T12:30:00"),
    Held("2h", [["2026-01-15T10:00:00"]], due: nil),
    Held("2h", [["2026-01-15T11:00:00"]], due: "2026-01-15T11:00:00"),
    // Only the working time in a pause is given back.
    Held(
      "3 working hours", [["2026-01-15T10:00:00", "2026-01-15T13:00:00"]],
      due: "2026-01-15T15:30:00"),
    Held(
      "3 working hours", [["2026-01-15T12:00:00", "2026-01-15T13:30:00"]],
      due: "2026-01-15T12:00:00"),
    Held(
      "4 working hours", [["2026-01-15T12:00:00", "2026-01-15T14:00:00"]],
      due: "2026-01-15T15:00:00"),
    Held(
      "1 working hour", [["2026-01-15T09:30:00", "2026-01-19T10:00:00"]],
      due: "2026-01-19T10:30:00"),
    Held("3 working hours", [["2026-01-15T11:59:59"]], due: nil),
    // A working day that ends in a pause doesn't count.
    Held(
      "1 working day", [["2026-01-16T10:00:00", "2026-01-16T17:00:00"]],
      due: "2026-01-16T18:00:00"),
    Held(
      "1 working day", [["2026-01-16T17:00:00", "2026-01-16T19:00:00"]],
      due: "2026-01-19T18:00:00"),
    Held(
      "2 working days", [["2026-01-15T10:00:00", "2026-01-19T10:00:00"]],
      due: "2026-01-20T18:00:00"),
    Held(
      "3 working days",
      [
        ["2026-01-16T17:00:00", "2026-01-17T09:00:00"],
        ["2026-01-20T17:00:00", "2026-01-21T09:00:00"],
      ], due: "2026-01-22T18:00:00"),
    Held("2 working days", [["2026-01-19T09:00:00"]], due: nil),
    Held("2 working days", [["2026-01-20T09:00:00"]], due: "2026-01-19T18:00:00"),
    // Calendar days move on by as long as the pause was.
    Held(
      "2 calendar days", [["2026-01-16T09:00:00", "2026-01-16T15:00:00"]],
      due: "2026-01-17T15:00:00"),
    Held(
      "1 calendar day",
      [
        ["2026-01-16T08:00:00", "2026-01-16T12:00:00"],
        ["2026-01-16T12:30:00", "2026-01-16T13:00:00"],
      ], due: "2026-01-16T13:30:00"),
    Held(
      "1 calendar day",
      [
        ["2026-01-15T08:00:00", "2026-01-15T10:00:00"],
        ["2026-01-16T10:00:00", "2026-01-16T13:00:00"],
      ], due: "2026-01-16T10:00:00"),
    Held("1 calendar day", [["2026-01-16T08:59:59"]], due: nil),
  ]

  private func instant(_ text: String) throws -> Timestamp {
    try #require(Timestamp(text + "+08:00"))
  }

  @Test(arguments: held)
  private func pausesHoldUpTheDueTime(held: Held) throws {
    let calendar = WorkCalendar.office(try Zone("Asia/Shanghai"))
    let pauses = try held.pauses.map { ends in
      WorkCalendar.Pause(
        from: try instant(ends[0]), to: ends.count > 1 ? try instant(ends[1]) : nil)
    }
    let due = calendar.due(from: try instant(held.start), within: held.limit, pauses: pauses[...])
    #expect(due?.text == held.due.map { $0 + "+08:00" })
  }
}
