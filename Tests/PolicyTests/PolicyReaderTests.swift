import Casework
import Policy
import TestSupport
import Testing

/// Typed reading: what fits is returned, what doesn't is a fault at its place.
@Suite struct PolicyReaderTests {
  private enum Channel: String, CaseIterable { case phone, app, letter }

  /// Reads one value and tells what came out and what was wrong.
  private func read<Value>(
    _ text: String, _ value: (PolicyReader) -> Value?
  ) throws -> (Value?, [Diagnostic]) {
    let faults = PolicyFaults()
    let node = try YAML.parse("级别: " + text, file: "test.yaml")
    let child = try #require(node["级别"])
    return (value(PolicyReader(child, file: "test.yaml", faults: faults)), faults.list)
  }

  static let texts: [(String, String?)] = [
    ("no", "no"), ("1e3", "1e3"), ("08", "08"), ("true", "true"), ("'~'", "~"), ("''", ""),
    ("2026-01-15", "2026-01-15"), ("~", nil), ("", nil), ("[a]", nil), ("{a: 1}", nil),
  ]

  @Test(arguments: texts)
  func textStaysWhatWasWritten(text: String, value: String?) throws {
    let (read, faults) = try read(text) { $0.text() }
    #expect(read == value)
    #expect(faults.map(\.rule) == (value == nil ? ["wrong-type"] : []))
  }

  static let numbers: [(String, Int?, String?)] = [
    ("8", 8, nil), ("08", 8, nil), ("-3", -3, nil), ("0", 0, nil), ("10", nil, "bad-value"),
    ("1e3", nil, "wrong-type"), ("1.0", nil, "wrong-type"), ("'8'", nil, "wrong-type"),
    ("0x8", nil, "wrong-type"), ("+8", nil, "wrong-type"), ("8 days", nil, "wrong-type"),
    ("８", nil, "wrong-type"), ("~", nil, "wrong-type"), ("[8]", nil, "wrong-type"),
    ("99999999999999999999", nil, "bad-value"),
  ]

  @Test(arguments: numbers)
  func wholeNumbersAreDecimalDigits(text: String, value: Int?, rule: String?) throws {
    let (read, faults) = try read(text) { $0.int(in: -5...9) }
    #expect(read == value)
    #expect(faults.map(\.rule) == [rule].compactMap { $0 })
  }

  static let truths: [(String, Bool?, String?)] = [
    ("true", true, nil), ("false", false, nil), ("no", nil, "did you mean 'false'?"),
    ("yes", nil, "did you mean 'true'?"), ("On", nil, "did you mean 'true'?"),
    ("ture", nil, "did you mean 'true'?"), ("'true'", nil, "remove the quotes"), ("1", nil, nil),
    ("~", nil, nil),
  ]

  @Test(arguments: truths)
  func truthIsTrueOrFalseAndNothingElse(text: String, value: Bool?, hint: String?) throws {
    let (read, faults) = try read(text) { $0.bool() }
    #expect(read == value)
    #expect(faults.count == (value == nil ? 1 : 0))
    #expect(faults.first?.hint?.en == hint)
  }

  static let decimals: [(String, String?)] = [
    ("0.30", "0.30"), ("200", "200"), ("'2000.50'", "2000.50"), ("-1.5", "-1.5"), (".5", nil),
    ("5.", nil), ("1e3", nil), ("1,5", nil), ("30%", nil), ("~", nil), ("[1]", nil),
  ]

  @Test(arguments: decimals)
  func decimalsKeepTheirSpelling(text: String, value: String?) throws {
    let (read, faults) = try read(text) { $0.decimal() }
    #expect(read == value)
    #expect(faults.map(\.rule) == (value == nil ? ["wrong-type"] : []))
  }

  static let percentages: [(String, String?)] = [
    ("12.5%", "12.5"), ("50%", "50"), ("50", nil), ("50 %", nil), ("50%%", nil),
  ]

  @Test(arguments: percentages)
  func percentagesCarryTheirSign(text: String, value: String?) throws {
    #expect(try read(text) { $0.percent() }.0 == value)
  }

  @Test func wordsAreThoseOfTheirTypeAndTheNearestIsHinted() throws {
    let (fits, none) = try read("app") { $0.word(Channel.self) }
    #expect(fits == .app)
    #expect(none.isEmpty)
    let (_, faults) = try read("phoen") { $0.word(Channel.self) }
    #expect(faults.map(\.rule) == ["bad-value"])
    #expect(faults.first?.message.en == "'phoen' is not one of: phone, app, letter")
    #expect(faults.first?.hint?.en == "did you mean 'phone'?")
    #expect(try read("telegram") { $0.word(Channel.self) }.1.first?.hint == nil)
  }

  @Test func oneValueIsNoListAndBadItemsAreLeftOut() throws {
    let (items, faults) = try read("[1, x, 3]") { $0.list { $0.int() } }
    #expect(items == [1, 3])
    #expect(faults.map(\.brief) == ["1:9 wrong-type"])
    let (none, single) = try read("1") { $0.list { $0.int() } }
    #expect(none == [])
    #expect(single.map(\.rule) == ["wrong-type"])
    #expect(try read("") { $0.list { $0.int() } }.1.first?.hint?.en.contains("[]") == true)
  }

  // MARK: Whole documents

  private func check(_ text: String) -> [Diagnostic] {
    let faults = PolicyFaults()
    guard let node = YAML.parse(Array(text.utf8), file: "test.yaml", faults: faults) else {
      return faults.list
    }
    let fields = PolicyReader(node, file: "test.yaml", faults: faults).fields()
    _ = fields.required("level")?.int(in: 1...3)
    _ = fields.required("name")?.localized()
    _ = fields.optional("channels")?.list { $0.word(Channel.self) }
    _ = fields.optional("active")?.bool()
    fields.finish()
    return faults.sorted
  }

  @Test func reportsAllFaultsAtOnceInTheOrderOfTheText() {
    let marked = ManyMarked(
      """
      ⌖lvel: 1
      level: ⌖9
      name: ⌖{zh: 漏水, ⌖e: leak}
      channels: [phone, ⌖app2, letter, ⌖[app]]
      ⌖level: 2
      active: ⌖yes
      """)
    let rules = [
      "unknown-key", "bad-value", "missing-key", "unknown-key", "bad-value", "wrong-type",
      "duplicate-key", "wrong-type",
    ]
    #expect(check(marked.text).map(\.brief) == zip(marked.places, rules).map { $0 + " " + $1 })
  }

  @Test func anUnknownKeyHintsAtTheNearestOrListsAll() {
    let faults = check("level: 1\nname: {zh: a, en: b}\nchanels: [app]\nzzz: 1")
    #expect(
      faults.map(\.message.en) == ["unknown key 'chanels'", "unknown key 'zzz'"])
    #expect(
      faults.map(\.hint?.en) == [
        "did you mean 'channels'?", "known keys: level, name, channels, active",
      ])
    #expect(faults.map(\.place) == ["test.yaml:3:1: ", "test.yaml:4:1: "])
  }

  @Test(arguments: ["[1]", "x", ""])
  func whatIsNoMappingHasOneFault(text: String) {
    #expect(check(text).map(\.brief) == ["1:1 wrong-type"])
  }

  static let near: [(String, String?)] = [
    ("levle", "level"), ("LEVEL", "level"), ("lvl", nil), ("chanel", "channels"), ("nmae", "name"),
    ("x", nil), ("", nil), ("categories", nil), (String(repeating: "a", count: 5000), nil),
  ]

  @Test(arguments: near)
  func theNearestWordIsAFewLettersAway(word: String, found: String?) {
    #expect(nearest(word, among: ["level", "channels", "name"]) == found)
  }
}
