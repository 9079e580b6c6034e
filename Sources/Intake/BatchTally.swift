package import Casework
package import JSONText
package import Policy

/// Counts who shares a lot or a place while many complaints come in one after another (INT-7).
///
/// A complaint takes some forty bytes for each trait it has, whatever it says.
package struct BatchTally {
  private struct Mark {
    let received: Timestamp
    let customer: Int
    let id: CaseID
  }

  private let rule: BatchRule
  private let zone: Zone
  /// The only complaint that has a trait, by the hash of its key.
  private var first: [Int: Mark] = [:]
  /// Where several have it, all of them.
  private var shared: [String: [Mark]] = [:]

  package init(_ rule: BatchRule, zone: Zone) {
    (self.rule, self.zone) = (rule, zone)
  }

  /// - Parameter fields: what was told, as `received` records it.
  package mutating func add(
    _ id: CaseID, _ fields: JSONObject, received: Timestamp
  ) {
    let person = fields["customer"]?.object
    let customer = PersonName.person(
      person?["id"]?.string ?? id.text, person?["name"]?.string
    ).hashValue
    let mark = Mark(received: received, customer: customer, id: id)
    for trait in rule.traits {
      for key in NeighbourFinder.keys(of: fields, nil, trait) {
        let hash = key.hashValue
        if let other = first.updateValue(mark, forKey: hash) {
          if shared[key] == nil { shared[key] = [other] }
          shared[key]?.append(mark)
        }
      }
    }
  }

  /// The batches, that with most customers first: for each key the stretch of time, as long as
  /// policy allows, in which most complained.
  package var batches: [Surroundings.Batch] {
    let found = shared.compactMap { key, marks in
      let busiest = stretch(marks)
      let count = Set(busiest.map(\.customer)).count
      return count < rule.least
        ? nil : Surroundings.Batch(key: key, count: count, cases: busiest.map(\.id).sorted())
    }
    return found.sorted { ($1.count, $0.key) < ($0.count, $1.key) }
  }

  private func stretch(_ marks: [Mark]) -> ArraySlice<Mark> {
    let marks = marks.sorted { ($0.received, $0.id) < ($1.received, $1.id) }
    guard let within = rule.within else { return [] }
    var best = marks[0..<0]
    var most = 0
    let always = WorkCalendar.always(zone)
    // How often each customer stands between the two ends.
    var standing: [Int: Int] = [:]
    var start = 0
    for (end, mark) in marks.enumerated() {
      standing[mark.customer, default: 0] += 1
      while start < end, !always.holds(marks[start].received, mark.received, within) {
        let customer = marks[start].customer
        standing[customer] = standing[customer].flatMap { $0 > 1 ? $0 - 1 : nil }
        start += 1
      }
      if standing.count > most { (most, best) = (standing.count, marks[start...end]) }
    }
    return best
  }
}

extension WorkCalendar {
  /// Every hour of every day counts.
  static func always(_ zone: Zone) -> WorkCalendar {
    let day = [DayWindow(from: 0, to: 86_400)]
    return WorkCalendar(zone: zone, week: Array(repeating: day, count: 7))
  }

  /// Whether no more than a limit lies between two times.
  func holds(_ first: Timestamp, _ last: Timestamp, _ limit: Limit) -> Bool {
    due(from: first, within: limit).map { last <= $0 } ?? false
  }
}
