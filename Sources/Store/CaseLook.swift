import Casework
import JSONText

/// What one look at a case file shows; nothing is changed by it.
struct CaseLook: Sendable {
  let path: String
  private(set) var seen = Inspection()
  /// Conflict markers stand in the file.
  private(set) var conflict: ConflictSides?
  /// The case whose fields don't say what its events say.
  private(set) var stale: CaseID?
  /// The case's idempotency key, unless it is told to be another's duplicate.
  private(set) var key: (text: String, of: CaseID)?

  init(
    at path: String, in store: CaseStore, _ judge: (Case) -> [Diagnostic]
  ) {
    self.path = path
    do throws(Failure) {
      if let bytes = try store.workspace.contents(path) {
        look(at: bytes, in: store.workspace, judge)
      } else {
        seen.add(path, "unreadable", zh: "链接失效", en: "a link that leads nowhere")
      }
    } catch {
      seen.add(error, path)
    }
  }

  private mutating func look(
    at bytes: [UInt8], in workspace: Workspace,
    _ judge: (Case) -> [Diagnostic]
  ) {
    let file: CaseFile
    do throws(Failure) {
      file = try CaseFile(bytes, file: path)
    } catch {
      conflict = ConflictSides(bytes)
      if conflict == nil { seen.add(error, path) }
      return
    }
    let id = file.complaint.id
    if !file.complaint.links.contains(where: { $0.relation == "duplicate" }) {
      key = file.complaint.key.map { ($0, id) }
    }
    if workspace.path(of: id) != path {
      seen.add(path, "wrong-path", zh: "文件里的编号是 \(id.text)", en: "the file holds case \(id.text)")
    }
    if file.isFromTheFuture {
      seen.add(
        path, "future-schema", zh: "由更新版本的 cs 写成，只读",
        en: "a later version of cs wrote it; it is only read")
    } else if file.isStale {
      stale = id
    }
    seen.add(judge(file.complaint), path)
    lookAtLinks(of: file.complaint, workspace)
    for event in file.complaint.events where event.kind == .evidence {
      lookAtEvidence(event, of: id, workspace)
    }
  }

  private mutating func lookAtLinks(of subject: Case, _ workspace: Workspace) {
    for link in subject.links {
      let known = CaseID(link.other).map {
        FileSystem.exists(workspace.path(workspace.path(of: $0)))
      }
      if known != true {
        seen.add(
          path, "dangling-link", zh: "关联的案件 \(link.other) 不存在",
          en: "it links to \(link.other), which isn't there")
      }
    }
  }

  private mutating func lookAtEvidence(_ event: Event, of id: CaseID, _ workspace: Workspace) {
    guard let kept = event.data["path"]?.string, let hash = event.data["sha256"]?.string,
      kept.hasPrefix("evidence/\(id.text)/"), !kept.contains("..")
    else {
      return seen.add(
        path, "evidence-path", zh: "证据事件 \(event.id.text) 没有指明文件",
        en: "the evidence event \(event.id.text) names no file of the case")
    }
    do throws(Failure) {
      let found = try FileSystem.digest(of: workspace.path(kept))
      if found == nil {
        seen.add(
          path, "evidence-missing", zh: "证据 \(kept) 不见了", en: "the evidence \(kept) is missing")
      } else if found != hash {
        seen.add(
          path, "evidence-changed", zh: "证据 \(kept) 被改动过", en: "the evidence \(kept) was changed")
      }
    } catch {
      seen.add(error, kept)
    }
  }
}
