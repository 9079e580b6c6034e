package import Casework
package import JSONText

/// Root causes by how often they came (ASM-2).
package struct Pareto: Sendable {
  package struct Row: Sendable {
    package let cause: String
    package let count: Int
    /// In a hundred of all causes recorded.
    package let share: Amount?
    /// The shares added up to here.
    package let running: Amount?
    package let improvements: Int
    /// Improvements that are done.
    package let done: Int

    package var json: JSONObject {
      var object: JSONObject = ["cause": .string(cause), "count": .number(JSONNumber(count))]
      object["share"] = share.flatMap { JSONNumber(text: $0.shortText) }.map { .number($0) }
      object["running"] = running.flatMap { JSONNumber(text: $0.shortText) }.map { .number($0) }
      object["improvements"] = .number(JSONNumber(improvements))
      object["done"] = .number(JSONNumber(done))
      return object
    }
  }

  private let period: Period
  private let zone: Zone
  private var counts: [String: (count: Int, improvements: Int, done: Int)] = [:]

  package init(_ period: Period, zone: Zone) {
    (self.period, self.zone) = (period, zone)
  }

  package mutating func add(_ subject: Case) {
    guard period.contains(subject.received, in: zone),
      !subject.links.contains(where: { $0.relation == "duplicate" })
    else { return }
    for cause in subject.words("root_causes") {
      // An improvement that names no cause is for all of its case.
      let own = subject.improvements.filter { $0.cause.map { $0 == cause } ?? true }
      counts[cause, default: (0, 0, 0)].count += 1
      counts[cause, default: (0, 0, 0)].improvements += own.count
      counts[cause, default: (0, 0, 0)].done += own.count { $0.done != nil }
    }
  }

  /// The commonest first; by name where equal.
  package var rows: [Row] {
    let total = Amount(counts.values.reduce(0) { $0 + $1.count })
    var running = 0
    return counts.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map {
      cause, sums in
      running += sums.count
      return Row(
        cause: cause, count: sums.count, share: Amount(sums.count * 100).ratio(to: total),
        running: Amount(running * 100).ratio(to: total), improvements: sums.improvements,
        done: sums.done)
    }
  }
}
