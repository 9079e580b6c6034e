package import Casework

/// A disposable index of the cases, in SQLite.
///
/// The files are the truth. Before it answers, the index looks at what changed: `.names` trusts a
/// folder whose own times did not change, which finds every case that came or went and is all that
/// a write needs; `.contents` looks at each file. A file that was read too shortly after its last
/// change to be told apart from a later one is read again the next time.
package final class CaseIndex {
  package enum Depth { case names, contents }

  private var database: Database
  /// Nil while the index is in memory only.
  private var file: IndexFile?
  private var isAlone = false
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
    let folder = try? store.workspace.madeScratch()
    file = folder.map { IndexFile(folder: $0) }
    do {
      database = try file.map { try $0.opened() } ?? IndexFile.inMemory()
    } catch let failure as Failure where failure.status == .tempfail {
      throw failure
    } catch let fault as Database.Fault where fault.isBusy { throw IndexFile.busy() } catch {
      file = nil
      // A disk that takes no index; the answer is the same without one.
      do { database = try IndexFile.inMemory() } catch { throw CaseIndex.failure() }
    }
  }

  private static func failure() -> Failure {
    Failure(
      .ioerr, rule: "index", zh: "索引无法使用", en: "the index can't be used",
      hint: Localized(
        zh: "删除 .cs 文件夹后再试，不会丢失任何记录",
        en: "remove the folder .cs and try again; nothing is lost with it"))
  }

  /// Runs `body`; a broken index is thrown away and made anew once.
  ///
  /// - Throws: `tempfail` when another command keeps the index too long.
  func using<Answer>(_ body: (Database) throws -> Answer) throws(Failure) -> Answer {
    do { return try body(database) } catch let failure as Failure {
      throw failure
    } catch let fault as Database.Fault where fault.isBusy { throw IndexFile.busy() } catch {
      if let fresh = try? rebuilt(file), let answer = try? body(fresh) { return answer }
      // Somebody keeps taking it away.
      guard let fresh = try? rebuilt(nil), let answer = try? body(fresh) else {
        throw CaseIndex.failure()
      }
      return answer
    }
  }

  /// Runs `body` while no other command changes the index: SQLite lets one writer wait for another
  /// in most cases only, and what a command found out before it waited may be old afterwards.
  ///
  /// - Throws: `tempfail` when another command keeps the index too long.
  func alone<Answer>(_ body: () throws -> Answer) throws -> Answer {
    guard let file, !isAlone else { return try body() }
    let lock = try file.lockForChange()
    isAlone = true
    defer {
      isAlone = false
      _ = lock
    }
    return try body()
  }

  /// Makes the index anew; in memory where the disk takes none, or there shall be none.
  private func rebuilt(_ wanted: IndexFile?) throws -> Database {
    if let wanted, let made = try? alone({ try remade(wanted) }) { return made }
    file = nil
    database = try IndexFile.inMemory()
    try catchUp(.contents, database)
    return database
  }

  private func remade(_ file: IndexFile) throws -> Database {
    database = try file.made()
    try catchUp(.contents, database)
    return database
  }
}
