import Casework
import JSONText
import TestSupport
import Testing
import Work

/// What the customer may read of a case (COL-2).
@Suite struct ProgressTests {
  private static let subject = Case(
    (.received, ["summary": "secret", "clocks": clocks(("contact", "10m"), ("law", "1h"))]),
    (.contacted, ["outcome": "unreached", "observed": ["secret"]]),
    (.contacted, ["outcome": "reached"]),
    (.classified, ["level": 1, "clocks": clocks(("plan", "30m"), ("feedback", "24h"))]),
    (.assigned, ["to": "secret"]), (.noted, ["text": "secret"]),
    (.suspected, ["features": ["secret"]]), (.escalated, ["signals": [["signal": "secret"]]]),
    (.requested, ["unit": "secret"]), (.judged, ["verdict": "upheld", "unit": "secret"]),
    (.offered, ["what": "secret", "status": "standing"]))

  private func progress(_ subject: Case, now: Timestamp) throws -> Progress {
    Progress(subject, .always(try Zone("Asia/Shanghai")), now: now)
  }

  @Test func showsWhatWasDoneAndNothingInternal() throws {
    let progress = try progress(Self.subject, now: "2026-01-15T10:00:00+08:00")
    #expect(
      progress.done.map(\.name.en) == [
        "your complaint was received", "we spoke with you", "somebody is in charge of it",
        "the department concerned was asked", "the facts were established",
      ])
    #expect(progress.done[1].at.text == "2026-01-15T09:03:00+08:00")
    #expect(progress.doing?.en == "we wait for your word on our offer")
    #expect(!JSONValue.object(progress.json).compactText.contains("secret"))
  }

  @Test func expectsTheNextThingTheCustomerWillNotice() throws {
    // Neither the clock of the law, due 10:01, nor the plan is for the customer to notice.
    let subject = Case(Self.subject.events.dropLast())
    let progress = try progress(subject, now: "2026-01-15T09:30:00+08:00")
    #expect(progress.expected?.text == "2026-01-16T09:04:00+08:00")
  }

  @Test func whatIsLateIsNotExpected() throws {
    let progress = try progress(Self.subject, now: "2026-01-17T09:00:00+08:00")
    #expect(progress.expected == nil)
    #expect(progress.json["expected"] == nil)
  }

  @Test func aClosedCaseIsDone() throws {
    let closed = Case((.received, [:]), (.resolved, ["outcome": "paid"]), (.closed, [:]))
    let progress = try progress(closed, now: "2026-01-15T10:00:00+08:00")
    #expect(progress.doing == nil)
    #expect(progress.done.map(\.name.en).last == "the complaint was closed")
  }
}
