import Casework

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the file system says of a file without opening it; a change of content changes it.
struct FileState: Hashable {
  var size: Int
  /// Nanoseconds since 1970.
  var modified: Int
  /// Nanoseconds since 1970; unlike `modified` nobody can set it back.
  var changed: Int
  var inode: Int

  /// A state that no file has, kept where one could not be trusted.
  static let unknown = FileState(size: -1, modified: 0, changed: 0, inode: 0)

  init(size: Int, modified: Int, changed: Int, inode: Int) {
    (self.size, self.modified, self.changed, self.inode) = (size, modified, changed, inode)
  }

  /// Nil when there is no such file.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  /// The state of a file in an open folder; nil when it isn't there.
  init?(_ name: String, in folder: Int32) {
    var status = stat()
    guard fstatat(folder, name, &status, 0) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    #if canImport(Darwin)
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #endif
    self.init(
      size: Int(status.st_size), modified: FileState.nanoseconds(modified),
      changed: FileState.nanoseconds(changed), inode: Int(status.st_ino))
  }

  private static func nanoseconds(_ time: timespec) -> Int {
    time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return nanoseconds(time)
  }

  /// The file system's clock ticks coarsely: a file that changed this shortly before it was read
  /// may change again without its times showing it. Also true of times in the future, which a
  /// clock that was set back leaves.
  func isDoubtful(asOf now: Int) -> Bool { changed > now - 50_000_000 }

  /// Mixed into the sum that stands for a folder; sums don't depend on the order.
  func mixed(_ name: String) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return mixed(Int(bitPattern: UInt(hash)))
  }

  /// The same for a file whose name is a number.
  func mixed(_ name: Int) -> Int {
    var hash = UInt64(bitPattern: Int64(name)) &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 29
    for part in [size, modified, changed, inode] {
      hash = (hash ^ UInt64(bitPattern: Int64(part))) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    return Int(bitPattern: UInt(hash))
  }
}

extension Workspace {
  /// Names the state of the policy files without reading them.
  package var policyState: String {
    let folder = path("policy")
    let names = (try? FileSystem.names(in: folder)) ?? []
    let settings = FileState(path(Workspace.marker))?.mixed(Workspace.marker) ?? 0
    let sum = names.reduce(settings) { sum, name in
      sum &+ (FileState(folder + "/" + name)?.mixed(name) ?? 0)
    }
    return String(UInt(bitPattern: sum), radix: 36)
  }
}
