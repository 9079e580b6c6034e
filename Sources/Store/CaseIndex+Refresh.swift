package import Casework

// Keeping up with the files.
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

  func catchUp(_ depth: Depth, _ database: Database) throws {
    if try changes(depth, database) == nil { return }
    try alone {
      // Somebody else may have taken them over meanwhile.
      guard let (scans, gone) = try changes(depth, database) else { return }
      try database.transaction {
        let isFirst = try months(database).isEmpty
        for name in gone { try forget(month: name, database) }
        for scan in scans { try take(over: scan, database) }
        if isFirst { try database.script(IndexFile.indexes) }
      }
    }
  }

  /// The months that changed, and those that went; nil when nothing did.
  private func changes(
    _ depth: Depth, _ database: Database
  ) throws -> (scans: [MonthScan], gone: [String])? {
    let known = try months(database)
    var gone = known
    var scans: [MonthScan] = []
    try store.workspace.checkFolders()
    let root = store.workspace.path("cases")
    for name in try FileSystem.names(in: root) {
      let now = FileState.now()
      guard CaseID.monthNumber(name) != nil, var folder = FileState(root + "/" + name)
      else { continue }
      folder.size = 0
      let before = gone.removeValue(forKey: name)
      names[name] = before?.names
      if depth == .names, let before, before.folder == folder { continue }
      let scan = try MonthScan(name, in: root, folder, at: now)
      names[name] = scan.names
      // A folder that changed while its names are those known has had a case written anew.
      if depth == .names, let before, before.names == scan.names {
        if !folder.isDoubtful(asOf: now) { try trust(folder, of: name, scan.names, database) }
        continue
      }
      scans.append(scan)
    }
    MonthScan.look(at: &scans, in: root)
    scans.removeAll {
      known[$0.name].map(\.contents) == $0.contents && known[$0.name]?.folder == $0.folder
    }
    return scans.isEmpty && gone.isEmpty ? nil : (scans, Array(gone.keys))
  }

  /// Lets the next write pass over a month while its folder stays as it is.
  private func trust(
    _ folder: FileState, of month: String, _ names: Int, _ database: Database
  ) throws {
    try database.run(
      "UPDATE months SET modified = ?, changed = ?, inode = ? WHERE name = ? AND names = ?",
      [
        .number(folder.modified), .number(folder.changed), .number(folder.inode), .text(month),
        .number(names),
      ])
  }

  private func months(_ database: Database) throws -> [String: Month] {
    var months: [String: Month] = [:]
    try database.query("SELECT name, modified, changed, inode, contents, names FROM months") {
      row in
      months[row.text(0) ?? ""] = Month(
        folder: FileState(
          size: 0, modified: row.number(1), changed: row.number(2), inode: row.number(3)),
        contents: row.number(4), names: row.number(5))
    }
    return months
  }

  /// The numbers of a month's cases: from the first, and below the second.
  private func range(of month: String) -> (Database.Value, Database.Value) {
    let number = CaseID.monthNumber(month) ?? 0
    return (.number(number * 100 << 30), .number((number + 1) * 100 << 30))
  }

  private func forget(month: String, _ database: Database) throws {
    let (first, next) = range(of: month)
    for table in ["steps", "figures", "texts", "cases"] {
      try database.run("DELETE FROM \(table) WHERE number >= ? AND number < ?", [first, next])
    }
    try database.run("DELETE FROM months WHERE name = ?", [.text(month)])
  }

  private func forget(_ number: Int, _ database: Database) throws {
    for table in ["steps", "figures", "texts", "cases"] {
      try database.run("DELETE FROM \(table) WHERE number = ?", [.number(number)])
    }
  }

  /// Takes over what changed in a month.
  private func take(over scan: MonthScan, _ database: Database) throws {
    var rows: [Int: FileState] = [:]
    let (first, next) = range(of: scan.name)
    try database.query(
      "SELECT number, size, modified, changed, inode FROM cases WHERE number >= ? AND number < ?",
      [first, next]
    ) { row in
      rows[row.number(0)] = FileState(
        size: row.number(1), modified: row.number(2), changed: row.number(3), inode: row.number(4))
    }
    let files = scan.files
    let fresh = files.filter { rows[$0.id.number] != $0.state }.sorted { $0.id < $1.id }
    let present = Set(files.map(\.id.number))
    for number in rows.keys where !present.contains(number) { try forget(number, database) }
    try CaseReader(store, fresh.isEmpty ? nil : derive).each(of: fresh) { entry in
      // Read too soon after its last change: its state is not to be trusted the next time.
      let doubtful = entry.file.state.isDoubtful(asOf: scan.time)
      let isNew = rows[entry.file.id.number] == nil
      try put(entry, state: doubtful ? .unknown : entry.file.state, isNew: isNew, database)
    }
    let doubtful = fresh.contains { $0.state.isDoubtful(asOf: scan.time) }
    let folder = scan.folder.isDoubtful(asOf: scan.time) ? FileState.unknown : scan.folder
    try database.run(
      "INSERT OR REPLACE INTO months VALUES (?, ?, ?, ?, ?, ?)",
      [
        .text(scan.name), .number(folder.modified), .number(folder.changed),
        .number(folder.inode), .number(doubtful ? 0 : scan.contents), .number(scan.names),
      ])
  }

  /// - Parameter isNew: whether nothing is known of the case, so that nothing has to be removed.
  private func put(
    _ entry: CaseEntry, state: FileState, isNew: Bool, _ database: Database
  ) throws {
    let number = Database.Value.number(entry.file.id.number)
    try database.run(
      "INSERT OR REPLACE INTO cases VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
      [
        number, .number(entry.file.id.number & 0x3fff_ffff), .number(state.size),
        .number(state.modified), .number(state.changed), .number(state.inode),
      ] + entry.columns + [entry.derived == nil ? .null : .text(policy)])
    try database.run(
      "INSERT OR REPLACE INTO texts VALUES (?,?,?)", [number, .text(entry.text), .text(entry.head)])
    try put(entry.derived, of: number, isNew: isNew, database)
  }

  private func put(
    _ derived: Derived?, of number: Database.Value, isNew: Bool, _ database: Database
  ) throws {
    guard let derived else {
      // `derive` has to be asked again before anybody is told of steps or figures.
      return try database.run("UPDATE machine SET policy = NULL WHERE policy IS NOT NULL")
    }
    if !isNew { try database.run("DELETE FROM steps WHERE number = ?", [number]) }
    try database.run(
      "INSERT OR REPLACE INTO figures VALUES (?,?)", [number, .text(derived.counted)])
    for step in derived.steps {
      try database.run(
        "INSERT INTO steps VALUES (?,?,?,?,?,?,?)",
        [
          number, .init(step.clock), .init(step.by), .text(step.command), .text(step.rule),
          .text(step.who.joined(separator: " ")), .text(step.summary),
        ])
    }
  }

  /// Works out anew what was worked out by another policy, or not at all.
  func renewDerived(_ database: Database) throws {
    if try isDerived(database) { return }
    try alone { if try !isDerived(database) { try derive(database) } }
  }

  private func isDerived(_ database: Database) throws -> Bool {
    var worked: String?
    try database.query("SELECT policy FROM machine") { worked = $0.text(0) }
    return worked == policy
  }

  private func derive(_ database: Database) throws {
    var stale: [CaseOnDisk] = []
    try database.query(
      "SELECT number FROM cases WHERE policy IS NOT ? AND fault IS NULL", [.text(policy)]
    ) { stale.append(CaseOnDisk(id: CaseID(number: $0.number(0)), state: .unknown)) }
    guard stale.isEmpty || derive != nil else { return }
    try database.transaction {
      try CaseReader(store, stale.isEmpty ? nil : derive).each(of: stale) { entry in
        let number = Database.Value.number(entry.file.id.number)
        try put(entry.derived, of: number, isNew: false, database)
        try database.run("UPDATE cases SET policy = ? WHERE number = ?", [.text(policy), number])
      }
      try database.run("UPDATE machine SET policy = ?", [.text(policy)])
    }
  }

  /// Adds a case that was just written, so that the next write needn't look for it.
  ///
  /// Where no other command added one since this index was brought up to date, the month's folder
  /// is trusted as the write left it. What something else than `cs` changed there in the few
  /// milliseconds between is seen by every listing, and by writes once the folder changes again.
  package func add(_ complaint: Case) throws(Failure) {
    let file = CaseOnDisk(id: complaint.id, state: .unknown)
    let entry = CaseEntry(file, complaint, derived: nil)
    let folder = FileState(store.workspace.path("cases/\(complaint.id.month)"))
    try using { database in
      try alone { try add(entry, folder, database) }
    }
  }

  private func add(_ entry: CaseEntry, _ folder: FileState?, _ database: Database) throws {
    let (number, month) = (entry.file.id.number, entry.file.id.month)
    try database.transaction {
      var isKnown = false
      try database.query("SELECT 1 FROM cases WHERE number = ?", [.number(number)]) { _ in
        isKnown = true
      }
      try put(entry, state: .unknown, isNew: !isKnown, database)
      if isKnown { return }
      let mixed = MonthScan.mixed(number)
      try database.run(
        "UPDATE months SET names = names + ? WHERE name = ?", [.number(mixed), .text(month)])
      guard let before = names[month], let folder else { return }
      names[month] = before + mixed
      try trust(folder, of: month, before + mixed, database)
    }
  }
}
