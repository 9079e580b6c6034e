package import Casework
internal import JSONText
package import Policy

/// Who takes a case, and why it is they (CLS-4).
package struct Dispatch: Sendable {
  /// Nil when nobody fits.
  package var owner: String?
  /// Whether the owner is the role's standby, as nobody of it was on duty.
  package var isStandby = false
  package var role: String
  package var skill: String?
  /// Everybody of the role or above it in the order of preference, and what spoke for or against.
  package var candidates: [Candidate] = []

  package struct Candidate: Sendable {
    package let person: String
    package let onDuty: Bool
    package let hasSkill: Bool
    /// Open cases they own.
    package let load: Int
    /// Ranks above the least role; the nearest is asked first.
    package let above: Int

    /// `qian-yu on-duty skill load:2 above:0`, in one line as every case keeps one for each.
    var text: String {
      [person, onDuty ? "on-duty" : "off-duty", hasSkill ? "skill" : "no-skill"]
        .joined(separator: " ") + " load:\(load) above:\(above)"
    }
  }

  /// Chooses among those on duty: the nearest rank, the skill, then the least open load.
  ///
  /// - Parameter loads: open cases by owner.
  package init(
    level: LevelRule, category: CategoryRule?, unit: String?, staff: Staff, loads: [String: Int],
    at now: Timestamp, _ calendar: WorkCalendar
  ) {
    role = level.role
    skill = category?.skill
    let least = staff.ranks[level.role] ?? 0
    candidates = staff.people.compactMap { person in
      let rank = staff.ranks[person.role] ?? 0
      guard rank >= least, rank > 0 else { return nil }
      return Candidate(
        person: person.id, onDuty: person.isOnDuty(at: now, calendar),
        hasSkill: skill.map(person.skills.contains) ?? false, load: loads[person.id] ?? 0,
        above: rank - least)
    }
    candidates.sort(by: Dispatch.precedes)
    owner = candidates.first(where: \.onDuty)?.person
    if owner == nil, let standby = staff.standby[level.role], staff.person(standby) != nil {
      (owner, isStandby) = (standby, true)
    }
  }

  private static func precedes(_ left: Candidate, _ right: Candidate) -> Bool {
    (left.above, left.hasSkill ? 0 : 1, left.load, left.person)
      < (right.above, right.hasSkill ? 0 : 1, right.load, right.person)
  }

  package func event(_ rule: String) -> EventDraft? {
    guard let owner else { return nil }
    var because: JSONObject = ["rule": .string(rule), "role": .string(role)]
    because["skill"] = skill.map { .string($0) }
    because["standby"] = isStandby ? true : nil
    because["candidates"] = .array(candidates.map { .string($0.text) })
    return EventDraft(.assigned, ["to": .string(owner), "because": .object(because)])
  }

  /// Why there is no owner; nil when there is one.
  package var unassigned: Localized? {
    if owner != nil { return nil }
    return Localized(
      zh: "没有 \(role) 及以上的人在班，policy/people.yaml 也没有指定值守人；请主管指派",
      en: "nobody of role \(role) or above is on duty, and policy/people.yaml names no standby;"
        + " a supervisor must assign")
  }
}
