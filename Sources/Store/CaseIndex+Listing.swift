package import Casework

/// Which cases a listing is about; what is nil is not asked.
package struct CaseFilter: Sendable {
  package var state: String?
  package var level: Int?
  package var category: String?
  package var owner: String?
  package var unit: String?
  package var customer: String?
  /// Found without regard to case.
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
      case .received: "received, id"
      case .closed: "closed DESC, id"
      case .level: "level IS NULL, level, received, id"
      case .state: "state, received, id"
      case .owner: "owner IS NULL, owner, received, id"
      }
    }
  }

  package init() {}
}

/// A case as a listing shows it.
package struct ListedCase: Sendable {
  package let id: String
  package let received: Timestamp
  package let closed: Timestamp?
  package let level: Int?
  package let state: String
  package let category: String?
  package let unit: String?
  package let owner: String?
  package let customer: String?
  package let summary: String
  /// The line of `cs list --json`.
  package let line: String
}

extension CaseIndex {
  /// The cases that a filter lets through, in its order, and how many there are without its limit.
  package func cases(_ filter: CaseFilter) throws(Failure) -> (cases: [ListedCase], total: Int) {
    let (condition, values) = CaseIndex.condition(filter)
    return try using { database in
      var found: [ListedCase] = []
      var total = 0
      let columns = "id, received, closed, level, state, owner, name, summary, head, category, unit"
      try database.query(
        "SELECT \(columns) FROM cases WHERE \(condition) ORDER BY \(filter.order.columns)"
          + (filter.limit.map { " LIMIT \(max(0, $0))" } ?? ""), values
      ) { found.append(ListedCase($0)) }
      total = found.count
      if filter.limit != nil {
        try database.query("SELECT count(*) FROM cases WHERE \(condition)", values) {
          total = $0.number(0)
        }
      }
      return (found, total)
    }
  }

  private static func condition(_ filter: CaseFilter) -> (String, [Database.Value]) {
    var parts = ["fault IS NULL"]
    var values: [Database.Value] = []
    func add(_ part: String, _ new: Database.Value...) {
      parts.append(part)
      values += new
    }
    let words = [
      ("state", filter.state), ("category", filter.category), ("owner", filter.owner),
      ("unit", filter.unit), ("customer", filter.customer),
    ]
    for (column, word) in words {
      if let word { add("\(column) = ?", .text(word)) }
    }
    if let level = filter.level { add("level = ?", .number(level)) }
    if let text = filter.text { add("instr(text, ?) > 0", .text(text.lowercased())) }
    for (column, range) in [("received", filter.received), ("closed", filter.closed)] {
      guard let range else { continue }
      add(
        "\(column) >= ? AND \(column) < ?", .number(range.lowerBound), .number(range.upperBound))
    }
    if let now = filter.overdueAt {
      add("id IN (SELECT id FROM steps WHERE clock IS NOT NULL AND due < ?)", .number(now))
    }
    return (parts.joined(separator: " AND "), values)
  }

  /// The cases whose files can't be read.
  package func unreadable() throws(Failure) -> [CaseID] {
    try ids("SELECT id FROM cases WHERE fault IS NOT NULL", [])
  }

  /// Everything that is owed, with the case it is owed in.
  package func steps(_ body: (ListedStep) -> Void) throws(Failure) {
    try using { database in
      try database.query(
        "SELECT s.id, s.clock, s.due, s.command, s.rule, s.who, s.summary, c.level FROM steps s"
          + " JOIN cases c ON c.id = s.id"
      ) { row in
        body(
          ListedStep(
            id: row.text(0) ?? "",
            row: StepRow(
              clock: row.text(1), by: row.optional(2), command: row.text(3) ?? "",
              rule: row.text(4) ?? "",
              who: (row.text(5) ?? "").split(separator: " ").map(String.init),
              summary: row.text(6) ?? ""), level: row.optional(7)))
      }
    }
  }
}

/// A step that is owed, as the index tells it.
package struct ListedStep: Sendable {
  package let id: String
  package let row: CaseIndex.StepRow
  package let level: Int?
}

extension ListedCase {
  fileprivate init(_ row: Database.Row) {
    id = row.text(0) ?? ""
    received = Timestamp(seconds: row.number(1))
    closed = row.optional(2).map { Timestamp(seconds: $0) }
    level = row.optional(3)
    state = row.text(4) ?? ""
    owner = row.text(5)
    customer = row.text(6)
    summary = row.text(7) ?? ""
    line = row.text(8) ?? ""
    category = row.text(9)
    unit = row.text(10)
  }
}
