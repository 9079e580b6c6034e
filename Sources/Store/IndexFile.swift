import Casework

/// The file of the index in `.cs/`: opened, and made where it is absent, of another layout, or of
/// an earlier run of the machine.
struct IndexFile {
  let folder: String

  /// Counts the layout of the tables and whatever the columns are made from; another number
  /// throws the index away.
  private static let layout = 5

  private var path: String { folder + "/index.db" }

  /// The index as it is, or made anew; commands that find none wait for the one that makes it.
  func opened() throws -> Database {
    if let current = try current() { return current }
    let lock = try lock()
    defer { _ = lock }
    return try current() ?? made()
  }

  /// The index, if it can be used as it is.
  private func current() throws -> Database? {
    do {
      let database = try Database(path, creates: false)
      try IndexFile.prepare(database)
      var (layout, boot) = (0, "")
      try database.query("PRAGMA user_version") { layout = $0.number(0) }
      guard layout == IndexFile.layout else { return nil }
      try database.query("SELECT boot FROM machine") { boot = $0.text(0) ?? "" }
      guard boot == Boot.current else { return nil }
      // Others read while one writes. Not while the first cases go in, as all would go in twice;
      // and where others are just reading it can wait for the next command.
      try? database.script("PRAGMA journal_mode=WAL")
      return database
    } catch let fault as Database.Fault where fault.isBusy { throw fault } catch { return nil }
  }

  /// An empty index in the place of whatever was there; the caller holds the lock.
  func made() throws -> Database {
    for end in ["", "-wal", "-shm"] { try FileSystem.remove(path + end) }
    let database = try Database(path, creates: true)
    try IndexFile.fill(database)
    return database
  }

  static func inMemory() throws -> Database {
    let database = try Database(nil, creates: true)
    try fill(database)
    return database
  }

  private static func fill(_ database: Database) throws {
    try prepare(database)
    try database.transaction {
      try database.script(tables)
      try database.run("INSERT INTO machine VALUES (?, NULL)", [.text(Boot.current)])
      try database.script("PRAGMA user_version=\(layout)")
    }
  }

  /// Nothing is synced: a killed process can't harm the file, and after a crash of the machine,
  /// which could leave pages half written, it is made anew.
  private static func prepare(_ database: Database) throws {
    try database.script(
      "PRAGMA page_size=16384; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536;"
        + "PRAGMA temp_store=MEMORY;")
  }

  // MARK: One at a time

  /// Held by whoever changes the index.
  func lock() throws(Failure) -> Lock {
    do throws(Failure) {
      return try Lock.taken(named: "index", in: folder)
    } catch {
      throw error.status == .tempfail ? IndexFile.busy() : error
    }
  }

  /// The lock for somebody who has the index open: where none can be taken, nothing can be written
  /// either, and the index is as good as broken.
  func lockForChange() throws -> Lock {
    do throws(Failure) {
      return try lock()
    } catch {
      if error.status == .tempfail { throw error }
      throw Database.Fault(code: 0)
    }
  }

  static func busy() -> Failure {
    Failure(
      .tempfail, rule: "locked", zh: "另一个命令正在更新索引", en: "another command is updating the index",
      hint: Localized(zh: "稍后再试", en: "try again"))
  }

  // MARK: Tables

  /// Every `number` is a `CaseID.number`; `tail` is the part of it that the six digits are.
  private static let tables = """
    CREATE TABLE machine(boot TEXT, policy TEXT);
    CREATE TABLE months(name TEXT PRIMARY KEY, modified INT, changed INT, inode INT, contents INT,
      names INT);
    CREATE TABLE cases(number INTEGER PRIMARY KEY, tail INT, size INT, modified INT, changed INT,
      inode INT, state TEXT, level INT, category TEXT, owner TEXT, unit TEXT, customer TEXT,
      key TEXT, received INT, closed INT, lot TEXT, product TEXT, satisfaction INT, name TEXT,
      phone TEXT, summary TEXT, fault TEXT, policy TEXT);
    CREATE TABLE texts(number INTEGER PRIMARY KEY, text TEXT, head TEXT);
    CREATE TABLE figures(number INTEGER PRIMARY KEY, counted TEXT);
    CREATE TABLE steps(number INT, clock TEXT, due INT, command TEXT, rule TEXT, who TEXT,
      summary TEXT);
    """

  /// Made once the first cases are in, as that is faster.
  static let indexes = """
    CREATE INDEX IF NOT EXISTS by_tail ON cases(tail);
    CREATE INDEX IF NOT EXISTS by_receipt ON cases(received) WHERE fault IS NULL;
    CREATE INDEX IF NOT EXISTS by_fault ON cases(number) WHERE fault IS NOT NULL;
    CREATE INDEX IF NOT EXISTS by_customer ON cases(customer) WHERE customer IS NOT NULL;
    CREATE INDEX IF NOT EXISTS by_key ON cases(key) WHERE key IS NOT NULL;
    CREATE INDEX IF NOT EXISTS by_lot ON cases(lot) WHERE lot IS NOT NULL;
    CREATE INDEX IF NOT EXISTS by_product ON cases(product) WHERE product IS NOT NULL;
    CREATE INDEX IF NOT EXISTS by_load ON cases(owner) WHERE state <> 'closed';
    CREATE INDEX IF NOT EXISTS by_likeness ON cases(category, received) WHERE state = 'closed';
    CREATE INDEX IF NOT EXISTS by_case ON steps(number);
    """
}
