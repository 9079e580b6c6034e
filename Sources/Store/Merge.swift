package import Casework
import JSONText

/// Merges two versions of a record, given the one both came from.
///
/// The result depends on the two versions and not on which of them is ours, so that two clones
/// that merge each other's work end with the same bytes.
package enum Merge {
  /// Merges the bytes of two versions; a missing base is empty.
  ///
  /// - Throws: `dataerr` when one of the versions is no record.
  package static func bytes(
    base: [UInt8], ours: [UInt8], theirs: [UInt8], file: String
  ) throws(Failure) -> [UInt8] {
    let left = try object(ours, file)
    let right = try object(theirs, file)
    let below = (try? JSONValue.parse(base))?.object ?? [:]
    let isCase = left["events"] != nil && right["events"] != nil
    let merged =
      isCase
      ? try cases(base: below, ours, theirs, file)
      : records(base: below, left, right)
    return Array(JSONValue.object(merged).canonicalText.utf8)
  }

  private static func object(_ bytes: [UInt8], _ file: String) throws(Failure) -> JSONObject {
    do throws(JSONFault) {
      if let object = try JSONValue.parse(bytes).object { return object }
      throw JSONFault(line: 1, column: 1, offset: 0, kind: .expectedValue)
    } catch {
      throw Failure(
        .dataerr,
        [
          Diagnostic(
            rule: error.kind.rawValue, Localized(zh: error.messageZH, en: error.messageEN),
            file: file, line: error.line, column: error.column)
        ])
    }
  }

  // MARK: Cases

  /// The union of the events, folded again, and the fields that are none of ours merged three-way.
  private static func cases(
    base: JSONObject, _ ours: [UInt8], _ theirs: [UInt8], _ file: String
  ) throws(Failure) -> JSONObject {
    var (left, right) = (try CaseFile(ours, file: file), try CaseFile(theirs, file: file))
    if left.isFromTheFuture || right.isFromTheFuture {
      throw Failure(
        .dataerr, rule: "future-schema", zh: "其中一个版本由更新的 cs 写成",
        en: "a later version of cs wrote one of the two", file: file)
    }
    guard left.complaint.id == right.complaint.id else {
      throw Failure(
        .dataerr, rule: "other-case", zh: "两个版本不是同一件案件", en: "the two are not one case",
        file: file)
    }
    // The side whose last event is the later one goes first where both changed a field.
    if precedes(left, right) { swap(&left, &right) }
    let events = union(left.complaint.events, right.complaint.events)
    let fields = FieldMerge(
      base: base.withoutCaseKeys, first: left.document.withoutCaseKeys,
      second: right.document.withoutCaseKeys)
    var complaint = Case(id: left.complaint.id, events: events)
    for note in fields.notes(after: left.complaint.events.last) where !complaint.holds(note) {
      complaint = Case(id: complaint.id, events: complaint.events + [note])
    }
    var document = complaint.document
    for (key, value) in fields.merged { document[key] = value }
    return document
  }

  /// Whether the left version's last event comes before the right one's; by their bytes when
  /// equal.
  private static func precedes(_ left: CaseFile, _ right: CaseFile) -> Bool {
    guard let first = left.complaint.events.last, let second = right.complaint.events.last else {
      return false
    }
    let earlier = (first.at.seconds, first.id.number, first.id.digits)
    let later = (second.at.seconds, second.id.number, second.id.digits)
    if earlier != later { return earlier < later }
    return text(left.document) < text(right.document)
  }

  private static func text(_ object: JSONObject) -> String {
    JSONValue.object(object).compactText
  }

  /// Every event of either side once. Of two different ones that chance gave one id the lesser gets
  /// new digits, from its own text, so that both are kept and everybody gives it the same.
  private static func union(_ left: [Event], _ right: [Event]) -> [Event] {
    var events: [EventID: Event] = [:]
    for event in left + right {
      guard let known = events[event.id], known.json != event.json else {
        events[event.id] = event
        continue
      }
      let isGreater = text(event.json) > text(known.json)
      events[event.id] = isGreater ? event : known
      let lesser = (isGreater ? known : event).renamed()
      events[lesser.id] = lesser
    }
    return Array(events.values)
  }

  // MARK: Other records

  /// A customer, a plan: fields merged three-way; where both changed one, the greater text stays
  /// and the other is kept in `merged`.
  private static func records(
    base: JSONObject, _ left: JSONObject, _ right: JSONObject
  ) -> JSONObject {
    let leftFirst = text(left) >= text(right)
    let fields = FieldMerge(
      base: base, first: leftFirst ? left : right, second: leftFirst ? right : left)
    var merged = fields.merged
    var kept = merged["merged"]?.array ?? []
    for (field, value) in fields.lost where field != "merged" {
      let entry: JSONValue = ["field": .string(field), "value": value]
      if !kept.contains(entry) { kept.append(entry) }
    }
    if !kept.isEmpty { merged["merged"] = .array(kept) }
    return merged
  }
}

extension Event {
  fileprivate func renamed() -> Event {
    let text = JSONValue.object(json).compactText
    let id = EventID(number: id.number, random: Digest.number(text))
    var json = json
    json["id"] = .string(id.text)
    return Event(.object(json)) ?? self
  }
}

extension JSONObject {
  /// The members that the fold doesn't make.
  fileprivate var withoutCaseKeys: JSONObject {
    JSONObject(filter { !Case.keys.contains($0.key) }.map { ($0.key, $0.value) })
  }
}

extension Case {
  fileprivate func holds(_ event: Event) -> Bool { events.contains { $0.id == event.id } }
}

/// A three-way merge of the members of an object.
private struct FieldMerge {
  private(set) var merged: JSONObject = [:]
  /// What the second side had where both changed a member.
  private(set) var lost: [(field: String, value: JSONValue)] = []

  /// - Parameter first: the side whose change stays where both changed a member.
  init(base: JSONObject, first: JSONObject, second: JSONObject) {
    for key in first.keys + second.keys.filter({ !first.contains($0) }) {
      let (old, one, two) = (base[key], first[key], second[key])
      if one == two || two == old {
        merged[key] = one
      } else if one == old {
        merged[key] = two
      } else {
        merged[key] = one ?? two
        if one != nil, let two { lost.append((key, two.storable)) }
      }
    }
  }

  /// The notes that keep what was lost, the same on every machine: numbered after the last event of
  /// the side that stays, with digits from their own text.
  func notes(after last: Event?) -> [Event] {
    guard let last else { return [] }
    return lost.map { field, value in
      let data: JSONObject = [
        "text": .string("merge: \(field)"), "field": .string(field), "value": value,
      ]
      let text = JSONValue.object(data).compactText
      return Event(
        EventDraft(.noted, data),
        id: EventID(number: last.id.number + 1, random: Digest.number(text)),
        stamp: Stamp(at: last.at, by: last.by, via: "merge"))
    }
  }
}

extension JSONValue {
  /// The value, or its text where it nests so deeply that it could not stand inside an event.
  fileprivate var storable: JSONValue { isDeeper(than: 100) ? .string(compactText) : self }

  private func isDeeper(than depth: Int) -> Bool {
    switch self {
    case .array(let list): depth == 0 || list.contains { $0.isDeeper(than: depth - 1) }
    case .object(let object): depth == 0 || object.contains { $0.value.isDeeper(than: depth - 1) }
    default: false
    }
  }
}
