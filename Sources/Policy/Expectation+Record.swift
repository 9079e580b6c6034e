package import Casework
package import JSONText

extension JSONObject {
  /// Adds what was found of the demands' expectations, as `classified` and `judged` events keep it.
  package mutating func record(
    _ found: [ExpectationFinding], of subject: Case, hardest: String?
  ) {
    guard !subject.demands.isEmpty else { return }
    self["expectation"] = hardest.map { .string($0) }
    self["expectations"] = .array(
      subject.demands.indices.map { index in
        found.first { $0.demand == index + 1 }.map { .string($0.rule.id) } ?? .null
      })
  }
}

extension EventDraft {
  /// The event as it would be, for decisions that look one step ahead; never stored.
  package func provisional(after subject: Case, at now: Timestamp) -> Event {
    Event(
      self, id: subject.nextEventID(random: 0), stamp: Stamp(at: now, by: "", via: "provisional"))
  }
}
