import Casework
import JSONText
import Store
import TestSupport
import Testing

/// Files as other hands left them: read, kept whole, or refused with the place of the fault.
@Suite struct CaseFileTests {
  let desk: Desk
  private let id: CaseID = "20260115-7k3mq2"

  init() throws { desk = try Desk() }

  private static let foreign = """
    {"x_team": {"weight": 1.50, "tags": []}, "events": [
      {"id":"000002-bbbb","at":"2026-01-15T09:05:00+08:00","by":"bot","via":"agent x","kind":"x-rain",
       "data":{"mm":1e2},"signed":"投"},
      {"id":"000001-aaaa","at":"2026-01-15T09:00:00+08:00","by":"li-na","via":"human",
       "kind":"received","data":{"summary":"漏水","order":"A\\u00e9"}}
    ], "state": "closed", "schema": "cs.case/1", "id": "20260115-7k3mq2", "owner": "nobody",
    "a_note": null}
    """

  @Test func theEventsAreTrustedAndTheFieldsBesideThemNot() throws {
    try desk.write(Self.foreign, as: id)
    let complaint = try desk.store.open(id).complaint
    #expect(complaint.state == .received)
    #expect(complaint.owner == nil)
    #expect(complaint.events.map(\.id.text) == ["000001-aaaa", "000002-bbbb"])
  }

  @Test func aWriteKeepsWhatItDoesNotKnowAndPutsTheFieldsRight() throws {
    try desk.write(Self.foreign, as: id)
    let (_, events) = try desk.note("x", on: id)
    let object = try #require(try JSONValue.parse(desk.folder.text(of: desk.path(of: id))).object)
    #expect(
      object.keys == [
        "schema", "id", "state", "summary", "received", "order", "events", "x_team", "a_note",
      ])
    #expect(object["state"] == "received")
    #expect(object["x_team"] == ["weight": .number(try number("1.50")), "tags": []])
    #expect(object["a_note"] == .null)
    let stored = object["events"]?.array ?? []
    #expect(stored.count == 3)
    #expect(stored[1].object?["signed"] == "投")
    #expect(stored[1].object?["kind"] == "x-rain")
    #expect(stored[1].object?["data"] == ["mm": .number(try number("1e2"))])
    #expect(stored[2].object == events.first?.json)
    #expect(events.first?.id.number == 3)
  }

  private func number(_ text: String) throws -> JSONNumber {
    try #require(JSONNumber(text: text))
  }

  @Test func aLaterSchemaIsReadAndNeverRewritten() throws {
    let text = Self.foreign.replacing("cs.case/1", with: "cs.case/2")
    try desk.write(text, as: id)
    #expect(try desk.store.open(id).complaint.summary == "漏水")
    for dryRun in [false, true] {
      let failure = #expect(throws: Failure.self) { try desk.note("x", on: id, dryRun: dryRun) }
      #expect(failure?.status == .dataerr)
      #expect(failure?.rules == ["future-schema"])
      #expect(failure?.faults.first?.file == desk.path(of: id))
    }
    #expect(try desk.folder.text(of: desk.path(of: id)) == text)
    #expect(throws: Never.self) {
      try desk.store.update(id, stamp: Desk.stamp, dryRun: false) { _ in [] }
    }
  }

  static let broken: [(String, String)] = [
    ("{\"schema\": \"cs.case/1\",\n ⌖<<<<<<< HEAD\n}", "expected-key"),
    ("{\"summary\": \"投诉\", \"x\": ⌖}", "expected-value"),
    ("{\"summary\": \"投诉\",\n \"a\": 1,\n ⌖\"a\": 2}", "duplicate-key"),
    ("{\"a\": 1⌖", "unexpected-end"),
    ("⌖", "empty"),
  ]

  @Test(arguments: broken)
  func brokenJSONIsRefusedWithItsPlace(marked: String, rule: String) throws {
    let place = Marked(marked)
    try desk.write(place.text, as: id)
    let failure = #expect(throws: Failure.self) { try desk.store.open(id) }
    #expect(failure?.status == .dataerr)
    #expect(failure?.rules == [rule])
    #expect(
      failure?.faults.first?.place == "\(desk.path(of: id)):\(place.line):\(place.column): ")
    #expect(throws: Failure.self) { try desk.note("x", on: id) }
    #expect(try desk.folder.text(of: desk.path(of: id)) == place.text)
  }

  static let noCases = [
    "[]", "{}", #"{"schema":"cs.customer/1","id":"20260115-7k3mq2","events":[]}"#,
    #"{"schema":"cs.case/1","events":[]}"#, #"{"schema":"cs.case/1","id":"x","events":[]}"#,
    #"{"schema":"cs.case/1","id":"20260115-7k3mq2"}"#,
    #"{"schema":"cs.case/1","id":"20260115-7k3mq2","events":[]}"#,
    #"{"schema":"cs.case/1","id":"20260115-7k3mq2","events":[{}]}"#,
  ]

  @Test(arguments: noCases)
  func whatIsNoCaseIsRefused(text: String) throws {
    try desk.write(text, as: id)
    let failure = #expect(throws: Failure.self) { try desk.store.open(id) }
    #expect(failure?.status == .dataerr)
    #expect(failure?.rules == ["bad-case"])
    #expect(failure?.faults.first?.file == desk.path(of: id))
  }

  @Test func aCaseUnderAnotherNameIsRefused() throws {
    try desk.write(Self.foreign, as: "20260116-7k3mq2")
    let failure = #expect(throws: Failure.self) { try desk.store.open("20260116-7k3mq2") }
    #expect(failure?.rules == ["wrong-path"])
  }
}
