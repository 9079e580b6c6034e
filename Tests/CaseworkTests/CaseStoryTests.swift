import Casework
import JSONText
import TestSupport
import Testing

/// What several events amount to together.
@Suite struct CaseStoryTests {
  @Test func aNewClassificationReplacesTheFindingsOfTheOld() {
    let subject = Case(
      (.received, ["demands": [["kind": "refund"], ["kind": "apology"]]]),
      (
        .classified,
        [
          "level": 2, "category": "billing", "style": ["dominant"], "rights": ["safety"],
          "expectation": "unreasonable", "expectations": ["too-high", "satisfiable", "lost"],
        ]
      ), (.classified, ["level": 1, "mindset": ["gain"], "expectations": [.null, "mistaken"]]))
    #expect(subject.level == 1)
    #expect(subject.category == "billing")
    #expect(subject.words("style").isEmpty)
    #expect(subject.words("mindset") == ["gain"])
    #expect(subject.words("rights").isEmpty)
    #expect(subject.expectation == "unreasonable")
    #expect(subject.demands.map(\.expectation) == [nil, "mistaken"])
  }

  @Test func aDepartmentsAnswerAcknowledgesToo() {
    let subject = Case(
      (.received, [:]), (.requested, ["unit": "lab"]), (.requested, ["unit": "shop"]),
      (.acknowledged, ["unit": "shop"]), (.replied, ["unit": "shop"]), (.replied, ["unit": "lab"]),
      (.requested, ["unit": "lab"]), (.replied, ["unit": "shop"]))
    let parts = subject.coowners
    #expect(parts.map(\.unit) == ["lab", "shop", "lab"])
    #expect(
      parts.map { $0.acknowledged?.text } == [
        "2026-01-15T09:06:00+08:00", "2026-01-15T09:04:00+08:00", nil,
      ])
    #expect(
      parts.map { $0.replied?.text } == [
        "2026-01-15T09:06:00+08:00", "2026-01-15T09:05:00+08:00", nil,
      ])
  }

  /// Offers, promises and improvements are named by the event that made them.
  @Test func offersGoTheirWaysOneByOne() {
    let subject = Case(
      (.received, [:]), (.offered, ["status": "proposed"]), (.offered, ["status": "standing"]),
      (.offered, ["status": "proposed"]), (.approved, ["offer": "000002-0000"]),
      (.declined, ["offer": "000004-0000"]), (.rejected, ["offer": "000002-0000"]),
      (.accepted, ["offer": "000003-0000"]))
    #expect(subject.offers.map(\.id) == ["000002-0000", "000003-0000", "000004-0000"])
    #expect(subject.offers.map(\.status) == [.rejected, .accepted, .declined])
    #expect(subject.state == .agreed)
  }

  @Test func aRejectedOfferSendsTheCaseBackToWork() {
    let subject = Case(
      (.received, [:]), (.offered, ["status": "standing"]), (.rejected, ["offer": "000002-0000"]))
    #expect(subject.state == .working)
  }

  @Test func aPromiseIsKeptOrReplaced() {
    let subject = Case(
      (.received, [:]), (.promised, ["what": "call"]), (.promised, ["what": "visit"]),
      (.promised, ["what": "call later", "replaces": "000002-0000"]),
      (.kept, ["promise": "000003-0000"]))
    #expect(subject.promises.map(\.id) == ["000002-0000", "000003-0000", "000004-0000"])
    #expect(subject.promises.map(\.isOpen) == [false, false, true])
    #expect(subject.promises.map(\.replaced) == ["000004-0000", nil, nil])
    #expect(subject.promises[1].kept?.text == "2026-01-15T09:05:00+08:00")
  }

  @Test func signalsAreCollectedOnceEach() {
    let subject = Case(
      (.received, [:]), (.escalated, ["signals": [["signal": "late"], ["signal": "court"]]]),
      (.escalated, ["tier": "meeting"]),
      (.escalated, ["signals": [["signal": "late"], ["signal": "media"]], "grade": 8]))
    #expect(subject.signals == ["late", "court", "media"])
    #expect(subject.fields["escalation"]?.object?["tier"] == "meeting")
    #expect(subject.fields["escalation"]?.object?["grade"] == 8)
  }

  @Test func wordsAreJoinedWithoutDoubling() {
    let subject = Case(
      (.received, [:]), (.suspected, ["features": ["threats", "timing"]]),
      (.confirmed, ["features": ["timing", "publicity"]]), (.caused, ["code": "duty"]),
      (.caused, ["code": "skill"]), (.caused, ["code": "duty"]))
    #expect(subject.words("abnormal") == ["threats", "timing", "publicity"])
    #expect(subject.words("root_causes") == ["duty", "skill"])
  }

  @Test func improvementsAreDoneByTheirId() {
    let subject = Case(
      (.received, [:]), (.improved, ["what": "train"]), (.improved, ["what": "repair"]),
      (.improved, ["done": "000003-0000"]))
    #expect(subject.improvements.map(\.what) == ["train", "repair"])
    #expect(subject.improvements.map { $0.done?.text } == [nil, "2026-01-15T09:04:00+08:00"])
  }

  @Test func aLinkIsReplacedAndTakenBack() {
    let other: JSONValue = "20260114-000000"
    let third: JSONValue = "20260113-000000"
    let linked = Case(
      (.received, [:]), (.linked, ["case": other, "as": "related"]),
      (.linked, ["case": third, "as": "batch"]), (.linked, ["case": other, "as": "duplicate"]))
    #expect(linked.links.map(\.other) == ["20260113-000000", "20260114-000000"])
    #expect(linked.links.map(\.relation) == ["batch", "duplicate"])
    let unlinked = Case(
      (.received, [:]), (.linked, ["case": other, "as": "related"]), (.unlinked, ["case": other]))
    #expect(unlinked.fields["links"] == nil)
  }

  @Test func closingAndReopeningKeepTheOutcome() {
    let closed = Case(
      (.received, [:]), (.resolved, ["outcome": "refunded"]), (.closed, ["satisfaction": 2]))
    #expect(closed.state == .closed)
    #expect(closed.closed?.text == "2026-01-15T09:03:00+08:00")
    var subject = closed
    subject.append(Event(4, .visited, ["satisfaction": 1]))
    #expect(subject.state == .closed)
    #expect(subject.fields["satisfaction"] == 1)
    subject.append(Event(5, .reopened))
    #expect(subject.state == .working)
    #expect(subject.closed == nil)
    #expect(subject.outcome == "refunded")
    subject.append(Event(6, .closed))
    #expect(subject.closed?.text == "2026-01-15T09:06:00+08:00")
  }

  @Test func aCaseWithoutEventsIsReceived() {
    let subject = Case()
    #expect(subject.state == .received)
    #expect(subject.received.seconds == 0)
    #expect(subject.nextEventID(random: 0).text == "000001-0000")
  }
}
