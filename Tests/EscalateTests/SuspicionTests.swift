import Casework
import Escalate
import JSONText
import Policy
import TestSupport
import Testing

/// Abnormal features are suspected, never asserted (ESC-3).
@Suite struct SuspicionTests {
  private static func check(_ subject: Case, from: Int = 1) throws -> SignalCheck {
    SignalCheck(
      subject, try .at("2026-01-15T12:00:00+08:00"), try Rules.policy(suspicion: from), .plain)
  }

  private static func told(_ what: String) -> Case {
    Case((.received, ["w5h1": ["what": .string(what)]]))
  }

  private static func suspected(_ check: SignalCheck) -> [String]? {
    check.events.first { $0.kind == .suspected }?.data["features"]?.array?.compactMap(\.string)
  }

  @Test func eachFeatureIsFoundWithItsEvidence() throws {
    let check = try Self.check(Self.told("两会见，等着瞧"))
    #expect(check.abnormal.map(\.rule.id) == ["threats", "timing"])
    #expect(check.abnormal.map { $0.grounds.spans.map(\.text) } == [["等着瞧"], ["两会"]])
    #expect(Self.suspected(check) == ["threats", "timing"])
    let event = check.events.first { $0.kind == .suspected }
    #expect(event?.data["tell"] == "supervisor")
    #expect(event?.data["rule"] == "ESC-3")
  }

  @Test func aFeatureIsASignalOfTheSameCheck() throws {
    #expect(try Self.check(Self.told("等着瞧")).signals.map(\.rule.id) == ["abnormal"])
    #expect(try Self.check(Self.told("等等看")).signals.isEmpty)
  }

  @Test func onlyNewFeaturesAreRecorded() throws {
    var subject = Self.told("两会见，等着瞧")
    subject.append(Event(2, .suspected, ["features": ["threats"]]))
    #expect(Self.suspected(try Self.check(subject)) == ["timing"])
    subject.append(Event(3, .confirmed, ["features": ["timing"]]))
    #expect(Self.suspected(try Self.check(subject)) == nil)
  }

  @Test func belowTheNumberOfPolicyNobodyIsTold() throws {
    #expect(Self.suspected(try Self.check(Self.told("等着瞧"), from: 2)) == nil)
    #expect(Self.suspected(try Self.check(Self.told("两会，等着瞧"), from: 2)) == ["threats", "timing"])
  }

  @Test func aRisingClaimIsReadOffTheCorrections() throws {
    func yuan(_ amount: String) -> JSONValue { ["amount": .string(amount), "currency": "CNY"] }
    var subject = Case(
      (.received, ["demands": [["kind": "compensation", "amount": yuan("100")]]]))
    #expect(try Self.check(subject).abnormal.isEmpty)
    subject.append(Event(2, .amended, ["set": ["demands.1.amount": yuan("90")]]))
    #expect(try Self.check(subject).abnormal.isEmpty)
    subject.append(Event(3, .amended, ["set": ["demands.1.amount": yuan("120")]]))
    #expect(try Self.check(subject).abnormal.map(\.rule.id) == ["rising-amount"])
  }

  /// Clocks, offers and scripts stay as they are on suspicion alone.
  @Test func suspicionChangesNothingButItsOwnField() throws {
    let subject = Case(
      (.received, ["clocks": clocks(("contact", "2h"))]), (.offered, ["status": "standing"]))
    var suspected = subject
    suspected.append(Event(3, .suspected, ["features": ["threats"]]))
    #expect(suspected.state == subject.state)
    #expect(suspected.offers.map(\.status) == [.standing])
    let zone = try Zone("Asia/Shanghai")
    #expect(suspected.clocks(.always(zone)).map(\.due) == subject.clocks(.always(zone)).map(\.due))
  }
}
