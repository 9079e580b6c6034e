package import Casework
package import JSONText

/// The proof of a clock's due time: every stretch counted or skipped, and why (`cs why`).
package struct Proof: Sendable {
  package let run: ClockRun
  package let verdict: ClockRun.Verdict
  /// From the start to the due time, none left out; empty where there is no due time at all.
  package let intervals: [ClockInterval]
  /// Years it reaches into whose holidays the calendar doesn't know, where it counts working time.
  package let unknownYears: [Int]
  /// Who promised what, and when, where it is the clock of a promise.
  package let promise: (by: String, at: Timestamp, what: String?)?
  private let zone: Zone
  /// Where the hours it runs in are written.
  private let weekEntry: String?
  /// What was said of the pauses and extensions.
  private let said: [EventID: String]

  /// The proofs of the clocks of a case, in the order in which they started.
  ///
  /// - Parameter clock: only those of this name.
  package static func proofs(
    of subject: Case, clock: String? = nil, _ calendar: WorkCalendar, at now: Timestamp
  ) -> [Proof] {
    let runs = subject.clocks(calendar).filter { clock == nil || $0.clock == clock }
    let reasons = subject.events.compactMap { event in
      (event.data["reason"] ?? event.data["what"])?.string.map { (event.id, $0) }
    }
    let said = Dictionary(reasons) { first, _ in first }
    let promises = Dictionary(
      subject.events.filter { $0.kind == .promised }.map { event in
        (event.id, (by: event.by, at: event.at, what: event.data["what"]?.string))
      }
    ) { first, _ in first }
    return runs.map { run in
      Proof(
        run: run, verdict: run.verdict(at: now), intervals: run.account(calendar, until: now),
        unknownYears: run.unknownYears(calendar),
        promise: run.clock == "promise" ? promises[run.startedBy] : nil, zone: calendar.zone,
        weekEntry: calendar.hours(of: run.unit).weekEntry, said: said)
    }
  }

  /// What was counted: seconds, or days where the limit is in working days.
  package var counted: Int {
    let counted = intervals.filter(\.isCounted)
    return counted.map(isInDays ? \.days : \.seconds).reduce(0, +)
  }

  package var isInDays: Bool { run.limit?.unit == .workingDays }

  /// What a reader should know beside the intervals.
  package var remark: Localized? {
    let remarks = [fault, gap].compactMap { $0 }
    guard let first = remarks.first else { return nil }
    return remarks.dropFirst().reduce(first) { text, next in
      Localized(zh: "\(text.zh)；\(next.zh)", en: "\(text.en); \(next.en)")
    }
  }

  private var gap: Localized? {
    if unknownYears.isEmpty { return nil }
    let years = unknownYears.map { String($0) }
    return Localized(
      zh: "日历里没有 \(years.joined(separator: "、")) 年的节假日，到期时间可能不准",
      en: "the calendar doesn't know the holidays of \(years.joined(separator: ", ")): the due time"
        + " may be wrong")
  }

  private var fault: Localized? {
    if let stopped = run.stopped, stopped < run.started {
      return Localized(
        zh: "结束时间早于开始时间：有一台机器的时钟不准",
        en: "it stopped before it started: the clock of some machine was wrong")
    }
    if run.due == nil, !run.isPaused, run.isOpen {
      return Localized(
        zh: "日历里没有工作时段，永远不会到期",
        en: "the calendar has no working hours: it never falls due")
    }
    return nil
  }

  /// Why an interval counts, or doesn't.
  package func why(_ interval: ClockInterval) -> Localized {
    let isClosed = interval.reason == .holiday && interval.date?.isClosing == true
    let reason = isClosed ? Localized(zh: "休业", en: "closed") : interval.reason.words
    let name = interval.date?.words
    let told = interval.event.flatMap { said[$0] }
    func joined(_ text: (Localized) -> String, _ colon: String) -> String {
      ([reason, name].compactMap { $0 }.map(text) + [told].compactMap { $0 })
        .joined(separator: colon)
    }
    let change = shift(interval).map(Proof.shifted)
    return Localized(
      zh: joined(\.zh, "：") + (change.map { "；" + $0.zh } ?? ""),
      en: joined(\.en, ": ") + (change.map { "; " + $0.en } ?? ""))
  }

  /// The line of the calendar that made the time what it was: the date's own, else the week's.
  package func entry(_ interval: ClockInterval) -> String? {
    if let entry = interval.date?.entry { return entry }
    switch interval.reason {
    case .window, .closed, .workingDay, .pausedDay, .dayOff: return weekEntry
    default: return nil
    }
  }

  /// By how many seconds the clocks were put forward within an interval; nil where they weren't.
  private func shift(_ interval: ClockInterval) -> Int? {
    let offsets = [interval.from, interval.to].map { zone.timestamp(seconds: $0.seconds).offset }
    return offsets[0] == offsets[1] ? nil : offsets[1] - offsets[0]
  }

  private static func shifted(_ seconds: Int) -> Localized {
    let minutes = abs(seconds) / 60
    return Localized(
      zh: "其间时钟拨\(seconds > 0 ? "快" : "慢") \(minutes) 分钟",
      en: "the clocks went \(seconds > 0 ? "forward" : "back") \(minutes) min")
  }

  /// The extension that an interval is the row of.
  package func change(_ interval: ClockInterval) -> ClockExtension? {
    guard interval.reason == .extended else { return nil }
    return run.extensions.first { $0.event == interval.event }
  }

  package var json: JSONObject {
    var object: JSONObject = ["clock": .string(run.clock), "started": .string(run.started.text)]
    object["subject"] = run.subject.map { .string($0) }
    object["promised_by"] = promise.map { .string($0.by) }
    object["within"] = run.limit.map { .string($0.text) }
    object["due"] = run.due.map { .string($0.text) }
    object["stopped"] = run.stopped.map { .string($0.text) }
    object["verdict"] = .string(verdict.rawValue)
    object["rule"] = .string(run.rule)
    if let place = run.place {
      object["file"] = .string(place.file)
      object["line"] = .number(JSONNumber(place.line))
    }
    object["citation"] = run.citation.map { .string($0()) }
    if run.isStatutory {
      object["verified"] = run.verified.map { .string($0) } ?? .bool(!run.isUnverified)
    }
    object["intervals"] = .array(intervals.map { .object(json($0)) })
    object[isInDays ? "counted_days" : "counted_seconds"] = .number(JSONNumber(counted))
    if !unknownYears.isEmpty {
      object["unknown_years"] = .array(unknownYears.map { .number(JSONNumber($0)) })
    }
    object["remark"] = remark.map { .string($0()) }
    return object
  }

  private func json(_ interval: ClockInterval) -> JSONObject {
    var object: JSONObject = [
      "from": .string(interval.from.text), "to": .string(interval.to.text),
      "counted": .bool(interval.isCounted), "seconds": .number(JSONNumber(interval.seconds)),
    ]
    if interval.days > 0 { object["days"] = .number(JSONNumber(interval.days)) }
    object["reason"] = .string(interval.reason.rawValue)
    object["why"] = .string(why(interval)())
    object["entry"] = entry(interval).map { .string($0) }
    object["clock_shift"] = shift(interval).map { .number(JSONNumber($0)) }
    object["event"] = interval.event.map { .string($0.text) }
    if let change = change(interval) {
      object["former_due"] = change.former.map { .string($0.text) }
      object["due"] = .string(change.due.text)
      object["by"] = .string(change.by)
      object["at"] = .string(change.at.text)
    }
    return object
  }
}

extension ClockRun {
  /// The file and line that the limit was read from, as the start recorded them.
  package var place: (file: String, line: Int)? {
    guard let place = policy.split(separator: " ").last,
      let colon = place.lastIndex(of: ":"), let line = Int(place[place.index(after: colon)...]),
      colon != place.startIndex, line > 0
    else { return nil }
    return (String(place[..<colon]), line)
  }
}

extension CalendarDate {
  /// Whether it is a day of our own on which nobody works, and no holiday of the country.
  fileprivate var isClosing: Bool {
    if case .hours(let windows) = kind { windows.isEmpty } else { false }
  }

  fileprivate var words: Localized? {
    switch kind {
    case .makeUp: Localized(zh: "调休上班日", en: "a make-up working day")
    case .off, .hours: name
    }
  }
}

extension ClockInterval.Reason {
  fileprivate var words: Localized {
    switch self {
    case .elapsed: Localized(zh: "昼夜连续计时", en: "runs day and night")
    case .calendar: Localized(zh: "按自然日计，到期在同一时刻", en: "calendar days, to the same time of day")
    case .window: Localized(zh: "工作时段", en: "working hours")
    case .closed: Localized(zh: "非工作时段", en: "outside working hours")
    case .workingDay: Localized(zh: "工作日", en: "working day")
    case .pausedDay:
      Localized(
        zh: "工作日，但下班时还在等客户", en: "a working day, but it ended while waiting for the customer")
    case .startDay: Localized(zh: "起始当天不算", en: "the day of the start doesn't count")
    case .dayOff: Localized(zh: "休息日", en: "day off")
    case .holiday: Localized(zh: "节假日", en: "holiday")
    case .paused: Localized(zh: "等待客户，暂停计时", en: "waiting for the customer")
    case .extended:
      Localized(zh: "延期，到期时间由此定下", en: "extended, which fixed the due time")
    case .agreed: Localized(zh: "答应客户的时间", en: "the time promised to the customer")
    }
  }
}
