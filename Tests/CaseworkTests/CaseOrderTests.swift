import Casework
import JSONText
import TestSupport
import Testing

/// The fold doesn't depend on the order in which events are given, and drops nothing.
@Suite struct CaseOrderTests {
  private static let early: Timestamp = "2026-01-15T08:00:00+08:00"

  /// Two writers saw event 3 and wrote the fourth; one of their clocks was slow.
  private static let events = [
    Event(1, .received, ["summary": "broken", "demands": [["kind": "refund"]]]),
    Event(2, .classified, ["level": 2]),
    Event(3, .classified, ["level": 1], at: early),
    Event(4, .offered, ["status": "standing"], random: 3),
    Event(4, .amended, ["set": ["summary": "slow clock"]], at: early, random: 9),
    Event(5, .amended, ["set": ["summary": "later"]], random: 2),
    Event(5, .amended, ["set": ["summary": "last digits"]], random: 7),
    Event(6, .accepted, ["offer": "000004-0003"], at: early),
  ]

  @Test func theOrderGivenDoesNotMatter() {
    let straight = Case(Self.events)
    #expect(straight.level == 1)
    #expect(straight.summary == "last digits")
    #expect(straight.state == .agreed)
    #expect(straight.offers.map(\.status) == [.accepted])
    #expect(straight.events.map(\.id.number) == [1, 2, 3, 4, 4, 5, 5, 6])
    #expect(straight.events[3].kind == .amended)
    for seed in 0..<50 {
      var random = SeededGenerator(seed: UInt64(seed))
      let shuffled = Case(Self.events.shuffled(using: &random))
      #expect(shuffled.document == straight.document)
    }
  }

  @Test func anEventGivenTwiceCountsOnce() {
    let doubled = Case(Self.events + Self.events.reversed())
    #expect(doubled.document == Case(Self.events).document)
  }

  @Test func appendingIsFoldingAgain() {
    var grown = Case([])
    for event in Self.events.sorted(by: Event.precedes) { grown.append(event) }
    #expect(grown.document == Case(Self.events).document)
  }

  @Test func theNextEventIsOneMoreThanTheHighestSeen() {
    #expect(Case(Self.events).nextEventID(random: 5).text == "000007-0005")
    #expect(Case(Self.events.reversed()).nextEventID(random: 5).text == "000007-0005")
  }

  private static let unknown = """
    {"id":"000002-abcd","at":"2026-01-15T09:02:00+08:00","by":"bot","via":"agent x 1.0",\
    "kind":"x-weather","data":{"rain":1.50},"plugin":{"v":[1e2]}}
    """

  @Test func unknownKindsAndFieldsSurvive() throws {
    let value = try JSONValue.parse(Self.unknown)
    let event = try #require(Event(value))
    #expect(event.kind == nil)
    #expect(event.kindText == "x-weather")
    #expect(event.via == "agent x 1.0")
    let subject = Case([event, Event(1, .received, ["summary": "broken"]), Event(3, .noted)])
    #expect(subject.state == .received)
    #expect(subject.fields == Case([Event(1, .received, ["summary": "broken"])]).fields)
    #expect(subject.document["events"]?.array?[1] == value)
  }

  @Test(arguments: [
    #"{"at":"2026-01-15T09:02:00Z","by":"x","via":"human","kind":"noted","data":{}}"#,
    #"{"id":"2","at":"2026-01-15T09:02:00Z","by":"x","via":"human","kind":"noted","data":{}}"#,
    #"{"id":"000002-abcd","at":"09:02","by":"x","via":"human","kind":"noted","data":{}}"#,
    #"{"id":"000002-abcd","at":"2026-01-15T09:02:00Z","via":"human","kind":"noted","data":{}}"#,
    #"{"id":"000002-abcd","at":"2026-01-15T09:02:00Z","by":"x","kind":"noted","data":{}}"#,
    #"{"id":"000002-abcd","at":"2026-01-15T09:02:00Z","by":"x","via":"human","data":{}}"#,
    #"{"id":"000002-abcd","at":"2026-01-15T09:02:00Z","by":"x","via":"human","kind":"noted"}"#,
    #"{"id":"000002-abcd","at":"2026-01-15T09:02:00Z","by":"x","via":"human","kind":"noted","data":[]}"#,
    #"["000002-abcd"]"#, "null",
  ])
  func refusesAnEventThatLacksAMember(text: String) throws {
    #expect(Event(try JSONValue.parse(text)) == nil)
  }

  @Test func writesItsKeysInTheOrderOfTheSchema() {
    let document = Case(Self.events).document
    #expect(
      document.keys == [
        "schema", "id", "state", "level", "summary", "received", "demands", "offers", "events",
      ])
    #expect(document["schema"] == "cs.case/1")
    #expect(
      document["events"]?.array?.first?.object?.keys == ["id", "at", "by", "via", "kind", "data"])
  }
}
