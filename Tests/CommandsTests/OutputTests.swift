import JSONText
import TestSupport
import Testing

/// What programs and people read (contract §2, §6).
@Suite struct OutputTests {
  // MARK: For programs

  @Test func anErrorIsOneObjectOnStandardError() throws {
    let run = cs(["--json", "schema", "verson"])
    #expect(run.status == 66)
    #expect(run.output == "")
    #expect(run.error.split(separator: "\n").count == 1)
    #expect(
      try run.fault == [
        "code": "noinput", "message": "no schema 'verson'", "hint": "did you mean 'version'?",
        "rule": "no-such-schema",
      ])
  }

  @Test func severalFaultsAreOneObjectWithTheirPlaces() throws {
    let office = try Office()
    let text = try office.folder.text(of: "desk/cs.yaml")
    try office.folder.write(
      text.replacing("pack: general", with: "pack: General").replacing("unit: ", with: "unti: "),
      to: "desk/cs.yaml")
    let fault = try office.cs("list", "--json").fault
    #expect(fault["code"] == "config")
    #expect(fault["file"] == "cs.yaml")
    #expect(fault["line"] == 2)
    let faults = fault["faults"]?.array?.compactMap(\.object) ?? []
    #expect(faults.map { $0["rule"]?.string } == ["missing-key", "bad-value", "unknown-key"])
    #expect(faults.map { $0["line"]?.int } == [2, 5, 7])
    #expect(faults.allSatisfy { $0["message"] != nil && $0["column"] != nil })
  }

  @Test func theMessageIsInTheLanguageTheNamesAreNot() throws {
    let fault = try cs(["schema", "verson", "--json", "--lang", "zh"]).fault
    #expect(fault["code"] == "noinput")
    #expect(fault["message"] == "没有名为“verson”的 schema")
  }

  static let answers = [
    ["version"], ["schema"], ["list"], ["next"], ["policy", "check"], ["check"],
    ["assess", "--period", "2026-01"], ["visit", "due"], ["escalate", "strategies"],
  ]

  @Test(arguments: answers)
  func everyLineIsAnObjectWithItsSchema(words: [String]) throws {
    let office = try Office.shared.get()
    _ = try office.intake("灯闪")
    let run = cs(words + ["--json"], in: office.path)
    #expect(run.status == 0, "\(run.error)")
    #expect(run.error == "")
    for line in run.lines {
      let schema = try JSONValue.parse(line).object?["schema"]?.string
      #expect(schema?.hasPrefix("cs.") == true, "\(line)")
    }
  }

  // MARK: Ids only

  @Test func quietPrintsIdsAndNothingElse() throws {
    let office = try Office()
    let first = try office.intake("灯闪", name: "甲")
    let second = try office.intake("停电", name: "乙")
    #expect(Set(office.cs("list", "-q").lines) == [first, second])
    #expect(Set(cs(["-q", "-C", office.path, "list", "--json"]).lines) == [first, second])
    #expect(office.cs("show", first, "-q").output == first + "\n")
    #expect(office.cs("case", "note", first, "x", "-q").output == first + "\n")
    #expect(office.cs("list", "--level", "1", "-q").output == "")
    #expect(office.cs("show", "zzzzzz", "-q").output == "")
    #expect(office.cs("show", "zzzzzz", "-q").error != "")
  }

  @Test func aRehearsalWritesNothing() throws {
    let office = try Office()
    let id = try office.intake("灯闪")
    let before = try office.folder.text(of: "desk/cases/2026-01/\(id).json")
    let run = office.cs("case", "note", id, "x", "--dry-run", "--json")
    #expect(try run.json["dry_run"] == true)
    #expect(try run.json["events"]?.array?.count == 1)
    #expect(try office.folder.text(of: "desk/cases/2026-01/\(id).json") == before)
    let registered = office.cs("intake", "--what", "停电", "--dry-run", "-q")
    #expect(registered.status == 0)
    #expect(office.cs("list", "-q").lines == [id])
  }

  // MARK: For people

  /// An escape, a bell, a delete, a C1 control, a right-to-left override and a line separator.
  private static let evil = "红\u{1B}[31m\u{7}\u{7F}\u{9B}2J\u{202E}灯\u{2066}"

  @Test func controlCharactersOfACaseNeverReachThePage() throws {
    let office = try Office()
    let told = JSONValue.object([
      "what": .string(Self.evil), "name": .string(Self.evil), "product": .string(Self.evil),
      "where": .string(Self.evil), "demands": [["kind": "apology", "note": .string(Self.evil)]],
    ])
    let taken = office.cs("intake", "-", input: told.compactText)
    #expect(taken.status == 0, "\(taken.error)")
    let id = try #require(office.cs("list", "-q").lines.first)
    let runs = [
      taken, office.cs("list"), office.cs("next"), office.cs("show", id), office.cs("classify", id),
      office.cs("case", "note", id, Self.evil), office.cs("remedy", "plan", id),
      office.cs("case", "progress", id), office.cs("list", "--text", Self.evil),
      office.cs("case", "amend", id, "--set", "product=\(Self.evil)"),
      office.cs("case", "amend", id, "--set", "\(Self.evil)=x"),
      office.cs("show", Self.evil), office.cs("escalate", "check", id),
      office.cs("show", id, "--color", "never"),
    ]
    for run in runs {
      let printed = (run.output + run.error).unicodeScalars
      #expect(!printed.isEmpty)
      #expect(printed.allSatisfy { !Self.isControl($0) }, "\(run.output) \(run.error)")
    }
    #expect(office.cs("show", id).output.contains("红\\u{1b}[31m"))
    // Programs get what was recorded, escaped as JSON escapes it.
    let json = office.cs("show", id, "--json")
    #expect(json.output.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0A })
    let what = try json.json["case"]?.object?["w5h1"]?.object?["what"]
    #expect(what == .string(Self.evil))
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control: scalar != "\n"
    case .format: true
    default: false
    }
  }

  static let colours:
    [(words: [String], environment: [String: String], terminal: Bool, coloured: Bool)] = [
      ([], [:], false, false), ([], [:], true, true), ([], ["NO_COLOR": "1"], true, false),
      ([], ["NO_COLOR": ""], true, true), ([], ["TERM": "dumb"], true, false),
      (["--color", "always"], ["NO_COLOR": "1"], false, true),
      (["--color", "never"], [:], true, false),
      (["--color", "auto"], [:], true, true), (["--color=always"], [:], false, true),
      (["--json", "--color", "always"], [:], true, false),
      (["-q", "--color", "always"], [:], true, false),
    ]

  @Test(arguments: colours.indices)
  func coloursAreForTerminalsUnlessAskedFor(index: Int) throws {
    let (words, environment, terminal, coloured) = Self.colours[index]
    let office = try Office.shared.get()
    _ = try office.intake("灯闪")
    let run = cs(["list"] + words, in: office.path, environment, isTerminal: terminal)
    #expect(run.output.contains("\u{1B}[") == coloured)
  }

  /// What can't be read is said, and the rest is answered all the same.
  @Test func aRecordThatCannotBeReadIsNeverPassedOverInSilence() throws {
    let office = try Office()
    let id = try office.intake("灯闪")
    try office.folder.write("{", to: "desk/cases/2026-01/20260101-000000.json")
    let run = office.cs("list", "-q")
    #expect(run.status == 65)
    #expect(run.output == id + "\n")
    #expect(run.error.hasPrefix("cases/2026-01/20260101-000000.json:1:2: "))
  }
}
