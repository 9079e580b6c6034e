import Casework
import JSONText
import Policy
import Remedy
import TestSupport

enum Rules {
  static func policy() throws -> RemedyPolicy {
    try .read(
      """
      authority:
        - {id: agent, role: agent, limit: 200}
        - {id: agent-billing, role: agent, category: billing, limit: 300}
        - {id: senior, role: senior, limit: 500}
        - {id: manager, role: manager, limit: 10000}
        - {id: director, role: director}
        - {id: clerk, role: clerk, limit: 0}
      compensation: {ceiling: 2, rule: REM-6}
      bases: []
      kinds:
        - {id: refund, name: {zh: 退款, en: refund}, answers: [refund, correction]}
        - {id: apology, name: {zh: 道歉, en: apology}, answers: [apology]}
        - {id: repair, name: {zh: 维修, en: repair}, answers: [repair]}
      recoveries:
        - id: billing
          category: billing
          steps: [{zh: 查, en: look}, {zh: 改, en: mend}]
          offers:
            - {id: back, kind: refund, what: {zh: 退, en: back}, when: now, told: true}
            - {id: word, kind: apology, what: {zh: 歉, en: sorry}, when: later, told: false}
      expectations:
        - {id: unreasonable, rule: REM-4, steps: [{zh: 不争, en: don't argue}]}
        - {id: satisfiable, rule: REM-4, steps: [{zh: 快办, en: be quick}]}
      lowering: [{id: constraints, rule: REM-5, text: {zh: 难处, en: constraints}}]
      tactics:
        - {id: dominant, rule: REM-9, when: {has: {style: dominant}}, do: [{zh: 短, en: short}]}
        - {id: venting, rule: REM-9, when: {has: {mindset: venting}}, do: [{zh: 听, en: listen}]}
      mistakes:
        - {id: promise-broken, name: {zh: 失信, en: broken}, rule: REM-11,
           when: {at_least: {promises.broken: 1}}, instead: {zh: 兑现, en: keep it}}
        - {id: non-verbal, name: {zh: 表情, en: face}, rule: REM-11, instead: {zh: 笑, en: smile}}
      tests: []
      promise: {clock: promise, rule: REM-8}
      """)
  }

  static func person(_ id: String, _ role: String) -> Person {
    Person(id: id, name: Localized(same: id), role: role, unit: "office")
  }

  static let staff = Staff(
    people: [
      person("bo", "clerk"), person("dan", "agent"), person("eva", "agent"),
      person("fei", "senior"), person("gao", "manager"), person("hu", "director"),
      person("ma", "auditor"),
    ], standby: [:],
    ranks: ["clerk": 0, "auditor": 0, "agent": 1, "senior": 2, "manager": 4, "director": 5])

  static func someone(_ id: String) -> Person {
    staff.person(id) ?? person(id, "stranger")
  }

  static func offering() throws -> Offering { Offering(try policy(), staff) }

  static func yuan(_ amount: Amount) -> JSONValue { Money(amount, "CNY").json }
}
