import Casework
import TestSupport
import Testing

@Suite struct IdentifierTests {
  static let numbers: [(UInt64, String)] = [
    (0, "20260115-000000"), (1, "20260115-000001"), (31, "20260115-00000z"),
    (32, "20260115-000010"), (0x3fff_ffff, "20260115-zzzzzz"), (0x4000_0000, "20260115-000000"),
    (.max, "20260115-zzzzzz"), (10 << 25 | 18 << 20 | 20 << 15 | 24, "20260115-ajm00r"),
  ]

  @Test(arguments: numbers)
  func aCaseIsNamedByItsDayAndSixDigits(number: UInt64, text: String) {
    let id = CaseID(day: "2026-01-15", number: number)
    #expect(id.text == text)
    #expect(CaseID(text) == id)
    #expect(id.month == "2026-01")
    #expect(id.digits == text.suffix(6))
  }

  @Test(arguments: [
    "", "20260115", "20260115-", "20260115-7k3mq", "20260115-7k3mq22", "20260115-7K3MQ2",
    "20260115-7k3mqi", "20260115-7k3mql", "20260115-7k3mqo", "20260115-7k3mqu", "20260230-7k3mq2",
    "2026011-7k3mq2", "20260115-7k3m-2", "20260115--7k3mq", "-20260115-7k3mq2", "20260115_7k3mq2",
    "20260115-7k3mq2 ", "20260115-7k3mq2\n", "20260115-../../", "../../etc/passwd",
    "２0260115-7k3mq2", "20260115-7k３m", "00000115-7k3mq2",
  ])
  func refusesWhatIsNoCaseID(text: String) {
    #expect(CaseID(text) == nil)
  }

  @Test func casesAreOrderedByDayThenDigits() {
    let ids: [CaseID] = [
      "20251231-zzzzzz", "20260115-000000", "20260115-00000a", "20260115-7k3mq2", "20260116-000000",
    ]
    #expect(ids.shuffled().sorted() == ids)
  }

  @Test func anEventIsNamedByItsNumberAndFourDigits() {
    #expect(EventID(number: 7, random: 0).text == "000007-0000")
    #expect(EventID(number: 123_456, random: .max).text == "123456-zzzz")
    #expect(EventID(number: 1_234_567, random: 33).text == "1234567-0011")
    #expect(EventID("000007-0000") == EventID(number: 7, random: 0))
    #expect(EventID("1234567-0011") == EventID(number: 1_234_567, random: 33))
    #expect(EventID("000007-0000") != EventID("000007-0001"))
  }

  @Test(arguments: [
    "", "7-0000", "00007-0000", "000007", "000007-", "000007-000", "000007-00000", "000007-000U",
    "00000a-0000", "-00007-0000", "+00007-0000", "000007-00-0", "000007 0000", "000007-0000 ",
    "1234567890-0000", "０00007-0000",
  ])
  func refusesWhatIsNoEventID(text: String) {
    #expect(EventID(text) == nil)
  }

  /// Number first, then the clock, then the digits: what was known when it was written stays
  /// before it.
  @Test func eventsAreOrderedByNumberThenTimeThenDigits() {
    let late: Timestamp = "2026-01-15T12:00:00+08:00"
    let early: Timestamp = "2026-01-15T11:00:00+08:00"
    let events = [
      Event(1, .received, at: late, random: 9),
      Event(2, .noted, at: early, random: 5),
      Event(2, .noted, at: late, random: 1),
      Event(2, .noted, at: late, random: 2),
      Event(3, .noted, at: early, random: 0),
      Event(1_000_000, .noted, at: early, random: 0),
    ]
    let ordered = events.map(\.id.text)
    for seed in 0..<20 {
      var random = SeededGenerator(seed: UInt64(seed))
      let shuffled = events.shuffled(using: &random)
      #expect(shuffled.sorted(by: Event.precedes).map(\.id.text) == ordered)
    }
  }
}
