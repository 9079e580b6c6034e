package import Casework

/// Which cases a listing is about; what is nil or empty is not asked, and of several values any
/// will do.
package struct CaseFilter: Sendable {
  package var states: [String] = []
  package var levels: [Int] = []
  package var categories: [String] = []
  package var owners: [String] = []
  package var units: [String] = []
  package var customer: String?
  /// Words that all stand in what was told, or in the names and numbers of the case; found without
  /// regard to case.
  package var text: String?
  /// Seconds since 1970, the end not included.
  package var received: Range<Int>?
  package var closed: Range<Int>?
  /// With a clock that ran out before this second.
  package var overdueAt: Int?
  package var limit: Int?
  package var order = Order.received

  package enum Order: String, CaseIterable, Sendable {
    case received, closed, level, state, owner

    /// The columns to sort by; the newest or most pressing first where that is what one looks for.
    fileprivate var columns: String {
      switch self {
      case .received: "received, number"
      case .closed: "closed DESC, number"
      case .level: "level IS NULL, level, received, number"
      case .state: "state, received, number"
      case .owner: "owner IS NULL, owner, received, number"
      }
    }
  }

  package init() {}
}

/// A case as a listing shows it.
package struct ListedCase: Sendable {
  package let id: CaseID
  package let received: Timestamp
  package let closed: Timestamp?
  package let level: Int?
  package let state: String
  package let category: String?
  package let unit: String?
  package let owner: String?
  package let customer: String?
  package let summary: String
}

extension CaseIndex {
  /// The cases that a filter lets through, in its order.
  package func cases(_ filter: CaseFilter) throws(Failure) -> [ListedCase] {
    let columns =
      "number, received, closed, level, state, owner, name, summary, category, unit"
    return try list(columns, filter) { ListedCase($0) }
  }

  /// Their ids.
  package func ids(_ filter: CaseFilter) throws(Failure) -> [CaseID] {
    try list("number", filter) { CaseID(number: $0.number(0)) }
  }

  /// Their lines of `cs list --json`, which hold no control character but the line feeds.
  ///
  /// - Parameter total: what each line says of how many there are without the limit.
  package func lines(_ filter: CaseFilter, total: Int?) throws(Failure) -> [UInt8] {
    var lines: [UInt8] = []
    let end = Array((total.map { ",\"total\":\($0)}\n" } ?? "}\n").utf8)
    let head = "(SELECT head FROM texts t WHERE t.number = cases.number)"
    _ = try list(head, filter) { row in
      row.bytes(0) { lines.append(contentsOf: $0.dropLast()) }
      lines.append(contentsOf: end)
    }
    return lines
  }

  /// How many they are without the filter's limit.
  package func count(_ filter: CaseFilter) throws(Failure) -> Int {
    var filter = filter
    filter.limit = nil
    return try list("count(*)", filter) { $0.number(0) }.first ?? 0
  }

  private func list<Item>(
    _ columns: String, _ filter: CaseFilter, _ item: (Database.Row) -> Item
  ) throws(Failure) -> [Item] {
    let (condition, values) = CaseIndex.condition(filter)
    return try using { database in
      if filter.overdueAt != nil { try renewDerived(database) }
      var found: [Item] = []
      try database.query(
        "SELECT \(columns) FROM cases WHERE \(condition) ORDER BY \(filter.order.columns)"
          + (filter.limit.map { " LIMIT \(max(0, $0))" } ?? ""), values
      ) { found.append(item($0)) }
      return found
    }
  }

  private static func condition(_ filter: CaseFilter) -> (String, [Database.Value]) {
    var parts = ["fault IS NULL"]
    var values: [Database.Value] = []
    func add(_ part: String, _ new: Database.Value...) {
      parts.append(part)
      values += new
    }
    func add(_ column: String, among wanted: [Database.Value]) {
      if wanted.isEmpty { return }
      let marks = Array(repeating: "?", count: wanted.count).joined(separator: ", ")
      parts.append("\(column) IN (\(marks))")
      values += wanted
    }
    add("state", among: filter.states.map { .text($0) })
    add("level", among: filter.levels.map { .number($0) })
    add("category", among: filter.categories.map { .text($0) })
    add("owner", among: filter.owners.map { .text($0) })
    add("unit", among: filter.units.map { .text($0) })
    add("customer", among: filter.customer.map { [.text($0)] } ?? [])
    for word in (filter.text ?? "").lowercased().split(separator: " ") {
      add(
        "number IN (SELECT number FROM texts WHERE instr(text, ?) > 0)", .text(String(word)))
    }
    for (column, range) in [("received", filter.received), ("closed", filter.closed)] {
      guard let range else { continue }
      add(
        "\(column) >= ? AND \(column) < ?", .number(range.lowerBound), .number(range.upperBound))
    }
    if let now = filter.overdueAt {
      add("number IN (SELECT number FROM steps WHERE clock IS NOT NULL AND due < ?)", .number(now))
    }
    return (parts.joined(separator: " AND "), values)
  }

  /// The cases whose files can't be read.
  package func unreadable() throws(Failure) -> [CaseID] {
    try ids("SELECT number FROM cases WHERE fault IS NOT NULL", [])
  }

  /// What the cases count for in figures, as `derive` spelled it: parts of the list are worked on
  /// by every core, and the results handed over in order.
  package func counted<Result: Sendable>(
    _ transform: @Sendable (ArraySlice<String>) -> Result, _ body: (Result) -> Void
  ) throws(Failure) {
    var lines: [String] = []
    try using { database in
      try renewDerived(database)
      try database.query("SELECT counted FROM figures WHERE counted <> ''") {
        lines.append($0.text(0) ?? "")
      }
    }
    Workers.each(lines, part: 2048, transform, body)
  }

  /// Everything that is owed, with the case it is owed in.
  ///
  /// - Parameter naming: tells the customer's name and phone, too.
  package func steps(naming: Bool = false, _ body: (ListedStep) -> Void) throws(Failure) {
    try using { database in
      try renewDerived(database)
      try database.query(
        "SELECT s.number, s.clock, s.due, s.command, s.rule, s.who, s.summary, c.level, c.name,"
          + " c.phone FROM steps s"
          + " JOIN cases c ON c.number = s.number"
      ) { row in
        body(
          ListedStep(
            id: CaseID(number: row.number(0)),
            row: StepRow(
              clock: row.text(1), by: row.optional(2).map { _ in row.seconds(2) },
              command: row.text(3) ?? "",
              rule: row.text(4) ?? "",
              who: (row.text(5) ?? "").split(separator: " ").map(String.init),
              summary: row.text(6) ?? ""), level: row.optional(7),
            customer: naming ? row.text(8) : nil, phone: naming ? row.text(9) : nil))
      }
    }
  }
}

/// A step that is owed, as the index tells it.
package struct ListedStep: Sendable {
  package let id: CaseID
  package let row: CaseIndex.StepRow
  package let level: Int?
  package let customer: String?
  package let phone: String?
}

extension ListedCase {
  fileprivate init(_ row: Database.Row) {
    id = CaseID(number: row.number(0))
    received = Timestamp(seconds: row.seconds(1))
    closed = row.optional(2).map { _ in Timestamp(seconds: row.seconds(2)) }
    level = row.optional(3)
    state = row.text(4) ?? ""
    owner = row.text(5)
    customer = row.text(6)
    summary = row.text(7) ?? ""
    category = row.text(8)
    unit = row.text(9)
  }
}
