import JSONText
import Testing

/// A text whose fault is marked by `⌖` in front of it.
struct Marked {
  let text: String
  let line: Int
  let column: Int
  let offset: Int

  init(_ marked: String) {
    let scalars = Array(marked.unicodeScalars)
    let mark = scalars.firstIndex(of: "⌖") ?? scalars.count
    let before = scalars[..<mark]
    var text = String.UnicodeScalarView()
    text.append(contentsOf: before)
    offset = String(text).utf8.count
    text.append(contentsOf: scalars.dropFirst(mark + 1))
    self.text = String(text)
    line = before.count { $0 == "\n" } + 1
    column = mark - (before.lastIndex(of: "\n") ?? -1)
  }
}

/// Checks that `parse` throws `kind` at the given place.
func expectFault(
  _ bytes: [UInt8], _ kind: JSONFault.Kind, line: Int, column: Int, offset: Int, depth: Int = 128,
  _ location: SourceLocation = #_sourceLocation
) {
  let fault = #expect(throws: JSONFault.self, sourceLocation: location) {
    try JSONValue.parse(bytes, depth: depth)
  }
  let expected = JSONFault(line: line, column: column, offset: offset, kind: kind)
  #expect(fault == expected, sourceLocation: location)
}
