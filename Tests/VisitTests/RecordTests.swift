import Casework
import JSONText
import Policy
import TestSupport
import Testing
import Visit

/// A visit that took place, or was tried (VIS-7, VIS-8).
@Suite struct RecordTests {
  private static let closed = Case((.received, [:]), (.resolved, [:]), (.closed, [:]))

  private static let verify = ClockStart(clock: "verify", within: "2h", policy: "CLS-2 x")

  private static func record(
    _ outcome: VisitRecord.Outcome, _ satisfaction: Int?, channel: String = "phone",
    demand: String? = nil
  ) -> VisitRecord {
    VisitRecord(outcome: outcome, satisfaction: satisfaction, channel: channel, demand: demand)
  }

  static let refusals:
    [(outcome: VisitRecord.Outcome, satisfaction: Int?, channel: String, String?)] = [
      (.reached, 4, "phone", nil), (.reached, 4, "door", nil), (.unreached, nil, "phone", nil),
      (.refused, nil, "phone", nil), (.reached, nil, "phone", "dataerr satisfaction"),
      (.unreached, 4, "phone", "dataerr satisfaction"),
      (.refused, 1, "phone", "dataerr satisfaction"),
      (.reached, 4, "fone", "dataerr unknown-channel"),
      (.reached, 4, "", "dataerr unknown-channel"),
    ]

  @Test(arguments: refusals)
  func onlyACustomerWhoWasReachedHasASatisfaction(
    outcome: VisitRecord.Outcome, satisfaction: Int?, channel: String, refused: String?
  ) throws {
    let policy = try Rules.policy()
    let record = Self.record(outcome, satisfaction, channel: channel)
    #expect(refusal { try record.events(Self.closed, policy, reopening: [Self.verify]) } == refused)
  }

  static let states: [(steps: [(Event.Kind, JSONObject)], isVisited: Bool)] = [
    ([], false), ([(.classified, ["level": 2])], false),
    ([(.offered, ["status": "standing"])], false),
    ([(.resolved, [:])], true), ([(.resolved, [:]), (.closed, [:])], true),
    ([(.resolved, [:]), (.closed, [:]), (.reopened, [:])], false),
  ]

  @Test(arguments: states.indices)
  func onlyWhatIsSettledIsVisited(index: Int) throws {
    let (steps, isVisited) = Self.states[index]
    let start: [(Event.Kind, JSONObject)] = [(.received, [:])]
    let subject = Case((start + steps).enumerated().map { Event($0 + 1, $1.0, $1.1) })
    let policy = try Rules.policy()
    #expect(
      refusal { try Self.record(.reached, 5).events(subject, policy, reopening: [Self.verify]) }
        == (isVisited ? nil : "dataerr not-closed"))
  }

  /// Four and five are satisfied, three is neutral.
  static let moods: [(satisfaction: Int, mood: String, reopens: Bool)] = [
    (5, "satisfied", false), (4, "satisfied", false), (3, "neutral", false),
    (2, "dissatisfied", true), (1, "dissatisfied", true),
  ]

  @Test(arguments: moods)
  func anUnhappyVisitReopensTheCase(satisfaction: Int, mood: String, reopens: Bool) throws {
    let policy = try Rules.policy()
    let drafts = try Self.record(.reached, satisfaction).events(
      Self.closed, policy, reopening: [Self.verify])
    #expect(drafts.map(\.kind) == (reopens ? [.visited, .reopened] : [.visited]))
    #expect(drafts.first?.data["mood"]?.string == mood)
    // The clocks of the level start anew.
    let restarted = drafts.last?.data["clocks"]?.array?.compactMap { $0.object?["clock"]?.string }
    #expect(restarted == (reopens ? ["verify"] : nil))
    var subject = Self.closed
    for draft in drafts {
      subject.append(draft.provisional(after: subject, at: "2026-01-16T09:00:00+08:00"))
    }
    #expect(subject.state == (reopens ? .working : .closed))
    #expect(subject.fields["satisfaction"]?.int == satisfaction)
  }

  @Test func whoeverWasNotReachedReopensNothing() throws {
    let policy = try Rules.policy()
    for outcome in [VisitRecord.Outcome.unreached, .refused] {
      let drafts = try Self.record(outcome, nil).events(
        Self.closed, policy, reopening: [Self.verify])
      #expect(
        drafts == [
          EventDraft(.visited, ["outcome": .string(outcome.rawValue), "channel": "phone"])
        ])
    }
  }

  @Test func aDemandOfAVisitStartsItsClock() throws {
    let policy = try Rules.policy()
    let drafts = try Self.record(.reached, 4, demand: "the bill is still wrong").events(
      Self.closed, policy, reopening: [Self.verify])
    let data = drafts.first?.data
    #expect(data?["demand"] == "the bill is still wrong")
    let clocks = data?["clocks"]?.array?.compactMap(\.object)
    #expect(clocks?.map { $0["clock"]?.string } == ["visit-demand"])
    #expect(clocks?.map { $0["within"]?.string } == ["1 calendar days"])
    #expect(
      try Self.record(.reached, 4).events(Self.closed, policy, reopening: [Self.verify]).first?
        .data["clocks"] == nil)
  }

  @Test func whatWasSaidIsKept() throws {
    let record = VisitRecord(
      outcome: .reached, satisfaction: 5, channel: "door", text: "content",
      suggestion: "open longer")
    #expect(
      try record.events(Self.closed, try Rules.policy(), reopening: [Self.verify]) == [
        EventDraft(
          .visited,
          [
            "outcome": "reached", "channel": "door", "satisfaction": 5, "mood": "satisfied",
            "text": "content", "suggestion": "open longer",
          ])
      ])
  }
}
