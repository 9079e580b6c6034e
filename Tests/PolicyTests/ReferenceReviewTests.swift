import Casework
import Foundation
import Policy
import TestSupport
import Testing

/// Words that other files should know, people, days, clocks and laws.
@Suite struct ReferenceReviewTests {
  private static let work = (
    "policy/work.yaml",
    """
    roles: [{id: clerk, rank: 0}, {id: agent, rank: 1}, {id: senior, rank: 2}]
    """
  )

  @Test func rolesOfEveryFile() throws {
    try expectFindings(
      in: [
        ("policy/classify.yaml", "levels: ⌖[{level: 1, take: ⌖agnt}, {level: 2, take: senior}]"),
        (
          "policy/escalate.yaml",
          """
          tiers: [{id: a, from: 1, who: ⌖boss}]
          strategies: [{id: a, who: ⌖seniors}, {id: b, who: senior}]
          crisis: [{id: a, who: ⌖chief}]
          press: [{id: a, who: ⌖chief}]
          suspicion: {from: 1, tell: ⌖supervisor}
          """
        ),
        (
          "policy/people.yaml",
          """
          people: [{id: li, role: ⌖agents}, {id: wu, role: agent}, {id: xu, role: senior}, {id: yu, role: clerk}]
          standby: {⌖manager: xu}
          """
        ),
        ("policy/remedy.yaml", "authority: [{role: ⌖sinior}, {role: senior}]"), Self.work,
      ], ["missing-level"] + Array(repeating: "unknown-word", count: 9))
  }

  @Test func wordsOfOtherFiles() throws {
    try expectFindings(
      in: [
        (
          "policy/classify.yaml",
          """
          categories: [{id: bill, skill: billing}, ⌖{id: repair, skill: mending}]
          expectations: [{id: mistaken, when: {any: [x]}}]
          """
        ),
        ("policy/intake.yaml", "questions: [{id: a, demand: refund}, {id: b, demand: ⌖refnd}]"),
        ("policy/people.yaml", "people: [{id: li, skills: [billing, ⌖biling]}]"),
        (
          "policy/remedy.yaml",
          """
          authority: [{role: agent, category: bill}, {role: agent, category: ⌖bills}]
          kinds: [{id: refund, answers: [refund, ⌖money]}]
          recoveries: [{id: a, category: bill}, {id: b, category: ⌖delivery}]
          expectations: [{id: mistaken}, {id: ⌖misstaken}]
          """
        ),
        (
          "policy/visit.yaml",
          """
          groups: [{id: a, channel: phone}, {id: b, channel: ⌖fone}]
          channels: [{id: phone}]
          """
        ),
      ],
      ["~no-recovery"] + Array(repeating: "unknown-word", count: 7))
  }

  @Test func limitsOfOneRoleAndCategory() throws {
    try expectFindings(
      in: [
        (
          "policy/remedy.yaml",
          """
          authority:
            - {role: agent, limit: 200}
            - {role: agent, category: billing, limit: 300}
            - ⌖{role: agent, category: billing, limit: 400}
            - {role: senior, limit: ⌖-1}
            - ⌖{role: agent}
          """
        )
      ], ["duplicate-authority", "bad-value", "duplicate-authority"])
  }

  @Test func nobodyThere() throws {
    try expectFindings(
      in: [
        (
          "policy/calendar.yaml",
          "years: [{year: 2026}, {year: 2027}]\nunits: [{id: night}, ⌖{id: crew}]"
        ),
        ("policy/people.yaml", "people: [{id: li, role: agent, unit: night}]"),
        ("policy/work.yaml", "roles: [{id: agent, rank: 1}, ⌖{id: senior, rank: 2}]"),
      ], ["~nobody", "~nobody"])
  }

  // MARK: People

  static let people: [(text: String, rules: [String])] = [
    (
      """
      people:
        - {id: li, role: agent, email: li@example.com, phone: 010-5555-0101}
        - {id: wu, role: senior, email: ⌖Li@example.com, phone: ⌖010 5555 0101}
        - {id: xu, role: clerk, email: xu@example.com}
        - {id: yu, role: clerk}
      """, ["shared-email", "~shared-phone"]
    ),
    (
      """
      people:
        - id: li
          role: agent
          away:
            - {from: 2026-02-01, to: 2026-02-28}
            - ⌖{from: 2026-02-07, to: 2026-02-08}
            - ⌖{from: 2026-02-20, to: 2026-03-09}
            - {from: 2026-03-10, to: 2026-03-10}
        - {id: wu, role: senior, away: [{from: 2026-02-01, to: 2026-02-28}]}
        - {id: xu, role: clerk}
      """, ["~overlap", "~overlap"]
    ),
    // Somebody of a higher role may stand in; nobody else.
    (
      """
      people: [{id: li, role: agent}, {id: wu, role: senior}, {id: xu, role: clerk}]
      standby: {agent: wu, senior: ⌖li, clerk: ⌖wu}
      """, ["~wrong-role", "~wrong-role"]
    ),
    (
      """
      people: [{id: li, role: agent}, {id: wu, role: senior}, {id: xu, role: clerk}]
      standby: {agent: li, senior: wu, clerk: xu}
      """, []
    ),
  ]

  @Test(arguments: people) func peopleOutOfPlace(text: String, rules: [String]) throws {
    try expectFindings(in: [("policy/people.yaml", text), Self.work], rules)
  }

  // MARK: Days

  static let calendars: [(text: String, rules: [String])] = [
    (
      """
      years: ⌖
        - {year: 2026, holidays: [], make_up: []}
      """, ["~uncovered-year"]
    ),
    (
      """
      years:
        - {year: 2026}
        - {year: ⌖2026}
        - {year: 2027}
      """, ["~duplicate-year"]
    ),
    (
      """
      years:
        - year: 2026
          holidays:
            - {from: 2026-02-15, to: 2026-02-23}
            - ⌖{from: 2026-02-23, to: 2026-02-24}
            - ⌖{from: 2025-05-01, to: 2025-05-05}
            - {from: 2026-12-31, to: 2027-01-02}
        - year: 2027
          holidays: [{from: 2026-12-31, to: 2027-01-02}, {from: 2027-02-06, to: 2027-02-12}]
      """, ["~overlap", "~other-year"]
    ),
    // 2026-02-14 is a Saturday, 2026-02-16 a Monday.
    (
      """
      week: {mon: [x], tue: [x], wed: [x], thu: [x], fri: [x], sat: [], sun: []}
      years:
        - {year: 2026, make_up: [2026-02-14, ⌖2026-02-16, ⌖2026-02-14, ⌖2025-02-08, 2027-01-02]}
        - {year: 2027, holidays: [], make_up: [2026-12-19]}
      """, ["~working-already", "~duplicate-day", "~other-year"]
    ),
    (
      """
      week: ⌖{mon: [], sun: []}
      years: [{year: 2026}, {year: 2027}]
      """, ["no-hours"]
    ),
  ]

  @Test(arguments: calendars) func daysThatCantBeMeant(text: String, rules: [String]) throws {
    let place = text.contains("years: ⌖\n") ? text.replacing(": ⌖\n  -", with: ":\n  ⌖-") : text
    try expectFindings(in: [("policy/calendar.yaml", place)], rules)
  }

  static let hours: [(text: String, rules: [String])] = [
    ("week: {mon: ['20:00-04:00'], tue: ['04:00-12:00']}", []),
    ("week: {mon: ['20:00-04:00'], tue: [⌖'03:00-12:00']}", ["~overlap"]),
    ("week: {sun: ['20:00-04:00'], mon: [⌖'03:00-12:00', '13:00-18:00']}", ["~overlap"]),
    ("units: [{id: lab, week: {mon: ['20:00-04:00'], tue: [⌖'00:00-12:00']}}]", ["~overlap"]),
    ("rest: ['21:00-08:00']", []), ("rest: ⌖['00:00-24:00']", ["~always-rest"]),
    ("rest: ⌖['08:00-21:00', '21:00-08:00']", ["~always-rest"]),
  ]

  @Test(arguments: hours) func hoursThatCantBeMeant(text: String, rules: [String]) throws {
    try expectFindings(
      in: [("policy/calendar.yaml", "years: [{year: 2026}, {year: 2027}]\n\(text)")], rules)
  }

  @Test func hoursOfTheirOwnWithinAHolidayAreWarnedOf() throws {
    try expectFindings(
      in: [
        (
          "policy/calendar.yaml",
          """
          years:
            - year: 2026
              holidays: [{from: 2026-02-15, to: 2026-02-23}]
              days:
                - ⌖{day: 2026-02-16, windows: ['09:00-12:00']}
                - {day: 2026-02-17, windows: []}
                - {day: 2026-02-24, windows: ['09:00-12:00']}
            - {year: 2027}
          """
        )
      ], ["~hours-in-holiday"])
  }

  // MARK: Ids and verbs

  static let twice: [(file: String, text: String)] = [
    ("classify", "levels: [{level: 1, id: a}, {level: 2, id: b}, {level: 3, id: ⌖a}]"),
    ("classify", "levels: [{level: 1}, {level: 2}, {level: 3}, {level: ⌖3}]"),
    ("classify", "expectations: [{id: a, when: {any: [x]}}, {id: ⌖a}]"),
    ("classify", "rights: [{id: a}, {id: b}, {id: ⌖a}]"),
    ("work", "roles: [{id: a, rank: 1}, {id: ⌖a, rank: 2}]"),
    ("visit", "groups: [{id: a}, {id: ⌖a}]"),
    ("escalate", "tiers: [{id: a, from: 1}, {id: ⌖a, from: 9}]"),
    ("escalate", "bodies: [{id: a}, {id: ⌖a}]"), ("remedy", "kinds: [{id: a}, {id: ⌖a}]"),
  ]

  @Test(arguments: twice) func idsThatStandTwice(file: String, text: String) throws {
    try expectFindings(in: [("policy/\(file).yaml", text)], ["duplicate-id"])
  }

  @Test func verbsThatNobodyHas() throws {
    try expectFindings(
      in: [("policy/work.yaml", "may: [{verb: classify}, {verb: ⌖clasify}, {verb: redact}]")],
      ["unknown-verb"])
  }

  // MARK: Clocks and laws

  static let clocks: [(text: String, rules: [String])] = [
    ("[{clock: a, like: contact}, {clock: contact}]", []),
    ("[{clock: a, like: ⌖contract}]", ["~unknown-clock"]),
    ("[{clock: a, like: ⌖b}, {clock: b}]", ["~unknown-clock"]),
    ("[{clock: a, like: ⌖a}]", ["like-chain"]),
    ("[{clock: a, like: ⌖b}, {clock: b, like: contact}]", ["like-chain"]),
    ("[{clock: a, like: ⌖b}, {clock: b, like: ⌖a}]", ["like-chain", "like-chain"]),
    ("[{clock: a, within: 366 calendar days}, {clock: b, within: 8784h}]", []),
    (
      "[{clock: a, within: ⌖367 working days}, {clock: b, within: ⌖8785h}]",
      ["~long-limit", "~long-limit"]
    ),
  ]

  @Test(arguments: clocks) func clocksAndTheirEnds(text: String, rules: [String]) throws {
    try expectFindings(in: [("policy/intake.yaml", "clocks: \(text)")], rules)
    let marked =
      text.replacing("[{clock", with: "[{level: 1, clocks: [{clock") + "}, {level: 2}, {level: 3}]"
    try expectFindings(in: [("policy/classify.yaml", "levels: \(marked)")], rules)
  }

  @Test func lawsNobodyHasVerified() throws {
    let law = "citation: {zh: 某法, en: an act}"
    try expectFindings(
      in: [
        (
          "policy/calendar.yaml",
          """
          years:
            - {year: 2026, source: notice, verified: 2026-01-01}
            - {year: 2027, source: notice, verified: ⌖false}
            - {year: 2025}
            - ⌖{year: 2024, source: notice}
          """
        ),
        (
          "policy/escalate.yaml",
          "bodies: [{id: a, verified: 2025-01-29, \(law)}, {id: b, verified: ⌖2025-01-27, \(law)}, ⌖{id: c, \(law)}]"
        ),
        (
          "policy/intake.yaml",
          "clocks: [{clock: contact, verified: ⌖false, \(law)}, {clock: classify}]"
        ),
        ("policy/remedy.yaml", "bases: [{id: fraud, verified: ⌖false}, {id: harm}]"),
        ("policy/visit.yaml", "demand: ⌖{clock: visit-demand, \(law)}"),
      ],
      [
        "~unverified-law", "~unverified-law", "~old-law", "~unverified-law", "~unverified-law",
        "~unverified-law", "~unverified-law",
      ])
  }

  @Test func idsWithoutAName() throws {
    try expectFindings(
      in: [
        (
          "policy/intake.yaml",
          "clocks: [{clock: contact}, {clock: ⌖hotline, when: {any: [x]}}, {clock: hotline}]"
        ),
        ("policy/language.yaml", "names: {clock.contact: {}, unit.desk: {}, role.agent: {}}"),
        (
          "policy/people.yaml",
          "people: [{id: li, role: agent, unit: desk}, {id: wu, role: agent, unit: ⌖lab}]"
        ),
        ("policy/work.yaml", "roles: [{id: agent, rank: 1}]"),
      ], ["~no-name", "~no-name"])
  }

  @Test func packsAndCategoriesThatExamplesNameMustBeThere() throws {
    try expectFindings(
      in: [
        ("policy/classify.yaml", "categories: [{id: billing, skill: money, when: {any: [账单]}}]"),
        (
          "policy/examples.yaml",
          """
          also: {general: 1, ⌖reteil: 1}
          examples:
            - {text: a, level: 2, category: ⌖biling, near: {text: b, level: 2, category: billing}}
            - {text: c, level: 1, category: biling, near: {text: d, level: 2, category: ⌖offer}}
          """
        ),
      ], ["unknown-word", "~unknown-word", "~unknown-word"])
  }

  /// What the packs ship says nothing that nobody meant.
  @Test(arguments: Packs.all)
  func aPackHasNoOtherFindingsThanLawsToVerify(pack: String) throws {
    var sources = PolicySources()
    for type in PackTests.types {
      sources.files[type.name] = try YAML.parse(
        try Packs.text(type.path, of: pack), file: type.path)
    }
    let found = PolicyReview(
      sources, today: "2026-11-25", unit: pack == "general" ? "desk" : "office", moments: [],
      needs: { _ in TemplateNeeds(always: [], perhaps: []) }
    ).findings.filter { !["unverified-law", "uncovered-year"].contains($0.rule) }
    #expect(found.map { "\($0.place)\($0.message.en)" } == [])
  }

  @Test func bothLanguagesDocumentTheSameRules() throws {
    let tables = try ["docs/policy.md", "docs/policy.zh-CN.md"].map { path -> [String] in
      let text = String(decoding: try Packs.bytes(path), as: UTF8.self)
      let section = try #require(text.components(separatedBy: "\n## ").last)
      let rows = section.split(separator: "\n").filter { $0.hasPrefix("| `") }
      return rows.flatMap { row in
        let words = row.split(separator: "|")[0].split(separator: "`").map(String.init)
        return words.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
      }
    }
    #expect(tables[0] == tables[1])
    #expect(tables[0].count == Set(tables[0]).count)
    #expect(tables[0].contains("covered-phrase"))
  }
}
