import Casework

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A case file and what the file system says of it.
struct CaseOnDisk: Sendable {
  let id: CaseID
  let state: FileState
}

/// The case files of one month as they are now.
struct MonthScan {
  let name: String
  let folder: FileState
  /// When the scan began.
  let time: Int
  private(set) var files: [CaseOnDisk] = []
  /// Stands for the states of all files; another content gives another sum.
  private(set) var sum = 1
  /// Stands for the names of all files.
  private(set) var names = 0

  init(_ name: String, in root: String, _ folder: FileState, at time: Int) throws(Failure) {
    self.name = name
    self.folder = folder
    self.time = time
    let path = root + "/" + name
    let handle = open(path, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
    guard handle >= 0 else { return }
    defer { close(handle) }
    for file in try FileSystem.names(in: path, sorted: false) where file.hasSuffix(".json") {
      guard let id = CaseID(file.dropLast(5)), id.month == name,
        let state = FileState(file, in: handle)
      else { continue }
      files.append(CaseOnDisk(id: id, state: state))
      sum &+= state.mixed(file)
      names += MonthScan.mixed(file)
    }
  }

  /// The sum that stands for the names of a month's cases, without a look at the files.
  static func names(_ month: String, in root: String) throws(Failure) -> Int {
    var sum = 0
    for file in try FileSystem.names(in: root + "/" + month, sorted: false)
    where file.hasSuffix(".json") {
      if let id = CaseID(file.dropLast(5)), id.month == month { sum += mixed(file) }
    }
    return sum
  }

  /// A name as it counts in the sum, below 2^40 so that sums stay exact in SQLite as well.
  static func mixed(_ name: String) -> Int {
    FileState.unknown.mixed(name) & 0xFF_FFFF_FFFF
  }
}
