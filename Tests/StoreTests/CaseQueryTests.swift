import Casework
import JSONText
import Store
import TestSupport
import Testing

/// Every question to the index is answered as a look through all files would answer it.
@Suite struct CaseQueryTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  // MARK: Random cases

  private static let words: [String: [String]] = [
    "unit": ["desk", "quality"], "category": ["billing", "service", "product"],
    "owner": ["li-na", "chen-bo"], "customer": ["c-1", "c-2", "c-3"],
    "text": ["漏水 at home", "Late REFUND", "表接串了"],
  ]

  private func word(_ kind: String, _ random: inout SeededGenerator) -> String {
    Self.words[kind]?.randomElement(using: &random) ?? ""
  }

  private func makeCase(_ random: inout SeededGenerator) throws {
    let day: CivilDay =
      ["2026-01-15", "2026-02-02", "2026-03-31"].randomElement(using: &random) ?? ""
    let data: JSONObject = [
      "summary": .string(word("text", &random)), "unit": .string(word("unit", &random)),
      "customer": ["id": .string(word("customer", &random)), "name": "x"],
      "w5h1": ["what": .string(word("text", &random))],
      "received": .string("\(day.text)T0\(Int.random(in: 0...9, using: &random)):00:00+08:00"),
    ]
    let (made, _) = try desk.store.create(
      received: day, key: nil, stamp: Desk.stamp, dryRun: false
    ) { _ in [EventDraft(.received, data)] }
    try work(made.id, &random)
  }

  private func work(_ id: CaseID, _ random: inout SeededGenerator) throws {
    let level = JSONValue.number(JSONNumber(Int.random(in: 1...3, using: &random)))
    let score = JSONValue.number(JSONNumber(Int.random(in: 1...5, using: &random)))
    let drafts = [
      EventDraft(.classified, ["level": level, "category": .string(word("category", &random))]),
      EventDraft(.assigned, ["to": .string(word("owner", &random))]),
      EventDraft(.resolved, ["outcome": "done"]),
      EventDraft(.closed, ["confirmed": "yes", "satisfaction": score]),
      EventDraft(.reopened),
    ]
    let count = Int.random(in: 0...drafts.count, using: &random)
    _ = try desk.store.update(id, stamp: Desk.stamp, dryRun: false) { _ in
      Array(drafts.prefix(count))
    }
  }

  // MARK: The oracle

  private func scan(_ filter: CaseFilter) throws -> [String] {
    let all = try desk.store.ids().map { try desk.store.open($0).complaint }
    let found = all.filter { subject in
      let told = [
        subject.summary, subject.fields["w5h1"]?.object?["what"]?.string ?? "", subject.id.text,
        subject.customerName ?? "", subject.outcome ?? "",
      ]
      return Self.is(subject.state.rawValue, among: filter.states)
        && Self.is(subject.level, among: filter.levels)
        && Self.is(subject.category, among: filter.categories)
        && Self.is(subject.owner, among: filter.owners)
        && Self.is(subject.unit, among: filter.units)
        && (filter.customer.map { $0 == subject.customerID } ?? true)
        && (filter.text.map { text in
          text.split(separator: " ").allSatisfy { word in
            told.contains { $0.lowercased().contains(word) }
          }
        } ?? true)
        && (filter.received.map { $0.contains(subject.received.seconds) } ?? true)
        && (filter.closed.map { range in
          subject.closed.map { range.contains($0.seconds) } ?? false
        } ?? true)
    }
    let sorted = found.sorted { Self.key($0, filter.order) < Self.key($1, filter.order) }
    return sorted.prefix(filter.limit ?? sorted.count).map(\.id.text)
  }

  private static func `is`<Word: Equatable>(_ word: Word?, among wanted: [Word]) -> Bool {
    wanted.isEmpty || word.map(wanted.contains) ?? false
  }

  /// What a case is sorted by; absent values last.
  private static func key(_ subject: Case, _ order: CaseFilter.Order) -> (String, Int, String) {
    let received = subject.received.seconds
    return switch order {
    case .received: ("", received, subject.id.text)
    case .closed: ("", -(subject.closed?.seconds ?? 0), subject.id.text)
    case .level: (subject.level.map(String.init) ?? "~", received, subject.id.text)
    case .state: (subject.state.rawValue, received, subject.id.text)
    case .owner: (subject.owner ?? "~", received, subject.id.text)
    }
  }

  private func filter(_ random: inout SeededGenerator) -> CaseFilter {
    var filter = CaseFilter()
    func sometimes() -> Bool { Int.random(in: 0..<4, using: &random) == 0 }
    if sometimes() {
      filter.states = Case.State.allCases.shuffled(using: &random).prefix(2).map(\.rawValue)
    }
    if sometimes() { filter.levels = [1, 2, 3].shuffled(using: &random).suffix(2) }
    if sometimes() { filter.categories = [word("category", &random)] }
    if sometimes() { filter.owners = [word("owner", &random)] }
    if sometimes() { filter.units = ["desk", "elsewhere"] }
    if sometimes() { filter.customer = word("customer", &random) }
    if sometimes() {
      filter.text = ["refund", "漏水", "表", "%", "refund late", "x"].randomElement(using: &random)
    }
    if sometimes() {
      let start: Timestamp = "2026-01-15T03:00:00+08:00"
      let first = start.seconds
      filter.received = first..<first + 86_400 * Int.random(in: 0...60, using: &random)
    }
    if sometimes() { filter.closed = 0..<Desk.stamp.at.seconds + 1 }
    if sometimes() { filter.limit = Int.random(in: 0...5, using: &random) }
    filter.order = CaseFilter.Order.allCases.randomElement(using: &random) ?? .received
    return filter
  }

  // MARK: Tests

  @Test(arguments: 1...6)
  func filtersOrdersAndLimitsAsAScanDoes(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<12 { try makeCase(&random) }
    for _ in 0..<6 {
      let id = try #require(try desk.store.ids().randomElement(using: &random))
      try work(id, &random)
      let index = try CaseIndex(desk.store)
      try index.refresh(.contents)
      for _ in 0..<20 {
        let filter = filter(&random)
        let expected = try scan(filter)
        #expect(try index.ids(filter).map(\.text) == expected)
        #expect(try index.cases(filter).map(\.id.text) == expected)
        #expect(
          try index.lines(filter, total: nil).split(separator: 0x0A).compactMap {
            try JSONValue.parse(Array($0)).object?["id"]?.string
          }
            == expected)
        var whole = filter
        whole.limit = nil
        #expect(try index.count(filter) == scan(whole).count)
      }
    }
  }

  @Test func findsByPrefixAndDigitsAsAScanDoes() throws {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<20 { try makeCase(&random) }
    let all = try desk.store.ids().map(\.text)
    let index = try CaseIndex(desk.store)
    try index.refresh(.names)
    for id in all {
      for prefix in [
        id, String(id.prefix(5)), String(id.suffix(6)), String(id.suffix(6).prefix(3)),
      ] {
        let expected = all.filter { $0.hasPrefix(prefix) || $0.dropFirst(9).hasPrefix(prefix) }
        #expect(try index.ids(beginning: prefix).map(\.text) == expected)
      }
    }
  }

  @Test func worksOutAnewWhatAnotherPolicyWorkedOut() throws {
    for _ in 0..<3 { _ = try desk.receive("x") }
    func told(_ policy: String) throws -> (steps: [String], counted: [String]) {
      let index = try CaseIndex(desk.store, policy: policy) {
        { subject in
          CaseIndex.Derived(
            steps: [
              CaseIndex.StepRow(
                clock: nil, by: nil, command: policy, rule: "", who: [], summary: subject.summary)
            ], counted: policy + subject.id.text)
        }
      }
      try index.refresh(.contents)
      var (steps, counted): ([String], [String]) = ([], [])
      try index.steps { steps.append($0.id.text + $0.row.command) }
      try index.counted(Array.init) { counted += $0 }
      return (steps.sorted(), counted.sorted())
    }
    let ids = try desk.store.ids().map(\.text)
    for policy in ["one", "two", "two"] {
      let (steps, counted) = try told(policy)
      #expect(steps == ids.map { $0 + policy })
      #expect(counted == ids.map { policy + $0 })
    }
    // What a writer added without working anything out is worked out when it is asked for.
    let index = try CaseIndex(desk.store, policy: "two")
    let (fourth, _) = try desk.receive("y")
    try index.add(fourth)
    #expect(try told("two").steps.contains(fourth.id.text + "two"))
  }
}
