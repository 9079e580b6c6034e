import Casework
import Policy

/// A text with the words that matched underlined, and which rule they speak for.
struct MarkedText {
  private let text: [Unicode.Scalar]
  private let marks: [(range: Range<Int>, label: String)]

  /// - Parameter spans: in this text; those beyond its end are left out.
  init(_ text: String, _ spans: [(span: Span, label: String)]) {
    self.text = Array(text.unicodeScalars)
    let count = self.text.count
    marks = spans.filter { $0.span.end <= count && $0.span.start < $0.span.end }
      .map { ($0.span.start..<$0.span.end, $0.label) }
      .sorted {
        ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
      }
  }

  /// The text line by line; under a line with marks one of `~`, and what they are.
  func print(on page: inout Page, width: Int) {
    var open: [(range: Range<Int>, label: String)] = []
    var rest = marks[...]
    for line in lines(width) {
      page.line(string(line).harmless)
      open.removeAll { $0.range.upperBound <= line.lowerBound }
      while let mark = rest.first, mark.range.lowerBound < line.upperBound {
        open.append(mark)
        rest.removeFirst()
      }
      let here = open.filter { $0.range.overlaps(line) }
      if here.isEmpty { continue }
      page.line(underline(line, here), .warning)
      var seen = Set<String>()
      for mark in here where seen.insert(mark.label).inserted {
        page.line("^ \(quoted(string(mark.range))): \(mark.label)", indent: 2)
      }
    }
  }

  private func underline(_ line: Range<Int>, _ here: [(range: Range<Int>, label: String)]) -> String
  {
    var under = ""
    for place in line {
      let width = DisplayWidth.of(String(text[place]).harmless)
      let isMarked = here.contains { $0.range.contains(place) }
      under += String(repeating: isMarked ? "~" : " ", count: width)
    }
    return under
  }

  /// Lines no wider than so many columns, broken at line ends and wherever the room ends.
  private func lines(_ width: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    var columns = 0
    var space: Int?
    for (place, scalar) in text.enumerated() {
      if scalar == "\n" {
        lines.append(start..<place)
        (start, columns, space) = (place + 1, 0, nil)
        continue
      }
      columns += DisplayWidth.of(String(scalar).harmless)
      if columns > width, columns > width + 4 || !MarkedText.closing.contains(scalar) {
        let end = space.flatMap { $0 > start ? $0 : nil } ?? place
        lines.append(start..<end)
        (start, space) = (end, nil)
        columns = text[end...place].reduce(0) { $0 + DisplayWidth.of(String($1).harmless) }
      }
      if scalar == " " { space = place + 1 }
    }
    if start < text.count { lines.append(start..<text.count) }
    return lines
  }

  /// What begins no line; a mark or two hang beyond the width instead.
  private static let closing = Set("，。、；：！？”’）》」』,.;:!?)".unicodeScalars)

  private func string(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text[range])
    return String(view)
  }
}
