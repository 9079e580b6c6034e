import JSONText
import TestSupport
import Testing

/// What `cs policy test` says in a pull request, and when it fails.
@Suite struct PolicyTestTests {
  private static let odd = """
    abnormal:
      - {id: rich, name: {zh: 富, en: rich}, rule: ESC-3, when: {has: {claim: unreasonable}},
         examples: [{text: "赔\u{202E}我", is: true}]}

    """

  /// An office with two wrong examples of a rule for levels and one of a feature.
  private func office() throws -> Office {
    let office = try Office()
    let classify = try office.folder.text(of: "desk/policy/classify.yaml")
    let rule = """
      rules:
        - id: smoke
          level: 1
          rule: CLS-1
          name: {zh: 冒烟, en: smoke}
          when: {any: [冒烟], none: [不冒烟]}
          examples:
            - {text: 灯没有冒烟, is: true}
            - {text: 灯冒烟, is: true}
            - {text: 气得冒烟了, is: false}

      """
    try office.folder.write(
      classify.replacing("\nrules:\n", with: "\n" + rule), to: "desk/policy/classify.yaml")
    let escalate = try office.folder.text(of: "desk/policy/escalate.yaml")
    try office.folder.write(
      escalate.replacing("\nabnormal:\n", with: "\n" + Self.odd), to: "desk/policy/escalate.yaml")
    return office
  }

  @Test func saysWhatIsWrongAndWhy() throws {
    let run = try office().cs("policy", "test", "classify")
    #expect(run.status == 1)
    let head = run.lines.prefix(8).map { $0.drop { $0.isNumber || $0 == ":" } }
    let line = run.lines[0].split(separator: ":")[1]
    #expect(
      run.lines[0]
        == "policy/classify.yaml:\(line):9: error: rules.smoke (CLS-1) should hold and doesn't [example]"
    )
    #expect(
      head.dropFirst() == [
        "  text  灯没有冒烟",
        "  why   any: '冒烟' (at 4–5) is denied by '没有' (at 2–3) before it",
        "  hint  if it is meant all the same, list the phrase together with the negation; else the example",
        "        should say 'is: false'",
        "policy/classify.yaml:\((Int(line) ?? 0) + 2):9: error: "
          + "rules.smoke (CLS-1) should not hold and does [example]",
        "  text  气得冒烟了", "  why   any: '冒烟' (at 3–4) is found",
      ])
    #expect(run.lines.last?.hasSuffix(" examples, 2 wrong") == true)
  }

  @Test func programsGetTheSame() throws {
    let json = try office().cs("policy", "test", "--json", "--lang", "zh").json
    let failed = try #require(json["failed"]?.array).compactMap(\.object)
    #expect(failed.map { $0["name"]?.string } == ["rules.smoke", "rules.smoke", "abnormal.rich"])
    #expect(failed.map { $0["is"] } == [true, false, true])
    #expect(failed[0]["message"] == "应命中，却没有命中")
    let why = try #require(failed[0]["why"]?.array?.first?.object)
    #expect(why["kind"] == "denied" && why["key"] == "any" && why["phrase"] == "冒烟")
    #expect(why["span"] == ["field": "text", "start": 3, "end": 5, "text": "冒烟"])
    #expect(why["negation"] == ["field": "text", "start": 1, "end": 3, "text": "没有"])
    #expect(failed[2]["why"]?.array?.first?.object?["fact"] == "claim = unreasonable")
    let files = try #require(json["files"]?.array).compactMap(\.object)
    #expect(files.map { $0["wrong"] } == [2, 0, 1, 0, 0])
    let counts = files.compactMap { $0["examples"]?.int }
    #expect(json["examples"]?.int == counts.reduce(0, +))
    #expect(json["uncovered"] == nil)
  }

  static let filters: [(line: String, status: Int32, counts: [Int]?)] = [
    ("remedy", 0, nil), ("escalate", 1, nil), ("--rule smoke", 1, [3]),
    ("--rule rules.smoke", 1, [3]), ("classify --rule smoke", 1, [3]), ("--rule rich", 1, [1]),
    ("--rule suggestion", 0, nil), ("escalate --rule smoke", 64, nil), ("--rule smoek", 64, nil),
    ("work", 64, nil), ("classify extra", 64, nil),
  ]

  @Test func runsWhatIsAskedFor() throws {
    let office = try office()
    for (line, status, counts) in Self.filters {
      let words = line.split(separator: " ").map(String.init)
      let run = cs(["policy", "test"] + words + ["--json"], in: office.path)
      #expect(run.status == status, "\(line): \(run.error)")
      guard let counts else { continue }
      let files = try run.json["files"]?.array?.compactMap(\.object) ?? []
      #expect(files.map { $0["examples"]?.int } == counts, "\(line)")
    }
    let unknown = office.cs("policy", "test", "--rule", "smoek")
    #expect(unknown.error.contains("did you mean 'smoke'?"))
  }

  @Test func coverageTellsWhichLevelsAreUntried() throws {
    let office = try Office()
    let text = try office.folder.text(of: "desk/policy/classify.yaml")
    let rules = """
      rules:
        - {id: none, level: 1, rule: CLS-1, name: {zh: 甲, en: a}, when: {any: [冒烟甲]}}
        - {id: near, level: 1, rule: CLS-1, name: {zh: 甲, en: a}, when: {any: [冒烟乙]},
           examples: [{text: 冒烟乙, is: true}]}

      """
    try office.folder.write(
      text.replacing("\nrules:\n", with: "\n" + rules), to: "desk/policy/classify.yaml")
    let run = office.cs("policy", "test", "--coverage")
    #expect(run.status == 0)
    let said = run.lines.filter { $0.hasSuffix("[coverage]") }.map { line in
      line.split(separator: " ").dropFirst(2).joined(separator: " ")
    }
    #expect(
      said.prefix(2) == [
        "rules.none has no example (is: true) and no near miss (is: false) [coverage]",
        "rules.near has no near miss (is: false) [coverage]",
      ])
    let json = try office.cs("policy", "test", "--coverage", "--json").json
    let uncovered = try #require(json["uncovered"]?.array).compactMap(\.object)
    #expect(uncovered.prefix(2).map { $0["lacks"] } == [["example", "near-miss"], ["near-miss"]])
    #expect(!office.cs("policy", "test").output.contains("[coverage]"))
  }

  /// The packs themselves are covered.
  @Test(arguments: Packs.all)
  func aPackIsCovered(pack: String) throws {
    let run = try Office(pack: pack).cs("policy", "test", "--coverage", "--json")
    #expect(try run.json["uncovered"] == [] && run.status == 0)
  }

  @Test func aThinFilesExamplesAreThePacks() throws {
    let office = try Office()
    try office.folder.write(
      """
      schema: cs.policy.classify/1
      extends: general
      negation: {words: [], reach: 0, rule: CLS-9}

      """, to: "desk/policy/classify.yaml")
    let run = office.cs("policy", "test", "classify")
    #expect(run.status == 1)
    #expect(run.lines.first?.hasPrefix("pack:general/policy/classify.yaml:") == true)
    #expect(run.lines.last?.hasPrefix("policy/classify.yaml: ") == true)
  }

  @Test func controlCharactersNeverReachTheTerminal() throws {
    let run = try office().cs("policy", "test", "--color", "never")
    #expect(run.output.unicodeScalars.allSatisfy { $0 == "\n" || !$0.isControl })
    #expect(run.output.contains("赔\\u{202e}我"))
  }

  @Test func dueTimesAreExamplesToo() throws {
    let office = try Office()
    let text = try office.folder.text(of: "desk/policy/calendar.yaml")
    let examples = """
      examples:
        - {id: spring, from: "2026-01-15 10:00", within: 2h, due: "2026-01-15 12:00"}
        - {from: "2026-01-15 10:00", within: 2h, due: "2026-01-15 13:00"}
        - {id: held, from: "2026-01-15 10:00", within: 2h, due: "2026-01-15 12:00",
           pauses: [{from: "2026-01-15 10:30", to: "2026-01-15 11:00"}]}

      """
    try office.folder.write(text + examples, to: "desk/policy/calendar.yaml")
    let run = office.cs("policy", "test", "calendar")
    #expect(run.status == 1, "\(run.output)\(run.error)")
    let heads = run.lines.filter { $0.hasPrefix("policy/calendar.yaml:") }.map { line in
      line.split(separator: " ").dropFirst(2).joined(separator: " ")
    }
    #expect(
      heads.first
        == "examples.1 (CLS-10) should fall due at 2026-01-15 13:00, and does at 2026-01-15 12:00 [example]"
    )
    #expect(run.lines.contains("  text  2026-01-15 10:00 + 2h"))
    #expect(run.lines.last == "policy/calendar.yaml: 3 examples, 2 wrong")
    #expect(office.cs("policy", "test", "--rule", "spring").status == 0)
    let failed = try office.cs("policy", "test", "--json").json["failed"]?.array ?? []
    #expect(failed.first?.object?["is"] == nil && failed.first?.object?["why"] == [])
  }
}
