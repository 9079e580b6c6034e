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
  /// The `CaseID.number` of every file, as the folder lists them.
  let numbers: [Int]
  /// Stands for the names of all files.
  let names: Int
  /// What the file system says of each file, once asked; nil for one that has gone since.
  private(set) var states: [FileState?] = []
  /// Stands for the states of all files; another content gives another sum.
  private(set) var contents = 1

  /// Lists a month's cases without a look at the files.
  init(_ name: String, in root: String, _ folder: FileState, at time: Int) throws(Failure) {
    (self.name, self.folder, self.time) = (name, folder, time)
    let month = CaseID.monthNumber(name)
    var numbers: [Int] = []
    try FileSystem.each(in: root + "/" + name) { file in
      guard file.count == 20, file[15...].elementsEqual(".json".utf8),
        let number = CaseID.number(UnsafeBufferPointer(rebasing: file[..<15])),
        number >> 30 / 100 == month
      else { return }
      numbers.append(number)
    }
    self.numbers = numbers
    names = numbers.reduce(0) { $0 + MonthScan.mixed($1) }
  }

  /// The files that are there, once asked.
  var files: [CaseOnDisk] {
    zip(numbers, states).compactMap { number, state in
      state.map { CaseOnDisk(id: CaseID(number: number), state: $0) }
    }
  }

  /// A name as it counts in the sum, below 2^40 so that sums stay exact in SQLite as well.
  static func mixed(_ number: Int) -> Int {
    FileState.unknown.mixed(number) & 0xFF_FFFF_FFFF
  }

  // MARK: Asking the file system

  /// Asks for the states of all files of some months, on every core.
  static func look(at months: inout [MonthScan], in root: String) {
    // A folder is open for each month that is being looked at.
    for start in stride(from: 0, to: months.count, by: 64) {
      look(at: &months[start..<min(months.count, start + 64)], in: root)
    }
  }

  private struct File {
    let folder: Int32
    let month: Int
    let number: Int
  }

  private static func look(at months: inout ArraySlice<MonthScan>, in root: String) {
    let folders = months.map { open(root + "/" + $0.name, O_RDONLY | O_CLOEXEC | O_DIRECTORY) }
    defer { for folder in folders where folder >= 0 { close(folder) } }
    var files: [File] = []
    for (month, folder) in zip(months.indices, folders) {
      files += months[month].numbers.map { File(folder: folder, month: month, number: $0) }
    }
    var place = 0
    Workers.each(files, part: 1024) { part in
      part.map { FileState($0.number, in: $0.folder) }
    } _: { states in
      for state in states {
        months[files[place].month].add(state, of: files[place].number)
        place += 1
      }
    }
  }

  private mutating func add(_ state: FileState?, of number: Int) {
    states.append(state)
    if let state { contents &+= state.mixed(number) }
  }
}

extension FileState {
  /// The state of a case file in an open folder; nil when it isn't there.
  fileprivate init?(_ number: Int, in folder: Int32) {
    self.init(CaseID(number: number).text + ".json", in: folder)
  }
}
