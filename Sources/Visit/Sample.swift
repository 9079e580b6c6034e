package import Casework
package import JSONText
package import Policy

/// Somebody who may be visited.
package struct VisitCandidate: Sendable {
  /// The customer's id, or the case's where there is no customer file.
  package var id: String
  package var name: String?
  package var phone: String?
  package var complaint: CaseID?
  /// When their window opens: the day of repair, of purchase, of closing.
  package var opened: Timestamp

  package init(
    id: String, name: String? = nil, phone: String? = nil, complaint: CaseID? = nil,
    opened: Timestamp
  ) {
    (self.id, self.name, self.phone) = (id, name, phone)
    (self.complaint, self.opened) = (complaint, opened)
  }
}

/// Who is visited out of a group in a period (VIS-1, VIS-3).
package struct VisitSample: Sendable {
  package var group: VisitGroup
  package var period: Period
  package var seed: String
  /// How many were eligible.
  package var population: Int
  package var drawn: [Draw]
  /// The whole population in the order of the draw.
  private let all: [Draw]
  /// Eligible, but on another list of the period, or not to be disturbed.
  package var excluded: Int

  package struct Draw: Sendable {
    package var candidate: VisitCandidate
    package var by: Timestamp?
    /// Its place in the shuffled population, from 1: why it was drawn.
    package var rank: Int
  }

  /// Draws the group's share, rounded up, in an order that depends on the seed, the period and who
  /// they are, and on nothing else.
  ///
  /// - Parameter taken: who is on another list of the period.
  package init(
    of candidates: [VisitCandidate], group: VisitGroup, period: Period, seed: String,
    taken: Set<String>, _ calendar: WorkCalendar
  ) {
    let eligible = VisitSample.once(
      candidates.filter { period.contains($0.opened, in: calendar.zone) })
    let free = eligible.filter { !taken.contains($0.id) }
    let ordered = free.map { (Shuffle.key(seed, period.text, group.base.id, $0.id), $0) }
      .sorted { ($0.0, $0.1.id) < ($1.0, $1.1.id) }
    // Somebody drawn by another group counts as visited, so only the rest of the share is drawn.
    let wanted = VisitSample.roundedUp(group.share, of: eligible.count)
    let missing = max(0, wanted - (eligible.count - free.count))
    all = ordered.enumerated().map { index, entry in
      let due = group.within.flatMap { calendar.due(from: entry.1.opened, within: $0) }
      return Draw(candidate: entry.1, by: due, rank: index + 1)
    }
    drawn = Array(all.prefix(missing))
    self.group = group
    self.period = period
    self.seed = seed
    population = eligible.count
    excluded = eligible.count - free.count
  }

  /// One for each person: who has several windows is visited in the first.
  private static func once(_ candidates: [VisitCandidate]) -> [VisitCandidate] {
    var seen = Set<String>()
    return candidates.sorted {
      ($0.opened.seconds, $0.complaint?.text ?? "") < ($1.opened.seconds, $1.complaint?.text ?? "")
    }.filter { seen.insert($0.id).inserted }
  }

  private static func roundedUp(_ share: Amount, of count: Int) -> Int {
    (share.tenThousandths * count + 9_999) / 10_000
  }

  /// The plan's file: `visits/2009-03/complaint-2009-03.json`.
  package var id: String { "\(group.base.id)-\(period.text)" }

  package static let schema = "cs.visits/1"

  /// The plan as it was written before, if it was.
  private var kept: JSONObject?

  /// Answers with a list that was drawn before instead of this one.
  package mutating func keep(_ plan: JSONObject) {
    kept = plan
    let names = plan["visits"]?.array?.compactMap { $0.object?["customer"]?.string } ?? []
    let places = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
    population = plan["population"]?.int ?? population
    excluded = plan["excluded"]?.int ?? excluded
    drawn = all.filter { places[$0.candidate.id] != nil }
  }

  package var document: JSONObject {
    if let kept { return kept }
    return [
      "schema": .string(VisitSample.schema), "id": .string(id),
      "group": .string(group.base.id), "period": .string(period.text), "seed": .string(seed),
      "rule": .string(group.base.rule), "share": .string(group.share.text),
      "population": .number(JSONNumber(population)),
      "excluded": .number(JSONNumber(excluded)),
      "visits": .array(drawn.map { .object(json($0)) }),
    ]
  }

  private func json(_ draw: Draw) -> JSONObject {
    var object: JSONObject = ["customer": .string(draw.candidate.id)]
    object["name"] = draw.candidate.name.map { .string($0) }
    object["case"] = draw.candidate.complaint.map { .string($0.text) }
    object["channel"] = .string(group.channel)
    object["opened"] = .string(draw.candidate.opened.text)
    object["by"] = draw.by.map { .string($0.text) }
    object["rank"] = .number(JSONNumber(draw.rank))
    return object
  }
}

/// A fair order that anybody can work out again.
enum Shuffle {
  /// FNV-1a over the parts, finished by the mixer of SplitMix64 (Steele, Lea and Flood, 2014), as
  /// FNV alone leaves like texts close together.
  static func key(_ parts: String...) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for part in parts {
      for byte in Array(part.utf8) + [0xFF] {
        hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
      }
    }
    hash = (hash ^ hash >> 30) &* 0xbf58_476d_1ce4_e5b9
    hash = (hash ^ hash >> 27) &* 0x94d0_49bb_1331_11eb
    return hash ^ hash >> 31
  }
}
