import Casework
import Escalate
import JSONText
import Policy
import TestSupport
import Testing

/// How grave an escalation is (ESC-2): the product of three grades gives the tier.
@Suite struct GradingTests {
  private static func grade(_ influence: Int, _ difficulty: Int, _ improvement: Int) throws -> Grade
  {
    func part(_ grade: Int) throws -> Grade.Part { try #require(Grade.Part("\(grade):because")) }
    return try Grade(
      influence: part(influence), difficulty: part(difficulty), improvement: part(improvement),
      Rules.policy())
  }

  static let grades: [(grades: (Int, Int, Int), product: Int, tier: String)] = [
    ((1, 1, 2), 2, "acceptance"), ((2, 3, 4), 24, "acceptance"), ((5, 5, 1), 25, "acceptance"),
    ((3, 3, 3), 27, "handling"), ((3, 4, 4), 48, "handling"), ((5, 5, 3), 75, "handling"),
    ((4, 4, 5), 80, "meeting"), ((5, 5, 5), 125, "meeting"),
  ]

  @Test(arguments: grades.indices)
  func theHighestTierThatTheProductReaches(index: Int) throws {
    let (grades, product, tier) = Self.grades[index]
    let grade = try Self.grade(grades.0, grades.1, grades.2)
    #expect(grade.product == product)
    #expect(grade.tier.id == tier)
  }

  @Test func aGradeAboveTheScaleIsRefused() {
    #expect(refusal { try Self.grade(6, 1, 1) } == "dataerr grade-too-high")
    #expect(refusal { try Self.grade(1, 1, 6) } == "dataerr grade-too-high")
  }

  @Test func aProductThatNoTierReachesIsAFaultOfThePolicy() {
    #expect(refusal { try Self.grade(1, 1, 1) } == "config no-tier")
  }

  static let parts: [(text: String, grade: Int?, grounds: String)] = [
    ("4:on the front page", 4, "on the front page"), ("1:a:b", 1, "a:b"), ("3:省公司转办", 3, "省公司转办"),
    ("4", nil, ""), ("4:", nil, ""), (":why", nil, ""), ("0:why", nil, ""), ("-1:why", nil, ""),
    ("x:why", nil, ""), ("1.5:why", nil, ""), ("", nil, ""), ("4：全角", nil, ""),
  ]

  @Test(arguments: parts)
  func aGradeHasItsGrounds(text: String, grade: Int?, grounds: String) {
    #expect(Grade.Part(text)?.grade == grade)
    #expect(Grade.Part(text)?.grounds == (grade == nil ? nil : grounds))
  }

  @Test func theEventNamesTierRoleAndClock() throws {
    let event = try Self.grade(3, 3, 3).event("ESC-2")
    #expect(event.kind == .escalated)
    #expect(event.data["tier"] == "handling")
    #expect(event.data["who"] == "supervisor")
    #expect(
      event.data["grade"] == [
        "product": 27, "influence": ["grade": 3, "grounds": "because"],
        "difficulty": ["grade": 3, "grounds": "because"],
        "improvement": ["grade": 3, "grounds": "because"],
      ])
    let clock = event.data["clocks"]?.array?.first?.object
    #expect(clock?["clock"] == "escalation")
    #expect(clock?["within"] == "2h")
    #expect(clock?["policy"] == "ESC-2 policy/escalate.yaml:16")
  }
}
