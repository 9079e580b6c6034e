import Casework
import Policy
import TestSupport
import Testing
import Work

/// Who may do what (COL-4).
@Suite struct PermissionTests {
  static let table: [(verb: String, able: [String])] = [
    // A role of rank 0 may only what names it, and whoever is of higher rank only what is of theirs.
    ("intake", ["bo", "dan", "eva", "fei", "gao", "hu"]),
    ("classify", ["dan", "eva", "fei", "gao", "hu"]), ("note", ["cai"]),
    ("assign", ["fei", "gao", "hu"]), ("grade", ["hu"]), ("redact", []), ("", []),
  ]

  @Test(arguments: table)
  func aRoleMayWhatNamesItOrALowerOne(verb: String, able: [String]) throws {
    let permissions = try Rules.permissions()
    #expect(Rules.people.filter { permissions.allows($0, verb) }.map(\.id) == able)
  }

  @Test func whoeverMayNotIsToldWhoMay() throws {
    let permissions = try Rules.permissions()
    let agent = Rules.person("dan", "agent")
    let refused = failure { try permissions.check(agent, may: "assign") }
    #expect(refused?.status == .noperm)
    #expect(refused?.faults.map(\.rule) == ["not-authorised"])
    #expect(refused?.faults.first?.message.en == "dan (agent) may not 'assign'")
    #expect(refused?.faults.first?.hint?.en == "these may: fei, gao, hu")
    #expect(refusal { try permissions.check(agent, may: "classify") } == nil)
  }

  @Test func whereNobodyMayTheHintIsThePolicy() throws {
    let permissions = try Rules.permissions()
    let refused = failure { try permissions.check(Rules.person("hu", "supervisor"), may: "redact") }
    #expect(refused?.faults.first?.hint?.en == "see 'may' in policy/work.yaml")
  }

  @Test func aRoleThatPolicyDoesNotKnowMayNothing() throws {
    let permissions = try Rules.permissions()
    let stranger = Rules.person("zed", "wizard")
    #expect(["intake", "note", "grade"].filter { permissions.allows(stranger, $0) } == [])
  }
}
