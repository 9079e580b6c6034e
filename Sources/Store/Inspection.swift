package import Casework
import JSONText

/// What `cs check` found in the files of a workspace.
package struct Inspection: Sendable {
  package struct Finding: Sendable {
    package let file: String
    package let rule: String
    package let message: Localized
    package let line: Int?
    package let column: Int?
    package let isFixed: Bool
  }

  /// Cases looked at.
  package fileprivate(set) var count = 0
  package fileprivate(set) var findings: [Finding] = []
  /// Files whose conflict was merged, for git to be told.
  package fileprivate(set) var mended: [String] = []

  /// Adds what was found outside the records.
  package mutating func add(_ file: String, rule: String, _ message: Localized, isFixed: Bool) {
    add(file, rule, zh: message.zh, en: message.en, isFixed: isFixed)
  }

  fileprivate mutating func add(
    _ file: String, _ rule: String, zh: String, en: String, isFixed: Bool = false
  ) {
    findings.append(
      Finding(
        file: file, rule: rule, message: Localized(zh: zh, en: en), line: nil, column: nil,
        isFixed: isFixed))
  }

  fileprivate mutating func add(_ failure: Failure, _ file: String) {
    for fault in failure.faults {
      findings.append(
        Finding(
          file: fault.file ?? file, rule: fault.rule, message: fault.message, line: fault.line,
          column: fault.column, isFixed: false))
    }
  }
}

extension CaseStore {
  /// Looks at every record: whether it can be read, lies where its id says, says what its events
  /// say, and names only cases and files that are there.
  ///
  /// - Parameter fix: puts right what is safe: fields beside the events, and temporaries that a
  ///   killed writer left.
  /// - Parameter judge: what else may be wrong with a case.
  /// - Parameter stages: the three versions that git keeps of a path it could not merge.
  package func inspect(
    fix: Bool, stages: (String) -> (base: [UInt8], ours: [UInt8], theirs: [UInt8])?,
    _ judge: (Case) -> [(rule: String, message: Localized)]
  ) throws(Failure) -> Inspection {
    var inspection = Inspection()
    try workspace.checkFolders()
    for month in try FileSystem.names(in: workspace.path("cases")) {
      for name in try FileSystem.names(in: workspace.path("cases/\(month)")) {
        guard name.hasSuffix(".json"), !name.hasPrefix(FileSystem.temporaryPrefix) else { continue }
        inspection.count += 1
        try inspect("cases/\(month)/\(name)", fix: fix, stages, judge, &inspection)
      }
    }
    for folder in ["customers", "visits", "assessments"] {
      for part in try FileSystem.names(in: workspace.path(folder)) {
        for name in try FileSystem.names(in: workspace.path("\(folder)/\(part)"))
        where name.hasSuffix(".json") {
          try inspect(record: "\(folder)/\(part)/\(name)", fix: fix, stages, &inspection)
        }
      }
    }
    try inspectTemporaries(fix: fix, &inspection)
    return inspection
  }

  /// Looks for temporaries in every folder that a command writes to.
  private func inspectTemporaries(
    fix: Bool, _ inspection: inout Inspection
  ) throws(Failure) {
    var folders = ["", "policy/", "scripts/"]
    for folder in ["cases", "customers", "visits", "assessments", "evidence"]
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

  /// Looks at a record that is no case: whether it can be read.
  private func inspect(
    record path: String, fix: Bool,
    _ stages: (String) -> (base: [UInt8], ours: [UInt8], theirs: [UInt8])?,
    _ inspection: inout Inspection
  ) throws(Failure) {
    let bytes: [UInt8]
    do throws(Failure) {
      guard let found = try workspace.contents(path) else { return }
      bytes = found
    } catch {
      return inspection.add(error, path)
    }
    do throws(JSONFault) {
      _ = try JSONValue.parse(bytes)
    } catch {
      if let sides = ConflictSides(bytes) {
        return try mend(path, sides, fix: fix, stages, &inspection)
      }
      let fault = Diagnostic(
        rule: error.kind.rawValue, Localized(zh: error.messageZH, en: error.messageEN), file: path,
        line: error.line, column: error.column)
      inspection.add(Failure(.dataerr, [fault]), path)
    }
  }

  private func inspect(
    _ path: String, fix: Bool,
    _ stages: (String) -> (base: [UInt8], ours: [UInt8], theirs: [UInt8])?,
    _ judge: (Case) -> [(rule: String, message: Localized)], _ inspection: inout Inspection
  ) throws(Failure) {
    let bytes: [UInt8]
    do throws(Failure) {
      guard let found = try workspace.contents(path) else {
        return inspection.add(path, "unreadable", zh: "链接失效", en: "a link that leads nowhere")
      }
      bytes = found
    } catch {
      return inspection.add(error, path)
    }
    let file: CaseFile
    do throws(Failure) {
      file = try CaseFile(bytes, file: path)
    } catch {
      guard let sides = ConflictSides(bytes) else { return inspection.add(error, path) }
      return try mend(path, sides, fix: fix, stages, &inspection)
    }
    let id = file.complaint.id
    if workspace.path(of: id) != path {
      inspection.add(
        path, "wrong-path", zh: "文件里的编号是 \(id.text)", en: "the file holds case \(id.text)")
    }
    if file.isFromTheFuture {
      inspection.add(
        path, "future-schema", zh: "由更新版本的 cs 写成，只读",
        en: "a later version of cs wrote it; it is only read")
    } else if file.isStale {
      if fix { try rewrite(id) }
      inspection.add(
        path, "stale-fields", zh: "字段与事件记录不符", en: "the fields don't say what the events say",
        isFixed: fix)
    }
    for (rule, message) in judge(file.complaint) {
      inspection.add(path, rule, zh: message.zh, en: message.en)
    }
    try inspectReferences(of: file.complaint, path, &inspection)
  }

  /// Merges a file that git left with conflict markers, from git's own three versions where it still
  /// has them, else from what stands between the markers.
  private func mend(
    _ path: String, _ sides: ConflictSides, fix: Bool,
    _ stages: (String) -> (base: [UInt8], ours: [UInt8], theirs: [UInt8])?,
    _ inspection: inout Inspection
  ) throws(Failure) {
    guard fix else {
      return inspection.add(
        path, "conflict-markers", zh: "有 git 留下的冲突标记；用 cs check --fix 合并",
        en: "conflict markers that git left; 'cs check --fix' merges them")
    }
    let versions = stages(path) ?? (sides.base, sides.ours, sides.theirs)
    do throws(Failure) {
      let merged = try Merge.bytes(
        base: versions.base, ours: versions.ours, theirs: versions.theirs, file: path)
      try workspace.write(merged, to: path)
      inspection.mended.append(path)
      inspection.add(
        path, "conflict-markers", zh: "git 留下的冲突标记", en: "conflict markers that git left",
        isFixed: true)
    } catch {
      inspection.add(error, path)
    }
  }

  private func inspectReferences(
    of subject: Case, _ path: String, _ inspection: inout Inspection
  ) throws(Failure) {
    for link in subject.links {
      let known = CaseID(link.other).map {
        FileSystem.exists(workspace.path(workspace.path(of: $0)))
      }
      if known != true {
        inspection.add(
          path, "dangling-link", zh: "关联的案件 \(link.other) 不存在",
          en: "it links to \(link.other), which isn't there")
      }
    }
    for event in subject.events where event.kind == .evidence {
      guard let kept = event.data["path"]?.string, let hash = event.data["sha256"]?.string,
        kept.hasPrefix("evidence/\(subject.id.text)/"), !kept.contains("..")
      else {
        inspection.add(
          path, "evidence-path", zh: "证据事件 \(event.id.text) 没有指明文件",
          en: "the evidence event \(event.id.text) names no file of the case")
        continue
      }
      let found: [UInt8]?
      do throws(Failure) { found = try workspace.contents(kept) } catch {
        inspection.add(error, kept)
        continue
      }
      guard let bytes = found else {
        inspection.add(
          path, "evidence-missing", zh: "证据 \(kept) 不见了", en: "the evidence \(kept) is missing")
        continue
      }
      if Digest.hex(bytes) != hash {
        inspection.add(
          path, "evidence-changed", zh: "证据 \(kept) 被改动过", en: "the evidence \(kept) was changed")
      }
    }
  }
}
