import Casework
import JSONText
import Policy
import TestSupport
import Testing
import Work

/// How a case ends and comes back (COL-5, COL-6).
@Suite struct ClosingTests {
  private static let unreached: (Event.Kind, JSONObject) = (.contacted, ["outcome": "unreached"])

  private static func close(_ subject: Case, confirmed: Bool) throws -> EventDraft {
    try Closing.close(
      subject, confirmed: confirmed, satisfaction: 4, policy: try Rules.policy(),
      visit: ClockStart(
        clock: "visit", within: "3 calendar days", policy: "VIS-1 policy/visit.yaml:5"))
  }

  // MARK: Closing

  @Test func everythingThatIsMissingIsListedAtOnce() throws {
    let subject = Case(
      (.received, [:]), (.classified, ["level": 2]), (.promised, ["what": "a letter"]),
      (.promised, ["what": "a visit"]), Self.unreached)
    let refused = failure { try Self.close(subject, confirmed: false) }
    #expect(refused?.status == .dataerr)
    #expect(
      refused?.faults.map(\.rule) == [
        "outcome-missing", "confirmation-missing", "promise-open", "promise-open",
        "root-cause-missing",
      ])
    #expect(
      refused?.faults.compactMap { $0.hint?.en } == [
        "cs case resolve 20260115-7k3mq2 --outcome <text>",
        "cs case contact 20260115-7k3mq2 --outcome unreached",
        "cs remedy keep 20260115-7k3mq2 000003-0000",
        "cs remedy keep 20260115-7k3mq2 000004-0000", "cs case cause 20260115-7k3mq2 <code>",
      ])
    #expect(
      refused?.faults[1].message.en
        == "not confirmed by the customer, and 1 of 3 attempts since it was resolved are on record")
  }

  @Test func aCaseThatWasNeverClassifiedLacksThatFirst() throws {
    let refused = failure { try Self.close(Case((.received, [:])), confirmed: true) }
    #expect(
      refused?.faults.map(\.rule) == ["not-classified", "outcome-missing", "root-cause-missing"])
  }

  @Test func aDepartmentThatOwesAnAnswerIsCalledByItsName() throws {
    let policy = try WorkPolicy.read(
      Rules.work.replacing(
        "needs: [outcome, confirmation, promises, root-cause]", with: "needs: [requests]"))
    let refused = failure {
      try Closing.close(
        Case((.received, [:]), (.requested, ["unit": "lab"])), confirmed: true, satisfaction: nil,
        policy: policy, visit: nil, unitName: { _ in Localized(zh: "检测室", en: "the lab") })
    }
    #expect(refused?.faults.first?.message.zh == "协办部门还没有答复：检测室")
    #expect(refused?.faults.first?.hint?.zh.contains("--unit lab") == true)
  }

  @Test func aConfirmationWithoutAContactIsWarnedOf() {
    let silent = Case((.received, [:]), Self.unreached)
    #expect(Closing.unheard(silent, confirmed: true)?.rule == "no-contact")
    #expect(Closing.unheard(silent, confirmed: false) == nil)
    let reached = Case((.received, [:]), (.contacted, ["outcome": "reached"]))
    #expect(Closing.unheard(reached, confirmed: true) == nil)
  }

  private static let done: [(Event.Kind, JSONObject)] = [
    (.received, [:]), (.promised, ["what": "a letter"]), (.kept, ["promise": "000002-0000"]),
    (.caused, ["code": "duty"]), (.resolved, ["outcome": "refunded"]),
  ]

  private static func subject(_ more: [(Event.Kind, JSONObject)]) -> Case {
    Case((done + more).enumerated().map { Event($0 + 1, $1.0, $1.1) })
  }

  @Test func aCaseThatLacksNothingClosesAndWaitsForTheVisit() throws {
    let draft = try Self.close(Self.subject([]), confirmed: true)
    #expect(draft.kind == .closed)
    #expect(draft.data["confirmed"] == "yes")
    #expect(draft.data["satisfaction"] == 4)
    let clocks = draft.data["clocks"]?.array?.compactMap { $0.object?["clock"]?.string }
    #expect(clocks == ["visit"])
  }

  static let attempts: [(more: [(Event.Kind, JSONObject)], refused: String?)] = [
    ([], "dataerr confirmation-missing"),
    ([unreached, unreached], "dataerr confirmation-missing"),
    ([unreached, unreached, unreached], nil),
    // A call that reached the customer is no attempt that failed.
    ([unreached, unreached, (.contacted, ["outcome": "reached"])], "dataerr confirmation-missing"),
    // Attempts before the matter was settled say nothing about its outcome.
    (
      [unreached, unreached, (.resolved, ["outcome": "paid"]), unreached],
      "dataerr confirmation-missing"
    ),
    ([unreached, (.reopened, [:]), unreached, unreached], "dataerr confirmation-missing"),
    ([(.reopened, [:]), unreached, unreached, unreached], nil),
  ]

  @Test(arguments: attempts.indices)
  func enoughAttemptsStandForAConfirmation(index: Int) {
    let (more, refused) = Self.attempts[index]
    let subject = Self.subject(more)
    #expect(refusal { try Self.close(subject, confirmed: false) } == refused)
    #expect(refusal { try Self.close(subject, confirmed: true) } == nil)
  }

  @Test func aPromiseThatWasReplacedIsNotMissed() {
    let replaced: [(Event.Kind, JSONObject)] = [
      (.promised, ["what": "a visit"]), (.promised, ["what": "a call", "replaces": "000006-0000"]),
      (.kept, ["promise": "000007-0000"]),
    ]
    #expect(refusal { try Self.close(Self.subject(replaced), confirmed: true) } == nil)
    let open = Self.subject(Array(replaced.dropLast()))
    #expect(refusal { try Self.close(open, confirmed: true) } == "dataerr promise-open")
  }

  @Test func noOfferAndNoRequestMayStayOpen() throws {
    let policy = try WorkPolicy.read(
      Rules.work.replacing(
        "needs: [outcome, confirmation, promises, root-cause]", with: "needs: [offers, requests]"))
    func close(_ more: [(Event.Kind, JSONObject)]) -> String? {
      refusal {
        try Closing.close(
          Self.subject(more), confirmed: true, satisfaction: nil, policy: policy, visit: nil)
      }
    }
    #expect(close([(.offered, ["status": "standing"])]) == "dataerr offer-open")
    #expect(close([(.offered, ["status": "proposed"])]) == "dataerr offer-open")
    #expect(
      close([(.offered, ["status": "standing"]), (.rejected, ["offer": "000006-0000"])]) == nil)
    #expect(close([(.requested, ["unit": "lab"])]) == "dataerr request-open")
    #expect(close([(.requested, ["unit": "lab"]), (.replied, ["unit": "lab"])]) == nil)
    #expect(
      close([(.requested, ["unit": "lab"]), (.offered, ["status": "standing"])])
        == "dataerr offer-open request-open")
  }

  @Test func policySaysWhatIsNeeded() throws {
    let policy = try WorkPolicy.read(
      Rules.work.replacing(
        "needs: [outcome, confirmation, promises, root-cause]", with: "needs: [outcome]"))
    let subject = Case((.received, [:]), (.resolved, ["outcome": "paid"]))
    #expect(
      refusal {
        try Closing.close(subject, confirmed: false, satisfaction: nil, policy: policy, visit: nil)
      } == nil)
  }

  // MARK: What is closed stays closed

  private static let closed = subject([(.closed, ["confirmed": "yes"])])

  @Test func aClosedCaseTakesNoFurtherStep() throws {
    let subject = Self.closed
    let person = Rules.person("dan", "agent")
    let permissions = try Rules.permissions()
    let steps: [() throws -> Void] = [
      { _ = try Self.close(subject, confirmed: true) },
      { _ = try Closing.resolve(subject, outcome: "x", firstContact: false) },
      { _ = try Following.contact(subject, reached: true, emotion: nil, observed: []) },
      { _ = try Following.assign(subject, to: person, permissions) },
      {
        _ = try Following.request(
          subject, unit: "lab", person: nil, what: "x", units: ["lab"], clocks: [])
      },
      { _ = try Following.pause(subject) },
      {
        _ = try Amendment.event([Amendment(path: "summary", value: "x")], subject, currency: "CNY")
      },
    ]
    for step in steps {
      let refused = failure(step)
      #expect(refused?.faults.map(\.rule) == ["case-closed"])
      #expect(refused?.faults.first?.hint?.en.hasSuffix("cs case reopen 20260115-7k3mq2") == true)
    }
  }

  @Test func onlyWhatWasSettledReopens() {
    #expect(refusal { try Closing.reopen(Self.closed, clocks: []) } == nil)
    #expect(refusal { try Closing.reopen(Self.subject([]), clocks: []) } == nil)
    #expect(
      refusal { try Closing.reopen(Case((.received, [:])), clocks: []) } == "dataerr not-closed")
    #expect(
      refusal { try Closing.reopen(Self.subject([(.closed, [:]), (.reopened, [:])]), clocks: []) }
        == "dataerr not-closed")
  }

  // MARK: Resolving

  @Test func onlyAClassifiedCaseIsSettled() throws {
    let fresh = Case((.received, [:]))
    #expect(
      refusal { try Closing.resolve(fresh, outcome: "paid", firstContact: false) }
        == "dataerr not-classified")
    let subject = Case((.received, [:]), (.classified, ["level": 2]))
    let draft = try Closing.resolve(subject, outcome: "paid", firstContact: true)
    #expect(draft == EventDraft(.resolved, ["outcome": "paid", "first_contact": true]))
    let later = try Closing.resolve(subject, outcome: "paid", firstContact: false)
    #expect(later.data == ["outcome": "paid"])
  }
}
