internal import JSONText

/// What an extension did to a clock: from then on the due time is the one it set.
package struct ClockExtension: Sendable {
  /// The event that extended, who did, and when.
  package let event: EventID
  package let by: String
  package let at: Timestamp
  /// The due time before it; nil where the clock waited for the customer, or never fell due.
  package internal(set) var former: Timestamp?
  package let due: Timestamp
  /// The pauses that had begun, and whether the last was still open.
  let pauses: Int
  let isDuringPause: Bool

  /// Nil where the record names no time.
  init?(_ event: Event, _ pauses: [WorkCalendar.Pause]) {
    guard let due = event.data["by"]?.string.flatMap({ Timestamp($0) }) else { return nil }
    (self.event, by, at, self.due) = (event.id, event.by, event.at, due)
    self.pauses = pauses.count
    isDuringPause = pauses.last.map { $0.to == nil } ?? false
  }
}

extension ClockRun {
  /// The due time that the last extension set, or that was promised.
  var fixed: Timestamp? { extensions.last?.due ?? agreed }

  /// The pauses that bear on the due time: once extended, those that had begun by then, as they
  /// were then.
  var pausesThatCount: ArraySlice<WorkCalendar.Pause> {
    guard let first = extensions.first else { return held }
    var known = held[..<max(held.startIndex, min(held.endIndex, first.pauses))]
    if first.isDuringPause, known.endIndex == first.pauses, let last = known.indices.last {
      known[last].to = nil
    }
    return known
  }

  /// The rows of a proof with those of the extensions: one each, from where the clock was to where
  /// the extension put it; without length where it put it no further.
  func extended(_ account: [ClockInterval]) -> [ClockInterval] {
    guard let fixed, !extensions.isEmpty else { return account }
    var account = account.filter { $0.from < fixed }
    if let last = account.indices.last { account[last].to = min(account[last].to, fixed) }
    var cursor = account.last?.to ?? min(started, fixed)
    for (place, change) in extensions.enumerated() {
      let isLast = place == extensions.count - 1
      let end = isLast ? fixed : max(cursor, min(change.due, fixed))
      account.append(ClockInterval(from: cursor, to: end, reason: .extended, event: change.event))
      cursor = end
    }
    return account
  }
}
