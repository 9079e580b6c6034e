import Casework
import Foundation
import JSONText
import TestSupport
import Testing

@testable import Store

/// Writers of one case wait for each other and lose nothing.
@Suite struct LockTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  @Test func aSecondWriterIsTurnedAwayInTheEnd() throws {
    let folder = desk.store.workspace.scratch
    let held = try Lock.taken(on: 7, in: folder)
    let failure = #expect(throws: Failure.self) {
      _ = try Lock.taken(on: 7, in: folder, patience: 40)
    }
    #expect(failure?.status == .tempfail)
    #expect(failure?.status.rawValue == 75)
    #expect(failure?.rules == ["locked"])
    #expect(failure?.faults.first?.hint?.en == "try again")
    _ = consume held
  }

  @Test func anotherRecordDoesNotWait() throws {
    let folder = desk.store.workspace.scratch
    let held = try Lock.taken(on: 7, in: folder)
    for record: UInt64 in [6, 8, 0, .max] {
      #expect(throws: Never.self) { _ = try Lock.taken(on: record, in: folder, patience: 0) }
    }
    _ = consume held
  }

  @Test func aLockIsFreeOnceItIsDropped() throws {
    let folder = desk.store.workspace.scratch
    for _ in 0..<3 { _ = try Lock.taken(on: 7, in: folder, patience: 0) }
    #expect(try desk.folder.files() == [".cs/lock", "cs.yaml"])
  }

  @Test func aSecondWriterWaitsItsTurn() throws {
    let folder = desk.store.workspace.scratch
    let start = ContinuousClock.now
    let times = try inParallel(2) { _ in
      let held = try Lock.taken(on: 7, in: folder)
      usleep(100_000)
      _ = consume held
      return ContinuousClock.now - start
    }
    #expect((times.first ?? .zero) >= .milliseconds(100))
    #expect((times.last ?? .zero) >= .milliseconds(200))
  }

  @Test func writersOfOneCaseLoseNothing() throws {
    let id = try desk.receive().0.id
    _ = try inParallel(2) { writer in
      for number in 1...25 { try desk.note("\(writer) \(number)", on: id) }
    }
    let complaint = try desk.store.open(id).complaint
    let notes = complaint.events.dropFirst().compactMap { $0.data["text"]?.string }
    let written = (0...1).flatMap { writer in (1...25).map { "\(writer) \($0)" } }
    #expect(notes.sorted() == written.sorted())
    #expect(complaint.events.map(\.id.number) == Array(1...51))
    #expect(try desk.folder.files(below: "cases").count == 1)
  }

  @Test(arguments: 0..<5)
  func oneKeyMakesOneCaseHoweverManyBringIt(key: Int) throws {
    let made = try inParallel(4) { writer in
      let day = CivilDay("2026-01-15").adding(days: writer % 2)
      return try desk.receive(day: day, key: "crm-\(key)")
    }
    #expect(Set(made.map(\.0.id)).count == 1)
    #expect(made.map(\.1.count).sorted() == [0, 0, 0, 1])
    #expect(try desk.store.ids().count == 1)
  }
}
