/// A text in which a place is marked by `⌖` in front of it.
package struct Marked: Sendable {
  /// The text without the mark.
  package let text: String
  /// Counted from 1.
  package let line: Int
  /// Counted from 1, in Unicode scalars.
  package let column: Int

  package init(_ marked: String) {
    let scalars = Array(marked.unicodeScalars)
    let mark = scalars.firstIndex(of: "⌖") ?? scalars.count
    let before = scalars[..<mark]
    var text = String.UnicodeScalarView()
    text.append(contentsOf: before)
    text.append(contentsOf: scalars.dropFirst(mark + 1))
    self.text = String(text)
    line = before.count { $0 == "\n" } + 1
    column = mark - (before.lastIndex(of: "\n") ?? -1)
  }
}

/// A text in which several places are marked by `⌖` in front of them.
package struct ManyMarked: Sendable {
  /// The text without the marks.
  package let text: String
  /// `line:column` of each mark, in the order of the text.
  package let places: [String]

  package init(_ marked: String) {
    var text = String.UnicodeScalarView()
    var places: [String] = []
    var (line, column) = (1, 1)
    for scalar in marked.unicodeScalars {
      if scalar == "⌖" {
        places.append("\(line):\(column)")
        continue
      }
      text.append(scalar)
      (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
    }
    self.text = String(text)
    self.places = places
  }
}
