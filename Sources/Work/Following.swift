package import Casework
internal import JSONText
internal import Policy

/// What the owner of a case records on the way (COL-1, COL-2).
package enum Following {
  /// A contact with the customer, reached or not; `emotion` is how they felt afterwards (INT-3).
  package static func contact(
    _ subject: Case, reached: Bool, emotion: Emotion?, observed: [String]
  ) throws(Failure) -> EventDraft {
    try subject.checkOpen()
    var data: JSONObject = ["outcome": reached ? "reached" : "unreached"]
    if let emotion {
      data["emotion"] = emotion.json
      data["before"] = subject.emotion?.json
    }
    if !observed.isEmpty { data["observed"] = .array(observed.map { .string($0) }) }
    return EventDraft(.contacted, data)
  }

  /// - Parameter permissions: an owner must be allowed to speak with the customer.
  package static func assign(
    _ subject: Case, to person: Person, _ permissions: Permissions
  ) throws(Failure) -> EventDraft {
    try subject.checkOpen()
    try Refusal.unless(
      permissions.allows(person, "contact"), "cannot-own",
      zh: "\(person.name.zh)的角色不能负责案件",
      en: "somebody of the role of \(person.name.en) can't own a case")
    return EventDraft(.assigned, ["to": .string(person.id)])
  }

  /// Asks a department for help; starts its clocks.
  ///
  /// - Parameter clocks: those of work.yaml that hold for the case.
  package static func request(
    _ subject: Case, unit: String, person: String?, what: String, units: [String],
    clocks: [ClockStart]
  ) throws(Failure) -> EventDraft {
    try subject.checkOpen()
    try Refusal.unless(
      units.contains(unit), "unknown-unit", zh: "policy/people.yaml 里没有人属于“\(unit)”",
      en: "nobody in policy/people.yaml belongs to '\(unit)'",
      hint: nearest(unit, among: units).map(didYouMean)
        ?? Localized(same: units.joined(separator: " ")))
    let waiting = subject.coowners.contains { $0.unit == unit && $0.replied == nil }
    try Refusal.unless(
      !waiting, "already-asked", zh: "“\(unit)”还有一项协办没有回复",
      en: "'\(unit)' still owes an answer to an earlier request")
    var data: JSONObject = ["unit": .string(unit)]
    data["to"] = person.map { .string($0) }
    data["what"] = .string(what)
    data["clocks"] = clocks.json
    return EventDraft(.requested, data)
  }

  package static func acknowledge(_ subject: Case, unit: String) throws(Failure) -> EventDraft {
    try checkAsked(subject, unit)
    let asked = subject.coowners.last { $0.unit == unit }
    try Refusal.unless(
      asked?.acknowledged == nil, "already-acknowledged", zh: "“\(unit)”已经确认收到",
      en: "'\(unit)' has acknowledged it already")
    return EventDraft(.acknowledged, ["unit": .string(unit)])
  }

  package static func reply(
    _ subject: Case, unit: String, text: String
  ) throws(Failure) -> EventDraft {
    try checkAsked(subject, unit)
    return EventDraft(.replied, ["unit": .string(unit), "text": .string(text)])
  }

  private static func checkAsked(_ subject: Case, _ unit: String) throws(Failure) {
    let open = subject.coowners.filter { $0.replied == nil }.map(\.unit)
    try Refusal.unless(
      open.contains(unit), "not-asked", zh: "没有等待“\(unit)”答复的协办",
      en: "nothing was asked of '\(unit)' that is still open",
      hint: open.isEmpty
        ? nil
        : Localized(
          zh: "等待答复的有：\(open.joined(separator: "、"))",
          en: "still open: \(open.joined(separator: ", "))"))
  }

  package static func note(_ text: String, observed: [String]) -> EventDraft {
    var data: JSONObject = ["text": .string(text)]
    if !observed.isEmpty { data["observed"] = .array(observed.map { .string($0) }) }
    return EventDraft(.noted, data)
  }

  package static func inform(_ subject: Case, text: String) throws(Failure) -> EventDraft {
    EventDraft(.informed, ["text": .string(text)])
  }

  package static func pause(_ subject: Case) throws(Failure) -> EventDraft {
    try subject.checkOpen()
    try Refusal.unless(
      !subject.isPaused, "already-paused", zh: "已经在等待客户", en: "the case is paused already")
    return EventDraft(.paused)
  }

  package static func resume(_ subject: Case) throws(Failure) -> EventDraft {
    try Refusal.unless(
      subject.isPaused, "not-paused", zh: "并没有暂停", en: "the case isn't paused")
    return EventDraft(.resumed)
  }

  /// Moves the due time of a running clock; the reason is the caller's to record, and the customer
  /// is to be told.
  package static func extend(
    _ subject: Case, clock: String, to due: Timestamp, at now: Timestamp, _ calendar: WorkCalendar
  ) throws(Failure) -> EventDraft {
    let running = subject.clocks(calendar).filter(\.isOpen)
    guard let run = running.last(where: { $0.clock == clock }) else {
      let names = Set(running.map(\.clock)).sorted().joined(separator: ", ")
      throw Refusal.of(
        "no-such-clock", zh: "没有正在走的时限“\(clock)”", en: "no clock '\(clock)' is running",
        hint: Localized(zh: "正在走的有：\(names)", en: "running: \(names)"))
    }
    try Refusal.unless(
      run.clock != "promise", "promise-clock", zh: "承诺不能延期，只能另作承诺",
      en: "a promise is not extended but replaced",
      hint: Localized(
        zh: "cs remedy promise \(subject.id.text) --replaces <承诺>",
        en: "cs remedy promise \(subject.id.text) --replaces <promise>"))
    try Refusal.unless(
      !run.isStatutory, "statutory-clock", zh: "外部规定的时限不能由我们延长",
      en: "a limit set from outside isn't ours to move")
    try Refusal.unless(
      run.verdict(at: now) != .overdue, "late-already", zh: "这个时限已经超过，延期不能抹去",
      en: "the clock has run out already; an extension can't undo that")
    try Refusal.unless(
      !run.isPaused, "clock-paused", zh: "时限正在等客户，暂停期间没有到期时间可延",
      en: "the clock waits for the customer: there is no due time to move",
      hint: Localized(same: "cs case resume \(subject.id.text)"))
    try Refusal.unless(
      due > now, "not-later", zh: "新的到期时间已经过去", en: "the new due time has passed already")
    try Refusal.unless(
      run.due.map { due > $0 } ?? true, "not-later", zh: "新的到期时间并不更晚",
      en: "the new due time isn't later than the old one")
    var data: JSONObject = ["clock": .string(clock), "by": .string(due.text)]
    data["from"] = run.due.map { .string($0.text) }
    return EventDraft(.extended, data)
  }
}

extension Case {
  /// Whether the case waits for the customer; closing it ends the wait, as it does for the clocks.
  package var isPaused: Bool {
    events.last { $0.kind.map(Case.turns.contains) ?? false }?.kind == .paused
  }

  /// The kinds of event that begin a wait for the customer, or end it.
  static let turns: Set<Event.Kind> = [.paused, .resumed, .closed, .reopened]
}
