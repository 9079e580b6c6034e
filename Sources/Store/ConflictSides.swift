/// The versions that stand between git's conflict markers.
struct ConflictSides: Sendable {
  private(set) var ours: [UInt8] = []
  private(set) var theirs: [UInt8] = []
  /// What both came from; only git's `diff3` style keeps it.
  private(set) var base: [UInt8] = []

  private enum Part { case all, ours, base, theirs }

  /// Nil when there are no markers, which begin a line and are seven characters long.
  init?(_ bytes: [UInt8]) {
    var part = Part.all
    var found = false
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      switch (ConflictSides.marker(line), part) {
      case (UInt8(ascii: "<"), .all): (part, found) = (.ours, true)
      case (UInt8(ascii: "|"), .ours): part = .base
      case (UInt8(ascii: "="), .ours), (UInt8(ascii: "="), .base): part = .theirs
      case (UInt8(ascii: ">"), .theirs): part = .all
      default: add(line, to: part)
      }
    }
    guard found, part == .all else { return nil }
  }

  private static func marker(_ line: ArraySlice<UInt8>) -> UInt8? {
    guard let sign = line.first, line.count >= 7, line.prefix(7).allSatisfy({ $0 == sign }) else {
      return nil
    }
    return "<|=>".utf8.contains(sign) ? sign : nil
  }

  private mutating func add(_ line: ArraySlice<UInt8>, to part: Part) {
    let text = line + [0x0A]
    switch part {
    case .all:
      ours += text
      theirs += text
      base += text
    case .ours: ours += text
    case .theirs: theirs += text
    case .base: base += text
    }
  }
}
