package import Casework
internal import JSONText

/// Finds events that can't have happened at the time, or in the order, that a record gives them.
///
/// Of events that two branches wrote side by side neither knew the other, so that a pair of pauses
/// is nobody's fault; where numbers repeat, nothing is said of the order.
package struct Chronology {
  private let subject: Case
  private let calendar: WorkCalendar
  private var found: [Diagnostic] = []

  /// Years that complaints and due times can be of; `--now` takes no others either.
  package static let years = 1970...9990

  package static func faults(of subject: Case, _ calendar: WorkCalendar) -> [Diagnostic] {
    var chronology = Chronology(subject: subject, calendar: calendar)
    chronology.inspectTimes()
    chronology.inspectPauses()
    if subject.events.contains(where: { $0.kind == .extended }) { chronology.inspectExtensions() }
    return chronology.found
  }

  private init(subject: Case, calendar: WorkCalendar) {
    (self.subject, self.calendar) = (subject, calendar)
  }

  private mutating func add(
    _ rule: String, _ event: Event, zh: String, en: String, hint: Localized
  ) {
    let kind = event.kindText
    found.append(
      Diagnostic(
        rule: rule,
        Localized(
          zh: "事件 \(event.id.text)（\(kind)）\(zh)", en: "event \(event.id.text) (\(kind)) \(en)"),
        hint: hint))
  }

  /// Nothing is edited in place: what really happened is added beside it.
  private var noteIt: Localized {
    let id = subject.id.text
    return Localized(
      zh: "记录不能改；查清后用 cs case note \(id) 写明实际情况",
      en: "events aren't edited: find out what happened and note it with cs case note \(id)")
  }

  // MARK: Times

  private mutating func inspectTimes() {
    let isReceiptPossible = Chronology.isPossible(subject.received)
    for event in subject.events {
      let times =
        [event.at]
        + ["received", "by"].compactMap { key in
          event.data[key]?.string.flatMap { Timestamp($0) }
        }
      if let time = times.first(where: { !Chronology.isPossible($0) }) {
        add(
          "impossible-time", event, zh: "记的时间 \(time.text) 不可能",
          en: "is of \(time.text), which can't be", hint: noteIt)
      } else if isReceiptPossible, event.kind != .received, subject.isBeforeReceipt(event.at) {
        add(
          "before-receipt", event, zh: "记的时间 \(event.at.text) 早于受理时间 \(subject.received.text)",
          en: "is of \(event.at.text), before the receipt at \(subject.received.text)", hint: noteIt
        )
      }
    }
  }

  private static func isPossible(_ time: Timestamp) -> Bool { years.contains(time.civil.day.year) }

  // MARK: Pauses

  private mutating func inspectPauses() {
    let id = subject.id.text
    var isPaused = false
    var from = 0
    for (place, event) in subject.events.enumerated() {
      guard let kind = event.kind, Case.turns.contains(kind) else { continue }
      let isKnown = Event.areNumbered(Array(subject.events[from...place]))
      if kind == .paused, isPaused, isKnown {
        add(
          "paused-twice", event, zh: "暂停了一件已经暂停的案件", en: "pauses a case that was paused already",
          hint: Localized(
            zh: "只有前一次暂停算数；客户已答复就 cs case resume \(id)",
            en: "only the earlier pause counts; once the customer answers: cs case resume \(id)"))
      } else if kind == .resumed, !isPaused, isKnown {
        add(
          "not-paused", event, zh: "恢复了一件没有暂停的案件", en: "resumes a case that wasn't paused",
          hint: Localized(
            zh: "它不起作用；要等客户就 cs case pause \(id)",
            en: "it does nothing; to wait for the customer: cs case pause \(id)"))
      }
      (isPaused, from) = (kind == .paused, place)
    }
  }

  // MARK: Extensions

  private mutating func inspectExtensions() {
    let runs = subject.clocks(calendar)
    let names = Set(runs.map(\.clock))
    let isMerged = !Event.areNumbered(subject.events)
    var moved: [EventID: (ClockRun, ClockExtension)] = [:]
    for run in runs {
      for change in run.extensions { moved[change.event] = (run, change) }
    }
    for event in subject.events where event.kind == .extended {
      let clock = event.data["clock"]?.string ?? ""
      if let (run, change) = moved[event.id] {
        inspect(change, of: run, event, isMerged: isMerged)
      } else if !names.contains(clock) {
        add(
          "no-such-clock", event, zh: "延长的时限“\(clock)”这件案件从来没有",
          en: "extends a clock '\(clock)' that the case never had",
          hint: Localized(
            zh: "有：\(names.sorted().joined(separator: "、"))",
            en: "it has: \(names.sorted().joined(separator: ", "))"))
      } else if !isMerged, event.data["by"]?.string.flatMap({ Timestamp($0) }) != nil {
        add(
          "clock-not-running", event, zh: "延长的时限“\(clock)”当时没有在走",
          en: "extends the clock '\(clock)', which wasn't running then", hint: noteIt)
      }
    }
  }

  private mutating func inspect(
    _ change: ClockExtension, of run: ClockRun, _ event: Event, isMerged: Bool
  ) {
    if change.due < run.started {
      add(
        "extended-before-start", event,
        zh: "把“\(run.clock)”延到 \(change.due.text)，早于它开始的 \(run.started.text)",
        en: "moves '\(run.clock)' to \(change.due.text), before it started at \(run.started.text)",
        hint: noteIt)
    }
    guard !isMerged, isCertain(change, of: run) else { return }
    let recorded = event.data["from"]?.string.flatMap { Timestamp($0) }
    guard let recorded, recorded != change.former else { return }
    let former = change.former
    add(
      "former-due", event,
      zh: "记的原到期时间是 \(recorded.text)，实际是 \(former?.text ?? "没有（正在等客户）")",
      en: "says the due time was \(recorded.text); it was "
        + (former?.text ?? "none, as the clock waited for the customer"),
      hint: noteIt)
  }

  /// Whether the former due time is the same whatever was entered into the calendar since.
  private func isCertain(_ change: ClockExtension, of run: ClockRun) -> Bool {
    change.event != run.extensions.first?.event || run.limit?.unit == .elapsed
      || run.limit?.unit == .calendarDays
  }
}
