import Casework
import Classify
import Policy
import Store

/// Gives a classified case to somebody (CLS-4), once.
struct Dispatcher {
  private let policy: ClassifyPolicy
  private let staff: Staff
  private let calendar: WorkCalendar
  private let now: Timestamp
  private let rule: String
  private let loads: [String: Int]

  init(_ desk: Desk, _ policy: ClassifyPolicy) throws(Failure) {
    self.policy = policy
    staff = try desk.staff()
    calendar = try desk.calendar()
    now = desk.now
    rule = try desk.policy(WorkPolicy.self).dispatchRule
    loads = try desk.index(.names).loads()
  }

  /// Nobody is asked twice: a case that has an owner of the level's rank keeps them.
  func events(_ subject: Case, _ level: LevelRule?, _ category: String) -> [EventDraft] {
    guard let level else { return [] }
    if let owner = subject.owner, staff.rank(of: owner) >= staff.ranks[level.role] ?? 0 {
      return []
    }
    let dispatch = dispatch(subject, level, category)
    return dispatch.event(rule).map { [$0] } ?? []
  }

  /// Why a case has no owner; nil when it has one.
  func unassigned(_ written: Written) -> Localized? {
    let subject = written.complaint
    guard subject.owner == nil, let level = subject.level.flatMap({ policy.level($0) }) else {
      return nil
    }
    return dispatch(subject, level, subject.category ?? "").unassigned
  }

  private func dispatch(_ subject: Case, _ level: LevelRule, _ category: String) -> Dispatch {
    Dispatch(
      level: level, category: policy.category(category), unit: subject.unit, staff: staff,
      loads: loads, at: now, calendar)
  }
}
