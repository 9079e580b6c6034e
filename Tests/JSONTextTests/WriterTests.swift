import Foundation
import JSONText
import Testing

@Suite struct WriterTests {
  static let documents: [(JSONValue, canonical: String, compact: String)] = [
    (.null, "null\n", "null"),
    ([], "[]\n", "[]"),
    ([:], "{}\n", "{}"),
    ([[], [:]], "[\n  [],\n  {}\n]\n", "[[],{}]"),
    (
      ["a": ["b": [1, true]], "": "\u{7F}\u{1}\n/é😀"],
      "{\n  \"a\": {\n    \"b\": [\n      1,\n      true\n    ]\n  },\n"
        + "  \"\": \"\\u007f\\u0001\\n/é😀\"\n}\n",
      "{\"a\":{\"b\":[1,true]},\"\":\"\\u007f\\u0001\\n/é😀\"}"
    ),
  ]

  @Test(arguments: documents)
  func printsTheCanonicalForms(value: JSONValue, canonical: String, compact: String) throws {
    #expect(value.canonicalText == canonical)
    #expect(value.compactText == compact)
    #expect(try JSONValue.parse(canonical) == value)
    #expect(try JSONValue.parse(compact) == value)
  }

  @Test func appendsToWhatIsThere() {
    var bytes = Array("x".utf8)
    JSONValue.array([1]).write(compactTo: &bytes)
    JSONValue.array([]).write(canonicalTo: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "x[1][]\n")
  }

  // MARK: jq

  private static let jq = ["/usr/bin/jq", "/usr/local/bin/jq", "/opt/homebrew/bin/jq"]
    .first(where: FileManager.default.isExecutableFile)

  private static func jq(_ arguments: [String], _ input: String) throws -> Data {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("jsontext-\(UUID().uuidString).json")
    try Data(input.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: try #require(jq))
    process.arguments = arguments + [".", file.path]
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return output
  }

  /// Strings of every scalar up to U+30FF and a sample of the others, in nested containers.
  private static var everything: JSONValue {
    let low = (0...0x30FF).compactMap(Unicode.Scalar.init as (UInt32) -> Unicode.Scalar?)
    let high = stride(from: 0x3100, through: 0x10FFFF, by: 509).compactMap {
      Unicode.Scalar(UInt32($0))
    }
    let edges: [Unicode.Scalar] = ["\u{FEFF}", "\u{FFFE}", "\u{FFFF}", "\u{1F600}", "\u{10FFFF}"]
    let scalars = low + high + edges
    let strings = stride(from: 0, to: scalars.count, by: 13).map { start in
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[start..<min(start + 13, scalars.count)])
      return String(view)
    }
    var object = JSONObject()
    for string in strings { object[string] = .array([.string(string)]) }
    return [
      .object(object), [], [:], [[]], [[:]], ["a": [], "b": [:], "c": [[], [:], [[:]]]],
      true, false, .null, 0, -7, 42, "", ["": ["": [""]]],
    ]
  }

  @Test(.enabled(if: jq != nil)) func agreesWithJQ() throws {
    let value = Self.everything
    let input = value.compactText
    let pretty = try Self.jq(["--indent", "2"], input)
    let compact = try Self.jq(["-c"], input)
    #expect(pretty == Data(value.canonicalText.utf8))
    #expect(compact == Data((input + "\n").utf8))
    #expect(try JSONValue.parse([UInt8](pretty)) == value)
  }
}
