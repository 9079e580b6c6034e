package import JSONText

/// One thing that happened to a case; never edited, only followed by others.
package struct Event: Sendable {
  /// What kinds there are; a plugin's own begin with `x-`.
  package enum Kind: String, CaseIterable, Sendable {
    case received, amended, contacted, classified, assigned, requested, acknowledged, replied
    case judged, offered, approved, declined, accepted, rejected, promised, kept, paused, resumed
    case extended, informed, escalated, suspected, confirmed, filed, evidence, visited, resolved
    case closed, reopened, caused, improved, linked, unlinked, noted, redacted
  }

  package let id: EventID
  package let at: Timestamp
  /// The person, by id.
  package let by: String
  /// `human`, or which agent and model.
  package let via: String
  /// The kind as it stands in the file, known or not.
  package let kindText: String
  package let data: JSONObject
  /// The event as it stands in the file, unknown keys included.
  package let json: JSONObject

  /// Nil for a kind that this version doesn't know.
  package let kind: Kind?

  /// An event that a command writes.
  package init(_ draft: EventDraft, id: EventID, stamp: Stamp) {
    self.id = id
    at = stamp.at
    by = stamp.by
    via = stamp.via
    kind = draft.kind
    kindText = draft.kind.rawValue
    data = draft.data
    json = [
      "id": .string(id.text), "at": .string(stamp.at.text), "by": .string(stamp.by),
      "via": .string(stamp.via), "kind": .string(draft.kind.rawValue), "data": .object(draft.data),
    ]
  }

  /// An event read from a file; nil when a member is missing or malformed.
  package init?(_ value: JSONValue) {
    guard let object = value.object,
      let id = object["id"]?.string.flatMap({ EventID($0) }),
      let at = object["at"]?.string.flatMap({ Timestamp($0) }),
      let by = object["by"]?.string, let via = object["via"]?.string,
      let kind = object["kind"]?.string, let data = object["data"]?.object
    else { return nil }
    self.id = id
    self.at = at
    self.by = by
    self.via = via
    self.kind = Kind(rawValue: kind)
    kindText = kind
    self.data = data
    json = object
  }

  /// Whether each event has a higher number than the one before, so that they are in order and no
  /// two alike; so it is unless branches were merged.
  package static func areNumbered(_ events: [Event]) -> Bool {
    zip(events, events.dropFirst()).allSatisfy { $0.id.number < $1.id.number }
  }

  /// The order of a case's events: what its writer had seen, then the clock, then the digits.
  package static func precedes(_ left: Event, _ right: Event) -> Bool {
    (left.id.number, left.at.seconds, left.id.digits)
      < (right.id.number, right.at.seconds, right.id.digits)
  }
}

/// An event that a decision asks for, before the store gives it its id.
package struct EventDraft: Hashable, Sendable {
  package var kind: Event.Kind
  package var data: JSONObject

  package init(_ kind: Event.Kind, _ data: JSONObject = [:]) {
    self.kind = kind
    self.data = data
  }
}

/// Who writes, when, and through what.
package struct Stamp: Hashable, Sendable {
  package var at: Timestamp
  package var by: String
  package var via: String

  package init(at: Timestamp, by: String, via: String) {
    self.at = at
    self.by = by
    self.via = via
  }
}
