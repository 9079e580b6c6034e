import JSONText
import Testing

@Suite struct ValueTests {
  private static let composed = "\u{E9}"
  private static let decomposed = "e\u{301}"

  @Test func readsEveryEscape() throws {
    let text = #""\"\\\/\b\f\n\r\t\u0000\u00e9\u4F60\ud83d\uDE00""#
    #expect(try JSONValue.parse(text) == .string("\"\\/\u{8}\u{C}\n\r\t\0é你😀"))
  }

  @Test func tellsCanonicallyEquivalentStringsApart() throws {
    #expect(Self.composed == Self.decomposed)
    #expect(JSONValue.string(Self.composed) != .string(Self.decomposed))
    let both: Set<JSONValue> = [.string(Self.composed), .string(Self.decomposed)]
    #expect(both.count == 2)
    // The same length in bytes, the marks in another order.
    #expect(JSONValue.string("a\u{323}\u{307}") != .string("a\u{307}\u{323}"))
  }

  @Test(arguments: [0, 40])
  func keepsCanonicallyEquivalentKeysApart(others: Int) throws {
    let filler = (0..<others).map { "\"\($0)\":0," }.joined()
    let text = "{\(filler)\"\(Self.composed)\":1,\"\(Self.decomposed)\":2}"
    var object = try #require(try JSONValue.parse(text).object)
    #expect(object[Self.composed] == 1)
    #expect(object[Self.decomposed] == 2)
    #expect(JSONValue.object(object).compactText == text)
    object[Self.composed] = nil
    #expect(object[Self.decomposed] == 2)
    #expect(object.count == others + 1)
  }

  @Test(arguments: [0, 31, 32, 33, 100])
  func keepsTheOrderOfMembers(count: Int) {
    var object = JSONObject()
    for index in 0..<count { object["k\(index)"] = .number(JSONNumber(index)) }
    object["a"] = 1
    object["b"] = 2
    object["c"] = 3
    object["a"] = "one"
    #expect(object.keys.suffix(3) == ["a", "b", "c"])
    #expect(object.removeValue(forKey: "b") == 2)
    #expect(object.removeValue(forKey: "b") == nil)
    object["b"] = 4
    #expect(object.keys.suffix(3) == ["a", "c", "b"])
    for index in 0..<count { #expect(object["k\(index)"]?.int == index) }
    for index in 0..<count { object["k\(index)"] = nil }
    #expect(object == ["a": "one", "c": 3, "b": 4])
    #expect(object.map(\.value) == ["one", 3, 4])
  }

  @Test func arrangesKnownKeysFirst() {
    let object: JSONObject = ["x": 1, "state": 2, "y": 3, "id": 4]
    #expect(object.arranged(["id", "key", "state", "id"]).keys == ["id", "state", "x", "y"])
  }

  @Test func meaningIgnoresTheOrderOfMembers() throws {
    let left: JSONValue = [["a": 1, "b": ["c": true, "d": []]]]
    let right: JSONValue = [["b": ["d": [], "c": true], "a": 1]]
    #expect(left != right)
    #expect(left.means(right))
    #expect(!left.means([["a": 1]]))
    #expect(!JSONValue.object(["a": 1]).means(["b": 1]))
    #expect(!JSONValue.array([1, 2]).means([2, 1]))
  }

  @Test func equalDocumentsHashAlike() throws {
    let text = #"{"a":[1,1.0,"é",true,null,{}],"b":"\u00e9"}"#
    let left = try JSONValue.parse(text)
    let right = try JSONValue.parse(left.canonicalText)
    #expect(left == right)
    #expect(left.hashValue == right.hashValue)
  }

  @Test func looksInsideByType() {
    let value: JSONValue = ["s": "t", "i": 7, "b": false, "a": [1], "n": .null]
    let object = value.object
    #expect(object?["s"]?.string == "t")
    #expect(object?["i"]?.int == 7)
    #expect(object?["b"]?.bool == false)
    #expect(object?["a"]?.array == [1])
    #expect(object?["n"] == .null)
    #expect(object?["absent"] == nil)
    #expect(object?["s"]?.int == nil)
    #expect(object?["i"]?.string == nil)
  }

  static let numbers: [(String, Int?, Double?)] = [
    ("0", 0, 0), ("-0", 0, 0), ("-12", -12, -12), ("400.00", nil, 400), ("1.0", nil, 1),
    ("1e2", nil, 100), ("1E+2", nil, 100), ("12e-1", nil, 1.2),
    ("9223372036854775807", .max, 0x1p63),
    ("9223372036854775808", nil, 0x1p63),
    ("1e999", nil, nil), ("0.1000000000000000055511151231257827", nil, 0.1),
  ]

  @Test(arguments: numbers)
  func numbersKeepTheirSpelling(text: String, int: Int?, double: Double?) throws {
    let value = try JSONValue.parse(" [\(text) ] ")
    #expect(value.compactText == "[\(text)]")
    let number = try #require(JSONNumber(text: text))
    #expect(value == [.number(number)])
    #expect(number.int == int)
    #expect(number.double == double)
  }

  @Test(arguments: ["", " 1", "1 ", "01", "+1", "１", "1_0", "nan", "0x1", "1.", "--1"])
  func refusesSpellingsThatAreNoNumbers(text: String) {
    #expect(JSONNumber(text: text) == nil)
  }

  @Test func aNumberIsItsSpelling() {
    #expect(JSONNumber(text: "1.0") != JSONNumber(text: "1"))
    #expect(JSONNumber(-5) == JSONNumber(text: "-5"))
  }
}
