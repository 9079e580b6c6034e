package import Casework

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The few calls on files that the store is made of; every error is a `Failure` with its status.
package enum FileSystem {
  package static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0
  }

  /// Whether there is a folder, and not a link to one.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  package static func remove(_ path: String) throws(Failure) {
    guard unlink(path) == 0 || errno == ENOENT else {
      throw failure(.ioerr, path, zh: "无法删除", en: "can't remove")
    }
  }

  /// Makes a folder and those above it, each synced into its parent.
  package static func makeFolder(_ path: String) throws(Failure) {
    if exists(path) || path.isEmpty { return }
    let parent = parent(of: path)
    try makeFolder(parent)
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
      throw failure(.cantcreat, path, zh: "无法创建文件夹", en: "can't make the folder")
    }
    try sync(folder: parent)
  }

  /// Replaces a file so that it survives power loss and is never seen in part: a temporary beside
  /// it is written and synced, then renamed over it, and the folder is synced.
  package static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    try makeFolder(parent(of: path))
    try replace(path, with: bytes, isSynced: true)
    do throws(Failure) { try sync(folder: parent(of: path)) } catch { throw unproven(path, error) }
  }

  /// Replaces a file so that it is never seen in part.
  ///
  /// - Parameter isSynced: whether its bytes reach the disk before its name does.
  static func replace(_ path: String, with bytes: [UInt8], isSynced: Bool) throws(Failure) {
    try replace(path, isSynced: isSynced) { (file) throws(Failure) in
      guard bytes.withUnsafeBytes({ writeAll($0, to: file) }) else { throw unwritable(path) }
    }
  }

  /// Replaces a file by what `fill` writes, so that it is never seen in part.
  private static func replace(
    _ path: String, isSynced: Bool, _ fill: (Int32) throws(Failure) -> Void
  ) throws(Failure) {
    let (temporary, file) = try makeTemporary(in: parent(of: path), for: path)
    defer { close(file) }
    do throws(Failure) {
      try fill(file)
      guard !isSynced || fsync(file) == 0, rename(temporary, path) == 0 else {
        throw unwritable(path)
      }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  private static func unwritable(_ path: String) -> Failure {
    failure(.ioerr, path, zh: "无法写入", en: "can't write")
  }

  /// Writes to the end of a file; `anew` empties it first.
  package static func append(_ bytes: [UInt8], to path: String, anew: Bool) throws(Failure) {
    let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | (anew ? O_TRUNC : O_APPEND), 0o666)
    guard file >= 0 else { throw failure(.cantcreat, path, zh: "无法创建", en: "can't create") }
    defer { close(file) }
    guard bytes.withUnsafeBytes({ writeAll($0, to: file) }) else { throw unwritable(path) }
  }

  /// Copies a file durably, a piece at a time, if it still has the digest it had.
  ///
  /// - Throws: `dataerr` when it changed meanwhile.
  static func copy(_ source: String, to path: String, digest: String) throws(Failure) {
    try makeFolder(parent(of: path))
    try replace(path, isSynced: true) { (file) throws(Failure) in
      var sum = RunningDigest()
      _ = try pieces(of: source) { (piece) throws(Failure) in
        sum.add(piece)
        guard writeAll(piece, to: file) else { throw unwritable(path) }
      }
      guard sum.hex == digest else {
        throw Failure(
          .dataerr, rule: "changed", zh: "“\(source)”在读取时被改动",
          en: "'\(source)' changed while it was read")
      }
    }
    do throws(Failure) { try sync(folder: parent(of: path)) } catch { throw unproven(path, error) }
  }

  /// The file has its new content, but its folder could not be synced.
  private static func unproven(_ path: String, _ cause: Failure) -> Failure {
    Failure(
      .ioerr, rule: "unproven",
      zh: "“\(path)”已写入，但无法确认已落盘：\(cause.faults.first?.message.zh ?? "")",
      en:
        "'\(path)' is written, but may not survive a power cut: \(cause.faults.first?.message.en ?? "")",
      hint: Localized(
        zh: "改动已经生效，不要再做一遍；先检查磁盘",
        en: "the change stands, don't make it again; look after the disk first"))
  }

  /// A temporary, locked until it is closed, so that `isAbandoned` knows it from one that a killed
  /// writer left.
  static func makeTemporary(
    in folder: String, for path: String
  ) throws(Failure) -> (name: String, file: Int32) {
    while true {
      let name =
        folder + "/" + temporaryPrefix + Base32.text(UInt64.random(in: 0...UInt64.max), count: 10)
      let file = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      guard file >= 0 else {
        throw failure(.cantcreat, path, zh: "无法创建", en: "can't create")
      }
      // An inspection that comes before the lock takes it for abandoned and removes it.
      let isTaken = flock(file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK
      var status = stat()
      if !isTaken, fstat(file, &status) != 0 || status.st_nlink > 0 { return (name, file) }
      unlink(name)
      close(file)
    }
  }

  /// How the names of temporaries begin; a killed writer may leave one behind.
  package static let temporaryPrefix = ".cs-tmp-"

  /// Whether nobody writes a temporary any more.
  static func isAbandoned(_ temporary: String) -> Bool {
    let file = open(temporary, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
    guard file >= 0 else { return errno != ENOENT }
    defer { close(file) }
    return flock(file, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK
  }

  static func writeAll(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let base = UnsafeRawBufferPointer(rebasing: rest)
      let count = unsafeWrite(file, base)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private static func unsafeWrite(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(file, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      Musl.write(file, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(file, bytes.baseAddress, bytes.count)
    #endif
  }

  private static func sync(folder: String) throws(Failure) {
    let file = open(folder.isEmpty ? "/" : folder, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw failure(.ioerr, folder, zh: "无法打开", en: "can't open") }
    defer { close(file) }
    guard fsync(file) == 0 else { throw failure(.ioerr, folder, zh: "无法写盘", en: "can't sync") }
  }

  package static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return String(path[..<slash])
  }

  /// An absolute path without `.`, `..` and links; nil when there is nothing there.
  package static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  static func failure(_ status: ExitStatus, _ path: String, zh: String, en: String) -> Failure {
    let code = errno
    let reason = String(cString: strerror(code))
    let full = code == ENOSPC || code == EDQUOT || code == EFBIG
    return Failure(
      full ? .ioerr : status, rule: full ? "disk-full" : "io",
      zh: "\(zh)“\(path)”：\(reason)", en: "\(en) '\(path)': \(reason)",
      hint: hint(for: code))
  }

  private static func hint(for code: Int32) -> Localized? {
    switch code {
    case ENOSPC, EDQUOT, EFBIG:
      Localized(
        zh: "腾出磁盘空间后再试；原文件没有动过",
        en: "free some space and try again; the old file is untouched")
    case EACCES, EPERM, EROFS:
      Localized(zh: "检查文件和文件夹的权限", en: "check the permissions of the file and its folder")
    default: nil
    }
  }
}

extension [UInt8] {
  /// Whether the bytes of a text stand among these.
  package func holds(_ text: String) -> Bool {
    let part = Array(text.utf8)
    guard let first = part.first, count >= part.count else { return part.isEmpty }
    return withUnsafeBufferPointer { bytes in
      (0...bytes.count - part.count).contains { start in
        bytes[start] == first && bytes[start..<start + part.count].elementsEqual(part)
      }
    }
  }
}
