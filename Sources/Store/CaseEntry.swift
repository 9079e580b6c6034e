import Casework
import JSONText

/// What the index keeps of a case.
struct CaseEntry {
  let file: CaseOnDisk
  /// In the order of the table, from `state` on.
  let columns: [Database.Value]
  /// Nil leaves the steps as they were.
  let steps: [CaseIndex.StepRow]?

  init(_ file: CaseOnDisk, _ complaint: Case, steps: [CaseIndex.StepRow]?, policy: String?) {
    self.file = file
    self.steps = steps
    let told = complaint.fields["w5h1"]?.object?.compactMap { $0.value.string } ?? []
    columns = [
      .text(complaint.state.rawValue), .init(complaint.level), .init(complaint.category),
      .init(complaint.owner), .init(complaint.unit), .init(complaint.customerID),
      .init(complaint.key), .number(complaint.received.seconds),
      .init(complaint.closed?.seconds), .init(complaint.fields["lot"]?.string),
      .init(complaint.fields["product"]?.string),
      .init(complaint.fields["satisfaction"]?.int),
      .init(complaint.customerName), .text(complaint.summary),
      .text(([complaint.summary] + told).joined(separator: "\n").lowercased()),
      .text(CaseEntry.line(of: complaint)), .null, .init(policy),
    ]
  }

  /// What a listing shows of a case.
  private static let listed = [
    "state", "level", "category", "summary", "channel", "unit", "received", "customer", "owner",
    "expectation", "escalation", "closed",
  ]

  /// The line of `cs list --json`, made once.
  private static func line(of complaint: Case) -> String {
    var object: JSONObject = ["schema": "cs.list/1", "id": .string(complaint.id.text)]
    for key in listed { object[key] = complaint.fields[key] }
    return JSONValue.object(object).compactText
  }

  /// A case that can't be read, and why.
  init(_ file: CaseOnDisk, fault: String) {
    self.file = file
    steps = []
    columns = [Database.Value](repeating: .null, count: 16) + [.text(fault), .null]
  }
}

/// Reads cases for the index: files on every core, what is owed on the caller's thread.
struct CaseReader {
  private let store: CaseStore
  private let policy: String
  private let derive: ((Case) -> [CaseIndex.StepRow])?

  /// So many cases are in memory at once.
  private static let batch = 2048

  init(_ store: CaseStore, policy: String, derive: ((Case) -> [CaseIndex.StepRow])?) {
    self.store = store
    self.policy = policy
    self.derive = derive
  }

  /// Hands over an entry for each file, in their order; files that are gone by now are passed over.
  func each(of files: [CaseOnDisk], _ body: (CaseEntry) throws -> Void) rethrows {
    for start in stride(from: 0, to: files.count, by: CaseReader.batch) {
      let part = Array(files[start..<min(start + CaseReader.batch, files.count)])
      for reading in readings(of: part) {
        switch reading {
        case .case(let file, let complaint):
          let steps = derive?(complaint)
          try body(CaseEntry(file, complaint, steps: steps, policy: steps == nil ? nil : policy))
        case .fault(let file, let fault): try body(CaseEntry(file, fault: fault))
        case .gone: break
        }
      }
    }
  }

  private enum Reading: Sendable {
    case `case`(CaseOnDisk, Case)
    case fault(CaseOnDisk, String)
    case gone
  }

  private func readings(of files: [CaseOnDisk]) -> [Reading] {
    let store = store
    return Workers.map(files) { part in
      part.map { file in
        do throws(Failure) {
          return .case(file, try store.open(file.id).complaint)
        } catch {
          if error.status == .noinput { return .gone }
          return .fault(file, error.faults.first?.rule ?? "bad-case")
        }
      }
    }
  }
}
