import Casework
import Policy
import TestSupport
import Work

/// A small workspace: an office and a metering department.
enum Rules {
  static let work = """
    roles:
      - {id: clerk, name: {zh: 文员, en: clerk}, rank: 0}
      - {id: auditor, name: {zh: 稽核, en: auditor}, rank: 0}
      - {id: agent, name: {zh: 专员, en: agent}, rank: 1}
      - {id: senior, name: {zh: 资深, en: senior}, rank: 2}
      - {id: supervisor, name: {zh: 主管, en: supervisor}, rank: 3}
    request:
      clocks:
        - {clock: acknowledge, within: 1h, rule: COL-1}
        - {clock: opinion, within: 4h, rule: COL-1}
    dispatch: {rule: CLS-4}
    closing: {needs: [outcome, confirmation, promises, root-cause], attempts: 3, rule: COL-5}
    verdicts:
      - {id: upheld, name: {zh: 成立, en: upheld}, owed: {zh: 道歉, en: an apology}}
      - {id: not-upheld, name: {zh: 不成立, en: not upheld}, owed: {zh: 解释, en: an explanation}}
    causes:
      - {id: duty, name: {zh: 责任, en: duty}, rule: COL-6}
      - {id: skill, name: {zh: 能力, en: skill}, rule: COL-6}
    may:
      - {verb: intake, role: agent}
      - {verb: intake, role: clerk}
      - {verb: classify, role: agent}
      - {verb: contact, role: senior}
      - {verb: note, role: auditor}
      - {verb: assign, role: senior}
      - {verb: grade, role: supervisor}
    """

  static let classify = """
    gap: 12
    negation: {words: [], reach: 6, rule: CLS-9}
    levels: []
    default: {level: 2, category: x, rule: CLS-2}
    rules: []
    categories: []
    styles: []
    mindsets: []
    difficult: []
    rights: []
    expectations:
      - {id: not-satisfiable, name: {zh: 不可, en: not satisfiable}, rule: CLS-7,
         when: {has: {verdict: not-upheld}}}
      - {id: satisfiable, name: {zh: 可, en: satisfiable}, rule: CLS-7,
         when: {has: {demand.kind: refund, verdict: upheld}}}
    """

  static func person(_ id: String, _ role: String, _ unit: String = "office") -> Person {
    Person(id: id, name: Localized(same: id), role: role, unit: unit)
  }

  static let people = [
    person("bo", "clerk"), person("cai", "auditor"), person("dan", "agent"),
    person("eva", "agent", "metering"), person("fei", "senior"),
    person("gao", "senior", "metering"), person("hu", "supervisor"),
  ]

  static func policy() throws -> WorkPolicy { try .read(work) }

  static func requestClocks() throws -> [ClockStart] { try policy().requestClocks.map(\.start) }

  static func permissions() throws -> Permissions {
    let policy = try policy()
    return Permissions(policy, Staff(people: people, standby: [:], ranks: policy.ranks))
  }
}
