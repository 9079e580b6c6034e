import Foundation
import JSONText
import TestSupport
import Testing

/// What `cs policy check` says, and when it fails.
@Suite struct PolicyCheckTests {
  private func office(_ pack: String = "general") throws -> (ScratchFolder, String) {
    let folder = try ScratchFolder()
    let run = cs(["init", folder.path("desk"), "--pack", pack])
    try #require(run.status == 0, "\(run.error)")
    return (folder, folder.path("desk"))
  }

  private func edit(_ path: String, _ edit: (String) -> String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try edit(text).write(toFile: path, atomically: true, encoding: .utf8)
  }

  @Test(arguments: Packs.all)
  func aPackHasOnlyLawsToVerify(pack: String) throws {
    let (folder, desk) = try office(pack)
    defer { withExtendedLifetime(folder) {} }
    let run = cs(["policy", "check", "--json"], in: desk)
    let faults = try #require(try run.json["faults"]?.array).compactMap(\.object)
    let rules = Set(faults.compactMap { $0["rule"]?.string })
    #expect(rules.isSubset(of: ["unverified-law", "uncovered-year"]))
    #expect(faults.allSatisfy { $0["line"] != nil && $0["column"] != nil && $0["hint"] != nil })
    #expect(run.status == 0)
    #expect(cs(["policy", "check", "--strict"], in: desk).status == (rules.isEmpty ? 0 : 1))
  }

  @Test func itEndsWithHowManyThereAre() throws {
    let (folder, desk) = try office()
    defer { withExtendedLifetime(folder) {} }
    try edit(desk + "/policy/escalate.yaml") { text in
      text.replacing("verified: false", with: "verified: 2025-12-01")
    }
    try edit(desk + "/policy/calendar.yaml") { text in
      text + "\n  - {year: 2027, holidays: [], make_up: []}\n"
    }
    #expect(cs(["policy", "check"], in: desk).lines == ["the policy files are fine"])
    #expect(cs(["policy", "check", "--strict"], in: desk).status == 0)

    try edit(desk + "/policy/calendar.yaml") { text in
      text.replacing("make_up: [2026-01-04", with: "make_up: [2026-01-05")
    }
    let warned = cs(["policy", "check"], in: desk)
    #expect(warned.lines.last == "0 errors, 1 warning")
    #expect(warned.lines.first?.contains("warning: 2026-01-05 is a working day anyway") ?? false)
    #expect(warned.status == 0)
    #expect(cs(["policy", "check", "--strict"], in: desk).status == 1)

    try edit(desk + "/policy/escalate.yaml") { text in
      text.replacing("has: {claim: unreasonable}", with: "has: {claim: huge}")
    }
    let failed = cs(["policy", "check"], in: desk)
    #expect(failed.lines.last == "2 errors, 1 warning")
    #expect(failed.status == 1)
    #expect(cs(["policy", "check", "--lang", "zh"], in: desk).lines.last == "2 处错误，1 处提醒")
  }

  /// A file that can't be read doesn't hide what is wrong in the others.
  @Test func allFaultsOfAllFilesComeAtOnce() throws {
    let (folder, desk) = try office()
    defer { withExtendedLifetime(folder) {} }
    try edit(desk + "/policy/work.yaml") { $0.replacing("attempts: 3", with: "attempts: many") }
    try edit(desk + "/policy/escalate.yaml") { $0.replacing("from: 80", with: "from: 800") }
    try edit(desk + "/scripts/plan.yaml") { text in
      text.replacing("when: {has: {level: 1}}", with: "when: {has: {level: 9}}")
    }
    let run = cs(["policy", "check", "--json"], in: desk)
    let rules = try #require(try run.json["faults"]?.array).compactMap(\.object).filter {
      $0["severity"]?.string == "error"
    }.compactMap { $0["rule"]?.string }
    #expect(rules == ["unreachable", "wrong-type", "unknown-value"])
    #expect(run.status == 1)
  }
}
