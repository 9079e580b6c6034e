package import Casework

/// `policy/calendar.yaml`: when people work and when customers rest.
package struct CalendarPolicy: PolicyFile {
  package static let name = "calendar"

  private let week: [[DayWindow]]
  private let rest: [DayWindow]
  private let years: [CalendarYear]
  private let units: [String: [[DayWindow]]]

  package init(_ fields: PolicyFields) {
    week = fields.required("week").map { $0.week() } ?? []
    rest = fields.required("rest")?.windows() ?? []
    years = fields.required("years")?.list { CalendarYear($0) } ?? []
    let units = fields.optional("units")?.list { CalendarPolicy.unit($0) } ?? []
    self.units = Dictionary(units) { first, _ in first }
  }

  private static func unit(_ reader: PolicyReader) -> (String, [[DayWindow]])? {
    let fields = reader.fields()
    defer { fields.finish() }
    let id = fields.required("id")?.identifier()
    let week = fields.required("week")?.week()
    guard let id, let week else { return nil }
    return (id, week)
  }

  package func calendar(in zone: Zone) -> WorkCalendar {
    var holidays: [Int: Localized] = [:]
    for holiday in years.flatMap(\.holidays) {
      for day in holiday.days { holidays[day] = holiday.name }
    }
    return WorkCalendar(
      zone: zone, week: week, holidays: holidays,
      makeUp: Set(years.flatMap(\.makeUp).map(\.ordinal)), years: Set(years.map(\.year)),
      rest: rest, units: units)
  }
}

/// The days off of one year, and those worked in exchange.
private struct CalendarYear: Sendable {
  let year: Int
  let holidays: [(days: ClosedRange<Int>, name: Localized)]
  let makeUp: [CivilDay]

  init?(_ reader: PolicyReader) {
    let fields = reader.fields()
    defer { fields.finish() }
    let year = fields.required("year")?.int(in: 1900...9999)
    _ = fields.optional("source")?.text()
    _ = fields.optional("verified")?.text()
    holidays = fields.required("holidays")?.list { CalendarYear.holiday($0) } ?? []
    let off = Set(holidays.flatMap(\.days))
    makeUp =
      fields.required("make_up")?.list { reader in
        let day = reader.day()
        if let day, off.contains(day.ordinal) {
          reader.fault(
            "holiday-and-make-up",
            Localized(
              zh: "\(day.text) 既是节假日又是调休上班日", en: "\(day.text) is both a holiday and a make-up day")
          )
        }
        return day
      } ?? []
    guard let year else { return nil }
    self.year = year
  }

  private static func holiday(_ reader: PolicyReader) -> (ClosedRange<Int>, Localized)? {
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
    return (from.ordinal...to.ordinal, name)
  }
}

extension PolicyReader {
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
