import Casework
import JSONText
import Policy
import TestSupport
import Testing
import Work

/// Causes, improvements and links of a case (COL-6, INT-7).
@Suite struct LearningTests {
  private let subject = Case((.received, [:]), (.improved, ["what": "train"]))

  @Test func aRootCauseIsOneOfPolicys() throws {
    let policy = try Rules.policy()
    #expect(try Closing.cause(subject, code: "duty", policy).data == ["code": "duty"])
    let near = failure { try Closing.cause(subject, code: "skil", policy) }
    #expect(near?.faults.map(\.rule) == ["unknown-cause"])
    #expect(near?.faults.first?.hint?.en == "did you mean 'skill'?")
    let far = failure { try Closing.cause(subject, code: "weather", policy) }
    #expect(far?.faults.first?.hint?.en == "duty skill")
  }

  @Test func anImprovementHasAnOwnerAndADate() {
    let draft = Closing.improve(
      subject, what: "two people check", owner: Rules.person("fei", "senior"),
      by: "2026-02-01T18:00:00+08:00", cause: "duty")
    #expect(draft.kind == .improved)
    #expect(
      draft.data == [
        "what": "two people check", "owner": "fei", "by": "2026-02-01T18:00:00+08:00",
        "cause": "duty",
      ])
  }

  @Test func anImprovementIsDoneOnce() throws {
    let open = try #require(subject.improvements.first)
    #expect(try Closing.improved(open).data == ["done": "000002-0000"])
    var done = subject
    done.append(Event(3, .improved, ["done": "000002-0000"]))
    let finished = try #require(done.improvements.first)
    #expect(refusal { try Closing.improved(finished) } == "dataerr already-done")
  }

  @Test func aCaseIsLinkedToAnotherAndTakenApartAgain() throws {
    let other: CaseID = "20260114-000001"
    #expect(
      try Closing.link(subject, to: other, as: "duplicate").data
        == ["case": "20260114-000001", "as": "duplicate"])
    #expect(
      refusal { try Closing.link(subject, to: subject.id, as: "related") }
        == "dataerr link-to-itself")
    #expect(refusal { try Closing.unlink(subject, from: other) } == "dataerr not-linked")
    var linked = subject
    linked.append(Event(3, .linked, ["case": "20260114-000001", "as": "duplicate"]))
    #expect(try Closing.unlink(linked, from: other).data == ["case": "20260114-000001"])
    linked.append(Event(4, .unlinked, ["case": "20260114-000001"]))
    #expect(refusal { try Closing.unlink(linked, from: other) } == "dataerr not-linked")
  }
}
