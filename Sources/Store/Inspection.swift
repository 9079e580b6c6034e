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
  package func inspect(
    fix: Bool, _ judge: (Case) -> [(rule: String, message: Localized)]
  ) throws(Failure) -> Inspection {
    var inspection = Inspection()
    for month in try FileSystem.names(in: workspace.path("cases")) {
      for name in try FileSystem.names(in: workspace.path("cases/\(month)")) {
        let file = "cases/\(month)/\(name)"
        if name.hasPrefix(FileSystem.temporaryPrefix) {
          if fix { try FileSystem.remove(workspace.path(file)) }
          inspection.add(
            file, "temporary", zh: "中断的写入留下的临时文件", en: "a temporary that a killed writer left",
            isFixed: fix)
        } else if name.hasSuffix(".json") {
          inspection.count += 1
          try inspect(file, month, name, fix: fix, judge, &inspection)
        }
      }
    }
    return inspection
  }

  private func inspect(
    _ path: String, _ month: String, _ name: String, fix: Bool,
    _ judge: (Case) -> [(rule: String, message: Localized)], _ inspection: inout Inspection
  ) throws(Failure) {
    let file: CaseFile
    do throws(Failure) {
      guard let bytes = try workspace.contents(path) else { return }
      file = try CaseFile(bytes, file: path)
    } catch {
      inspection.add(error, path)
      return
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
      else { continue }
      guard let bytes = try workspace.contents(kept) else {
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
