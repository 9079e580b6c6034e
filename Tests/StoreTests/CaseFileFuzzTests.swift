import Casework
import Foundation
import JSONText
import Store
import TestSupport
import Testing

/// Whatever stands in a case file, reading it ends in a case or in a refusal, never in a crash; and
/// what was read is written so that it reads the same again.
///
/// Each round has its number for a seed, so a failure names the round that repeats it.
/// `FUZZ_SECONDS` says how long, `FUZZ_SEED` with which number to start; with `FUZZ_TRACE` the text
/// of each round is kept in that file before it is tried, for a round that takes the process down.
@Suite struct CaseFileFuzzTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let patience = environment["FUZZ_SECONDS"].flatMap { Double($0) } ?? 5
  private static let first = environment["FUZZ_SEED"].flatMap { UInt64($0) } ?? 1

  private let original = Array(JSONValue.object(SampleCase.document).canonicalText.utf8)
  private let calendars: [WorkCalendar]

  init() throws {
    let zone = try Zone("Asia/Shanghai")
    calendars = [.office(zone), .always(zone)]
  }

  @Test func theSampleIsACaseWithEveryKindOfEvent() throws {
    let file = try CaseFile(original, file: "x")
    #expect(Set(file.complaint.events.compactMap(\.kind)) == Set(Event.Kind.allCases))
    #expect(!file.isStale)
  }

  @Test func mutatedCaseFilesAreReadOrRefused() throws {
    let end = ContinuousClock.now + .seconds(Self.patience)
    var (round, read) = (Self.first, 0)
    while ContinuousClock.now < end {
      var mutation = CaseMutation(seed: round)
      let bytes = mutation.bytes(of: SampleCase.document)
      if let trace = Self.environment["FUZZ_TRACE"] {
        try Data(bytes).write(to: URL(fileURLWithPath: trace))
      }
      do {
        if try holds(bytes) { read += 1 }
      } catch {
        Issue.record("round \(round): \(error)\n\(String(decoding: bytes, as: UTF8.self))")
        return
      }
      round += 1
    }
    let rounds = Int(round - Self.first)
    print("fuzz: \(rounds) case files, \(read) of them read")
    #expect(read > rounds / 5)
  }

  private struct Broken: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
  }

  /// Whether the bytes are a case; throws when a property of such a case doesn't hold.
  private func holds(_ bytes: [UInt8]) throws -> Bool {
    let file: CaseFile
    do throws(Failure) {
      file = try CaseFile(bytes, file: "x")
    } catch {
      guard error.status == .dataerr, !error.faults.isEmpty else { throw Broken("\(error)") }
      return false
    }
    look(at: file.complaint)
    try readsAgain(file)
    try merges(file, bytes)
    return true
  }

  /// Reads whatever commands read of a case.
  private func look(at complaint: Case) {
    for calendar in calendars {
      for run in complaint.clocks(calendar) { _ = run.verdict(at: complaint.received) }
    }
    _ = complaint.nextEventID(random: 0)
    _ = (complaint.state, complaint.closed, complaint.emotion, complaint.signals)
    _ = complaint.demands.map(\.money)
    _ = complaint.offers.map { ($0.status, $0.due, $0.money) }
    _ = complaint.promises.map { ($0.isOpen, $0.by) }
    _ = complaint.coowners.map { ($0.acknowledged, $0.replied) }
    _ = complaint.improvements.map(\.done)
    _ = complaint.links.map { CaseID($0.other) }
    for path in ["demands.1.amount", "w5h1.where", "demands.-9223372036854775808", "a..b", ""] {
      let steps = path.split(separator: ".").map(String.init)
      _ = JSONValue.object(complaint.head).value(at: steps[...])
    }
  }

  private func readsAgain(_ file: CaseFile) throws {
    let text = JSONValue.object(file.current).canonicalText
    let again = try CaseFile(Array(text.utf8), file: "again")
    guard again.complaint.fields == file.complaint.fields,
      again.complaint.events.map(\.json) == file.complaint.events.map(\.json)
    else { throw Broken("reads as another case once it is written") }
    guard !again.isStale, JSONValue.object(again.current).canonicalText == text else {
      throw Broken("what was written is stale")
    }
  }

  /// A merge with the original either way round gives the same bytes, keeps every event of both and
  /// is a case.
  private func merges(_ file: CaseFile, _ bytes: [UInt8]) throws {
    let merged: [UInt8]
    do throws(Failure) {
      merged = try Merge.bytes(base: original, ours: original, theirs: bytes, file: "x")
    } catch {
      guard error.status == .dataerr else { throw Broken("\(error)") }
      return
    }
    let other = try Merge.bytes(base: original, ours: bytes, theirs: original, file: "x")
    guard merged == other else { throw Broken("the sides matter to the merge") }
    let complaint = try CaseFile(merged, file: "merged").complaint
    let kept = Set(complaint.events.map(\.id))
    guard kept.isSuperset(of: file.complaint.events.map(\.id)),
      kept.isSuperset(of: try CaseFile(original, file: "x").complaint.events.map(\.id))
    else { throw Broken("the merge lost an event") }
    guard try Merge.bytes(base: original, ours: merged, theirs: merged, file: "x") == merged else {
      throw Broken("a merge with itself changes something")
    }
  }
}

// MARK: - The sample

/// A case with an event of every kind.
private enum SampleCase {
  static var document: JSONObject {
    var document = Case(events).document
    document["x_team"] = ["weight": .number(JSONNumber(text: "1.50") ?? JSONNumber(1)), "tags": []]
    return document
  }

  private static let events: [Event] = steps.enumerated().map { index, step in
    Event(index + 1, step.0, step.1, random: UInt64(index) &* 7919)
  }

  private static func id(_ number: Int) -> JSONValue {
    .string(EventID(number: number, random: UInt64(number - 1) &* 7919).text)
  }

  private static let received: JSONObject = [
    "summary": "热水器漏水 😀 \"again\"", "channel": "phone", "key": "crm-1", "unit": "desk",
    "customer": ["id": "c-1", "name": "王女士", "phone": "13900000001"],
    "w5h1": ["who": "王女士", "where": "厨房"], "product": "kettle",
    "demands": [
      ["kind": "refund", "amount": ["amount": "400.00", "currency": "CNY"]], ["kind": "apology"],
    ],
    "emotion": ["kind": "anger", "intensity": 7], "received": "2026-01-15T08:59:00+08:00",
    "clocks": clocks(("contact", "10m"), ("classify", "30m"), ("answer", "15 calendar days")),
  ]

  private static let steps: [(Event.Kind, JSONObject)] = [
    (.received, received),
    (.amended, ["set": ["demands.1.amount": ["amount": "800", "currency": "CNY"], "lot": "L7"]]),
    (.contacted, ["outcome": "reached", "emotion": ["kind": "anger", "intensity": 3]]),
    (
      .classified,
      [
        "level": 2, "category": "quality", "style": ["dominant"], "expectation": "satisfiable",
        "expectations": ["too-high", .null],
        "clocks": clocks(("plan", "3 working hours"), ("feedback", "3 working days")),
      ]
    ),
    (.assigned, ["to": "li-na"]),
    (
      .requested,
      ["unit": "repair", "to": "wu", "what": "look", "clocks": clocks(("acknowledge", "2h"))]
    ),
    (.acknowledged, ["unit": "repair"]), (.replied, ["unit": "repair", "text": "seen"]),
    (
      .judged,
      [
        "verdict": "upheld", "cause": ["people"], "unit": "repair",
        "losses": ["direct": ["amount": "12.5", "currency": "CNY"]], "expectations": ["mistaken"],
      ]
    ),
    (.offered, ["kind": "refund", "what": "money back", "status": "proposed"]),
    (.approved, ["offer": id(10)]), (.rejected, ["offer": id(10)]),
    (.offered, ["kind": "repair", "what": "new valve", "status": "standing"]),
    (.declined, ["offer": id(10)]), (.accepted, ["offer": id(13)]),
    (.promised, ["what": "call", "by": "2026-01-16T18:00:00+08:00"]),
    (.promised, ["what": "visit", "by": "2026-01-17T18:00:00+08:00", "replaces": id(16)]),
    (.kept, ["promise": id(17)]), (.paused, [:]), (.resumed, [:]),
    (.extended, ["clock": "feedback", "by": "2026-01-30T18:00:00+08:00", "reason": "parts"]),
    (.informed, ["text": "later"]),
    (.escalated, ["tier": "handling", "signals": [["signal": "late"]], "grade": "B"]),
    (.suspected, ["features": ["timing"]]), (.confirmed, ["features": ["timing", "no-evidence"]]),
    (.filed, ["body": "12315", "ref": "7"]),
    (.evidence, ["path": "evidence/20260115-7k3mq2/x", "sha256": "00"]),
    (.resolved, ["outcome": "valve", "clocks": clocks(("visit", "3 working days"))]),
    (.visited, ["outcome": "reached", "satisfaction": 4]), (.closed, ["satisfaction": 5]),
    (.reopened, ["reason": "again"]), (.caused, ["code": "duty"]),
    (
      .improved,
      ["what": "train", "owner": "li-na", "by": "2026-02-01T00:00:00+08:00", "cause": "duty"]
    ),
    (.improved, ["done": id(33)]), (.linked, ["case": "20260114-000000", "as": "related"]),
    (.linked, ["case": "20260113-000000", "as": "batch"]), (.unlinked, ["case": "20260114-000000"]),
    (.noted, ["text": "note"]), (.redacted, ["what": "phone"]),
  ]
}

// MARK: - Mutations

/// Changes a case file: its structure, then sometimes its bytes.
private struct CaseMutation {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func bytes(of document: JSONObject) -> [UInt8] {
    var value = JSONValue.object(document)
    for _ in 0..<below(5) { value = changed(value) }
    var bytes = Array((below(2) == 0 ? value.canonicalText : value.compactText).utf8)
    if below(3) == 0 {
      for _ in 0...below(3) { change(&bytes) }
    }
    return bytes
  }

  private mutating func below(_ end: Int) -> Int { Int.random(in: 0..<end, using: &random) }

  private mutating func pick<Value>(_ list: [Value]) -> Value? {
    list.randomElement(using: &random)
  }

  // MARK: Structure

  /// The value with one change somewhere inside.
  private mutating func changed(_ value: JSONValue) -> JSONValue {
    switch value {
    case .object(let object) where !object.isEmpty && below(8) > 0:
      // The events hold nearly everything, so they are chosen more often than a field is.
      let key =
        object.contains("events") && below(5) > 0 ? "events" : pick(object.keys) ?? ""
      guard let member = object[key] else { return value }
      return .object(with(object, key, member))
    case .array(var list) where !list.isEmpty && below(6) > 0:
      let place = below(list.count)
      list[place] = changed(list[place])
      return .array(list)
    case .array(let list): return .array(rearranged(list))
    case .object(let object) where below(2) == 0:
      return .object(with(object, pick(Self.keys) ?? "", strange()))
    case .string(let text) where below(3) == 0: return .string(bent(text))
    default: return strange()
    }
  }

  private mutating func with(_ object: JSONObject, _ key: String, _ member: JSONValue) -> JSONObject
  {
    var object = object
    switch below(10) {
    case 0: object[key] = nil
    case 1:
      object[key] = nil
      object[pick(Self.keys) ?? "x"] = member
    case 2: object = JSONObject(Array(object).shuffled(using: &random).map { ($0.key, $0.value) })
    case 3 where key == "kind":
      object[key] = .string(pick(Event.Kind.allCases.map(\.rawValue)) ?? "")
    case 4 where key == "set":
      object[key] = .object([pick(Self.paths) ?? "": strange()])
    default: object[key] = changed(member)
    }
    return object
  }

  private mutating func rearranged(_ list: [JSONValue]) -> [JSONValue] {
    guard let element = pick(list) else { return [strange()] }
    switch below(5) {
    case 0: return list.shuffled(using: &random)
    case 1: return list + [element]
    case 2: return list.filter { $0 != element }
    case 3: return list + Array(repeating: changed(element), count: below(40))
    default: return list + [changed(element), changed(element)]
    }
  }

  /// A text with one character changed, dropped or doubled: ids, times, limits that are nearly right.
  private mutating func bent(_ text: String) -> String {
    var characters = Array(text)
    guard !characters.isEmpty else { return "0" }
    let place = below(characters.count)
    switch below(3) {
    case 0: characters[place] = pick(Array("09azZ-+:.T \u{301}\u{0}é投")) ?? "0"
    case 1: characters.remove(at: place)
    default: characters.insert(characters[place], at: place)
    }
    return String(characters)
  }

  private mutating func strange() -> JSONValue {
    switch below(8) {
    case 0: return .null
    case 1: return .bool(below(2) == 0)
    case 2, 3: return .number(JSONNumber(text: pick(Self.numbers) ?? "0") ?? JSONNumber(0))
    case 4: return .array((0..<below(4)).map { _ in .string(pick(Self.texts) ?? "") })
    case 5: return .object([pick(Self.keys) ?? "": .string(pick(Self.texts) ?? "")])
    case 6 where below(4) == 0: return nested(60 + below(68))
    default: return .string(pick(Self.texts) ?? "")
    }
  }

  private func nested(_ depth: Int) -> JSONValue {
    (0..<depth).reduce([:]) { inner, level in level % 2 == 0 ? [inner] : ["a": inner] }
  }

  private static let keys =
    Case.keys + [
      "at", "by", "via", "kind", "data", "set", "clock", "clocks", "within", "citation", "offer",
      "promise", "replaces", "features", "code", "what", "done", "case", "as", "x-new", "", "é",
      "e\u{301}", "text", "field", "value", "merged",
    ]
  private static let numbers = [
    "0", "-0", "1", "-1", "3", "9223372036854775807", "-9223372036854775808",
    "9223372036854775808", "1e400", "-1e400", "1E-400", "0.1", String(repeating: "9", count: 300),
  ]
  private static let texts = [
    "", " ", "0", "x", "000001-0000", "000000-0000", "999999999-zzzz", "000001-000",
    "20260115-7k3mq2",
    "00010101-000000", "99991231-zzzzzz", "2026-01-15T09:00:00+08:00", "0001-01-01T00:00:00+23:59",
    "9999-12-31T23:59:59-23:59", "2026-02-30T00:00:00Z", "10m", "3660 calendar days",
    "3660 working days", "87840 working hours", "9999999h", "0s", "cs.case/1", "cs.case/2",
    "cs.case/",
    "refund", "standing", "accepted", "reached", "promise", "feedback", "repair",
    "999999999999.9999",
    "../../etc/passwd", "\u{0}", "\u{7F}\u{1B}[31m", "é", "e\u{301}", "😀", "closed", "resolved",
  ]
  private static let paths = [
    "summary", "demands.1", "demands.1.amount", "demands.99", "demands.0", "demands.-1",
    "demands.-9223372036854775808", "demands.9223372036854775807", "w5h1.a.b.c.d.e.f", "events",
    "events.1", "state", "customer.", ".", "", "w5h1" + String(repeating: ".a", count: 200),
    "demands" + String(repeating: ".1", count: 200), "emotion.kind.x", "w5h1.a.b.c",
  ]

  // MARK: Bytes

  private mutating func change(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    let start = below(bytes.count)
    switch below(5) {
    case 0: bytes[start] = UInt8(below(256))
    case 1: bytes.remove(at: start)
    case 2:
      let end = min(bytes.count, start + 1 + below(200))
      bytes.insert(contentsOf: bytes[start..<end], at: below(bytes.count))
    case 3: bytes.removeSubrange(start..<min(bytes.count, start + 1 + below(60)))
    default:
      bytes.insert(contentsOf: Array((pick(Self.pieces) ?? "").utf8), at: start)
    }
  }

  private static let pieces = [
    "\"", "\\", "\\u0000", "\\ud800", "{", "}", "[", "]", ",", ":", "-", "0", "\n", "null,", "9",
    "\u{FEFF}", "\u{1F}", "<<<<<<< HEAD\n",
  ]
}
