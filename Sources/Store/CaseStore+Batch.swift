import CSystem
package import Casework
import JSONText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A case that is to be made together with others.
package struct NewCase: Sendable {
  package let id: CaseID
  package let drafts: [EventDraft]
  package let stamp: Stamp

  package init(id: CaseID, drafts: [EventDraft], stamp: Stamp) {
    (self.id, self.drafts, self.stamp) = (id, drafts, stamp)
  }
}

extension CaseStore {
  /// How many cases are best made together.
  package static let batch = 1024

  /// Makes cases, and the files of customers that have none; one sync carries all of them to disk.
  ///
  /// - Returns: by case whether it was made; not where a file of its name came to be meanwhile.
  /// - Throws: what keeps files from being written; cases made before that stand.
  package func create(together cases: [NewCase]) throws(Failure) -> [Bool] {
    var folders = Set<String>()
    var files: [PlacedBytes] = []
    try workspace.checkFolders()
    let made = try prepared(cases)
    for one in made {
      for path in [one.path, one.customer?.path].compactMap({ $0 }) {
        let folder = FileSystem.parent(of: path)
        if folders.insert(folder).inserted { try workspace.makeFolder(of: path) }
      }
      files.append(PlacedBytes(path: one.path, bytes: one.bytes))
    }
    var known = Set<String>()
    let customers = made.compactMap(\.customer).filter {
      known.insert($0.path).inserted && !FileSystem.exists(workspace.path($0.path))
    }
    let written = try FileSystem.write(
      together: (files + customers).map {
        PlacedBytes(path: workspace.path($0.path), bytes: $0.bytes)
      }, in: workspace.root)
    return Array(written.prefix(files.count))
  }

  private struct Prepared: Sendable {
    let path: String
    let bytes: [UInt8]
    let customer: PlacedBytes?
  }

  private func prepared(_ cases: [NewCase]) throws(Failure) -> [Prepared] {
    var all: [Prepared] = []
    var failure: Failure?
    Workers.each(cases, part: 16) { part in
      part.map { one in Result { () throws(Failure) in try prepare(one) } }
    } _: { results in
      for result in results {
        switch result {
        case .success(let one): all.append(one)
        case .failure(let fault): failure = failure ?? fault
        }
      }
    }
    if let failure { throw failure }
    return all
  }

  private func prepare(_ one: NewCase) throws(Failure) -> Prepared {
    let (complaint, _) = try CaseStore.appending(
      one.drafts, to: Case(id: one.id, events: []), one.stamp)
    return Prepared(
      path: workspace.path(of: one.id),
      bytes: Array(JSONValue.object(complaint.document).canonicalText.utf8),
      customer: CustomerStore.file(ofCustomerIn: complaint))
  }
}

/// What a file is to hold.
struct PlacedBytes: Sendable {
  let path: String
  let bytes: [UInt8]
}

extension FileSystem {
  /// Writes files that aren't there yet, their bytes with one sync of the file system and their names
  /// with another.
  ///
  /// - Returns: by file whether it was made; a file that is there is left alone.
  fileprivate static func write(
    together files: [PlacedBytes], in root: String
  ) throws(Failure) -> [Bool] {
    var temporaries: [(name: String, path: String)] = []
    defer { for temporary in temporaries { unlink(temporary.name) } }
    for file in files {
      temporaries.append((try writeTemporary(file), file.path))
    }
    try syncAll(in: root)
    var written: [Bool] = []
    for (name, path) in temporaries {
      if cs_rename_new(name, path) == 0 {
        written.append(true)
      } else if errno == EEXIST {
        written.append(false)
      } else {
        throw failure(.ioerr, path, zh: "无法写入", en: "can't write")
      }
    }
    // The names, too; hundreds of folders are soonest synced with all else.
    try syncAll(in: root)
    return written
  }

  private static func writeTemporary(_ file: PlacedBytes) throws(Failure) -> String {
    let (name, handle) = try makeTemporary(in: parent(of: file.path), for: file.path)
    defer { close(handle) }
    guard file.bytes.withUnsafeBytes({ writeAll($0, to: handle) }) else {
      unlink(name)
      throw failure(.ioerr, file.path, zh: "无法写入", en: "can't write")
    }
    return name
  }

  /// Carries everything written to a file system to its disk.
  private static func syncAll(in folder: String) throws(Failure) {
    let file = open(folder, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw failure(.ioerr, folder, zh: "无法打开", en: "can't open") }
    defer { close(file) }
    guard cs_sync_all(file) == 0 else {
      throw failure(.ioerr, folder, zh: "无法写盘", en: "can't sync")
    }
  }
}
