import ArgumentParser
import Casework
import JSONText
import Store

struct CaseEvidenceCommand: LeafCommand {
  static let about = Localized(
    zh: "留存证据文件（附哈希、来源、时间）", en: "keep a file as evidence, with its hash, source and time")
  static let examples = [
    Localized(
      zh: "cs case evidence 7k3mq2 电表照片.jpg --source \"抄表员手机\"",
      en: "cs case evidence 7k3mq2 meter.jpg --source \"the reader's phone\"")
  ]

  @Argument(help: .caseID) var id: String
  @Argument(help: .text(zh: "文件", en: "the file", "file")) var file: String
  @Option(help: .text(zh: "来源", en: "where it comes from", "text")) var source: String
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let path = desk.world.absolute(file)
    guard let (hash, size) = try FileSystem.measure(path) else {
      throw Failure(.noinput, rule: "no-such-file", zh: "没有文件“\(file)”", en: "no file '\(file)'")
    }
    let kept = KeptFile(hash, size, name: file)
    let written = try desk.write(to: id, may: "evidence", write) { (subject, _) throws(Failure) in
      if !write.dryRun {
        try desk.store.keep(path, digest: hash, as: kept.path(in: subject.id))
      }
      return [EventDraft(.evidence, kept.data(in: subject.id, source: source))]
    }
    let extra: JSONObject = [
      "sha256": .string(kept.hash), "path": .string(kept.path(in: written.complaint.id)),
    ]
    return try desk.reply(to: written, extra) { page, _ in
      page.pair("SHA-256", kept.hash)
    }
  }
}

/// A file as it is kept: under its hash, so that two files of one name don't meet.
struct KeptFile: Sendable {
  let hash: String
  private let name: String
  private let size: Int

  init(_ hash: String, _ size: Int, name: String) {
    (self.hash, self.size) = (hash, size)
    let last = name.split(separator: "/").last.map(String.init) ?? "file"
    self.name = last.hasPrefix(".") ? "file\(last)" : last
  }

  func path(in id: CaseID) -> String { "evidence/\(id.text)/\(hash.prefix(12))-\(name)" }

  func data(in id: CaseID, source: String) -> JSONObject {
    [
      "path": .string(path(in: id)), "name": .string(name), "sha256": .string(hash),
      "size": .number(JSONNumber(size)), "source": .string(source),
    ]
  }
}
