package import Casework
import JSONText

extension CaseStore {
  /// The three versions that git keeps of a path it could not merge.
  package typealias Stages = (String) -> (base: [UInt8], ours: [UInt8], theirs: [UInt8])?

  /// Looks at every record: whether it can be read, lies where its id says, says what its events
  /// say, and names only cases and files that are there.
  ///
  /// - Parameter fix: puts right what is safe: fields beside the events, conflicts that git left,
  ///   and temporaries that a killed writer left.
  /// - Parameter judge: what else may be wrong with a case.
  package func inspect(
    fix: Bool, stages: Stages,
    _ judge: @escaping @Sendable (Case) -> [Diagnostic]
  ) throws(Failure) -> Inspection {
    var inspection = Inspection()
    try workspace.checkFolders()
    var paths: [String] = []
    for month in try FileSystem.names(in: workspace.path("cases")) {
      paths += try FileSystem.names(in: workspace.path("cases/\(month)"))
        .filter { $0.hasSuffix(".json") && !$0.hasPrefix(FileSystem.temporaryPrefix) }
        .map { "cases/\(month)/\($0)" }
    }
    let store = self
    var fault: Failure?
    var keys: [String: CaseID] = [:]
    Workers.each(paths) { part in
      part.map { path in CaseLook(at: path, in: store, judge) }
    } _: { looks in
      for look in looks where fault == nil {
        do throws(Failure) { try settle(look, fix: fix, stages, &inspection) } catch {
          fault = error
        }
        inspection.add(look, sharing: &keys)
      }
    }
    if let fault { throw fault }
    for folder in Workspace.recordFolders where folder != "cases" {
      for part in try FileSystem.names(in: workspace.path(folder)) {
        for name in try FileSystem.names(in: workspace.path("\(folder)/\(part)"))
        where name.hasSuffix(".json") {
          try inspect(record: "\(folder)/\(part)/\(name)", fix: fix, stages, &inspection)
        }
      }
    }
    try inspectStrays(&inspection)
    try inspectTemporaries(fix: fix, &inspection)
    return inspection
  }

  /// Takes over what was seen of a case, and puts it right where that was asked for.
  private func settle(
    _ look: CaseLook, fix: Bool, _ stages: Stages, _ inspection: inout Inspection
  ) throws(Failure) {
    inspection.count += 1
    if let sides = look.conflict {
      return mend(look.path, sides, fix: fix, stages, &inspection)
    }
    if let id = look.stale {
      if fix { try rewrite(id) }
      inspection.add(
        look.path, "stale-fields", zh: "字段与事件记录不符", en: "the fields don't say what the events say",
        isFixed: fix)
    }
    inspection.add(look.seen)
  }

  /// Looks for temporaries in every folder that a command writes to.
  private func inspectTemporaries(
    fix: Bool, _ inspection: inout Inspection
  ) throws(Failure) {
    var folders = ["", "policy/", "scripts/"]
    for folder in Workspace.recordFolders + ["evidence"]
    where FileSystem.isFolder(workspace.path(folder)) {
      folders.append(folder + "/")
      folders += try FileSystem.names(in: workspace.path(folder)).map { "\(folder)/\($0)/" }
    }
    // What a link leads to may be somebody else's.
    for folder in folders where FileSystem.isFolder(workspace.root + "/" + folder.dropLast()) {
      for name in try FileSystem.names(in: workspace.path(folder))
      where name.hasPrefix(FileSystem.temporaryPrefix) {
        let file = folder + name
        guard FileSystem.isAbandoned(workspace.path(file)) else { continue }
        if fix { try FileSystem.remove(workspace.path(file)) }
        inspection.add(
          file, "temporary", zh: "中断的写入留下的临时文件", en: "a temporary that a killed writer left",
          isFixed: fix)
      }
    }
  }

  /// Merges records that git could not, and what was written to them since; those with conflict
  /// markers were merged already.
  package func inspect(
    unmerged paths: [String], fix: Bool, stages: Stages, _ inspection: inout Inspection
  ) throws(Failure) {
    for path in paths
    where !inspection.findings.contains(where: { $0.file == path && $0.isConflict }) {
      guard fix, let versions = stages(path) else {
        inspection.add(
          path, "unmerged", zh: "git 没能合并，文件里只有一方的内容；用 cs check --fix 合并",
          en: "git could not merge it and kept one side; 'cs check --fix' merges both")
        continue
      }
      replace(
        path, "unmerged", zh: "git 没能合并的记录", en: "a record that git could not merge", &inspection
      ) { () throws(Failure) in
        let merged = try Merge.bytes(
          base: versions.base, ours: versions.ours, theirs: versions.theirs, file: path)
        let now = try workspace.contents(path) ?? versions.ours
        return try Merge.bytes(base: versions.ours, ours: merged, theirs: now, file: path)
      }
    }
  }

  /// Puts a merged record in the place of one that git left; what hinders it is found instead.
  private func replace(
    _ path: String, _ rule: String, zh: String, en: String, _ inspection: inout Inspection,
    by merged: () throws(Failure) -> [UInt8]
  ) {
    do throws(Failure) {
      try workspace.write(merged(), to: path)
      inspection.mended.append(path)
      inspection.add(path, rule, zh: zh, en: en, isFixed: true)
    } catch {
      inspection.add(error, path)
    }
  }

  /// Looks for what is no record in the folders of records.
  private func inspectStrays(_ inspection: inout Inspection) throws(Failure) {
    for folder in Workspace.recordFolders
    where FileSystem.isFolder(workspace.path(folder)) {
      for part in try FileSystem.names(in: workspace.path(folder)) {
        guard FileSystem.isFolder(workspace.path("\(folder)/\(part)")) else {
          if !part.hasPrefix(".") { inspection.addStray("\(folder)/\(part)") }
          continue
        }
        try FileSystem.each(in: workspace.path("\(folder)/\(part)")) { name in
          if name.first == UInt8(ascii: ".") || name.suffix(5).elementsEqual(".json".utf8) {
            return
          }
          inspection.addStray("\(folder)/\(part)/\(String(decoding: name, as: UTF8.self))")
        }
      }
    }
  }

  /// Looks at a record that is no case: whether it can be read.
  private func inspect(
    record path: String, fix: Bool,
    _ stages: Stages, _ inspection: inout Inspection
  ) throws(Failure) {
    let bytes: [UInt8]
    do throws(Failure) {
      guard let found = try workspace.contents(path) else { return }
      bytes = found
    } catch {
      return inspection.add(error, path)
    }
    do throws(JSONFault) {
      let id = try JSONValue.parse(bytes).object?["id"]?.string
      if path.hasPrefix("customers/"), id.map(CustomerStore.path) != path {
        inspection.add(
          path, "wrong-path", zh: "文件里的客户编号是 \(id ?? "?")",
          en: "the file holds customer \(id ?? "?")")
      }
    } catch {
      if let sides = ConflictSides(bytes) {
        return mend(path, sides, fix: fix, stages, &inspection)
      }
      let fault = Diagnostic(
        rule: error.kind.rawValue, Localized(zh: error.messageZH, en: error.messageEN), file: path,
        line: error.line, column: error.column)
      inspection.add(Failure(.dataerr, [fault]), path)
    }
  }

  /// Merges a file that git left with conflict markers, from git's own three versions where it still
  /// has them, else from what stands between the markers.
  private func mend(
    _ path: String, _ sides: ConflictSides, fix: Bool,
    _ stages: Stages, _ inspection: inout Inspection
  ) {
    guard fix else {
      return inspection.add(
        path, "conflict-markers", zh: "有 git 留下的冲突标记；用 cs check --fix 合并",
        en: "conflict markers that git left; 'cs check --fix' merges them")
    }
    let versions = stages(path) ?? (sides.base, sides.ours, sides.theirs)
    replace(
      path, "conflict-markers", zh: "git 留下的冲突标记", en: "conflict markers that git left",
      &inspection
    ) { () throws(Failure) in
      try Merge.bytes(
        base: versions.base, ours: versions.ours, theirs: versions.theirs, file: path)
    }
  }
}
