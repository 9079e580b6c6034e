import Casework
import Foundation
import JSONText
import TestSupport
import Testing

@testable import Store

/// The index answers as a look through every file would, whatever happened to the files.
@Suite struct CaseIndexTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  // MARK: The oracle

  /// What the index says of every case: its line in a listing, in the order of the ids.
  private func indexed(_ depth: CaseIndex.Depth = .contents) throws -> [String] {
    let index = try CaseIndex(desk.store)
    try index.refresh(depth)
    return try index.cases(CaseFilter()).map(Self.line).sorted()
  }

  private static func line(_ listed: ListedCase) -> String {
    "\(listed.id.text) \(listed.state) \(listed.owner ?? "-") \(listed.summary)"
  }

  /// The same, read from the files one by one.
  private func scanned() throws -> [String] {
    try desk.store.ids().compactMap { id in
      guard let subject = try? desk.store.open(id).complaint else { return nil }
      return "\(id.text) \(subject.state.rawValue) \(subject.owner ?? "-") \(subject.summary)"
    }.sorted()
  }

  // MARK: Changes

  private static let changes: [@Sendable (Desk, inout SeededGenerator) throws -> Void] = [
    { desk, random in
      _ = try desk.receive(
        "complaint \(Int.random(in: 0...999, using: &random))",
        day: ["2026-01-15", "2026-02-02", "2026-03-31"].randomElement(using: &random) ?? "")
    },
    { desk, random in
      guard let id = try desk.store.ids().randomElement(using: &random) else { return }
      // A case that an earlier change broke refuses.
      _ = try? desk.store.update(id, stamp: Desk.stamp, dryRun: false) { _ throws(Failure) in
        [EventDraft(.assigned, ["to": "li-na"])]
      }
    },
    { desk, random in
      guard let id = try desk.store.ids().randomElement(using: &random) else { return }
      try FileManager.default.removeItem(atPath: desk.folder.path(desk.path(of: id)))
    },
    // An editor that saves in place and a tool that puts the old time back.
    { desk, random in
      guard let id = try desk.store.ids().randomElement(using: &random) else { return }
      let path = desk.folder.path(desk.path(of: id))
      let dates = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate]
      let text = try desk.folder.text(of: desk.path(of: id))
      let number = Int.random(in: 0...9, using: &random)
      let changed = text.replacing("complaint ", with: "complaint \(number)")
      let handle = try #require(FileHandle(forWritingAtPath: path))
      try handle.truncate(atOffset: 0)
      try handle.write(contentsOf: Data(changed.utf8))
      try handle.close()
      if let dates {
        try FileManager.default.setAttributes([.modificationDate: dates], ofItemAtPath: path)
      }
    },
    { desk, random in
      guard let id = try desk.store.ids().randomElement(using: &random) else { return }
      try desk.folder.write("{", to: desk.path(of: id))
    },
  ]

  @Test(arguments: 1...12)
  func aListingIsWhatAScanFinds(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<4 { try Self.changes[0](desk, &random) }
    for _ in 0..<25 {
      let change = Self.changes.randomElement(using: &random)
      try change?(desk, &random)
      #expect(try indexed() == scanned())
    }
  }

  @Test func aWriteFindsACaseThatCameWithoutTheIndex() throws {
    let (first, _) = try desk.receive("one")
    let index = try CaseIndex(desk.store)
    try index.refresh(.names)
    let (second, _) = try desk.receive("two")
    try index.refresh(.names)
    #expect(try index.ids(beginning: String(second.id.digits)) == [second.id])
    #expect(try index.ids(beginning: "2026").count == 2)
    try FileManager.default.removeItem(atPath: desk.folder.path(desk.path(of: first.id)))
    try index.refresh(.names)
    #expect(try index.ids(beginning: "2026") == [second.id])
  }

  @Test func whatAWriterAddsNeedsNoScanAndIsCountedOnce() throws {
    let (first, _) = try desk.receive("one")
    let index = try CaseIndex(desk.store)
    try index.refresh(.names)
    let (second, _) = try desk.receive("two")
    try index.add(second)
    try index.add(second)
    try index.refresh(.names)
    #expect(try index.ids(beginning: "2026").sorted() == [first.id, second.id].sorted())
    #expect(try indexed() == scanned())
  }

  @Test func whatComesAfterAWriterIsFoundByTheNext() throws {
    _ = try desk.receive("one")
    let index = try CaseIndex(desk.store)
    try index.refresh(.names)
    let (second, _) = try desk.receive("two")
    try index.add(second)
    let (third, _) = try desk.receive("three, by hand")
    try FileManager.default.removeItem(atPath: desk.folder.path(desk.path(of: second.id)))
    let next = try CaseIndex(desk.store)
    try next.refresh(.names)
    #expect(try next.ids(beginning: third.id.text) == [third.id])
    #expect(try next.ids(beginning: second.id.text).isEmpty)
    #expect(try indexed() == scanned())
  }

  @Test(arguments: ["not a database", "", String(repeating: "\u{0}", count: 5000)])
  func aBrokenIndexIsMadeAnew(bytes: String) throws {
    _ = try desk.receive("one")
    _ = try indexed()
    for end in ["-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: desk.folder.path(".cs/index.db" + end))
    }
    try desk.folder.write(bytes, to: ".cs/index.db")
    #expect(try indexed() == scanned())
  }

  @Test func aTornIndexIsMadeAnew() throws {
    for number in 0..<40 { _ = try desk.receive("complaint \(number)") }
    _ = try indexed()
    let path = desk.folder.path(".cs/index.db")
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    for end in ["-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: path + end)
    }
    let half = bytes.count / 2
    bytes.replaceSubrange(
      half..<bytes.count, with: Data(repeating: 0xFF, count: bytes.count - half))
    try bytes.write(to: URL(fileURLWithPath: path))
    #expect(try indexed() == scanned())
  }

  /// What another version of `cs` left, and what an earlier run of the machine did.
  @Test(arguments: ["another layout", "another start of the machine"])
  func anIndexOfAnotherMakeIsMadeAnew(kind: String) throws {
    _ = try desk.receive("one")
    _ = try indexed()
    let path = desk.folder.path(".cs/index.db")
    let url = URL(fileURLWithPath: path)
    var bytes = try Data(contentsOf: url)
    if kind == "another layout" {
      // The user version stands at byte 60 of an SQLite file, the highest byte first.
      bytes[63] ^= 1
    } else {
      let boot = try Data(contentsOf: URL(fileURLWithPath: "/proc/sys/kernel/random/boot_id"))
      let place = try #require(bytes.firstRange(of: boot))
      bytes[place.lowerBound] = UInt8(ascii: "x")
    }
    // What it says is wrong as well, so that nobody could believe it unnoticed.
    let old = try #require(bytes.firstRange(of: Data("one".utf8)))
    bytes.replaceSubrange(old, with: Data("two".utf8))
    try bytes.write(to: url)
    #expect(try indexed() == scanned())
  }

  @Test func aFileOfTheFutureIsReadEachTime() throws {
    let (subject, _) = try desk.receive("one")
    // Its times can't be told from those of a change in the same instant: a clock was set back.
    #expect(FileState(size: 1, modified: 0, changed: Int.max / 2, inode: 1).isDoubtful(asOf: 0))
    let path = desk.folder.path(desk.path(of: subject.id))
    for text in ["two", "six"] {
      let changed = try desk.folder.text(of: desk.path(of: subject.id))
        .replacing("one", with: text).replacing("two", with: text)
      try Data(changed.utf8).write(to: URL(fileURLWithPath: path))
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 4_000_000_000)], ofItemAtPath: path)
      #expect(try indexed() == scanned())
    }
  }

  @Test func aBranchThatIsCheckedOutIsWhatItLists() throws {
    func git(_ words: String...) throws {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = ["git", "-C", desk.folder.path] + words
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
    func commit() throws {
      try git("add", "-A", "cases")
      try git("-c", "user.name=x", "-c", "user.email=x@y", "commit", "-qm", "x")
    }
    try git("init", "-q", "-b", "main")
    let (first, _) = try desk.receive("one")
    _ = try desk.receive("two")
    try commit()
    try git("checkout", "-qb", "other")
    try desk.note("on the other branch", on: first.id)
    _ = try desk.receive("three", day: "2026-04-01")
    try commit()
    for branch in ["main", "other", "main", "other"] {
      try git("checkout", "-q", branch)
      #expect(try indexed() == scanned())
      #expect(try indexed(.names).count == scanned().count)
    }
  }

  @Test func whereNothingCanBeWrittenItIsMadeInMemory() throws {
    _ = try desk.receive("one")
    try FileManager.default.removeItem(atPath: desk.folder.path(".cs"))
    try desk.folder.write("in the way", to: ".cs")
    #expect(try indexed() == scanned())
  }

  @Test func likeCasesAreClosedContentAndOfTheCategory() throws {
    func close(_ category: String, _ satisfaction: Int?) throws -> CaseID {
      let (subject, _) = try desk.receive("x")
      var closing: JSONObject = ["confirmed": "yes"]
      closing["satisfaction"] = satisfaction.map { .number(JSONNumber($0)) }
      let data = closing
      _ = try desk.store.update(subject.id, stamp: Desk.stamp, dryRun: false) {
        _ throws(Failure) in
        [EventDraft(.classified, ["category": .string(category)]), EventDraft(.closed, data)]
      }
      return subject.id
    }
    let content = try close("billing", 4)
    _ = try close("billing", 3)
    _ = try close("billing", nil)
    _ = try close("service", 5)
    let index = try CaseIndex(desk.store)
    try index.refresh(.contents)
    #expect(try index.content(in: "billing", satisfaction: 4, most: 5) == [content])
  }

  @Test func openLoadsAreCountedByOwner() throws {
    for owner in ["li-na", "li-na", "chen-bo"] {
      let (subject, _) = try desk.receive("x")
      _ = try desk.store.update(subject.id, stamp: Desk.stamp, dryRun: false) {
        _ throws(Failure) in
        [EventDraft(.assigned, ["to": .string(owner)])]
      }
    }
    let index = try CaseIndex(desk.store)
    try index.refresh(.contents)
    #expect(try index.loads() == ["li-na": 2, "chen-bo": 1])
  }
}
