import Casework
import Store
import TestSupport
import Testing

/// Which case a name means.
@Suite struct ResolveTests {
  let desk: Desk
  private let cases: [CaseID] = [
    "20251231-000001", "20260115-7k3mq2", "20260115-7k3zzz", "20260116-7k9000",
    "20260201-202601",
  ]

  init() throws {
    desk = try Desk()
    for id in cases { try desk.write("{}", as: id) }
    // None of these is a case.
    try desk.folder.write("", to: "cases/2026-01/.cs-tmp-0123456789")
    try desk.folder.write("", to: "cases/2026-01/20260118-000000.json.bak")
    try desk.folder.write("", to: "cases/2026-01/notes.json")
    try desk.folder.write("", to: "cases/2026-02/20260119-000000.json")
    try desk.folder.write("", to: "cases/README.md")
  }

  @Test func listsTheCasesInTheOrderOfTheirIds() throws {
    #expect(try desk.store.ids() == cases)
  }

  static let names: [(String, CaseID)] = [
    ("20260115-7k3mq2", "20260115-7k3mq2"), ("20260115-7K3MQ2", "20260115-7k3mq2"),
    ("20260115-7k3m", "20260115-7k3mq2"), ("7k3m", "20260115-7k3mq2"),
    ("7K3Z", "20260115-7k3zzz"), ("7k9", "20260116-7k9000"), ("20260116", "20260116-7k9000"),
    ("2025", "20251231-000001"), ("20260115-7k3z", "20260115-7k3zzz"),
  ]

  @Test(arguments: names)
  func aUniquePrefixNamesACase(name: String, id: CaseID) throws {
    #expect(try desk.store.resolve(name) == id)
  }

  static let ambiguous: [(String, [String])] = [
    ("7k3", ["20260115-7k3mq2", "20260115-7k3zzz"]),
    ("20260115-7k3", ["20260115-7k3mq2", "20260115-7k3zzz"]),
    ("2026011", ["20260115-7k3mq2", "20260115-7k3zzz", "20260116-7k9000"]),
    // A day of some, the digits of another.
    (
      "202601", ["20260115-7k3mq2", "20260115-7k3zzz", "20260116-7k9000", "20260201-202601"]
    ),
  ]

  @Test(arguments: ambiguous)
  func anAmbiguousPrefixListsTheCandidates(name: String, candidates: [String]) {
    let failure = #expect(throws: Failure.self) { try desk.store.resolve(name) }
    #expect(failure?.status == .noinput)
    #expect(failure?.rules == ["ambiguous-prefix"])
    let hint = failure?.faults.first?.hint
    #expect(candidates.allSatisfy { hint?.en.contains($0) == true })
    #expect(cases.count { hint?.en.contains($0.text) == true } == candidates.count)
    #expect(failure?.faults.first?.message.en.contains("\(candidates.count)") == true)
  }

  @Test(arguments: [
    "", "7k", "20", "zzz", "20260115-000000", "20260119-000000", "../../etc/passwd", "/etc/passwd",
    "20260115-7k3mq2/..", "20260115-7k3mq2.json", "cases", "*", "7k3*", "---", "20260115-7k3mq2 ",
    "７k3", "..", "20260118",
  ])
  func everyOtherNameIsNoCase(name: String) {
    let failure = #expect(throws: Failure.self) { try desk.store.resolve(name) }
    #expect(failure?.status == .noinput)
    #expect(failure?.rules == ["no-such-case"])
  }

  @Test func aWorkspaceWithoutCasesHasNone() throws {
    let empty = try Desk()
    #expect(try empty.store.ids().isEmpty)
    let failure = #expect(throws: Failure.self) { try empty.store.open("20260115-7k3mq2") }
    #expect(failure?.status == .noinput)
  }
}
