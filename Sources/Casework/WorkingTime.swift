import Synchronization

/// The working time of a calendar as instants, worked out a few weeks at a time when first asked for.
final class WorkingTime: Sendable {
  /// One working window.
  struct Segment: Sendable {
    /// Seconds since 1970; what two windows share belongs to the first.
    var range: Range<Int>
    /// The ordinal of the day it is a window of.
    var day: Int
  }

  /// The working time of the windows that begin in so many days.
  struct Block: Sendable {
    static let days = 32

    /// In order and apart.
    var segments: [Segment] = []
    /// Of all segments.
    var seconds = 0
    /// When the last window of each working day ends, by ordinal and in order.
    var closings: [(day: Int, at: Int)] = []
  }

  private let blocks = Mutex<[Int: Block]>([:])

  static func number(of day: Int) -> Int {
    day >= 0 ? day / Block.days : (day - Block.days + 1) / Block.days
  }

  /// - Parameter number: the block begins on day `number * Block.days`.
  func block(_ number: Int, of calendar: WorkCalendar) -> Block {
    if let known = blocks.withLock({ $0[number] }) { return known }
    let block = Block(number, of: calendar)
    blocks.withLock { $0[number] = block }
    return block
  }
}

extension WorkingTime.Block {
  fileprivate init(_ number: Int, of calendar: WorkCalendar) {
    let first = number * WorkingTime.Block.days
    let days = LocalDays(first - 1...first + WorkingTime.Block.days, in: calendar.zone)
    // The windows of the day before may run into the first.
    var cursor = Int.min
    for window in calendar.windows(on: CivilDay(ordinal: first - 1)) {
      cursor = max(cursor, days.instant(of: window.to, day: first - 1))
    }
    for day in first..<first + WorkingTime.Block.days {
      var closing: Int?
      for window in calendar.windows(on: CivilDay(ordinal: day)) {
        let to = days.instant(of: window.to, day: day)
        let from = max(cursor, days.instant(of: window.from, day: day))
        closing = to
        guard from < to else { continue }
        segments.append(WorkingTime.Segment(range: from..<to, day: day))
        seconds += to - from
        cursor = to
      }
      if let closing { closings.append((day, closing)) }
    }
  }
}

/// Turns the wall clock of some days into instants, asking the C library once a day only.
private struct LocalDays {
  private let zone: Zone
  /// Of the first day known.
  private let first: Int
  /// The offset at the start of each day of UTC.
  private let offsets: [Int]

  init(_ days: ClosedRange<Int>, in zone: Zone) {
    self.zone = zone
    first = days.lowerBound - 1
    offsets = zone.offsets(atDays: first...days.upperBound + 4)
  }

  /// - Parameter second: since the day's midnight; it may lie up to two days past it.
  func instant(of second: Int, day: Int) -> Int {
    let (days, rest) = second.quotientAndRemainder(dividingBy: 86_400)
    let place = day + days - first
    // No zone is further than a day from UTC, and none changes its offset twice within two days.
    let near = offsets[place - 1...place + 2]
    if near.allSatisfy({ $0 == near[place] }) { return (day + days) * 86_400 + rest - near[place] }
    return zone.instant(CivilTime(day: CivilDay(ordinal: day + days), second: rest)).seconds
  }
}
