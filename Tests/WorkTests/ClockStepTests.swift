import Casework
import JSONText
import Policy
import TestSupport
import Testing
import Work

/// The step that each running clock asks for, and whose turn it is.
@Suite struct ClockStepTests {
  private static let id = NextStepTests.id

  /// Of a case that `dan` owns.
  static let commands: [(clock: String, command: String)] = [
    ("contact", "cs case contact ID --outcome <reached|unreached> --emotion <emotion:0-10>"),
    ("classify", "cs classify ID"), ("plan", "cs remedy offer ID --kind <kind> --what <text>"),
    (
      "verify",
      "cs case judge ID --verdict <upheld|partly|not-upheld> --cause <cause> --unit <unit>"
    ),
    ("feedback", "cs case inform ID --text <text>"), ("answer", "cs case inform ID --text <text>"),
    (
      "visit",
      "cs visit record ID --outcome <reached|unreached|refused> --satisfaction <1-5> --channel phone"
    ),
    ("visit-demand", "cs case inform ID --text <text>"),
    // A clock of a statute ends when the case is resolved.
    ("ministry-15-days", "cs case resolve ID --outcome <text>"),
  ]

  @Test(arguments: commands)
  func aClockAsksForWhatStopsIt(clock: String, command: String) throws {
    let subject = Case(
      (.received, ["clocks": clocks((clock, "2h"))]), (.noted, ["text": "x"]),
      (.assigned, ["to": "dan"]))
    let steps = try NextStepTests.steps(subject)
    #expect(steps.map(\.clock) == [clock])
    #expect(steps.map { $0.command.replacing(Self.id, with: "ID") } == [command])
    #expect(steps.map(\.who) == [["dan"]])
    #expect(steps.map(\.rule) == ["CLS-1"])
    #expect(steps.first?.by?.text == "2026-01-15T11:01:00+08:00")
  }

  /// Due at 11:01.
  @Test(arguments: [
    ("2026-01-15T11:01:00+08:00" as Timestamp, false), ("2026-01-15T11:01:01+08:00", true),
  ])
  func aStepIsLateOnceItsTimeIsPast(now: Timestamp, late: Bool) throws {
    let subject = Case((.received, ["clocks": clocks(("contact", "2h"))]))
    #expect(try NextStepTests.steps(subject, at: now).map(\.isOverdue) == [late])
  }

  /// What stops each, by an event of the case.
  @Test func whatHasStoppedAsksForNothing() throws {
    let subject = Case(
      (.received, ["clocks": clocks(("contact", "2h"), ("classify", "2h"))]),
      (.contacted, ["outcome": "reached"]), (.noted, ["text": "x"]))
    #expect(try NextStepTests.steps(subject).map(\.clock) == ["classify"])
  }

  @Test func whatWaitsForTheCustomerAsksForNothing() throws {
    let subject = Case(
      (.received, ["clocks": clocks(("contact", "2h"))]),
      (.classified, ["level": 2, "clocks": clocks(("feedback", "2h"), ("verify", "2h"))]),
      (.assigned, ["to": "dan"]), (.paused, [:]))
    let steps = try NextStepTests.steps(subject)
    #expect(steps.map(\.clock) == ["contact", nil])
    #expect(steps.last?.command == "cs case resume \(Self.id)")
  }

  // MARK: Departments

  private static func asked(_ unit: String, to person: String? = nil) -> Case {
    var request: JSONObject = ["unit": .string(unit), "what": "test it"]
    request["to"] = person.map { .string($0) }
    request["clocks"] = clocks(("acknowledge", "1h"), ("opinion", "4h"))
    return Case(
      (.received, ["unit": "office"]), (.assigned, ["to": "dan"]), (.requested, request))
  }

  @Test func aDepartmentAcknowledgesAndGivesItsOpinion() throws {
    let steps = try NextStepTests.steps(Self.asked("metering"))
    #expect(
      steps.map(\.command) == [
        "cs case acknowledge \(Self.id) --unit metering",
        "cs case reply \(Self.id) --unit metering --text <opinion>",
      ])
    var acknowledged = Self.asked("metering")
    acknowledged.append(Event(4, .acknowledged, ["unit": "metering"]))
    #expect(try NextStepTests.steps(acknowledged).map(\.clock) == ["opinion"])
  }

  static let departments: [(unit: String, person: String?, who: [String])] = [
    // The person named; else all of the department; else, of one without people, the owner.
    ("metering", "gao", ["gao"]), ("metering", nil, ["eva", "gao"]), ("moon", nil, ["dan"]),
  ]

  @Test(arguments: departments)
  func itIsTheDepartmentsTurn(unit: String, person: String?, who: [String]) throws {
    let steps = try NextStepTests.steps(Self.asked(unit, to: person))
    #expect(steps.map(\.who) == [who, who])
  }

  // MARK: Whose turn

  static let owners: [(by: String, unit: String, clock: String, who: [String])] = [
    // Before there is an owner: who took it in, if they may; else all of the unit who may.
    ("dan", "office", "classify", ["dan"]), ("bo", "office", "classify", ["dan", "fei", "hu"]),
    ("dan", "office", "contact", ["fei", "hu"]), ("fei", "office", "contact", ["fei"]),
    ("bo", "metering", "classify", ["eva", "gao"]),
    ("nobody", "moon", "contact", ["fei", "gao", "hu"]),
    // Anything else is for those who may give the case an owner.
    ("dan", "office", "feedback", ["fei", "hu"]),
  ]

  @Test(arguments: owners)
  func withoutAnOwnerItIsTheTurnOfWhoeverMay(
    by: String, unit: String, clock: String, who: [String]
  ) throws {
    let received = Event(
      1, .received, ["unit": .string(unit), "clocks": clocks((clock, "2h"))], by: by)
    #expect(try NextStepTests.steps(Case([received])).map(\.who) == [who])
  }

  @Test func anEscalationIsForTheRoleOfItsTier() throws {
    func graded(_ unit: String) -> Case {
      Case(
        (.received, ["unit": .string(unit)]), (.assigned, ["to": "dan"]),
        (
          .escalated,
          ["tier": "handling", "who": "senior", "clocks": clocks(("escalation", "24h"))]
        ))
    }
    let steps = try NextStepTests.steps(graded("metering"))
    #expect(steps.map(\.clock) == ["escalation"])
    #expect(steps.map(\.who) == [["gao"]])
    #expect(try NextStepTests.steps(graded("moon")).map(\.who) == [["fei", "gao"]])
  }

  @Test func theAnswerForProgramsHasEveryPart() throws {
    let subject = Case((.received, ["summary": "漏电", "clocks": clocks(("classify", "2h"))]))
    let json = try #require(try NextStepTests.steps(subject).first).json
    #expect(json["case"] == "20260115-7k3mq2")
    #expect(json["clock"] == "classify")
    #expect(json["by"] == "2026-01-15T11:01:00+08:00")
    #expect(json["overdue"] == false)
    #expect(json["do"] == "cs classify 20260115-7k3mq2")
    #expect(json["why"] == "CLS-1")
    #expect(json["summary"] == "漏电")
  }
}
