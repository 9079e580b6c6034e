import Casework
import Classify
import JSONText
import Policy
import TestSupport
import Testing

/// Who takes a case (CLS-4). Thursday is the 15th; the office works from nine to six.
@Suite struct DispatchTests {
  private static let day: Timestamp = "2026-01-15T10:00:00+08:00"
  private static let night: Timestamp = "2026-01-15T23:00:00+08:00"
  private static let ranks = ["clerk": 0, "agent": 1, "senior": 2, "supervisor": 3, "manager": 4]

  private static func person(
    _ id: String, _ role: String, _ skills: [String] = [], shifts: [Shift] = [],
    away: [ClosedRange<CivilDay>] = []
  ) -> Person {
    Person(
      id: id, name: Localized(same: id), role: role, unit: "office", skills: skills,
      shifts: shifts, away: away)
  }

  private static func dispatch(
    _ people: [Person], level: Int = 2, category: String = "billing", loads: [String: Int] = [:],
    standby: [String: String] = [:], at now: Timestamp = day
  ) throws -> Dispatch {
    let policy = try Rules.policy()
    return Dispatch(
      level: try #require(policy.level(level)), category: policy.category(category),
      unit: "office", staff: Staff(people: people, standby: standby, ranks: ranks), loads: loads,
      at: now, .office(try Zone("Asia/Shanghai")))
  }

  static let choices: [(people: [Person], loads: [String: Int], owner: String?)] = [
    // Nobody below the level's role, and nobody outside the line of authority.
    ([person("a", "agent", ["bills"]), person("c", "clerk", ["bills"])], [:], nil),
    ([person("a", "agent", ["bills"]), person("s", "senior")], [:], "s"),
    // The nearest rank goes before skill, skill before load, load before the name.
    ([person("m", "supervisor", ["bills"]), person("s", "senior")], ["s": 9], "s"),
    ([person("s", "senior"), person("t", "senior", ["bills"])], ["t": 9], "t"),
    ([person("s", "senior", ["bills"]), person("t", "senior", ["bills"])], ["s": 2, "t": 1], "t"),
    ([person("t", "senior", ["bills"]), person("s", "senior", ["bills"])], ["s": 1, "t": 1], "s"),
    ([person("s", "senior", ["service"]), person("t", "senior", ["bills"])], [:], "t"),
    // Whoever is away or off duty is passed over, whatever speaks for them.
    (
      [
        person("s", "senior", ["bills"], away: ["2026-01-15"..."2026-01-15"]),
        person("t", "senior"),
      ],
      [:], "t"
    ),
    (
      [person("s", "senior", ["bills"], shifts: ["thu 14:00-18:00"]), person("m", "manager")], [:],
      "m"
    ),
  ]

  @Test(arguments: choices.indices)
  func theNearestRankThenSkillThenLoad(index: Int) throws {
    let (people, loads, owner) = Self.choices[index]
    let dispatch = try Self.dispatch(people, loads: loads)
    #expect(dispatch.owner == owner)
    #expect(!dispatch.isStandby)
  }

  @Test func theRoleFollowsTheLevel() throws {
    let people = [
      Self.person("a", "agent"), Self.person("s", "senior"), Self.person("u", "supervisor"),
    ]
    #expect(try Self.dispatch(people, level: 1).owner == "u")
    #expect(try Self.dispatch(people, level: 2).owner == "s")
    #expect(try Self.dispatch(people, level: 3).owner == "a")
  }

  @Test func nobodyOnDutyMeansTheStandby() throws {
    let people = [Self.person("s", "senior"), Self.person("u", "supervisor")]
    let standby = ["senior": "u", "supervisor": "s"]
    let dispatch = try Self.dispatch(people, standby: standby, at: Self.night)
    #expect(dispatch.owner == "u")
    #expect(dispatch.isStandby)
    #expect(dispatch.unassigned == nil)
    #expect(try Self.dispatch(people, standby: standby).owner == "s")
    // Somebody of a higher rank at work goes before the standby.
    let awake = people + [Self.person("n", "manager", shifts: ["mon-sun 22:00-24:00"])]
    #expect(try Self.dispatch(awake, standby: standby, at: Self.night).owner == "n")
  }

  static let gaps: [(standby: [String: String], people: [Person])] = [
    ([:], [person("s", "senior")]), (["supervisor": "s"], [person("s", "senior")]),
    (["senior": "gone"], [person("s", "senior")]), ([:], []),
  ]

  @Test(arguments: gaps.indices)
  func nobodyAtAllIsSaid(index: Int) throws {
    let (standby, people) = Self.gaps[index]
    let dispatch = try Self.dispatch(people, standby: standby, at: Self.night)
    #expect(dispatch.owner == nil)
    #expect(dispatch.event("CLS-4") == nil)
    #expect(dispatch.unassigned?.en.contains("senior") == true)
  }

  @Test func whoWasConsideredIsOnRecord() throws {
    let people = [
      Self.person("a", "agent", ["bills"]), Self.person("s", "senior", ["bills"]),
      Self.person("u", "supervisor", away: ["2026-01-15"..."2026-01-15"]),
    ]
    let event = try Self.dispatch(people, loads: ["s": 3]).event("CLS-4")
    #expect(event?.kind == .assigned)
    #expect(
      event?.data == [
        "to": "s",
        "because": [
          "rule": "CLS-4", "role": "senior", "skill": "bills",
          "candidates": [
            "s on-duty skill load:3 above:0", "u off-duty no-skill load:0 above:1",
          ],
        ],
      ])
  }

  @Test func aCategoryThatPolicyDoesNotKnowAsksForNoSkill() throws {
    let people = [Self.person("t", "senior", ["bills"]), Self.person("s", "senior")]
    #expect(try Self.dispatch(people, category: "unheard-of").owner == "s")
  }
}
