internal import CSQLite

/// A connection to SQLite, as little of it as the index needs.
///
/// Every error is thrown as one: whoever holds a disposable database throws it away then.
final class Database {
  /// What SQLite said, by its result code.
  struct Fault: Error {
    let code: Int32

    /// Another process kept what was asked for too long.
    var isBusy: Bool { code & 0xFF == SQLITE_BUSY || code & 0xFF == SQLITE_LOCKED }
  }

  enum Value: Sendable {
    case text(String)
    case number(Int)
    case null

    init(_ text: String?) { self = text.map { .text($0) } ?? .null }
    init(_ number: Int?) { self = number.map { .number($0) } ?? .null }
  }

  /// One row of an answer, read while the statement stands on it.
  struct Row {
    fileprivate let statement: OpaquePointer

    func text(_ column: Int32) -> String? {
      guard let bytes = sqlite3_column_text(statement, column) else { return nil }
      let count = Int(sqlite3_column_bytes(statement, column))
      return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    /// Hands over the bytes of a text; none for NULL.
    func bytes(_ column: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
      guard let bytes = sqlite3_column_text(statement, column) else { return }
      body(UnsafeBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, column))))
    }

    func optional(_ column: Int32) -> Int? {
      sqlite3_column_type(statement, column) == SQLITE_NULL ? nil : number(column)
    }

    func number(_ column: Int32) -> Int { Int(sqlite3_column_int64(statement, column)) }

    /// Seconds since 1970, as far away as any calendar reaches, whatever a damaged file says.
    func seconds(_ column: Int32) -> Int { min(max(number(column), -1 << 38), 1 << 38) }
  }

  private var handle: OpaquePointer?
  private var statements: [String: OpaquePointer] = [:]

  /// Opens a file, or a database in memory where `path` is nil.
  ///
  /// - Parameter creates: whether a file that isn't there is made.
  init(_ path: String?, creates: Bool) throws {
    let flags =
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW
      | (creates ? SQLITE_OPEN_CREATE : 0)
    let code = sqlite3_open_v2(path ?? ":memory:", &handle, flags, nil)
    guard code == SQLITE_OK else {
      sqlite3_close(handle)
      handle = nil
      throw Fault(code: code)
    }
    sqlite3_busy_timeout(handle, Int32(Lock.patience))
  }

  deinit {
    for statement in statements.values { sqlite3_finalize(statement) }
    sqlite3_close(handle)
  }

  /// Runs statements that answer nothing.
  func script(_ text: String) throws {
    let code = sqlite3_exec(handle, text, nil, nil, nil)
    if code != SQLITE_OK { throw Fault(code: code) }
  }

  /// Runs a statement once for its effect.
  func run(_ text: String, _ values: [Value] = []) throws {
    try query(text, values) { _ in }
  }

  /// Runs a statement and hands each row to `body`.
  func query(_ text: String, _ values: [Value] = [], _ body: (Row) throws -> Void) throws {
    let statement = try prepared(text)
    defer {
      sqlite3_reset(statement)
      sqlite3_clear_bindings(statement)
    }
    for (index, value) in values.enumerated() { bind(value, at: Int32(index + 1), statement) }
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: try body(Row(statement: statement))
      case SQLITE_DONE: return
      case let code: throw Fault(code: code)
      }
    }
  }

  private func prepared(_ text: String) throws -> OpaquePointer {
    if let known = statements[text] { return known }
    var statement: OpaquePointer?
    let code = sqlite3_prepare_v2(handle, text, -1, &statement, nil)
    guard code == SQLITE_OK, let statement else { throw Fault(code: code) }
    statements[text] = statement
    return statement
  }

  private func bind(_ value: Value, at place: Int32, _ statement: OpaquePointer) {
    switch value {
    case .number(let number): sqlite3_bind_int64(statement, place, Int64(number))
    case .null: sqlite3_bind_null(statement, place)
    case .text(let text):
      // SQLITE_TRANSIENT: SQLite takes a copy.
      let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
      sqlite3_bind_text(statement, place, text, -1, transient)
    }
  }

  /// Runs `body` as one transaction.
  func transaction(_ body: () throws -> Void) throws {
    try script("BEGIN IMMEDIATE")
    do {
      try body()
      try script("COMMIT")
    } catch {
      try? script("ROLLBACK")
      throw error
    }
  }
}
