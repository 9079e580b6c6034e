package import Casework

// What a write asks.
extension CaseIndex {
  /// The cases whose id, or six digits, begin so.
  ///
  /// - Parameter prefix: three or more characters of an id.
  package func ids(beginning prefix: String) throws(Failure) -> [CaseID] {
    var found = Set<CaseID>()
    if let (first, last) = CaseIndex.range(prefix, of: "00000000-000000", "99999999-zzzzzz") {
      found.formUnion(
        try ids("SELECT number FROM cases WHERE number BETWEEN ? AND ?", [first, last]))
    }
    if let (first, last) = CaseIndex.range(prefix, of: "000000", "zzzzzz") {
      found.formUnion(
        try ids("SELECT number FROM cases WHERE tail BETWEEN ? AND ?", [first, last]))
    }
    return found.filter { $0.text.hasPrefix(prefix) || $0.digits.hasPrefix(prefix) }.sorted()
  }

  /// The numbers between a prefix filled up with the lowest digits and with the highest.
  private static func range(
    _ prefix: String, of lowest: String, _ highest: String
  ) -> (Database.Value, Database.Value)? {
    let length = prefix.utf8.count
    guard length <= lowest.utf8.count else { return nil }
    func number(_ text: String) -> Database.Value? {
      var text = text
      return text.withUTF8(CaseID.spelled).map { .number($0) }
    }
    guard let first = number(prefix + lowest.dropFirst(length)),
      let last = number(prefix + highest.dropFirst(length))
    else { return nil }
    return (first, last)
  }

  package func ids(key: String) throws(Failure) -> [CaseID] {
    try ids("SELECT number FROM cases WHERE key = ?", [.text(key)])
  }

  /// Hands over each case that has a customer, and that customer's id.
  package func customers(_ body: (CaseID, String) -> Void) throws(Failure) {
    try using { database in
      try database.query("SELECT number, customer FROM cases WHERE customer IS NOT NULL") { row in
        if let customer = row.text(1) { body(CaseID(number: row.number(0)), customer) }
      }
    }
  }

  /// Cases that may matter to one of this customer, lot or product.
  package func neighbours(
    customer: String?, lot: String?, product: String?
  ) throws(Failure) -> [CaseID] {
    var found = Set<CaseID>()
    for (column, value) in [("customer", customer), ("lot", lot), ("product", product)] {
      guard let value else { continue }
      found.formUnion(try ids("SELECT number FROM cases WHERE \(column) = ?", [.text(value)]))
    }
    return found.sorted()
  }

  /// Open cases by owner.
  package func loads() throws(Failure) -> [String: Int] {
    try using { database in
      var loads: [String: Int] = [:]
      try database.query(
        "SELECT owner, count(*) FROM cases WHERE state <> 'closed' AND owner IS NOT NULL GROUP BY owner"
      ) { loads[$0.text(0) ?? ""] = $0.number(1) }
      return loads
    }
  }

  /// Closed cases of a category whose customers were content, the newest first.
  package func content(
    in category: String, satisfaction: Int, most: Int
  ) throws(Failure) -> [CaseID] {
    try ids(
      "SELECT number FROM cases WHERE state = 'closed' AND category = ? AND satisfaction >= ? ORDER BY received DESC LIMIT ?",
      [.text(category), .number(satisfaction), .number(most)])
  }

  func ids(_ query: String, _ values: [Database.Value]) throws(Failure) -> [CaseID] {
    try using { database in
      var ids: [CaseID] = []
      try database.query(query, values) { ids.append(CaseID(number: $0.number(0))) }
      return ids
    }
  }
}
