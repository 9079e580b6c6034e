import Casework
import Policy

/// Looks for words of one policy file that another should know: roles, skills, categories.
struct PolicyReferences {
  private let work: WorkPolicy
  private let people: PeoplePolicy
  private let classify: ClassifyPolicy
  private let remedy: RemedyPolicy
  private let escalate: EscalatePolicy

  private let calendar: WorkCalendar
  private let now: Timestamp

  init(_ desk: Desk) throws(Failure) {
    calendar = try desk.calendar()
    now = desk.now
    work = try desk.policy(WorkPolicy.self)
    people = try desk.policy(PeoplePolicy.self)
    classify = try desk.policy(ClassifyPolicy.self)
    remedy = try desk.policy(RemedyPolicy.self)
    escalate = try desk.policy(EscalatePolicy.self)
  }

  func inspect(_ faults: PolicyFaults) {
    let roles = work.roles.map(\.id)
    for person in people.people {
      check(
        person.role, among: roles, Localized(zh: "角色", en: "role"), in: PeoplePolicy.path, faults)
      for skill in person.skills {
        check(
          skill, among: classify.categories.map(\.skill), Localized(zh: "专长", en: "skill"),
          in: PeoplePolicy.path, faults)
      }
    }
    for level in classify.levels {
      check(level.role, among: roles, Localized(zh: "角色", en: "role"), at: level.base.place, faults)
    }
    for limit in remedy.authority {
      check(limit.role, among: roles, Localized(zh: "角色", en: "role"), at: limit.place, faults)
    }
    for tier in escalate.tiers {
      check(tier.who, among: roles, Localized(zh: "角色", en: "role"), at: tier.place, faults)
    }
    for level in 1...3 where classify.level(level) == nil {
      faults.add(
        "missing-level", Localized(zh: "没有 \(level) 级", en: "there is no level \(level)"),
        at: classify.place)
    }
    for limit in remedy.authority where limit.limit.map({ $0 < .zero }) ?? false {
      faults.add(
        "bad-value", Localized(zh: "权限不能是负数", en: "an authority can't be negative"),
        at: limit.place)
    }
    inspectCalendar(faults)
    let categories = classify.categories.map(\.base.id)
    for recovery in remedy.recoveries {
      check(
        recovery.category, among: categories, Localized(zh: "类别", en: "category"),
        at: recovery.place, faults)
    }
    for role in work.roles where !people.people.contains(where: { $0.role == role.id }) {
      faults.add(
        Diagnostic(
          .warning, rule: "nobody",
          Localized(zh: "没有人担任“\(role.id)”", en: "nobody has the role '\(role.id)'"),
          file: PeoplePolicy.path))
    }
  }

  /// Whether clocks that start now run on known holidays.
  private func inspectCalendar(_ faults: PolicyFaults) {
    let year = calendar.zone.civil(now).day.year
    for year in [year, year + 1] where !calendar.years.contains(year) {
      faults.add(
        Diagnostic(
          .warning, rule: "uncovered-year",
          Localized(
            zh: "没有 \(year) 年的节假日；按普通星期计算",
            en: "the holidays of \(year) are unknown; its weeks are taken as ordinary"),
          file: CalendarPolicy.path))
    }
    if calendar.week.allSatisfy(\.isEmpty) {
      faults.add(
        Diagnostic(
          rule: "no-hours",
          Localized(
            zh: "一周里没有工作时段，工作日时限永远不会到期",
            en: "no working hours in the week: working-day limits never fall due"),
          file: CalendarPolicy.path))
    }
  }

  private func check(
    _ word: String, among known: [String], _ what: Localized, at place: PolicyPlace,
    _ faults: PolicyFaults
  ) {
    if known.contains(word) { return }
    faults.add(fault(word, known, what, file: place.file, line: place.line, column: place.column))
  }

  private func check(
    _ word: String, among known: [String], _ what: Localized, in file: String,
    _ faults: PolicyFaults
  ) {
    if known.contains(word) { return }
    faults.add(fault(word, known, what, file: file, line: nil, column: nil))
  }

  private func fault(
    _ word: String, _ known: [String], _ what: Localized, file: String, line: Int?, column: Int?
  ) -> Diagnostic {
    Diagnostic(
      rule: "unknown-word",
      Localized(zh: "没有\(what.zh)“\(word)”", en: "there is no \(what.en) '\(word)'"),
      hint: nearest(word, among: known).map(didYouMean), file: file, line: line, column: column)
  }
}
