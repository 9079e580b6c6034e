package import Casework
package import JSONText

/// The customers of a workspace, one file each.
package enum CustomerStore {
  package static let schema = "cs.customer/1"

  /// The id that a phone number gives, so that one customer is kept once.
  package static func id(of digits: String) -> String {
    "c-" + Base32.text(Digest.number(digits), count: 8)
  }

  /// `customers/<2 hex>/<id>.json`; the hex digits spread the files evenly.
  static func path(of id: String) -> String {
    "customers/\(Digest.hex(id.utf8).prefix(2))/\(id).json"
  }

  /// What a case tells of its customer; nil for one without id.
  static func file(ofCustomerIn subject: Case) -> PlacedBytes? {
    guard let customer = subject.fields["customer"]?.object, let id = customer["id"]?.string,
      isPlain(id)
    else { return nil }
    var object: JSONObject = ["schema": .string(schema), "id": .string(id)]
    for (key, value) in customer where key != "id" { object[key] = value }
    if let unit = subject.unit, object["unit"] == nil { object["unit"] = .string(unit) }
    if object["registered"] == nil { object["registered"] = .string(subject.received.text) }
    return PlacedBytes(
      path: path(of: id), bytes: Array(JSONValue.object(object).canonicalText.utf8))
  }

  package static func isPlain(_ id: String) -> Bool {
    !id.isEmpty && id.utf8.count <= 64 && !id.hasPrefix(".")
      && id.utf8.allSatisfy { byte in
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
          || byte == 45 || byte == 46 || byte == 95
      }
  }
}

/// What a customer file tells of somebody.
package struct Customer: Sendable {
  package let id: String
  private let fields: JSONObject

  init(id: String, fields: JSONObject) {
    (self.id, self.fields) = (id, fields)
  }

  /// What an archive holds, in order (INT-6).
  package static let fields = [
    "name", "phone", "email", "address", "class", "key", "unit", "purchased", "repaired",
    "registered", "consulted",
    "assigned", "do_not_disturb",
  ]
  /// Those that are true or false.
  package static let flags = ["key", "do_not_disturb"]
  /// Those that are days.
  package static let days = ["purchased", "repaired", "registered", "consulted", "assigned"]

  package var name: String? { fields["name"]?.string }
  package var phone: String? { fields["phone"]?.string }
  /// Asked not to be visited.
  package var isNotToBeDisturbed: Bool { fields["do_not_disturb"]?.bool ?? false }

  /// A date, such as `repaired`; a day counts from its start.
  package func time(_ field: String, in zone: Zone) -> Timestamp? {
    guard let text = fields[field]?.string else { return nil }
    if let time = Timestamp(text) { return time }
    return CivilDay(text).map { zone.instant(CivilTime(day: $0, second: 0)) }
  }

  /// Whether a trait, such as `key` or `address`, is there and true.
  package func has(_ field: String) -> Bool {
    switch fields[field] {
    case nil, .null?: false
    case .bool(let value)?: value
    default: true
    }
  }
}

extension CaseStore {
  /// Runs `body` while no other command takes in a complaint of the same customer, so that of two
  /// that come at once the second knows of the first.
  package func alone<Answer>(
    withCustomer id: String?, _ body: () throws(Failure) -> Answer
  ) throws(Failure) -> Answer {
    guard let id else { return try body() }
    let lock = try Lock.taken(named: "customer \(id)", in: try workspace.madeScratch())
    defer { _ = lock }
    return try body()
  }

  /// Writes the file of a case's customer unless there is one; nothing for a customer without id.
  /// The caller is alone with the customer.
  package func register(customerOf subject: Case) throws(Failure) {
    guard let file = CustomerStore.file(ofCustomerIn: subject),
      !FileSystem.exists(workspace.path(file.path))
    else { return }
    try workspace.write(file.bytes, to: file.path)
  }

  /// Changes fields of a customer's file; null takes one out.
  ///
  /// - Parameters:
  ///   - new: what a file that is made anew has besides.
  ///   - dryRun: works out what it would be and writes nothing.
  /// - Returns: the fields as they are now; nil when there is no file, and nothing to change.
  package func amend(
    customer id: String, _ changes: [(String, JSONValue)], new: [(String, JSONValue)], dryRun: Bool
  ) throws(Failure) -> JSONObject? {
    try alone(withCustomer: dryRun ? nil : id) { () throws(Failure) -> JSONObject? in
      let path = CustomerStore.path(of: id)
      let known = try customer(at: path)
      if known == nil, changes.isEmpty { return nil }
      var fields = known ?? ["schema": .string(CustomerStore.schema), "id": .string(id)]
      if known == nil { for (key, value) in new { fields[key] = value } }
      for (key, value) in changes { fields[key] = value == .null ? nil : value }
      if !dryRun, fields != known { try workspace.write(fields, to: path) }
      return fields
    }
  }

  private func customer(at path: String) throws(Failure) -> JSONObject? {
    guard let bytes = try workspace.contents(path) else { return nil }
    do throws(JSONFault) { return try JSONValue.parse(bytes).object } catch {
      throw Failure(
        .dataerr,
        [
          Diagnostic(
            rule: error.kind.rawValue, Localized(zh: error.messageZH, en: error.messageEN),
            file: path, line: error.line, column: error.column)
        ])
    }
  }

  /// Every customer there is a file for.
  package func customers() throws(Failure) -> [Customer] {
    var customers: [Customer] = []
    for folder in try FileSystem.names(in: workspace.path("customers")) {
      for name in try FileSystem.names(in: workspace.path("customers/\(folder)")) {
        let path = "customers/\(folder)/\(name)"
        guard name.hasSuffix(".json"), let fields = try customer(at: path),
          let id = fields["id"]?.string
        else { continue }
        customers.append(Customer(id: id, fields: fields))
      }
    }
    return customers
  }
}
