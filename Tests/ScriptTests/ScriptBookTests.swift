import Casework
import Policy
import Script
import TestSupport
import Testing

/// Which script is said, and what is wrong with a file of them.
@Suite struct ScriptBookTests {
  private func book(_ files: String..., faults: PolicyFaults = PolicyFaults()) -> ScriptBook {
    var book = ScriptBook()
    for (index, text) in files.enumerated() {
      let text = "schema: cs.scripts/1\nscripts:\n" + text
      book.read(Array(text.utf8), file: "scripts/\(index).yaml", faults: faults)
    }
    return book
  }

  private func subject(_ emotion: String) -> Subject {
    var facts = Facts()
    facts.set("emotion.kind", emotion)
    return Subject(fields: [("summary", "漏电")], facts: facts, wording: .plain)
  }

  private static let anger =
    "- {id: anger, moment: opening, rule: INT-3, when: {has: {emotion.kind: anger}}, zh: 怒, en: a}\n"
  private static let shock =
    "- {id: shock, moment: opening, rule: INT-3, when: {any: [漏电]}, zh: 电, en: s}\n"
  private static let plain = "- {id: plain, moment: opening, rule: INT-3, zh: 平, en: p}\n"
  private static let visit = "- {id: visit, moment: visit, rule: VIS-6, zh: 访, en: v}\n"

  @Test func theFirstThatHoldsIsTakenFileByFile() {
    let calm = subject("sadness")
    let angry = subject("anger")
    let book = book(Self.visit + Self.anger, Self.plain + Self.shock)
    #expect(book.script(for: .opening, angry)?.id == "anger")
    #expect(book.script(for: .opening, calm)?.id == "plain")
    #expect(self.book(Self.shock + Self.anger).script(for: .opening, angry)?.id == "shock")
    #expect(book.script(for: .closing, calm) == nil)
    #expect(self.book(Self.anger).script(for: .opening, calm) == nil)
  }

  @Test func aScriptIsSaidInTheLanguageAskedFor() {
    let faults = PolicyFaults()
    let book = book(
      "- {id: a, moment: offer, rule: REM-1, zh: '{{customer}}：{{amount}}', en: 'Dear {{customer}}'}",
      faults: faults)
    let script = book.scripts.first
    let values = ["customer": "王"]
    #expect(faults.list.isEmpty)
    #expect(script?.text(values, language: .zh).text == "王：{{amount}}")
    #expect(script?.text(values, language: .zh).unresolved == ["amount"])
    #expect(script?.text(values, language: .en).text == "Dear 王")
    #expect(script?.text(values, language: .en).unresolved == [])
    #expect(script?.place == PolicyPlace(file: "scripts/0.yaml", line: 3, column: 3))
  }

  @Test func aScriptIsWrittenInBothLanguages() {
    let faults = PolicyFaults()
    var book = ScriptBook()
    let text = """
      schema: cs.scripts/1
      scripts:
        - {id: a, moment: visit, rule: VIS-6, zh: 好}
        - {id: b, moment: visit, rule: VIS-6, en: well}
      """
    book.read(Array(text.utf8), file: "scripts/x.yaml", faults: faults)
    #expect(faults.list.map(\.message.en) == ["missing key 'en'", "missing key 'zh'"])
    #expect(book.scripts.isEmpty)
  }

  static let needs: [(text: String, always: Set<String>, perhaps: Set<String>)] = [
    ("", [], []), ("{{company}}, {{matter}}", ["company", "matter"], []),
    ("{{customer}}", ["customer"], ["customer"]),
    ("by {{due}}", ["due"], ["due"]), ("{{#due}}by {{due}}{{/due}}", [], []),
    ("{{#due}}by {{due}}, {{offer}}{{/due}}", [], ["offer"]),
    ("{{^due}}{{due}}{{/due}}", [], ["due"]), ("{{#due}}{{/due}}{{due}}", ["due"], ["due"]),
  ]

  @Test(arguments: needs)
  func tellsWhichPlaceholdersItNeeds(text: String, always: Set<String>, perhaps: Set<String>) {
    let needs = ScriptBook.needs(of: text)
    #expect(needs.always == always)
    #expect(needs.perhaps == perhaps)
  }

  @Test func everyFaultOfAFileIsReportedAtItsPlace() {
    let marked = ManyMarked(
      """
      schema: ⌖cs.scripts/2
      scripts:
        - {id: a, moment: ⌖openin, rule: INT-3, zh: ⌖'{{customr}}', en: ⌖'{{#agent}}'}
        - ⌖{id: b, moment: visit, zh: 好, en: ⌖'{{x}} {{y}}', ⌖then: x}
        - {id: c, moment: visit, rule: VIS-6, when: {has: {⌖mood: x}}, zh: 好, en: well}
        - ⌖{id: c, moment: visit, rule: VIS-6, zh: 好, en: well}
      """)
    let faults = PolicyFaults()
    var book = ScriptBook()
    book.read(Array(marked.text.utf8), file: "scripts/x.yaml", faults: faults)
    let found = faults.sorted.map { "\($0.line ?? 0):\($0.column ?? 0) \($0.rule)" }
    let rules = [
      "bad-value", "bad-value", "unknown-placeholder", "bad-template", "missing-key",
      "unknown-placeholder", "unknown-key", "unknown-fact", "duplicate-id",
    ]
    var expected = zip(marked.places, rules).map { $0 + " " + $1 }
    expected.insert(marked.places[5] + " unknown-placeholder", at: 6)
    #expect(found == expected)
    #expect(
      faults.sorted.first { $0.rule == "unknown-placeholder" }?.hint?.en
        == "did you mean 'customer'?")
  }

  @Test func oneIdInTwoFilesIsAFaultOfTheSecond() {
    let faults = PolicyFaults()
    _ = book(Self.plain, Self.visit + Self.plain, faults: faults)
    #expect(faults.list.map { $0.place + $0.rule } == ["scripts/1.yaml:4:3: duplicate-id"])
  }
}
