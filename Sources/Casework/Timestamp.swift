/// An instant as people wrote it: RFC 3339 with seconds and the offset from UTC.
///
/// Two timestamps are equal when they name the same instant, whatever their offsets.
package struct Timestamp: Sendable {
  /// Seconds since 1970-01-01T00:00:00Z.
  package var seconds: Int
  /// Seconds east of UTC, as written.
  package var offset: Int

  package init(seconds: Int, offset: Int = 0) {
    self.seconds = seconds
    self.offset = offset
  }

  /// Nil unless `text` is RFC 3339 with an offset; a fraction of a second is dropped.
  package init?(_ text: String) {
    var text = text
    guard let time = text.withUTF8(Timestamp.init(bytes:)) else { return nil }
    self = time
  }

  private init?(bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count >= 20, let day = CivilDay(bytes: bytes[..<10]),
      bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t"),
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      let hour = decimal(bytes[11..<13]), hour < 24,
      let minute = decimal(bytes[14..<16]), minute < 60,
      let second = decimal(bytes[17..<19]), second < 60
    else { return nil }
    var rest = bytes[19...]
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix { (48...57).contains($0) }
      guard !digits.isEmpty else { return nil }
      rest = rest.dropFirst(digits.count + 1)
    }
    guard let offset = Timestamp.offset(rest) else { return nil }
    self.init(
      seconds: day.ordinal * 86_400 + hour * 3600 + minute * 60 + second - offset, offset: offset)
  }

  private static func offset(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    if bytes.count == 1, let zulu = bytes.first, zulu | 0x20 == UInt8(ascii: "z") { return 0 }
    let at = bytes.startIndex
    guard bytes.count == 6, bytes[at + 3] == UInt8(ascii: ":"),
      let hours = decimal(bytes[at + 1..<at + 3]), hours < 24,
      let minutes = decimal(bytes[at + 4..<at + 6]), minutes < 60
    else { return nil }
    let size = hours * 3600 + minutes * 60
    switch bytes[at] {
    case UInt8(ascii: "+"): return size
    case UInt8(ascii: "-"): return -size
    default: return nil
    }
  }

  /// The wall clock where it was written.
  package var civil: CivilTime { CivilTime(secondsSinceEpoch: seconds + offset) }

  /// RFC 3339, always with a numeric offset: `2026-01-15T09:30:00+08:00`.
  package var text: String {
    let size = abs(offset)
    return civil.text + (offset < 0 ? "-" : "+") + padded(size / 3600) + ":"
      + padded(size / 60 % 60)
  }

  package func adding(seconds more: Int) -> Timestamp {
    Timestamp(seconds: seconds + more, offset: offset)
  }
}

extension Timestamp: Hashable, Comparable {
  package static func == (left: Timestamp, right: Timestamp) -> Bool {
    left.seconds == right.seconds
  }

  package static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.seconds < right.seconds
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(seconds) }
}

/// A day and a time of day on a wall clock.
package struct CivilTime: Hashable, Sendable {
  package var day: CivilDay
  /// Seconds since midnight, below 86 400.
  package var second: Int

  package init(day: CivilDay, second: Int) {
    self.day = day
    self.second = second
  }

  init(secondsSinceEpoch seconds: Int) {
    let ordinal = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    self.init(day: CivilDay(ordinal: ordinal), second: seconds - ordinal * 86_400)
  }

  /// `2026-01-15T09:30:00`.
  package var text: String {
    day.text + "T" + padded(second / 3600) + ":" + padded(second / 60 % 60) + ":"
      + padded(second % 60)
  }
}
