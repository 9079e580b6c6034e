import Casework
import JSONText

/// What the index keeps of a case.
struct CaseEntry: Sendable {
  let file: CaseOnDisk
  /// In the order of the table, from `state` to `fault`.
  let columns: [Database.Value]
  /// What `--text` looks through.
  let text: String
  /// The line of `cs list --json`, harmless to a terminal.
  let head: String
  /// Nil where it is still to be worked out.
  let derived: CaseIndex.Derived?

  init(_ file: CaseOnDisk, _ complaint: Case, derived: CaseIndex.Derived?) {
    self.file = file
    self.derived = derived
    text = CaseEntry.searched(complaint)
    head = CaseEntry.line(of: complaint)
    columns = [
      .text(complaint.state.rawValue), .init(complaint.level), .init(complaint.category),
      .init(complaint.owner), .init(complaint.unit), .init(complaint.customerID),
      .init(complaint.key), .number(complaint.received.seconds),
      .init(complaint.closed?.seconds), .init(complaint.fields["lot"]?.string),
      .init(complaint.fields["product"]?.string),
      .init(complaint.fields["satisfaction"]?.int),
      .init(complaint.customerName), .init(complaint.customerPhone), .text(complaint.summary),
      .null,
    ]
  }

  /// What was told, and the names and numbers by which somebody looks for a case.
  private static func searched(_ complaint: Case) -> String {
    let told = complaint.fields["w5h1"]?.object?.compactMap { $0.value.string } ?? []
    let customer = complaint.fields["customer"]?.object
    let named = [
      complaint.id.text, complaint.summary, complaint.customerName, customer?["phone"]?.string,
      complaint.fields["order"]?.string, complaint.fields["product"]?.string,
      complaint.fields["lot"]?.string, complaint.outcome,
    ]
    return (named.compactMap { $0 } + told).joined(separator: "\n").lowercased()
  }

  /// What a listing shows of a case.
  private static let listed = [
    "state", "level", "category", "summary", "channel", "unit", "received", "customer", "owner",
    "expectation", "escalation", "closed",
  ]

  private static func line(of complaint: Case) -> String {
    var object: JSONObject = ["schema": "cs.list/1", "id": .string(complaint.id.text)]
    for key in listed { object[key] = complaint.fields[key] }
    return JSONValue.object(object).compactText.escapingControls
  }

  /// A case that can't be read, and why.
  init(_ file: CaseOnDisk, fault: String) {
    self.file = file
    derived = CaseIndex.Derived(steps: [], counted: "")
    (text, head) = ("", "")
    columns = [Database.Value](repeating: .null, count: 15) + [.text(fault)]
  }
}

/// Reads cases for the index, on every core.
struct CaseReader {
  typealias Derive = @Sendable (Case) -> CaseIndex.Derived

  private let store: CaseStore
  private let derive: Derive?

  init(_ store: CaseStore, _ derive: Derive?) {
    (self.store, self.derive) = (store, derive)
  }

  /// Hands over an entry for each file, in their order; files that are gone by now are passed over.
  func each(of files: [CaseOnDisk], _ body: (CaseEntry) throws -> Void) rethrows {
    let (store, derive) = (store, derive)
    try Workers.each(files) { part in
      part.compactMap { file in
        do throws(Failure) {
          let complaint = try store.open(file.id).complaint
          return CaseEntry(file, complaint, derived: derive?(complaint))
        } catch {
          if error.status == .noinput { return nil }
          return CaseEntry(file, fault: error.faults.first?.rule ?? "bad-case")
        }
      }
    } _: { entries in
      for entry in entries { try body(entry) }
    }
  }
}
