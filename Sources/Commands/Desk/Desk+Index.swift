import Assess
import Casework
import Policy
import Remedy
import Store
import Work

extension Desk {
  /// The index, brought up to what the files hold now.
  func index(_ depth: CaseIndex.Depth) throws(Failure) -> CaseIndex {
    let index = try openIndex()
    try index.refresh(depth)
    return index
  }

  private func openIndex() throws(Failure) -> CaseIndex {
    if let opened { return opened }
    let index = try CaseIndex(store, policy: policyState) { [unowned self] in
      // A policy that can't be read leaves the index without steps; `next` says what is wrong.
      try? derivation()
    }
    opened = index
    return index
  }

  /// Works out what the index keeps beside a case's own words; asked on any thread.
  private func derivation() throws(Failure) -> @Sendable (Case) -> CaseIndex.Derived {
    let offering = try offering()
    let finder = try stepFinder { offering.approvers($0, $1) }
    let calendar = try calendar()
    return { subject in
      let runs = subject.clocks(calendar)
      return CaseIndex.Derived(
        steps: finder.steps(subject, runs).map(\.row), counted: CountedCase(subject, runs).text)
    }
  }

  /// Tells the index of a case that was just written, where it is open anyway; it finds out by itself
  /// where not, or where this fails.
  func noteWritten(_ subject: Case) {
    try? opened?.add(subject)
  }

  /// The case that a full id, a unique prefix of one, or three or more of its digits name.
  func resolve(_ name: String) throws(Failure) -> CaseID {
    try store.resolve(name) { (prefix) throws(Failure) in
      try index(.names).ids(beginning: prefix)
    }
  }
}

extension NextStep {
  /// The step as the index keeps it; whether it is overdue depends on when one asks.
  fileprivate var row: CaseIndex.StepRow {
    CaseIndex.StepRow(
      clock: clock, by: by?.seconds, command: command, rule: rule, who: who, summary: summary)
  }
}
