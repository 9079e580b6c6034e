import Casework
import JSONText
import Policy
import TestSupport
import Testing

@testable import Work

/// What is owed in a case: one step for its state, and one for every running clock.
@Suite struct NextStepTests {
  static let now: Timestamp = "2026-01-15T10:00:00+08:00"
  static let id = "20260115-7k3mq2"

  static func steps(_ subject: Case, at now: Timestamp = now) throws -> [NextStep] {
    let finder = StepFinder(
      permissions: try Rules.permissions(), calendar: .always(try Zone("Asia/Shanghai")), now: now,
      approvers: { _, offer in ["approver of \(offer.id)"] })
    return finder.steps(subject)
  }

  private static func story(_ more: [(Event.Kind, JSONObject)]) -> Case {
    let start: [(Event.Kind, JSONObject)] = [
      (.received, ["summary": "漏电", "unit": "office"]), (.classified, ["level": 2]),
      (.assigned, ["to": "dan"]),
    ]
    return Case((start + more).enumerated().map { Event($0 + 1, $1.0, $1.1) })
  }

  private static let judged: (Event.Kind, JSONObject) = (.judged, ["verdict": "upheld"])
  private static let proposed: (Event.Kind, JSONObject) = (.offered, ["status": "proposed"])
  private static let standing: (Event.Kind, JSONObject) = (.offered, ["status": "standing"])
  private static let resolved: (Event.Kind, JSONObject) = (.resolved, ["outcome": "paid"])

  /// No clock runs in these; the fourth event is the first of `more`.
  static let states: [(more: [(Event.Kind, JSONObject)], steps: [String])] = [
    ([], [judge]), ([judged], [offer]),
    ([(.judged, ["verdict": "not-upheld"])], ["dan: cs case resolve ID --outcome <text> COL-3"]),
    // An offer waits for an approval, then for the customer; so does each of several.
    ([judged, proposed], ["approver of 000005-0000: cs remedy approve ID 000005-0000 REM-7"]),
    ([judged, standing], ["dan: cs remedy <accept|reject> ID 000005-0000 COL-4"]),
    (
      [judged, standing, proposed],
      [
        "dan: cs remedy <accept|reject> ID 000005-0000 COL-4",
        "approver of 000006-0000: cs remedy approve ID 000006-0000 REM-7",
      ]
    ),
    // Nobody settles before the facts are judged.
    ([standing], ["dan: cs remedy <accept|reject> ID 000004-0000 COL-4", judge]),
    ([judged, proposed, (.declined, ["offer": "000005-0000"])], [offer]),
    ([judged, standing, (.rejected, ["offer": "000005-0000"])], [offer]),
    (
      [judged, standing, (.accepted, ["offer": "000005-0000"])],
      ["dan: cs case resolve ID --outcome <text> COL-5"]
    ),
    ([judged, resolved], ["dan: cs case cause ID <code> COL-6"]),
    (
      [judged, resolved, (.caused, ["code": "duty"])],
      ["dan: cs case close ID --confirmed <yes|attempts> COL-5"]
    ),
    ([judged, resolved, (.closed, [:])], []),
    ([judged, (.paused, [:])], ["dan: cs case resume ID COL-2"]),
    ([(.paused, [:]), (.resumed, [:])], [judge]),
    ([judged, resolved, (.closed, [:]), (.reopened, [:])], [offer]),
    ([judged, (.paused, [:]), resolved, (.closed, [:]), (.reopened, [:])], [offer]),
  ]

  private static let judge =
    "dan: cs case judge ID --verdict <upheld|partly|not-upheld> --cause <cause> --unit <unit> COL-3"
  private static let offer = "dan: cs remedy offer ID --kind <kind> --what <text> REM-1"

  @Test(arguments: states.indices)
  func theStateAsksForItsStep(index: Int) throws {
    let (more, expected) = Self.states[index]
    let steps = try Self.steps(Self.story(more))
    let told = steps.map { step in
      let who = step.who.joined(separator: " ")
      return "\(who): \(step.command.replacing(Self.id, with: "ID")) \(step.rule)"
    }
    #expect(told == expected)
    #expect(steps.allSatisfy { $0.clock == nil && $0.by == nil && !$0.isOverdue })
    #expect(steps.allSatisfy { $0.summary == "漏电" && $0.complaint.text == Self.id })
  }

  /// A promise has a clock of its own, and nothing else comes before it.
  @Test func anOpenPromiseHoldsTheClosingUp() throws {
    let promised: (Event.Kind, JSONObject) = (
      .promised, ["what": "a letter", "by": "2026-01-15T09:30:00+08:00"]
    )
    let steps = try Self.steps(Self.story([Self.judged, promised, Self.resolved]))
    #expect(steps.map(\.command) == ["cs remedy keep \(Self.id) 000005-0000"])
    #expect(steps.map(\.isOverdue) == [true])
    #expect(steps.map(\.rule) == ["REM-8"])
  }

  @Test func aSuggestionIsAnsweredNotJudged() throws {
    let subject = Case(
      (.received, [:]), (.classified, ["level": 3, "clocks": clocks(("answer", "3h"))]),
      (.assigned, ["to": "dan"]))
    #expect(
      try Self.steps(subject).map(\.command) == ["cs case inform \(Self.id) --text <text>"])
  }

  @Test func aClassifiedCaseWithoutAnOwnerIsToBeAssigned() throws {
    let subject = Case((.received, ["unit": "metering"]), (.classified, ["level": 2]))
    let steps = try Self.steps(subject)
    #expect(steps.map(\.rule) == ["CLS-4", "COL-3"])
    #expect(steps.first?.command == "cs case assign \(Self.id) --to <person>")
    // Those of the case's unit who may; where its unit has nobody, all who may.
    #expect(steps.map(\.who) == [["gao"], ["gao"]])
    let elsewhere = Case((.received, ["unit": "shop"]), (.classified, ["level": 2]))
    #expect(try Self.steps(elsewhere).first?.who == ["fei", "gao", "hu"])
  }

  @Test func raisedSignalsAreToBeGradedOnce() throws {
    let raised: (Event.Kind, JSONObject) = (.escalated, ["signals": [["signal": "court"]]])
    let steps = try Self.steps(Self.story([Self.judged, raised, Self.resolved]))
    #expect(steps.map(\.rule) == ["ESC-2", "COL-6"])
    #expect(
      steps.first?.command == "cs escalate grade \(Self.id) --influence <1-5:grounds>"
        + " --difficulty <1-5:grounds> --improvement <1-5:grounds>")
    #expect(steps.first?.who == ["hu"])
    let graded: (Event.Kind, JSONObject) = (.escalated, ["tier": "handling"])
    #expect(
      try Self.steps(Self.story([Self.judged, raised, graded, Self.resolved])).map(\.rule) == [
        "COL-6"
      ])
  }

  @Test func improvementsAreOwedAfterClosingToo() throws {
    let improved: [(Event.Kind, JSONObject)] = [
      (.improved, ["what": "train", "owner": "gao", "by": "2026-01-15T09:59:59+08:00"]),
      (.improved, ["what": "check", "by": "2026-01-15T10:00:00+08:00"]),
      (.improved, ["what": "done", "owner": "gao"]), (.improved, ["done": "000006-0000"]),
    ]
    let subject = Self.story(improved + [Self.resolved, (.closed, [:])])
    let steps = try Self.steps(subject)
    #expect(
      steps.map(\.command) == [
        "cs case improve \(Self.id) --done 000004-0000",
        "cs case improve \(Self.id) --done 000005-0000",
      ])
    #expect(steps.map(\.who) == [["gao"], ["dan"]])
    #expect(steps.map(\.isOverdue) == [true, false])
    #expect(
      steps.map { $0.by?.text } == ["2026-01-15T09:59:59+08:00", "2026-01-15T10:00:00+08:00"])
  }

  /// The step of a clock and that of the state may be the same; then it is told once.
  @Test func oneCommandIsOwedOnce() throws {
    let subject = Case(
      (.received, [:]), (.classified, ["level": 2, "clocks": clocks(("verify", "2h"))]),
      (.assigned, ["to": "dan"]))
    let steps = try Self.steps(subject)
    #expect(steps.map(\.clock) == ["verify"])
    #expect(steps.first?.command.hasPrefix("cs case judge") == true)
  }

  @Test func lateOnesComeFirstThenByDueTimeThenThoseWithoutOne() throws {
    func step(_ command: String, _ by: Timestamp?, late: Bool) -> NextStep {
      NextStep(
        complaint: "20260115-7k3mq2", clock: nil, by: by, isOverdue: late, command: command,
        rule: "", who: [], summary: "")
    }
    let steps = [
      step("e", nil, late: false), step("c", "2026-01-15T10:01:00+08:00", late: false),
      step("d", "2026-01-15T10:02:00+08:00", late: false),
      step("b", "2026-01-15T09:30:00+08:00", late: true),
      step("f", nil, late: false), step("a", "2026-01-15T09:00:00+08:00", late: true),
    ]
    #expect(steps.sorted(by: NextStep.precedes).map(\.command) == ["a", "b", "c", "d", "e", "f"])
  }

  private static let restEnd: Timestamp = "2026-01-16T08:00:00+08:00"

  /// At 23:00, resting until 08:00: what is due later, and what can't wait.
  static let resting: [(command: String, by: Timestamp?, level: Int, isHeld: Bool)] = [
    ("cs case inform ID --text <text>", "2026-01-16T09:00:00+08:00", 2, true),
    ("cs case inform ID --text <text>", "2026-01-16T08:00:00+08:00", 2, true),
    ("cs case inform ID --text <text>", "2026-01-16T07:59:00+08:00", 2, false),
    ("cs case contact ID --outcome <reached|unreached>", "2026-01-15T23:10:00+08:00", 2, false),
    ("cs case inform ID --text <text>", "2026-01-16T09:00:00+08:00", 1, false),
    ("cs remedy <accept|reject> ID 1", nil, 2, true),
    ("cs case close ID --confirmed <yes|attempts>", nil, 3, true),
    // VIS-4: nobody is visited in rest hours, however late it is.
    ("cs visit record ID --outcome <reached>", "2026-01-14T09:00:00+08:00", 2, true),
    // What needs no customer goes on.
    ("cs case judge ID --verdict <upheld>", "2026-01-16T09:00:00+08:00", 2, false),
  ]

  @Test(arguments: resting)
  func whatCanWaitIsHeldBackInRestHours(
    command: String, by: Timestamp?, level: Int, isHeld: Bool
  ) throws {
    let step = NextStep(
      complaint: try #require(CaseID(Self.id)), clock: nil, by: by, isOverdue: false,
      command: command, rule: "CLS-2", who: [], summary: "", level: level)
    let held = step.held(until: Self.restEnd)
    #expect((held.heldUntil == Self.restEnd) == isHeld)
    #expect(held.by == by)
    // Who calls all the same is told that the customer rests.
    let calls = !isHeld && level != 1 && !command.contains("judge")
    #expect((held.customerRestsUntil == Self.restEnd) == calls)
    #expect(step.held(until: nil).heldUntil == nil)
  }

  @Test func whatToSupplyIsNamedInTheReadersLanguage() throws {
    let command =
      "cs case judge ID --verdict <upheld|partly> --cause <cause> --emotion <emotion:0-10>"
    let step = NextStep(
      complaint: try #require(CaseID(Self.id)), clock: nil, by: nil, isOverdue: false,
      command: command, rule: "CLS-2", who: [], summary: "", level: 2)
    #expect(step.shownCommand.en == command)
    #expect(
      step.shownCommand.zh
        == "cs case judge ID --verdict <upheld|partly> --cause <原因> --emotion <情绪:0-10>")
  }

  @Test func theUrgentLevelGoesFirstAmongTheLateOnes() throws {
    func step(_ by: Timestamp, _ level: Int, late: Bool, held: Bool = false) throws -> NextStep {
      var step = NextStep(
        complaint: try #require(CaseID(Self.id)), clock: nil, by: by, isOverdue: late,
        command: "", rule: "", who: [], summary: "", level: level)
      if held { step.heldUntil = Self.restEnd }
      return step
    }
    let steps = [
      try step("2026-01-15T09:50:00+08:00", 1, late: true),
      try step("2026-01-14T09:00:00+08:00", 2, late: true),
      try step("2026-01-15T10:10:00+08:00", 2, late: false),
      try step("2026-01-15T10:30:00+08:00", 1, late: false),
      try step("2026-01-13T10:30:00+08:00", 1, late: true, held: true),
    ]
    let sorted = steps.reversed().sorted(by: NextStep.precedes)
    #expect(sorted.map(\.by) == steps.map(\.by))
  }
}
