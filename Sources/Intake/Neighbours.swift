package import Casework
internal import JSONText
package import Policy

/// Finds the other cases that matter to one (INT-6, INT-7).
package struct NeighbourFinder: Sendable {
  private let subject: Case
  private let policy: IntakePolicy
  private let zone: Zone
  private let shingles: Set<[UInt32]>
  private let traits: [(key: String, trait: BatchRule.Trait)]
  private var found = Surroundings()
  /// Customers and cases that share a trait, by its key.
  private var sharing: [String: (customers: Set<String>, cases: [CaseID])] = [:]

  package init(of subject: Case, _ policy: IntakePolicy, zone: Zone) {
    (self.subject, self.policy, self.zone) = (subject, policy, zone)
    shingles = NeighbourFinder.shingles(of: subject)
    traits = policy.batch.traits.flatMap { trait in
      NeighbourFinder.keys(of: subject.fields, subject.category, trait).map { ($0, trait) }
    }
  }

  /// Looks at another case; its own is passed over.
  package mutating func look(at other: Case) {
    guard other.id != subject.id else { return }
    let sameCustomer =
      subject.customerID.map { other.customerID == $0 } ?? false
    // A phone may be a company's, or a family's.
    if sameCustomer, PersonName.fit(subject.customerName, other.customerName) {
      if other.received <= subject.received { found.history.append(other.id) }
      let isNear = isWithin(policy.duplicate.within, other)
      if isNear, isLike(other) { found.duplicates.append(other.id) }
    }
    guard isWithin(policy.batch.within, other), !isDuplicate(other) else { return }
    for (key, trait) in traits
    where NeighbourFinder.keys(of: other.fields, other.category, trait).contains(key) {
      sharing[key, default: ([], [])].customers.insert(NeighbourFinder.person(of: other))
      sharing[key, default: ([], [])].cases.append(other.id)
    }
  }

  /// What was found; the batch with most customers, if there is one.
  package var surroundings: Surroundings {
    var result = found
    let own = NeighbourFinder.person(of: subject)
    let batches = sharing.map { key, shared in
      Surroundings.Batch(
        key: key, count: shared.customers.union([own]).count,
        cases: (shared.cases + [subject.id]).sorted())
    }
    result.batch = batches.max { ($0.count, $1.key) < ($1.count, $0.key) }
    return result
  }

  private static func person(of subject: Case) -> String {
    PersonName.person(
      subject.customerID ?? subject.id.text, subject.fields["customer"]?.object?["name"]?.string)
  }

  /// Linked as a duplicate of another case, and so not counted again.
  private func isDuplicate(_ other: Case) -> Bool {
    other.links.contains { $0.relation == "duplicate" }
  }

  private func isWithin(_ limit: Limit?, _ other: Case) -> Bool {
    guard let limit else { return false }
    let (first, last) = (
      min(subject.received, other.received), max(subject.received, other.received)
    )
    return WorkCalendar.always(zone).holds(first, last, limit)
  }

  // MARK: Likeness

  /// Dice's coefficient of the two texts' words and character pairs.
  private func isLike(_ other: Case) -> Bool {
    let theirs = NeighbourFinder.shingles(of: other)
    guard !shingles.isEmpty, !theirs.isEmpty else { return false }
    let shared = Amount(2 * shingles.intersection(theirs).count)
    let likeness = shared.ratio(to: Amount(shingles.count + theirs.count)) ?? .zero
    return likeness >= policy.duplicate.similarity
  }

  /// The words of scripts that part them, and the pairs of neighbours of those that don't: long
  /// English texts share most of their letter pairs, whatever they are about.
  private static func shingles(of subject: Case) -> Set<[UInt32]> {
    let text = subject.fields["w5h1"]?.object?["what"]?.string ?? subject.summary
    var found: Set<[UInt32]> = []
    var word: [UInt32] = []
    var last: UInt32?
    for scalar in text.lowercased().unicodeScalars {
      let isPart = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      if isPart, scalar.value < 0x2E80 {
        word.append(scalar.value)
        continue
      }
      if !word.isEmpty { found.insert(word) }
      word = []
      guard isPart else { continue }
      if let last { found.insert([last, scalar.value]) }
      last = scalar.value
    }
    if !word.isEmpty { found.insert(word) }
    return found
  }

  // MARK: Batches

  /// What a case could share with others; a fault is its category on one product.
  ///
  /// - Parameter fields: of a case, or of what was told to open one.
  static func keys(
    of fields: JSONObject, _ category: String?, _ trait: BatchRule.Trait
  ) -> [String] {
    func field(_ name: String) -> String? { fields[name]?.string }
    let place = fields["w5h1"]?.object?["where"]?.string
    switch trait {
    case .lot: return field("lot").map { ["lot:\($0)"] } ?? []
    case .productPlace:
      guard let product = field("product"), let place else { return [] }
      return ["product-place:\(product)@\(place)"]
    case .productFault:
      guard let product = field("product"), let category else { return [] }
      return ["product-fault:\(product)#\(category)"]
    }
  }
}
