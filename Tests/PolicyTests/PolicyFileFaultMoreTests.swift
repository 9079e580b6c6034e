import Casework
import Policy
import TestSupport
import Testing

/// The larger policy files, broken in many places.
@Suite struct PolicyFileFaultMoreTests {
  @Test func classify() throws {
    try expectFaults(
      of: ClassifyPolicy.self,
      in: """
        schema: cs.policy.classify/1
        gap: ⌖200
        negation: ⌖{words: [no, ⌖[]], reach: 6}
        levels: [⌖{id: urgent, level: ⌖0, name: {zh: 急, en: urgent}, rule: CLS-1, clocks: []}]
        default: ⌖{level: 2, category: bilin, rule: CLS-2}
        rules:
          - ⌖{id: a, name: {zh: 甲, en: a}, rule: CLS-1}
          - {id: b, level: 1, name: {zh: 乙, en: b}, rule: CLS-1, examples: [{text: x, is: ⌖no}]}
          - ⌖{id: b, level: 2, name: {zh: 乙, en: b}, rule: CLS-1}
        categories:
          - {id: billing, name: {zh: 账, en: bill}, rule: CLS-6, skill: billing, when: {any: ⌖x}}
          - ⌖{id: other, name: {zh: 其他, en: other}, rule: CLS-6}
        styles: [{id: dominant, name: {zh: 支配, en: d}, rule: CLS-5, ⌖level: 1}]
        mindsets: [⌖{id: venting, rule: CLS-5}]
        difficult:⌖
        expectations: [⌖{name: {zh: 无理, en: u}, rule: CLS-7}]
        rights: [⌖{id: safety, name: {zh: 安全, en: safety}, rule: CLS-8}]
        """,
      [
        "bad-value", "missing-key", "wrong-type", "missing-key", "bad-value", "unknown-category",
        "missing-key", "wrong-type", "duplicate-id", "wrong-type", "missing-key", "unknown-key",
        "missing-key", "wrong-type", "missing-key", "missing-key",
      ])
  }

  @Test func remedy() throws {
    try expectFaults(
      of: RemedyPolicy.self,
      in: """
        schema: cs.policy.remedy/1
        authority: [{id: agent, role: agent, limit: ⌖lots}, ⌖{id: senior, limit: 500}]
        compensation: ⌖{ceiling: ⌖twice}
        bases:
          - {id: fraud, name: {zh: 欺诈, en: fraud}, times: 3, of: ⌖prise, verified: ⌖today}
        kinds: [{id: refund, name: {zh: 退款, en: refund}, answers: ⌖refund}]
        recoveries:
          - ⌖{id: billing, category: billing, offers: []}
          - id: other
            category: other
            steps: [⌖{zh: 查}]
            offers:
              - {id: a, kind: refund, what: {zh: 退, en: r}, when: ⌖soon, told: true}
              - ⌖{id: b, kind: refnd, what: {zh: 退, en: r}, when: now, told: true}
        expectations: [⌖{id: mistaken, rule: REM-4}]
        lowering: [⌖{id: constraints, rule: REM-5}]
        tactics: [{id: dominant, rule: REM-9, when: ⌖always, do: []}]
        mistakes: [⌖{id: late, name: {zh: 迟, en: late}, rule: REM-11}]
        tests: [⌖{id: need}]
        promise: ⌖{rule: REM-8}
        """,
      [
        "wrong-type", "missing-key", "missing-key", "wrong-type", "bad-value", "bad-value",
        "wrong-type", "missing-key", "missing-key", "bad-value", "unknown-kind", "missing-key",
        "missing-key", "wrong-type", "missing-key", "missing-key", "missing-key",
      ])
  }

  @Test func escalate() throws {
    try expectFaults(
      of: EscalatePolicy.self,
      in: """
        schema: cs.policy.escalate/1
        signals:
          - {id: late, name: {zh: 迟, en: late}, rule: ESC-1, when: {at_least: {⌖clock.late: 1}}}
          - ⌖{id: late, name: {zh: 迟, en: late}, rule: ESC-1}
        grading: {scale: ⌖1, rule: ESC-2}
        tiers: [⌖{id: handling, name: {zh: 处, en: h}, from: ⌖0, who: senior, within: 24h}]
        abnormal: [{id: ⌖Threats, name: {zh: 胁, en: t}, rule: ESC-3}]
        suspicion: ⌖{from: 1, rule: ESC-3}
        strategies: [⌖{id: calm, name: {zh: 静, en: calm}, risk: ⌖none, who: agent, allowed: ⌖maybe, rule: ESC-6}]
        crisis: [{id: talk, do: {zh: 说, en: talk}, who: boss, within: ⌖2 h, rule: ESC-4}]
        press: ⌖{}
        bodies: [⌖{id: samr, name: {zh: 局, en: samr}, verified: ⌖2026-13-01}]
        """,
      [
        "unknown-fact", "duplicate-id", "bad-value", "missing-key", "bad-value", "bad-value",
        "missing-key", "missing-key", "wrong-type", "wrong-type", "bad-value", "wrong-type",
        "missing-key", "bad-value",
      ])
  }

  @Test func calendar() throws {
    try expectFaults(
      of: CalendarPolicy.self,
      in: """
        schema: cs.policy.calendar/1
        week: ⌖{mon: ["09:00-12:00", ⌖"11:00-18:00"], tue: [⌖"9-12"], wed: [], thu: [], fri: [], sat: []}
        rest: ["12:00-14:00"]
        years:
          - year: ⌖26
            holidays: [⌖{from: 2026-01-03, to: 2026-01-01, name: {zh: 元旦, en: New Year}}]
            make_up: [⌖2026-02-30]
          - year: 2026
            holidays: [{from: 2026-02-15, to: 2026-02-23, name: {zh: 春节, en: Spring Festival}}]
            make_up: [2026-02-14, ⌖2026-02-16]
        units: [⌖{id: night}]
        """,
      [
        "missing-key", "overlap", "bad-value", "bad-value", "bad-value", "bad-value",
        "holiday-and-make-up", "missing-key",
      ])
  }

  @Test func people() throws {
    try expectFaults(
      of: PeoplePolicy.self,
      in: """
        schema: cs.policy.people/1
        people:
          ⌖- {id: li-na, name: {zh: 李娜, en: Li Na}, role: agent, unit: desk, shifts: [⌖daily]}
          - {id: li-na, name: {zh: 李娜, en: Li Na}, role: agent, unit: desk, ⌖skill: []}
          - ⌖{id: x, name: {zh: 某, en: X}, unit: desk, away: [⌖{from: 2026-02-02, to: 2026-02-01}]}
        standby: {agent: ⌖lina}
        """,
      [
        "duplicate-id", "bad-value", "unknown-key", "missing-key", "bad-value", "unknown-person",
      ])
  }

  static let settings: [(marked: String, rules: [String])] = [
    (
      """
      schema: cs.workspace/1
      name: ⌖desk
      pack: ⌖General
      unit: ⌖[desk]
      timezone: ⌖Asia/Shangai
      currency:⌖
      lang: ⌖fr
      """,
      ["wrong-type", "bad-value", "wrong-type", "unknown-zone", "wrong-type", "bad-value"]
    ),
    ("⌖schema: cs.workspace/1", Array(repeating: "missing-key", count: 5)),
  ]

  @Test(arguments: settings)
  func theSettingsOfAWorkspace(text: String, rules: [String]) {
    let marked = ManyMarked(text)
    let faults = #expect(throws: Faults.self) { try Settings.read(Array(marked.text.utf8)) }
    let places = marked.places.count == 1 ? rules.map { _ in marked.places[0] } : marked.places
    #expect(faults?.list.map(\.brief) == zip(places, rules).map { $0 + " " + $1 })
  }
}
