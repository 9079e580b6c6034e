import Casework
import JSONText
import Policy
import TestSupport
import Testing

/// What conditions may ask of a case.
@Suite struct FactTests {
  static let now: Timestamp = "2026-01-16T09:00:00+08:00"

  /// A day in the life of a complaint: two clocks and a promise ran out, one clock was met.
  private static let subject = Case(
    (
      .received,
      [
        "channel": "regulator", "skip_level": true, "unit": "office", "product": "meter",
        "demands": [["kind": "refund"], ["kind": "apology"]],
        "emotion": ["kind": "anger", "intensity": 8],
        "clocks": clocks(("contact", "10m"), ("classify", "1m"), ("statutory", "15 calendar days")),
      ]
    ),
    (.contacted, ["outcome": "unreached", "observed": ["venting"]]),
    (.contacted, ["outcome": "reached", "emotion": ["kind": "sadness", "intensity": 4]]),
    (
      .classified,
      [
        "level": 2, "category": "billing", "style": ["dominant", "expressive"],
        "mindset": ["venting"], "expectation": "too-high", "clocks": clocks(("answer", "2h")),
      ]
    ),
    (.noted, ["text": "x", "observed": ["crying", "expert"]]),
    (
      .judged, ["verdict": "upheld", "cause": ["people", "process"], "losses": ["basis": "fraud"]]
    ),
    (.offered, ["kind": "apology", "status": "standing"]), (.rejected, ["offer": "000007-0000"]),
    (.offered, ["kind": "refund", "status": "standing"]),
    (.promised, ["what": "a letter", "by": "2026-01-15T20:00:00+08:00"]),
    (.escalated, ["signals": [["signal": "late"], ["signal": "court"]]]),
    (.suspected, ["features": ["threats"]]), (.visited, ["satisfaction": 2]),
    (.visited, ["satisfaction": 3]), (.contacted, ["outcome": "unreached"]))

  private static func facts() throws -> Facts {
    var around = Surroundings()
    around.history = ["20260101-000001", "20260102-000001"]
    around.duplicates = ["20260102-000001"]
    around.batch = Surroundings.Batch(key: "lot:7", count: 4, cases: [])
    return Facts(subject, try .at(now, around, remedy: .read(RemedyText.text)))
  }

  static let values: [(fact: String, value: [String]?)] = [
    ("channel", ["regulator"]), ("skip_level", ["true"]), ("unit", ["office"]), ("level", ["2"]),
    ("category", ["billing"]), ("emotion.kind", ["sadness"]), ("demand", ["refund", "apology"]),
    ("style", ["dominant", "expressive"]), ("mindset", ["venting"]), ("difficult", []),
    ("expectation", ["too-high"]), ("verdict", ["upheld"]), ("cause", ["people", "process"]),
    ("state", ["offered"]), ("claim", ["undecided"]), ("basis", ["fraud"]), ("product", ["meter"]),
    ("signal", ["late", "court"]), ("offer.rejected", ["apology"]), ("abnormal", ["threats"]),
    ("observed", ["venting", "crying", "expert"]),
  ]

  @Test(arguments: values)
  func valuesAreReadOffTheCase(fact: String, value: [String]?) throws {
    #expect(try Self.facts().values[fact] == value)
  }

  static let numbers: [(fact: String, number: Amount?)] = [
    ("emotion.intensity", "4"), ("batch.count", "4"), ("history.count", "2"), ("repeat.count", "1"),
    ("contacts.unreached", "2"), ("offers.rejected", "1"), ("promises.broken", "1"),
    // `classify` was missed by two minutes and `answer` is overdue; `contact` was met and the
    // statutory clock has days left.
    ("clocks.late", "2"), ("claim.ratio", nil), ("claim.rises", "0"), ("satisfaction", "3"),
    ("visits.unhappy", "1"), ("abnormal.count", "1"),
  ]

  @Test(arguments: numbers)
  func numbersAreCounted(fact: String, number: Amount?) throws {
    #expect(try Self.facts().numbers[fact] == number)
  }

  @Test func everyFactThatPolicyMayAskForIsCovered() {
    let values = Set(Self.values.map(\.fact)).union(["demand.kind"])
    let numbers = Set(Self.numbers.map(\.fact)).union(["demand.amount"])
    #expect(values == Set(Condition.valueFacts))
    #expect(numbers == Set(Condition.numberFacts))
  }

  @Test func aFreshCaseKnowsLittle() throws {
    let facts = Facts(Case((.received, [:])), try .at(Self.now))
    #expect(facts.values["skip_level"] == ["false"])
    #expect(facts.values["state"] == ["received"])
    #expect(facts.values["channel"] == nil)
    #expect(facts.values["claim"] == nil)
    #expect(facts.numbers["emotion.intensity"] == nil)
    #expect(facts.numbers["batch.count"] == nil)
    #expect(facts.numbers["clocks.late"] == .zero)
  }

  @Test func unhappyIsBelowTheBoundOfPolicy() throws {
    var circumstances = try Circumstances.at(Self.now)
    circumstances.neutral = 4
    #expect(Facts(Self.subject, circumstances).numbers["visits.unhappy"] == "2")
  }
}
