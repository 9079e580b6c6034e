import Casework
import Intake
import JSONText
import Policy
import Store

/// Finds the same matter told twice while many complaints come in (INT-7).
///
/// Of each customer only the numbers of the cases are kept, so memory stays bounded; the cases
/// themselves are read when a customer comes again.
struct BulkNeighbours {
  private let desk: Desk
  private let policy: IntakePolicy
  /// The numbers of cases by the hash of their customer's id; cases of several customers with one
  /// hash are told apart when they are read.
  private var numbers = FewByKey<Int, Int>()
  private var knowsWorkspace = false
  /// Of this batch, not written yet.
  private var waiting: [CaseID: Case] = [:]
  private(set) var tally: BatchTally

  /// With how many of a customer's cases, the latest, a new one is compared.
  private static let most = 32

  init(_ desk: Desk, _ policy: IntakePolicy) {
    (self.desk, self.policy) = (desk, policy)
    tally = BatchTally(policy.batch, zone: desk.settings.zone)
  }

  /// The cases of the same customer and matter as a new one, oldest first; it is remembered.
  mutating func duplicates(
    of id: CaseID, _ draft: EventDraft, received: Timestamp
  ) throws(Failure) -> [CaseID] {
    guard let customer = draft.data["customer"]?.object?["id"]?.string else {
      tally.add(id, draft.data, received: received)
      return []
    }
    if !knowsWorkspace {
      knowsWorkspace = true
      try desk.index(.names).customers { id, customer in
        numbers.add(id.number, to: customer.hashValue)
      }
    }
    let subject = Case(
      id: id, events: [draft.provisional(after: Case(id: id, events: []), at: desk.now)])
    var finder = NeighbourFinder(of: subject, policy, zone: desk.settings.zone)
    for number in numbers.last(BulkNeighbours.most, of: customer.hashValue) {
      let other = CaseID(number: number)
      // One that can't be read, or that only a dry run made, tells nothing.
      if let other = waiting[other] ?? (try? desk.store.open(other).complaint) {
        finder.look(at: other)
      }
    }
    numbers.add(id.number, to: customer.hashValue)
    waiting[id] = subject
    let duplicates = finder.surroundings.duplicates
    if duplicates.isEmpty { tally.add(id, draft.data, received: received) }
    return duplicates
  }

  /// The cases that waited are written.
  mutating func wrote() { waiting.removeAll(keepingCapacity: true) }
}
