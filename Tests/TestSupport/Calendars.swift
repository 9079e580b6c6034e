package import Casework

extension WorkCalendar {
  /// Monday to Friday, 09:00-12:00 and 13:30-18:00.
  package static func office(
    _ zone: Zone, dates: [CivilDay: CalendarDate] = [:], units: [UnitHours] = []
  ) -> WorkCalendar {
    let day: [DayWindow] = ["09:00-12:00", "13:30-18:00"]
    return WorkCalendar(
      zone: zone, week: [day, day, day, day, day, [], []],
      dates: Dictionary(uniqueKeysWithValues: dates.map { ($0.key.ordinal, $0.value) }),
      units: units)
  }

  /// Every minute of the week.
  package static func always(_ zone: Zone) -> WorkCalendar {
    WorkCalendar(zone: zone, week: Array(repeating: ["00:00-24:00"], count: 7))
  }
}
