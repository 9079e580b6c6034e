package import Casework
package import JSONText

extension Event {
  /// The event of a number; without a time of its own as many minutes after 09:00 in Shanghai.
  package init(
    _ number: Int, _ kind: Kind, _ data: JSONObject = [:], at: Timestamp? = nil,
    by: String = "li-na", random: UInt64 = 0
  ) {
    let nine: Timestamp = "2026-01-15T09:00:00+08:00"
    self.init(
      EventDraft(kind, data), id: EventID(number: number, random: random),
      stamp: Stamp(at: at ?? nine.adding(seconds: number * 60), by: by, via: "human"))
  }
}

extension Case {
  /// A case of these events, numbered from 1.
  package init(_ steps: (Event.Kind, JSONObject)...) {
    let events = steps.enumerated().map { Event($0 + 1, $1.0, $1.1) }
    self.init(id: "20260115-7k3mq2", events: events)
  }

  package init(_ events: [Event]) { self.init(id: "20260115-7k3mq2", events: events) }
}

/// A start record for each clock, as an event keeps them.
package func clocks(_ limits: (clock: String, within: String)...) -> JSONValue {
  .array(
    limits.map { ["clock": .string($0.clock), "within": .string($0.within), "policy": "CLS-1 x"] })
}
