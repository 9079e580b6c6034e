package import Casework
import JSONText

/// The cases of a workspace: found, read, made and appended to.
package struct CaseStore: Sendable {
  package let workspace: Workspace

  package init(_ workspace: Workspace) { self.workspace = workspace }

  // MARK: Finding

  /// The case that a full id, a unique prefix of one, or three or more of the six digits name.
  ///
  /// - Parameter candidates: the cases whose id or digits begin with a text.
  /// - Throws: `noinput` when there is none, or several.
  package func resolve(
    _ name: String, among candidates: (String) throws(Failure) -> [CaseID]
  ) throws(Failure) -> CaseID {
    let lower = name.lowercased()
    if let id = CaseID(lower), FileSystem.exists(workspace.path(workspace.path(of: id))) {
      return id
    }
    let plain = lower.utf8.allSatisfy { Base32.digits.contains($0) || $0 == UInt8(ascii: "-") }
    let found = plain && lower.utf8.count >= 3 ? try candidates(lower) : []
    guard let first = found.first else {
      throw Failure(
        .noinput, rule: "no-such-case", zh: "没有案件“\(name)”", en: "no case '\(name)'",
        hint: Localized(zh: "用 cs list 查看所有案件", en: "see all cases with 'cs list'"))
    }
    guard found.count == 1 else {
      let names = found.prefix(8).map(\.text).joined(separator: " ")
      throw Failure(
        .noinput, rule: "ambiguous-prefix", zh: "“\(name)”对应 \(found.count) 个案件",
        en: "'\(name)' names \(found.count) cases",
        hint: Localized(zh: "是哪一个：\(names)", en: "which of them: \(names)"))
    }
    return first
  }

  /// Resolves a name by looking through all folders.
  package func resolve(_ name: String) throws(Failure) -> CaseID {
    try resolve(name) { (prefix) throws(Failure) in
      try ids().filter { $0.text.hasPrefix(prefix) || $0.digits.hasPrefix(prefix) }
    }
  }

  /// Every case there is a file for, in the order of their ids.
  package func ids() throws(Failure) -> [CaseID] {
    var ids: [CaseID] = []
    try workspace.checkFolders()
    for month in try FileSystem.names(in: workspace.path("cases")) {
      for name in try FileSystem.names(in: workspace.path("cases/\(month)")) {
        if name.hasSuffix(".json"), let id = CaseID(String(name.dropLast(5))), id.month == month {
          ids.append(id)
        }
      }
    }
    return ids.sorted()
  }

  // MARK: Reading

  /// - Throws: `noinput` when there is no such file, `dataerr` when it is malformed.
  package func open(_ id: CaseID) throws(Failure) -> CaseFile {
    let path = workspace.path(of: id)
    guard let bytes = try workspace.contents(path) else {
      throw Failure(.noinput, rule: "no-such-case", zh: "没有案件 \(id.text)", en: "no case \(id.text)")
    }
    let file = try CaseFile(bytes, file: path)
    guard file.complaint.id == id else {
      throw Failure(
        .dataerr, rule: "wrong-path", zh: "文件里的编号是 \(file.complaint.id.text)",
        en: "the file holds case \(file.complaint.id.text)", file: path)
    }
    return file
  }

  /// Every case, in the order of their ids, read on every core; those that can't be read are told
  /// apart.
  package func each(
    _ body: (Case) -> Void, unreadable: (Failure) -> Void
  ) throws(Failure) {
    Workers.each(try ids()) { part in
      part.map { id in Result { () throws(Failure) in try open(id).complaint } }
    } _: { results in
      for result in results {
        switch result {
        case .success(let complaint): body(complaint)
        case .failure(let failure): if failure.status != .noinput { unreadable(failure) }
        }
      }
    }
  }

  // MARK: Writing

  /// Makes a case of its first events; the same `key` names the same case, whatever day it comes.
  ///
  /// - Returns: the case, and the events written; none when the key had been seen before.
  ///
  /// - Parameter seen: the cases that a key may name.
  package func create(
    received day: CivilDay, key: String?, stamp: Stamp, dryRun: Bool,
    seen candidates: ((String) throws(Failure) -> [CaseID])? = nil,
    _ drafts: (CaseID) throws(Failure) -> [EventDraft]
  ) throws(Failure) -> (Case, [Event]) {
    let number = key.map(Digest.number) ?? UInt64.random(in: 0...UInt64.max)
    var id = CaseID(day: day, number: number)
    let lock =
      dryRun ? nil : try Lock.taken(on: number & 0x3fff_ffff, in: try workspace.madeScratch())
    defer { _ = lock }
    if let key, let seen = try seen(key, digits: id.digits, candidates) { return (seen, []) }
    while FileSystem.exists(workspace.path(workspace.path(of: id))) {
      id = CaseID(day: day, number: UInt64.random(in: 0...UInt64.max))
    }
    let (complaint, events) = try CaseStore.appending(
      try drafts(id), to: Case(id: id, events: []), stamp)
    if !dryRun {
      try write(complaint.document, to: id)
    }
    return (complaint, events)
  }

  private func seen(
    _ key: String, digits: Substring, _ candidates: ((String) throws(Failure) -> [CaseID])?
  ) throws(Failure) -> Case? {
    let known: [CaseID]
    if let candidates {
      known = try candidates(key)
    } else {
      known = try ids().filter { $0.digits == digits }
    }
    for id in known {
      let complaint = try open(id).complaint
      if complaint.key == key { return complaint }
    }
    return nil
  }

  /// Appends what `decide` asks for to a case that nobody else changes meanwhile.
  ///
  /// A case to which nothing is appended is not rewritten.
  /// - Throws: what `decide` throws; `dataerr` when a later version of `cs` wrote the file.
  package func update(
    _ id: CaseID, stamp: Stamp, dryRun: Bool, _ decide: (Case) throws(Failure) -> [EventDraft]
  ) throws(Failure) -> (Case, [Event]) {
    let lock = dryRun ? nil : try Lock.taken(named: id.text, in: try workspace.madeScratch())
    defer { _ = lock }
    var file = try open(id)
    let drafts = try decide(file.complaint)
    if drafts.isEmpty { return (file.complaint, []) }
    guard !file.isFromTheFuture else {
      throw Failure(
        .dataerr, rule: "future-schema", zh: "这个案件由更新版本的 cs 写成，这个版本只读不写",
        en: "a later version of cs wrote this case; this one reads it and never rewrites it",
        hint: Localized(zh: "升级 cs 后再改", en: "upgrade cs to change it"),
        file: workspace.path(of: id))
    }
    let (complaint, events) = try CaseStore.appending(drafts, to: file.complaint, stamp)
    if !dryRun {
      file.complaint = complaint
      try write(file.current, to: id)
    }
    return (complaint, events)
  }

  /// Writes a case anew from its events, under its lock.
  func rewrite(_ id: CaseID) throws(Failure) {
    let lock = try Lock.taken(named: id.text, in: try workspace.madeScratch())
    defer { _ = lock }
    let file = try open(id)
    if !file.isFromTheFuture { try write(file.current, to: id) }
  }

  /// Keeps a copy of a file at a path of the workspace, if it still has its digest.
  package func keep(_ source: String, digest: String, as path: String) throws(Failure) {
    try workspace.copy(source, to: path, digest: digest)
  }

  static func appending(
    _ drafts: [EventDraft], to complaint: Case, _ stamp: Stamp
  ) throws(Failure) -> (Case, [Event]) {
    var complaint = complaint
    var events: [Event] = []
    let last = complaint.events.last?.id.number ?? 0
    guard last <= EventID.highest - drafts.count else {
      throw Failure(
        .dataerr, rule: "event-number", zh: "事件序号 \(last) 已到上限，无法再追加",
        en: "the event number \(last) is the highest there is; nothing can be appended")
    }
    for draft in drafts {
      let id = complaint.nextEventID(random: UInt64.random(in: 0...UInt64.max))
      let event = Event(draft, id: id, stamp: stamp)
      complaint.append(event)
      events.append(event)
    }
    return (complaint, events)
  }

  private func write(_ document: JSONObject, to id: CaseID) throws(Failure) {
    try workspace.write(document, to: workspace.path(of: id))
  }
}
