package import Casework

extension NextStep {
  /// Late ones first, the more urgent level before the others; then by due time to the minute, then
  /// those without one; what can wait for the end of the rest hours last.
  package static func precedes(_ left: NextStep, _ right: NextStep) -> Bool {
    func key(_ step: NextStep) -> (Int, Int, Int, String, String) {
      let (due, level) = ((step.by?.seconds ?? 0) / 60, step.level ?? 2)
      let standing = step.by == nil ? 2 : step.isOverdue ? 0 : 1
      return (
        (step.heldUntil == nil ? 0 : 3) + standing, step.isOverdue ? level : due,
        step.isOverdue ? due : level, step.complaint.text, step.command
      )
    }
    return key(left) < key(right)
  }

  /// The step as it is in rest hours that end then.
  ///
  /// A visit is never made in them. Other words with the customer wait if they are in time
  /// afterwards; those about an urgent case don't. What is late, or falls due meanwhile, doesn't
  /// wait, but whoever calls should know that the customer rests.
  package func held(until end: Timestamp?) -> NextStep {
    guard let end, reachesCustomer else { return self }
    let isVisit = command.hasPrefix("cs visit ")
    if level == 1, !isVisit { return self }
    var step = self
    if isVisit || by.map({ $0 >= end }) ?? true {
      step.heldUntil = end
    } else {
      step.customerRestsUntil = end
    }
    return step
  }

  /// Whether the command records that somebody spoke with the customer.
  private var reachesCustomer: Bool {
    let verbs = [
      "case contact", "case inform", "case close", "visit record", "remedy <accept|reject>",
    ]
    return verbs.contains { command.hasPrefix("cs \($0) ") }
  }
}
