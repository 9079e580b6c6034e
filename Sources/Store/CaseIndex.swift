package import Casework

/// A disposable index of the cases, in SQLite.
///
/// The files are the truth. Before it answers, the index looks at what changed: `.names` trusts a
/// folder whose own times did not change, which finds every case that came or went and is all that
/// a write needs; `.contents` looks at each file. A file that was read too shortly after its last
/// change to be told apart from a later one is read again the next time.
package final class CaseIndex {
  package enum Depth { case names, contents }

  /// Counts the layout of the tables and whatever the columns are made from; another number
  /// throws the index away.
  private static let layout = 2

  private var database: Database
  private let store: CaseStore
  /// What a case owes, for the `steps` table; nil keeps what was there.
  private let derive: ((Case) -> [StepRow])?
  /// Names the policy that `derive` works by; steps made by another are made anew.
  private let policy: String

  /// A step that is owed, as the index keeps it.
  package struct StepRow: Sendable {
    package var clock: String?
    /// Seconds since 1970.
    package var by: Int?
    package var command: String
    package var rule: String
    package var who: [String]
    package var summary: String

    package init(
      clock: String?, by: Int?, command: String, rule: String, who: [String], summary: String
    ) {
      (self.clock, self.by, self.command) = (clock, by, command)
      (self.rule, self.who, self.summary) = (rule, who, summary)
    }
  }

  /// Opens the index, made anew where it is absent, of another layout, or broken; where nothing can
  /// be written it is made in memory.
  package init(
    _ store: CaseStore, policy: String = "", derive: ((Case) -> [StepRow])? = nil
  ) throws(Failure) {
    self.store = store
    self.policy = policy
    self.derive = derive
    let path = (try? store.workspace.madeScratch()).map { $0 + "/index.db" }
    if let path, let opened = CaseIndex.opened(path) {
      database = opened
      return
    }
    if let path { for end in ["", "-wal", "-shm"] { try? FileSystem.remove(path + end) } }
    do {
      database = try path.flatMap(CaseIndex.opened) ?? Database(nil)
      try CaseIndex.prepare(database)
    } catch {
      throw CaseIndex.failure()
    }
  }

  private static func opened(_ path: String) -> Database? {
    guard let database = try? Database(path), (try? prepare(database)) != nil else { return nil }
    return database
  }

  private static func prepare(_ database: Database) throws {
    // Nothing is synced: a killed process can't harm it, and after a crash of the machine, which
    // could leave pages half written, it is made anew.
    try database.script("PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;")
    var found = 0
    try database.query("PRAGMA user_version") { found = $0.number(0) }
    let boot = Boot.current
    if found == layout {
      var made: String?
      try database.query("SELECT boot FROM machine") { made = $0.text(0) }
      if made == boot { return }
    }
    if found != 0 { throw Database.Fault(code: 0) }
    try database.transaction {
      try database.script(tables)
      try database.run("INSERT INTO machine VALUES (?)", [.text(boot)])
      try database.script("PRAGMA user_version=\(layout)")
    }
  }

  private static let tables = """
    CREATE TABLE machine(boot TEXT);
    CREATE TABLE months(name TEXT PRIMARY KEY, modified INT, changed INT, inode INT, contents INT,
      names INT);
    CREATE TABLE cases(id TEXT PRIMARY KEY, digits TEXT, month TEXT, size INT, modified INT,
      changed INT, inode INT, state TEXT, level INT, category TEXT, owner TEXT, unit TEXT,
      customer TEXT, key TEXT, received INT, closed INT, lot TEXT, product TEXT, satisfaction INT,
      name TEXT, summary TEXT, text TEXT, head TEXT, fault TEXT, policy TEXT);
    CREATE INDEX by_digits ON cases(digits);
    CREATE INDEX by_month ON cases(month);
    CREATE INDEX by_customer ON cases(customer) WHERE customer IS NOT NULL;
    CREATE INDEX by_key ON cases(key) WHERE key IS NOT NULL;
    CREATE INDEX by_lot ON cases(lot) WHERE lot IS NOT NULL;
    CREATE INDEX by_product ON cases(product) WHERE product IS NOT NULL;
    CREATE INDEX by_load ON cases(owner) WHERE state <> 'closed';
    CREATE INDEX by_likeness ON cases(category, received) WHERE state = 'closed';
    CREATE TABLE steps(id TEXT, clock TEXT, due INT, command TEXT, rule TEXT, who TEXT, summary TEXT);
    CREATE INDEX by_case ON steps(id);
    """

  private static func failure() -> Failure {
    Failure(
      .ioerr, rule: "index", zh: "索引无法使用", en: "the index can't be used",
      hint: Localized(
        zh: "删除 .cs 文件夹后再试，不会丢失任何记录",
        en: "remove the folder .cs and try again; nothing is lost with it"))
  }

  /// Runs `body`; a broken index is thrown away and made anew once.
  func using<Answer>(_ body: (Database) throws -> Answer) throws(Failure) -> Answer {
    do { return try body(database) } catch let failure as Failure { throw failure } catch {
      let fresh = try? rebuilt()
      guard let fresh, let answer = try? body(fresh) else { throw CaseIndex.failure() }
      return answer
    }
  }

  /// Makes the index anew; in memory where the disk takes none.
  private func rebuilt() throws -> Database {
    let path = store.workspace.scratch + "/index.db"
    for end in ["", "-wal", "-shm"] { try? FileSystem.remove(path + end) }
    do {
      database = try Database(path)
      try CaseIndex.prepare(database)
      try catchUp(.contents, database)
    } catch {
      database = try Database(nil)
      try CaseIndex.prepare(database)
      try catchUp(.contents, database)
    }
    return database
  }
}

// MARK: - Keeping up

extension CaseIndex {
  /// Brings the index up to what the files hold now.
  package func refresh(_ depth: Depth) throws(Failure) {
    try using { try catchUp(depth, $0) }
  }

  private struct Month {
    var folder: FileState
    /// The sum over the files' states.
    var contents: Int
    /// The sum over their names.
    var names: Int
  }

  private func catchUp(_ depth: Depth, _ database: Database) throws {
    var known: [String: Month] = [:]
    try database.query("SELECT name, modified, changed, inode, contents, names FROM months") {
      row in
      known[row.text(0) ?? ""] = Month(
        folder: FileState(
          size: 0, modified: row.number(1), changed: row.number(2), inode: row.number(3)),
        contents: row.number(4), names: row.number(5))
    }
    var changes: [MonthScan] = []
    try store.workspace.checkFolders()
    let root = store.workspace.path("cases")
    for name in try FileSystem.names(in: root) {
      let now = FileState.now()
      guard var folder = FileState(root + "/" + name) else { continue }
      folder.size = 0
      let before = known.removeValue(forKey: name)
      if depth == .names, let before {
        // A folder that changed while its names are those known has had a case written anew.
        if before.folder == folder { continue }
        if try MonthScan.names(name, in: root) == before.names { continue }
      }
      let scan = try MonthScan(name, in: root, folder, at: now)
      if before?.contents != scan.sum || before?.folder != folder { changes.append(scan) }
    }
    if changes.isEmpty, known.isEmpty {
      if depth == .contents { try renewSteps(database) }
      return
    }
    try database.transaction {
      for name in known.keys { try forget(month: name, database) }
      for scan in changes { try take(over: scan, database) }
    }
    if depth == .contents { try renewSteps(database) }
  }

  private func forget(month: String, _ database: Database) throws {
    try database.run(
      "DELETE FROM steps WHERE id IN (SELECT id FROM cases WHERE month = ?)", [.text(month)])
    try database.run("DELETE FROM cases WHERE month = ?", [.text(month)])
    try database.run("DELETE FROM months WHERE name = ?", [.text(month)])
  }

  /// Takes over what changed in a month.
  private func take(over scan: MonthScan, _ database: Database) throws {
    var rows: [String: FileState] = [:]
    try database.query(
      "SELECT id, size, modified, changed, inode FROM cases WHERE month = ?", [.text(scan.name)]
    ) { row in
      rows[row.text(0) ?? ""] = FileState(
        size: row.number(1), modified: row.number(2), changed: row.number(3), inode: row.number(4))
    }
    let fresh = scan.files.filter { rows[$0.id.text] != $0.state }
    let present = Set(scan.files.map(\.id.text))
    for id in rows.keys where !present.contains(id) { try forget(id, database) }
    let reader = CaseReader(store, policy: policy, derive: derive)
    try reader.each(of: fresh) { entry in
      // Read too soon after its last change: its state is not to be trusted the next time.
      let doubtful = entry.file.state.isDoubtful(asOf: scan.time)
      try put(entry, state: doubtful ? .unknown : entry.file.state, database)
    }
    let doubtful = fresh.contains { $0.state.isDoubtful(asOf: scan.time) }
    let folder = scan.folder.isDoubtful(asOf: scan.time) ? FileState.unknown : scan.folder
    try database.run(
      "INSERT OR REPLACE INTO months VALUES (?, ?, ?, ?, ?, ?)",
      [
        .text(scan.name), .number(folder.modified), .number(folder.changed),
        .number(folder.inode), .number(doubtful ? 0 : scan.sum), .number(scan.names),
      ])
  }

  private func forget(_ id: String, _ database: Database) throws {
    try database.run("DELETE FROM steps WHERE id = ?", [.text(id)])
    try database.run("DELETE FROM cases WHERE id = ?", [.text(id)])
  }

  /// Works out anew what was worked out by another policy.
  private func renewSteps(_ database: Database) throws {
    guard derive != nil else { return }
    var stale: [CaseID] = []
    try database.query(
      "SELECT id FROM cases WHERE policy IS NOT ? AND fault IS NULL", [.text(policy)]
    ) { row in
      if let id = CaseID(row.text(0) ?? "") { stale.append(id) }
    }
    if stale.isEmpty { return }
    let reader = CaseReader(store, policy: policy, derive: derive)
    try database.transaction {
      try reader.each(of: stale.map { CaseOnDisk(id: $0, state: .unknown) }) { entry in
        try putSteps(entry, database)
        try database.run(
          "UPDATE cases SET policy = ? WHERE id = ?", [.text(policy), .text(entry.file.id.text)])
      }
    }
  }

  private func put(_ entry: CaseEntry, state: FileState, _ database: Database) throws {
    try database.run(
      "INSERT OR REPLACE INTO cases VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
      [
        .text(entry.file.id.text), .text(String(entry.file.id.digits)),
        .text(entry.file.id.month), .number(state.size), .number(state.modified),
        .number(state.changed), .number(state.inode),
      ] + entry.columns)
    try putSteps(entry, database)
  }

  private func putSteps(_ entry: CaseEntry, _ database: Database) throws {
    guard let steps = entry.steps else { return }
    let id = entry.file.id.text
    try database.run("DELETE FROM steps WHERE id = ?", [.text(id)])
    for step in steps {
      try database.run(
        "INSERT INTO steps VALUES (?,?,?,?,?,?,?)",
        [
          .text(id), .init(step.clock), .init(step.by), .text(step.command), .text(step.rule),
          .text(step.who.joined(separator: " ")), .text(step.summary),
        ])
    }
  }

  /// Adds a case that was just written, so that the next write needn't look for it.
  ///
  /// The month's own times are not taken over, as another writer may have added a case meanwhile;
  /// its sum of names grows by this one, whoever else adds to it.
  package func add(_ complaint: Case) throws(Failure) {
    let file = CaseOnDisk(id: complaint.id, state: .unknown)
    let entry = CaseEntry(file, complaint, steps: nil, policy: nil)
    try using { database in
      try database.transaction {
        var isKnown = false
        let id = complaint.id.text
        try database.query("SELECT 1 FROM cases WHERE id = ?", [.text(id)]) { _ in isKnown = true }
        try put(entry, state: .unknown, database)
        if isKnown { return }
        try database.run(
          "UPDATE months SET names = names + ? WHERE name = ?",
          [.number(MonthScan.mixed(id + ".json")), .text(complaint.id.month)])
      }
    }
  }
}

// MARK: - Asking

extension CaseIndex {
  /// The cases whose id, or six digits, begin so.
  package func ids(beginning prefix: String) throws(Failure) -> [CaseID] {
    let end = prefix + "\u{7F}"
    return try ids(
      "SELECT id FROM cases WHERE id >= ? AND id < ? UNION SELECT id FROM cases WHERE digits >= ? AND digits < ?",
      [.text(prefix), .text(end), .text(prefix), .text(end)])
  }

  package func ids(key: String) throws(Failure) -> [CaseID] {
    try ids("SELECT id FROM cases WHERE key = ?", [.text(key)])
  }

  /// Cases that may matter to one of this customer, lot or product.
  package func neighbours(
    customer: String?, lot: String?, product: String?
  ) throws(Failure) -> [CaseID] {
    var found = Set<CaseID>()
    for (column, value) in [("customer", customer), ("lot", lot), ("product", product)] {
      guard let value else { continue }
      found.formUnion(try ids("SELECT id FROM cases WHERE \(column) = ?", [.text(value)]))
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
      "SELECT id FROM cases WHERE state = 'closed' AND category = ? AND satisfaction >= ? ORDER BY received DESC LIMIT ?",
      [.text(category), .number(satisfaction), .number(most)])
  }

  func ids(_ query: String, _ values: [Database.Value]) throws(Failure) -> [CaseID] {
    try using { database in
      var ids: [CaseID] = []
      try database.query(query, values) { row in
        if let id = CaseID(row.text(0) ?? "") { ids.append(id) }
      }
      return ids
    }
  }
}
