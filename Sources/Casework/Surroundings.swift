/// The other cases that matter to one: what this customer complained of before, the same matter
/// again, and others hit by the same thing (INT-6, INT-7).
package struct Surroundings: Sendable {
  /// Earlier complaints of the customer, oldest first.
  package var history: [CaseID] = []
  /// Cases of the customer about the same matter.
  package var duplicates: [CaseID] = []
  package var batch: Batch?

  package init() {}

  /// Cases of several customers that share a lot, a place or a fault.
  package struct Batch: Hashable, Sendable {
    /// What they share: `lot:B-7`.
    package var key: String
    /// How many customers, this one included.
    package var count: Int
    package var cases: [CaseID]

    package init(key: String, count: Int, cases: [CaseID]) {
      (self.key, self.count, self.cases) = (key, count, cases)
    }
  }
}
