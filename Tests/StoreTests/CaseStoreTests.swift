import Casework
import Foundation
import JSONText
import Store
import TestSupport
import Testing

/// Making cases and appending to them.
@Suite struct CaseStoreTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private func caseFiles() throws -> [String] { try desk.folder.files(below: "cases") }

  @Test func aNewCaseLiesInTheMonthOfItsReceipt() throws {
    let (complaint, events) = try desk.receive("漏水", day: "2026-03-31")
    #expect(complaint.id.month == "2026-03")
    #expect(try caseFiles() == ["2026-03/\(complaint.id.text).json"])
    #expect(events.map(\.id.number) == [1])
    #expect(events.first?.via == "agent deskbot model-2")
    let stored = try desk.store.open(complaint.id)
    #expect(stored.complaint.summary == "漏水")
    #expect(stored.document == complaint.document)
  }

  @Test func aDryRunAnswersTheSameAndWritesNothing() throws {
    let (complaint, events) = try desk.receive(dryRun: true)
    #expect(complaint.summary == "漏水")
    #expect(events.count == 1)
    #expect(try desk.folder.files() == ["cs.yaml"])
    let (kept, _) = try desk.receive()
    let before = try desk.folder.text(of: desk.path(of: kept.id))
    let (_, notes) = try desk.note("x", on: kept.id, dryRun: true)
    #expect(notes.map(\.id.number) == [2])
    #expect(try desk.folder.text(of: desk.path(of: kept.id)) == before)
  }

  @Test func severalEventsOfOneDecisionAreNumberedOn() throws {
    let (complaint, _) = try desk.receive()
    let (after, events) = try desk.store.update(complaint.id, stamp: Desk.stamp, dryRun: false) {
      #expect($0.summary == "漏水")
      return [EventDraft(.assigned, ["to": "li-na"]), EventDraft(.noted), EventDraft(.informed)]
    }
    #expect(events.map(\.id.number) == [2, 3, 4])
    #expect(after.owner == "li-na")
    #expect(try desk.store.open(complaint.id).complaint.document == after.document)
  }

  @Test func whatTheDecisionThrowsComesOutAndNothingIsWritten() throws {
    let (complaint, _) = try desk.receive()
    let before = try desk.folder.text(of: desk.path(of: complaint.id))
    let failure = #expect(throws: Failure.self) {
      try desk.store.update(complaint.id, stamp: Desk.stamp, dryRun: false) {
        _ throws(Failure) in
        throw Failure(.noperm, rule: "not-yours", zh: "无权", en: "not yours")
      }
    }
    #expect(failure?.status == .noperm)
    #expect(try desk.folder.text(of: desk.path(of: complaint.id)) == before)
  }

  @Test func aCaseThatDidNotChangeIsNotRewritten() throws {
    let id: CaseID = "20260115-7k3mq2"
    let loose = #"{"schema":"cs.case/1","id":"20260115-7k3mq2","events":[{"id":"000001-aaaa","at":"#
    let text =
      loose
      + #""2026-01-15T09:00:00+08:00","by":"x","via":"human","kind":"received","data":{}}]}"#
    try desk.write(text, as: id)
    let path = desk.folder.path(desk.path(of: id))
    let before = try FileManager.default.attributesOfItem(atPath: path)
    let (_, events) = try desk.store.update(id, stamp: Desk.stamp, dryRun: false) { _ in [] }
    #expect(events.isEmpty)
    let after = try FileManager.default.attributesOfItem(atPath: path)
    #expect(before[.systemFileNumber] as? Int == after[.systemFileNumber] as? Int)
    #expect(before[.modificationDate] as? Date == after[.modificationDate] as? Date)
    #expect(try desk.folder.text(of: desk.path(of: id)) == text)
  }

  @Test func aCaseThatIsNotThereIsNotMade() throws {
    let failure = #expect(throws: Failure.self) { try desk.note("x", on: "20260115-7k3mq2") }
    #expect(failure?.status == .noinput)
    #expect(try desk.folder.files() == [".cs/lock", "cs.yaml"])
  }

  @Test(.enabled(if: JQ.path != nil))
  func theBytesAreThoseThatJQPrints() throws {
    let (complaint, _) = try desk.receive("漏水 \"quoted\"\n\t\\ / \u{7F} é e\u{301} 😀 <&>")
    try desk.note("", on: complaint.id)
    let path = desk.path(of: complaint.id)
    let text = try desk.folder.text(of: path)
    #expect(try JQ.output(["--indent", "2"], file: desk.folder.path(path)) == text)
    #expect(text.hasPrefix("{\n  \"schema\": \"cs.case/1\",\n  \"id\": \"20260115-"))
    #expect(text.hasSuffix("\n}\n"))
  }

  // MARK: Keys

  @Test func aKeySeenBeforeNamesTheSameCaseOnAnotherDay() throws {
    let (first, written) = try desk.receive(key: "crm-4711")
    #expect(written.count == 1)
    try desk.note("x", on: first.id)
    let (again, none) = try desk.receive("anything", day: "2026-02-20", key: "crm-4711")
    #expect(again.id == first.id)
    #expect(again.summary == "漏水")
    #expect(again.events.count == 2)
    #expect(none.isEmpty)
    #expect(try caseFiles().count == 1)
  }

  @Test func theDigitsDeriveFromTheKey() throws {
    let elsewhere = try Desk()
    let here = try desk.receive(key: "crm-4711").0.id
    let there = try elsewhere.receive(day: "2026-02-20", key: "crm-4711").0.id
    #expect(here.digits == there.digits)
    #expect(try desk.receive(key: "crm-4712").0.id.digits != here.digits)
    #expect(try desk.receive().0.id != here)
    #expect(try caseFiles().count == 3)
  }

  /// Two keys whose digits happen to be the same are two cases.
  @Test(arguments: ["20260115", "20260116"])
  func anotherCaseWithTheSameDigitsIsNotTakenForIt(day: String) throws {
    let probe = try Desk().receive(key: "crm-4711").0.id
    let other = try #require(CaseID(day + "-" + probe.digits))
    try desk.write(
      """
      {"schema":"cs.case/1","id":"\(other.text)","events":[{"id":"000001-aaaa","by":"x",
      "at":"2026-01-15T09:00:00+08:00","via":"human","kind":"received","data":{"key":"other"}}]}
      """, as: other)
    let (complaint, events) = try desk.receive(key: "crm-4711")
    #expect(events.count == 1)
    #expect(complaint.id != other)
    #expect(try desk.store.open(other).complaint.key == "other")
    #expect(try desk.receive(day: "2026-05-01", key: "other").1.count == 1)
  }
}
