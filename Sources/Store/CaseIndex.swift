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
  private static let layout = 4

  private var database: Database
  let store: CaseStore
  /// Names the policy that `derive` works by; what was worked out by another is worked out anew.
  let policy: String
  private let deriving: () -> CaseReader.Derive?
  /// Works out what the files don't say in so many words: asked for when there is something to read.
  private(set) lazy var derive: CaseReader.Derive? = deriving()

  /// The sums over the names of each month's cases, as they were when the index was brought up to
  /// date.
  var names: [String: Int] = [:]

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

  /// What follows from a case and policy.
  package struct Derived: Sendable {
    package var steps: [StepRow]
    /// What the case counts for in figures, as its reader spells it.
    package var counted: String

    package init(steps: [StepRow], counted: String) {
      (self.steps, self.counted) = (steps, counted)
    }
  }

  /// Opens the index, made anew where it is absent, of another layout, or broken; where nothing can
  /// be written it is made in memory.
  ///
  /// - Parameter deriving: gives what works out `Derived`; nil keeps what was there.
  /// - Throws: `tempfail` when another command keeps the index too long.
  package init(
    _ store: CaseStore, policy: String = "",
    deriving: @escaping () -> (@Sendable (Case) -> Derived)? = { nil }
  ) throws(Failure) {
    self.store = store
    self.policy = policy
    self.deriving = deriving
    let path = (try? store.workspace.madeScratch()).map { $0 + "/index.db" }
    if let path, let opened = try CaseIndex.opened(path) {
      database = opened
      return
    }
    do {
      if let path { CaseIndex.remove(path) }
      database = try path.flatMap(CaseIndex.opened) ?? CaseIndex.inMemory()
    } catch let failure as Failure { throw failure } catch { throw CaseIndex.failure() }
  }

  /// The index in a file; nil when it has to be made anew.
  private static func opened(_ path: String) throws(Failure) -> Database? {
    do {
      let database = try Database(path)
      try prepare(database)
      return database
    } catch let fault as Database.Fault where fault.isBusy { throw busy() } catch { return nil }
  }

  private static func inMemory() throws -> Database {
    let database = try Database(nil)
    try prepare(database)
    return database
  }

  private static func remove(_ path: String) {
    for end in ["", "-wal", "-shm"] { try? FileSystem.remove(path + end) }
  }

  private static func prepare(_ database: Database) throws {
    // Nothing is synced: a killed process can't harm it, and after a crash of the machine, which
    // could leave pages half written, it is made anew.
    try database.script(
      "PRAGMA page_size=16384; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536;"
        + "PRAGMA temp_store=MEMORY;")
    var found = 0
    try database.query("PRAGMA user_version") { found = $0.number(0) }
    let boot = Boot.current
    if found == layout {
      var made: String?
      try database.query("SELECT boot FROM machine") { made = $0.text(0) }
      if made == boot {
        // Others read while one writes. Not while the first cases go in, as all would go in twice.
        return try database.script("PRAGMA journal_mode=WAL")
      }
    }
    if found != 0 { throw Database.Fault(code: 0) }
    try database.transaction {
      try database.script(tables)
      try database.run("INSERT INTO machine VALUES (?, NULL)", [.text(boot)])
      try database.script("PRAGMA user_version=\(layout)")
    }
  }

  /// Every `number` is a `CaseID.number`; `tail` is the part of it that the six digits are.
  private static let tables = """
    CREATE TABLE machine(boot TEXT, policy TEXT);
    CREATE TABLE months(name TEXT PRIMARY KEY, modified INT, changed INT, inode INT, contents INT,
      names INT);
    CREATE TABLE cases(number INTEGER PRIMARY KEY, tail INT, size INT, modified INT, changed INT,
      inode INT, state TEXT, level INT, category TEXT, owner TEXT, unit TEXT, customer TEXT,
      key TEXT, received INT, closed INT, lot TEXT, product TEXT, satisfaction INT, name TEXT,
      summary TEXT, fault TEXT, policy TEXT);
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

  private static func failure() -> Failure {
    Failure(
      .ioerr, rule: "index", zh: "索引无法使用", en: "the index can't be used",
      hint: Localized(
        zh: "删除 .cs 文件夹后再试，不会丢失任何记录",
        en: "remove the folder .cs and try again; nothing is lost with it"))
  }

  private static func busy() -> Failure {
    Failure(
      .tempfail, rule: "locked", zh: "另一个命令正在更新索引", en: "another command is updating the index",
      hint: Localized(zh: "稍后再试", en: "try again"))
  }

  /// Runs `body`; a broken index is thrown away and made anew once.
  ///
  /// - Throws: `tempfail` when another command keeps the index too long.
  func using<Answer>(_ body: (Database) throws -> Answer) throws(Failure) -> Answer {
    do { return try body(database) } catch let failure as Failure {
      throw failure
    } catch let fault as Database.Fault where fault.isBusy { throw CaseIndex.busy() } catch {
      let fresh = try? rebuilt()
      guard let fresh, let answer = try? body(fresh) else { throw CaseIndex.failure() }
      return answer
    }
  }

  /// Makes the index anew; in memory where the disk takes none.
  private func rebuilt() throws -> Database {
    let path = store.workspace.scratch + "/index.db"
    CaseIndex.remove(path)
    do {
      database = try Database(path)
      try CaseIndex.prepare(database)
      try catchUp(.contents, database)
    } catch {
      database = try CaseIndex.inMemory()
      try catchUp(.contents, database)
    }
    return database
  }
}
