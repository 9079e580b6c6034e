import Casework

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A lock on one record, held until it is dropped; the system frees it when a process dies.
///
/// All locks are single bytes of one file, so that a hundred thousand cases need no lock files and
/// don't wait for each other.
struct Lock: ~Copyable {
  private let file: Int32

  /// How long a writer waits for another, in milliseconds.
  static let patience = 10_000

  /// Locks of an open file description (fcntl), which threads of one process don't share.
  #if canImport(Darwin)
    private static let setLock: Int32 = 90
  #else
    private static let setLock: Int32 = 37
  #endif

  private init(file: Int32) { self.file = file }

  /// A lock on what a name stands for; apart from those on numbers below 2^30.
  static func taken(named name: String, in folder: String) throws(Failure) -> Lock {
    try taken(on: Digest.number(name) | 0x4000_0000, in: folder)
  }

  /// - Throws: `tempfail` when another writer keeps the lock longer than `patience`.
  static func taken(
    on record: UInt64, in folder: String, patience: Int = Lock.patience
  ) throws(Failure) -> Lock {
    try FileSystem.makeFolder(folder)
    let path = folder + "/lock"
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard file >= 0 else {
      throw FileSystem.failure(.cantcreat, path, zh: "无法创建锁文件", en: "can't create the lock")
    }
    let lock = Lock(file: file)
    try lock.wait(for: record, path, patience)
    return lock
  }

  private borrowing func wait(
    for record: UInt64, _ path: String, _ patience: Int
  ) throws(Failure) {
    var range = flock()
    range.l_type = Int16(F_WRLCK)
    range.l_whence = Int16(SEEK_SET)
    range.l_start = off_t(record & 0x3fff_ffff_ffff_ffff)
    range.l_len = 1
    let end = Lock.milliseconds() + patience
    while fcntl(file, Lock.setLock, &range) != 0 {
      guard errno == EAGAIN || errno == EACCES || errno == EINTR else {
        throw FileSystem.failure(.ioerr, path, zh: "无法加锁", en: "can't lock")
      }
      guard Lock.milliseconds() < end else {
        throw Failure(
          .tempfail, rule: "locked", zh: "另一个命令正在写这条记录",
          en: "another command is writing this record",
          hint: Localized(zh: "稍后再试", en: "try again"))
      }
      // Whoever asks less often the longer they wait is overtaken for ever by those who just came.
      usleep(2000)
    }
  }

  /// The time on a clock that nobody sets.
  private static func milliseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  deinit { close(file) }
}
