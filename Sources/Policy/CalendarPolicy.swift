package import Casework

/// `policy/calendar.yaml`: when people work and when customers rest.
package struct CalendarPolicy: PolicyFile {
  package static let name = "calendar"

  private let week: [[DayWindow]]
  private let weekEntry: String?
  private let rest: [DayWindow]
  private let years: [CalendarYear]
  private let units: [UnitHours]
  /// Due times that must come out so (CLS-10).
  package let examples: [CalendarExample]

  package init(_ fields: PolicyFields) {
    let own = fields.required("week")
    week = own.map { $0.week() } ?? []
    weekEntry = own?.entry
    rest = fields.required("rest")?.windows() ?? []
    years = fields.required("years")?.list { CalendarYear($0) } ?? []
    units = fields.optional("units")?.list { UnitHours($0) } ?? []
    examples = fields.optional("examples")?.list { CalendarExample($0) } ?? []
  }

  package func calendar(in zone: Zone) -> WorkCalendar {
    var dates: [Int: CalendarDate] = [:]
    for (days, date) in years.flatMap(\.dates) {
      for day in days { dates[day] = date }
    }
    return WorkCalendar(
      zone: zone, week: week, weekEntry: weekEntry, dates: dates, years: Set(years.map(\.year)),
      rest: rest, units: units)
  }
}

extension UnitHours {
  fileprivate init?(_ reader: PolicyReader) {
    let fields = reader.fields()
    defer { fields.finish() }
    let id = fields.required("id")?.identifier()
    let own = fields.required("week")
    let week = own?.week()
    let holidays = fields.optional("holidays")?.choice(["off", "worked"])
    guard let id, let week else { return nil }
    self.init(unit: id, week: week, worksHolidays: holidays == "worked", entry: own?.entry)
  }
}

/// The days of one year that are unlike their weekdays.
private struct CalendarYear: Sendable {
  let year: Int
  /// Later ones hold where two are about one day.
  let dates: [(days: ClosedRange<Int>, date: CalendarDate)]

  init?(_ reader: PolicyReader) {
    let fields = reader.fields()
    defer { fields.finish() }
    let year = fields.required("year")?.int(in: 1900...9999)
    _ = fields.optional("source")?.text()
    _ = fields.optional("verified")?.text()
    let holidays = fields.required("holidays")?.list { CalendarYear.holiday($0) } ?? []
    let off = Set(holidays.flatMap(\.days))
    let makeUp = fields.required("make_up")?.list { CalendarYear.makeUp($0, off) } ?? []
    let own = fields.optional("days")?.list { CalendarYear.own($0) } ?? []
    guard let year else { return nil }
    self.year = year
    dates = holidays + makeUp + own
  }

  private typealias Entry = (days: ClosedRange<Int>, date: CalendarDate)

  private static func holiday(_ reader: PolicyReader) -> Entry? {
    let fields = reader.fields()
    defer { fields.finish() }
    let from = fields.required("from")?.day()
    let to = fields.required("to")?.day()
    let name = fields.required("name")?.localized()
    guard let from, let to, let name else { return nil }
    guard from <= to, to.ordinal - from.ordinal < 60 else {
      reader.fault(
        "bad-value",
        Localized(zh: "节假日的起止日期不合理", en: "the holiday ends before it starts, or lasts too long"))
      return nil
    }
    return (from.ordinal...to.ordinal, CalendarDate(.off, name: name, entry: reader.entry))
  }

  private static func makeUp(_ reader: PolicyReader, _ off: Set<Int>) -> Entry? {
    guard let day = reader.day() else { return nil }
    if off.contains(day.ordinal) {
      reader.fault(
        "holiday-and-make-up",
        Localized(
          zh: "\(day.text) 既是节假日又是调休上班日", en: "\(day.text) is both a holiday and a make-up day"))
    }
    return (day.ordinal...day.ordinal, CalendarDate(.makeUp, entry: reader.entry))
  }

  private static func own(_ reader: PolicyReader) -> Entry? {
    let fields = reader.fields()
    defer { fields.finish() }
    let day = fields.required("day")?.day()
    let windows = fields.required("windows")?.windows()
    let name = fields.required("name")?.localized()
    guard let day, let windows, let name else { return nil }
    let date = CalendarDate(.hours(windows), name: name, entry: reader.entry)
    return (day.ordinal...day.ordinal, date)
  }
}

/// A due time that must come out so; `cs policy test` works it out.
package struct CalendarExample: Sendable {
  package let id: String?
  package let within: Limit
  /// As written, in the time of the workspace: `2026-02-13 17:00`.
  package let from: String
  package let due: String
  package let unit: String?
  package let pauses: [(from: String, to: String)]
  package let place: PolicyPlace

  init?(_ reader: PolicyReader) {
    let fields = reader.fields()
    defer { fields.finish() }
    id = fields.optional("id")?.identifier()
    unit = fields.optional("unit")?.text()
    let from = fields.required("from")?.moment()
    let within = fields.required("within")?.limit()
    let due = fields.required("due")?.moment()
    pauses = fields.optional("pauses")?.list { CalendarExample.pause($0) } ?? []
    guard let from, let within, let due else { return nil }
    (self.from, self.within, self.due, place) = (from, within, due, reader.place)
  }

  private static func pause(_ reader: PolicyReader) -> (from: String, to: String)? {
    let fields = reader.fields()
    defer { fields.finish() }
    guard let from = fields.required("from")?.moment(), let to = fields.required("to")?.moment()
    else { return nil }
    return (from, to)
  }

  /// The due time that the calendar gives, and the one that is expected.
  package func times(in calendar: WorkCalendar) -> (found: Timestamp?, expected: Timestamp?) {
    let zone = calendar.zone
    let pauses = pauses.compactMap { pause in
      zone.reading(pause.from).flatMap { from in
        zone.reading(pause.to).map { WorkCalendar.Pause(from: from, to: $0) }
      }
    }
    let found = zone.reading(from).flatMap {
      calendar.hours(of: unit).due(from: $0, within: within, pauses: pauses[...])
    }
    return (found, zone.reading(due))
  }
}

extension PolicyReader {
  /// Where it stands, as a proof cites it.
  fileprivate var entry: String { "\(place.file):\(place.line)" }

  /// A time to the minute, in the time of the workspace.
  fileprivate func moment() -> String? {
    guard let text = text() else { return nil }
    guard text.utf8.count == 16, Zone.utc.reading(text) != nil else {
      unfit(Localized(zh: "时间，如 2026-02-13 17:00", en: "a time such as 2026-02-13 17:00"))
      return nil
    }
    return text
  }

  /// The windows of Monday to Sunday.
  fileprivate func week() -> [[DayWindow]] {
    let fields = fields()
    defer { fields.finish() }
    return Weekday.allCases.map { fields.required($0.rawValue)?.windows() ?? [] }
  }

  /// Windows of a day, in order and without overlap.
  fileprivate func windows() -> [DayWindow] {
    var last: DayWindow?
    return list { item -> DayWindow? in
      guard let text = item.text() else { return nil }
      guard let window = DayWindow(text) else {
        item.unfit(Localized(zh: "时段，如 09:00-12:00", en: "a window such as 09:00-12:00"))
        return nil
      }
      if let last, window.from < last.to {
        item.fault(
          "overlap",
          Localized(
            zh: "时段“\(text)”与前一个重叠或次序颠倒", en: "the window '\(text)' overlaps the one before"))
      }
      last = window
      return window
    }
  }
}
