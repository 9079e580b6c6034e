import JSONText
import TestSupport
import Testing

/// How commands end, by the numbers of sysexits.h (contract §2).
@Suite struct StatusTests {
  static let anywhere: [(words: [String], status: Int32)] = [
    (["version"], 0), (["schema"], 0), (["schema", "version"], 0), (["schema", "no-such"], 66),
    (["version", "extra"], 64), (["version", "--unknown"], 64), (["init"], 64),
    (["init", "/nowhere", "--pack", "no-such"], 64), (["version", "--lang", "fr"], 64),
    (["version", "--color", "sometimes"], 64), (["list"], 78), (["next"], 78),
    (["show", "7k3mq2"], 78), (["list", "-C", "/nowhere/at/all"], 78),
  ]

  @Test(arguments: anywhere)
  func outsideAWorkspace(words: [String], status: Int32) {
    let run = cs(words)
    #expect(run.status == status, "\(run.error)")
    #expect(run.error.isEmpty == (status == 0))
    #expect(run.output.isEmpty == (status != 0))
  }

  /// `ID` is a complaint just taken in, by `zhou-ting`, a senior, unless somebody else acts.
  static let desk: [(line: String, status: Int32)] = [
    ("list", 0), ("show ID", 0), ("show zzzzzz", 66), ("show", 64), ("show ID extra", 64),
    ("list --state happy", 64), ("list --now yesterday", 64), ("list --received someday", 64),
    ("next", 0), ("next --overdue", 0), ("next --overdue --now 2026-01-15T10:11", 1),
    ("next --for nobody", 65), ("next --within soon", 64),
    ("next --limit 1", 0), ("next --limit 0", 64),
    ("classify ID", 0), ("classify ID --set level=1", 64),
    ("classify ID --set level=4 --because x", 64),
    ("classify ID --set category=nonsense --because x", 64),
    ("classify", 64), ("classify --text 漏电", 0),
    ("case contact ID --outcome maybe", 64),
    ("case contact ID --outcome reached --emotion joy:1", 64),
    ("case contact ID --outcome reached --emotion anger:3", 0),
    ("case close ID --confirmed yes", 65), ("case close ID --confirmed yes --satisfaction 6", 64),
    ("case resume ID", 65), ("case reply ID --unit lab --text x", 65),
    ("case amend ID --set level=1", 65), ("case amend ID --set product", 64),
    ("case amend ID --set product=lamp", 0), ("case cause ID no-such", 64),
    ("case judge ID --verdict upheld --cause people", 65),
    ("case judge ID --verdict upheld --cause weather --unit lab", 64),
    ("case judge ID --verdict upheld --cause people --unit desk --direct much", 64),
    ("case judge ID --verdict upheld --cause people --unit desk --direct 400", 0),
    ("case evidence ID no-such-file --source x", 66),
    ("case link ID 20200101-000000 --as related", 66),
    ("remedy approve ID 1", 66), ("remedy offer ID --kind holiday --what x", 64),
    ("remedy promise ID --what x --by 2026-01-14", 65),
    ("remedy offer ID --kind apology --what x", 0),
    ("escalate grade ID --influence 3 --difficulty 3:x --improvement 3:x", 64),
    ("escalate abnormal ID --confirm --because x --as li-na", 65),
    ("escalate abnormal ID --confirm --because x", 77),
    ("escalate file ID --body nobody --ref 1", 64),
    ("visit record ID --outcome reached --satisfaction 5 --channel phone", 65),
    ("visit plan --group nobody --period 2026-01", 64),
    ("visit plan --group key --period never", 64),
    ("assess --period 2026-01", 0), ("assess --period 2026-13", 64),
    ("assess --period 2026-01 --by mood", 64),
    // Who may not, and who isn't known.
    ("case note ID x --as he-ming", 0), ("intake --what x --as he-ming", 77),
    ("case reopen ID --because x --as wang-lei", 77), ("case reopen ID", 64),
    ("list --as nobody-at-all", 0),
    ("case note ID x --as nobody-at-all", 77), ("intake", 0), ("intake something", 64),
    ("policy check", 0), ("policy test", 0), ("policy show classify", 0),
    ("policy show no-such", 64),
    ("check", 0), ("init . --pack general", 73),
  ]

  @Test func inAWorkspace() throws {
    let office = try Office()
    var id = try office.intake("灯闪")
    for (line, status) in Self.desk {
      if line.contains("ID") { id = try office.intake("灯闪") }
      let words = line.replacing("ID", with: id).split(separator: " ").map(String.init)
      let run = cs(words, in: office.path)
      #expect(run.status == status, "\(line): \(run.error)")
      #expect(run.error.isEmpty == (status <= 1), "\(line): \(run.error)")
      #expect(status < 64 || run.output.isEmpty, "\(line): \(run.output)")
    }
  }

  static let inputs: [(input: String, status: Int32, places: [String])] = [
    (#"{"what":"灯闪"}"#, 0, []), ("{", 65, ["-:1:2"]), ("", 65, ["-:1:1"]), ("[]", 65, ["-"]),
    (#"{"what":"x","what":"y"}"#, 65, ["-:1:13"]), (#"{"name":"x"}"#, 64, []),
    (#"{"what":"x","channel":"pigeon","emotion":"joy:1"}"#, 65, []),
  ]

  @Test(arguments: inputs)
  func aComplaintFromStandardInput(input: String, status: Int32, places: [String]) throws {
    let office = try Office.shared.get()
    let run = office.cs("intake", "-", input: input)
    #expect(run.status == status, "\(run.error)")
    for place in places { #expect(run.error.hasPrefix(place + ":"), "\(run.error)") }
  }

  @Test func aWrongPolicyIsTheWorkspacesFault() throws {
    let office = try Office()
    let id = try office.intake("灯闪")
    let text = try office.folder.text(of: "desk/policy/work.yaml")
    try office.folder.write(
      text.replacing("rank: 2}", with: "rank: high}"), to: "desk/policy/work.yaml")
    let run = office.cs("case", "note", id, "x")
    #expect(run.status == 78)
    #expect(run.error.hasPrefix("policy/work.yaml:10:"))
    #expect(office.cs("policy", "check").status == 1)
  }
}
