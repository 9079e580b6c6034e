package import JSONText

/// A complaint: the fold of its events.
package struct Case: Sendable {
  package enum State: String, CaseIterable, Sendable {
    case received, working, offered, agreed, resolved, closed
  }

  package static let schema = "cs.case/1"

  package let id: CaseID
  /// In the order of `Event.precedes`.
  package private(set) var events: [Event]
  /// What the events amount to, as it stands in the file; see `Case+Fields` for its parts.
  package internal(set) var fields = JSONObject()
  var places = CasePlaces()

  /// - Parameter events: in any order; one event given twice counts once.
  package init(id: CaseID, events: [Event]) {
    self.id = id
    if Event.areNumbered(events) {
      self.events = events
    } else {
      var seen = Set<EventID>()
      self.events = events.filter { seen.insert($0.id).inserted }.sorted(by: Event.precedes)
    }
    for event in self.events { fold(event) }
  }

  /// The case after one more event, which must come last.
  package mutating func append(_ event: Event) {
    events.append(event)
    fold(event)
  }

  /// The id of the next event, one more than the highest number seen.
  package func nextEventID(random: UInt64) -> EventID {
    EventID(number: (events.last?.id.number ?? 0) + 1, random: random)
  }

  /// The keys of a case file in the order in which they are written.
  package static let keys = [
    "schema", "id", "key", "state", "level", "category", "summary", "channel", "skip_level", "unit",
    "received", "customer", "w5h1", "demands", "product", "lot", "order", "emotion", "style",
    "mindset", "difficult", "expectation", "rights", "abnormal", "owner", "coowners", "judgement",
    "losses", "offers", "promises", "escalation", "outcome", "satisfaction", "root_causes",
    "improvements", "links", "closed", "events",
  ]

  /// The case without its events: what `--json` answers show.
  package var head: JSONObject {
    var object: JSONObject = ["schema": .string(Case.schema), "id": .string(id.text)]
    for key in Case.keys where key != "schema" && key != "id" {
      if let value = fields[key] { object[key] = value }
    }
    return object
  }

  /// The whole file, keys in order.
  package var document: JSONObject {
    var object = head
    object["events"] = .array(events.map { .object($0.json) })
    return object
  }
}
