package import Casework
package import JSONText

/// A case as its file holds it: the fold of its events, and what else stands there.
package struct CaseFile: Sendable {
  package var complaint: Case
  /// The file as it was read.
  package let document: JSONObject

  /// Reads a case from the bytes of its file; the events are trusted, the fields beside them not.
  ///
  /// - Throws: `dataerr` with the place of the fault.
  package init(_ bytes: [UInt8], file: String) throws(Failure) {
    let object: JSONObject
    do {
      guard case .object(let members) = try JSONValue.parse(bytes) else {
        throw CaseFile.fault(file, zh: "不是 JSON 对象", en: "not a JSON object")
      }
      object = members
    } catch let fault as JSONFault {
      throw Failure(
        .dataerr,
        [
          ConflictSides(bytes) == nil
            ? Diagnostic(
              rule: fault.kind.rawValue, Localized(zh: fault.messageZH, en: fault.messageEN),
              hint: Localized(
                zh: "git log -p -- \(file) 可以看到文件损坏之前的内容",
                en: "'git log -p -- \(file)' shows it as it was before"),
              file: file, line: fault.line, column: fault.column)
            : Diagnostic(
              rule: "conflict-markers",
              Localized(zh: "有 git 留下的冲突标记", en: "git left conflict markers here"),
              hint: Localized(
                zh: "cs check --fix 会合并双方，一个事件也不丢",
                en: "'cs check --fix' merges both sides and loses no event"),
              file: file, line: fault.line, column: fault.column)
        ])
    } catch let failure as Failure {
      throw failure
    } catch {
      throw CaseFile.fault(file, zh: "读不懂", en: "can't be read")
    }
    try self.init(object, file: file)
  }

  private init(_ object: JSONObject, file: String) throws(Failure) {
    guard let schema = object["schema"]?.string, schema.hasPrefix("cs.case/") else {
      throw CaseFile.fault(file, zh: "不是案件文件：缺少 schema", en: "not a case file: no schema")
    }
    guard let id = object["id"]?.string.flatMap({ CaseID($0) }) else {
      throw CaseFile.fault(file, zh: "案件编号缺失或不合格式", en: "the id is missing or malformed")
    }
    guard let list = object["events"]?.array, !list.isEmpty else {
      throw CaseFile.fault(file, zh: "没有事件记录", en: "there are no events")
    }
    var events: [Event] = []
    events.reserveCapacity(list.count)
    for (index, value) in list.enumerated() {
      guard let event = Event(value) else {
        throw CaseFile.fault(
          file, zh: "第 \(index + 1) 个事件不合格式", en: "event \(index + 1) is malformed")
      }
      events.append(event)
    }
    var known: [EventID: Event] = [:]
    for event in Event.areNumbered(events) ? [] : events {
      if let other = known.updateValue(event, forKey: event.id), other.json != event.json {
        throw CaseFile.fault(
          file, zh: "两个不同的事件用了同一编号 \(event.id.text)",
          en: "two different events have the id \(event.id.text)")
      }
    }
    complaint = Case(id: id, events: events)
    guard complaint.events.first?.kind == .received else {
      throw CaseFile.fault(
        file, zh: "第一个事件不是受理", en: "the first event isn't the receipt of the complaint")
    }
    document = object
  }

  private static func fault(_ file: String, zh: String, en: String) -> Failure {
    Failure(.dataerr, rule: "bad-case", zh: zh, en: en, file: file)
  }

  /// Whether a later version of `cs` wrote the file; then it is read and never rewritten.
  package var isFromTheFuture: Bool { document["schema"]?.string != Case.schema }

  /// Whether the fields don't say what the events say, or the bytes aren't in canonical order.
  package var isStale: Bool { JSONValue.object(current) != .object(document) }

  /// What the file ought to hold now: fields folded anew, then unknown keys as they were found.
  package var current: JSONObject {
    var object = complaint.document
    for (key, value) in document where !Case.keys.contains(key) { object[key] = value }
    return object
  }
}
