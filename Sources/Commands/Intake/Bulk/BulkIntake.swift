import Casework
import Intake
import JSONText
import Policy
import Store

/// Registers the rows of a table or of JSON Lines, a batch at a time in bounded memory.
///
/// A row is registered under its key, or else under one made of its values, so that a run that was
/// interrupted can be run again and nothing is doubled.
struct BulkIntake {
  private let desk: Desk
  private let source: RowSource
  private let reader: RowReader
  private let policy: IntakePolicy
  private let stamp: Stamp
  private let isRehearsal: Bool
  private var output: BulkOutput
  private var register: CaseRegister
  private var neighbours: BulkNeighbours

  init(
    _ desk: Desk, from path: String, map: IntakeMap, rejects: String?, dryRun: Bool
  ) throws(Failure) {
    self.desk = desk
    source = try RowSource(path, map)
    reader = RowReader(map, currency: desk.settings.currency, zone: desk.settings.zone)
    policy = try desk.policy(IntakePolicy.self)
    stamp = try desk.stamp()
    isRehearsal = dryRun
    output = try BulkOutput(desk, source: path, rejects: dryRun ? nil : rejects)
    register = try CaseRegister(desk.store)
    neighbours = BulkNeighbours(desk, policy)
  }

  mutating func run() throws(Failure) -> Reply {
    if !isRehearsal { desk.prepareClone() }
    while let rows = try source.next(CaseStore.batch) {
      try take(rows)
      output.progress(source)
    }
    return try output.finish(source, neighbours.tally.batches, isRehearsal: isRehearsal)
  }

  /// Registers a batch and answers for each of its rows, in order.
  private mutating func take(_ rows: [RowParser.Parsed]) throws(Failure) {
    var outcomes: [Outcome] = []
    var fresh: [NewCase] = []
    for (row, fault) in rows {
      do throws(Failure) {
        if let fault { throw fault }
        outcomes.append(try decide(row, &fresh))
      } catch {
        outcomes.append(.rejected(error))
      }
    }
    var made = isRehearsal ? fresh.map { _ in true } : try desk.store.create(together: fresh)
    neighbours.wrote()
    made.reverse()
    for (row, outcome) in zip(rows.map(\.row), outcomes) {
      guard case .fresh = outcome, made.popLast() == false else {
        try output.tell(row, outcome, source)
        continue
      }
      try output.tell(row, .rejected(BulkIntake.taken), source)
    }
  }

  /// Another command made a case of that id in the same moment; the row can be fed again.
  private static let taken = Failure(
    .tempfail, rule: "taken", zh: "同一编号刚被另一个命令占用", en: "another command has just taken this id",
    hint: Localized(zh: "把这一行再导入一次", en: "feed this row again"))

  enum Outcome {
    case fresh(CaseID, duplicates: [CaseID])
    case seen(CaseID)
    case rejected(Failure)
  }

  private mutating func decide(
    _ row: IntakeRow, _ fresh: inout [NewCase]
  ) throws(Failure) -> Outcome {
    var complaint = try reader.complaint(row)
    let key = complaint.key ?? row.key
    complaint.key = key
    if complaint.unit == nil { complaint.unit = desk.settings.unit }
    let received = desk.settings.zone.timestamp(seconds: (complaint.received ?? desk.now).seconds)
    guard received <= desk.now.adding(seconds: 300) else {
      throw Failure(
        .dataerr, rule: "future", zh: "受理时间还没有到", en: "the time of receipt lies in the future")
    }
    complaint.identify()
    let day = desk.settings.zone.civil(received).day
    switch try register.place(key: key, day: day, what: complaint.told["what"]?.string ?? "") {
    case .seen(let id): return .seen(id)
    case .free(let id):
      let known = complaint
      let clocks = try policy.clocks.starts { () throws(Failure) in
        try desk.asked(known, as: id, received: received)
      }
      let data = complaint.data(received: received, clocks: clocks)
      let draft = EventDraft(.received, data)
      let duplicates = try neighbours.duplicates(of: id, draft, received: received)
      let links = duplicates.map { other in
        EventDraft(.linked, ["case": .string(other.text), "as": "duplicate"])
      }
      fresh.append(NewCase(id: id, drafts: [draft] + links, stamp: stamp))
      return .fresh(id, duplicates: duplicates)
    }
  }
}

extension IntakeRow {
  /// A key that the same values give again.
  fileprivate var key: String {
    "row-" + Digest.hex(JSONValue.object(values).compactText.utf8).prefix(20)
  }
}
