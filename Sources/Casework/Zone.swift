import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A time zone of the system's tz database, read by the C library.
package struct Zone: Hashable, Sendable {
  /// A name of the database: `Asia/Shanghai`.
  package let name: String

  /// The zone the C library is set to; its one setting serves the whole process.
  private static let active = Mutex<String?>(nil)

  /// - Throws: `dataerr` when the system's tz database has no such zone.
  package init(_ name: String) throws(Failure) {
    guard Zone.isKnown(name) else {
      throw Failure(
        .config, rule: "unknown-zone", zh: "没有时区“\(name)”", en: "unknown time zone '\(name)'",
        hint: Localized(
          zh: "写成 Asia/Shanghai 这样的名称；系统须装有 tzdata",
          en: "write a name like Asia/Shanghai; the system's tzdata must be installed"))
    }
    self.name = name
  }

  private init(trusted name: String) { self.name = name }

  package static let utc = Zone(trusted: "UTC")

  private static func isKnown(_ name: String) -> Bool {
    if name == "UTC" { return true }
    let plain = name.utf8.allSatisfy { byte in
      (65...90).contains(byte) || (97...122).contains(byte) || (48...57).contains(byte)
        || "/_-+".utf8.contains(byte)
    }
    guard plain, let first = name.utf8.first, first != UInt8(ascii: "/") else { return false }
    let folder = getenv("TZDIR").map { String(cString: $0) } ?? "/usr/share/zoneinfo"
    guard let file = fopen(folder + "/" + name, "re") else { return false }
    defer { fclose(file) }
    var magic = [UInt8](repeating: 0, count: 4)
    return fread(&magic, 1, 4, file) == 4 && magic == Array("TZif".utf8)
  }

  /// The instant with this zone's offset.
  package func timestamp(seconds: Int) -> Timestamp {
    Timestamp(seconds: seconds, offset: using { broken(seconds).tm_gmtoff })
  }

  /// The wall clock here at an instant.
  package func civil(_ instant: Timestamp) -> CivilTime {
    timestamp(seconds: instant.seconds).civil
  }

  /// The first instant at which the wall clock here shows `civil`; in the gap of a change to
  /// summer time the instant as far past the gap.
  package func instant(_ civil: CivilTime) -> Timestamp {
    let wall = civil.day.ordinal * 86_400 + civil.second
    let seconds = using {
      // No zone changes its offset twice within two days.
      let before = broken(wall - 86_400).tm_gmtoff
      let after = broken(wall + 86_400).tm_gmtoff
      let isAfter =
        broken(wall - before).tm_gmtoff != before && broken(wall - after).tm_gmtoff == after
      return wall - (isAfter ? after : before)
    }
    return timestamp(seconds: seconds)
  }

  /// The offset from UTC at the start of each of some days of UTC, by their ordinals.
  func offsets(atDays days: ClosedRange<Int>) -> [Int] {
    using { days.map { broken($0 * 86_400).tm_gmtoff } }
  }

  private func broken(_ seconds: Int) -> tm {
    var time = time_t(seconds)
    var result = tm()
    localtime_r(&time, &result)
    return result
  }

  /// Runs `body` while the C library is set to this zone.
  private func using<Result>(_ body: () -> Result) -> Result {
    Zone.active.withLock { active in
      if active != name {
        setenv("TZ", ":" + name, 1)
        tzset()
        active = name
      }
      return body()
    }
  }
}

extension Zone {
  /// A time as people write it, in this zone: `2026-01-15 09:30`, `2026-01-15T09:30:00`, or a day,
  /// which means its end.
  package func reading(_ text: String) -> Timestamp? {
    if let time = Timestamp(text) { return time }
    // An offset without seconds: `2026-01-15T09:30+08:00`.
    if let time = Timestamp(text.prefix(16) + ":00" + text.dropFirst(16)) { return time }
    guard let day = CivilDay(text.prefix(10)) else { return nil }
    let rest = text.dropFirst(10)
    if rest.isEmpty { return instant(CivilTime(day: day, second: 86_399)) }
    guard rest.first == "T" || rest.first == " " else { return nil }
    let parts = rest.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts.allSatisfy({ $0.utf8.count == 2 }) else {
      return nil
    }
    let numbers = parts.compactMap { decimal($0.utf8) }
    guard numbers.count == parts.count, numbers[0] < 24, numbers[1] < 60,
      numbers.count == 2 || numbers[2] < 60
    else { return nil }
    let second = numbers[0] * 3600 + numbers[1] * 60 + (numbers.count == 3 ? numbers[2] : 0)
    return instant(CivilTime(day: day, second: second))
  }
}
