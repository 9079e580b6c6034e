import Casework
import JSONText
import Policy
import Remedy
import TestSupport
import Testing

/// How much somebody may spend on their own, and who approves what is above it (REM-7).
@Suite struct AuthorityTests {
  private static func subject(category: String? = nil) -> Case {
    var events = [Event(1, .received)]
    if let category {
      events.append(Event(2, .classified, ["level": 2, "category": .string(category)]))
    }
    return Case(events)
  }

  /// The status of a refund put forward.
  private static func status(
    _ amount: Amount?, by person: String, _ subject: Case = subject()
  ) throws -> String? {
    try Rules.offering().offer(
      subject, kind: "refund", what: "back", money: amount.map { Money($0, "CNY") }, by: nil,
      from: Rules.someone(person), at: "2026-01-15T10:00:00+08:00"
    ).data["status"]?.string
  }

  static let limits: [(person: String, category: String?, amount: Amount, stands: Bool)] = [
    ("dan", nil, "200", true), ("dan", nil, "200.0001", false), ("dan", "service", "200", true),
    // A limit for the category goes before the general one.
    ("dan", "billing", "300", true), ("dan", "billing", "300.01", false),
    ("dan", "service", "300", false), ("fei", "billing", "500", true),
    ("fei", nil, "500.01", false), ("gao", nil, "10000", true), ("gao", nil, "10000.01", false),
    ("hu", nil, "999999999", true), ("bo", nil, "0", true), ("bo", nil, "0.01", false),
    // A role for which policy names no limit has none to spend.
    ("ma", nil, "0.01", false), ("zed", nil, "0.01", false),
  ]

  @Test(arguments: limits)
  func withinTheirOwnLimitAnOfferStandsAtOnce(
    person: String, category: String?, amount: Amount, stands: Bool
  ) throws {
    let subject = Self.subject(category: category)
    #expect(
      try Self.status(amount, by: person, subject) == (stands ? "standing" : "proposed"))
  }

  /// Each offer with its status, its sum, who put it forward and who approved it.
  static let split: [(offers: [(String, Amount, String, String?)], amount: Amount, stands: Bool)] =
    [
      ([("standing", "150", "dan", nil)], "50", true),
      ([("standing", "150", "dan", nil)], "50.01", false),
      ([("accepted", "150", "dan", nil)], "50.01", false),
      ([("standing", "100", "dan", nil), ("accepted", "100", "dan", nil)], "1", false),
      // What was turned down or waits is not granted, nor is what somebody else granted or approved.
      ([("rejected", "150", "dan", nil)], "200", true),
      ([("declined", "150", "dan", nil)], "200", true),
      ([("proposed", "5000", "dan", nil)], "200", true),
      ([("standing", "150", "eva", nil)], "200", true),
      ([("standing", "5000", "dan", "gao")], "200", true),
      ([("accepted", "5000", "dan", "gao"), ("standing", "150", "dan", nil)], "50.01", false),
    ]

  @Test(arguments: split.indices)
  func splittingAnOfferDoesNotEvadeTheLimit(index: Int) throws {
    let (offers, amount, stands) = Self.split[index]
    let events = offers.enumerated().map { index, offer -> Event in
      var data: JSONObject = [
        "kind": "refund", "status": .string(offer.0), "amount": Rules.yuan(offer.1),
      ]
      data["approver"] = offer.3.map { .string($0) }
      return Event(index + 2, .offered, data, by: offer.2)
    }
    let subject = Case([Event(1, .received)] + events)
    #expect(try Self.status(amount, by: "dan", subject) == (stands ? "standing" : "proposed"))
  }

  @Test func whatCostsNothingStandsAtOnce() throws {
    #expect(try Self.status(nil, by: "dan") == "standing")
    #expect(try Self.status(.zero, by: "dan") == "standing")
    #expect(try Self.status(nil, by: "ma") == "standing")
  }

  /// An approval is on record, so that what was approved isn't counted as granted alone.
  @Test func whoeverApprovedIsNamed() throws {
    var (subject, offer) = try Self.proposal("5000")
    subject.append(Event(10, .approved, ["offer": .string(offer.id)], by: "gao"))
    #expect(subject.offers.last?.approver == "gao")
    #expect(try Self.status("200", by: "dan", subject) == "standing")
  }

  // MARK: Approval

  private static func proposal(_ amount: Amount, by person: String = "dan") throws -> (Case, Offer)
  {
    var subject = subject()
    subject.append(
      Event(
        9, .offered, ["kind": "refund", "status": "proposed", "amount": Rules.yuan(amount)],
        by: person))
    return (subject, try #require(subject.offers.last))
  }

  static let approvers: [(amount: Amount, by: String, able: [String])] = [
    ("201", "dan", ["fei", "gao", "hu"]), ("501", "dan", ["gao", "hu"]), ("10001", "dan", ["hu"]),
    ("10001", "hu", []),
    // Never the one who asked, and nobody outside the line of authority.
    ("400", "fei", ["gao", "hu"]), ("100", "fei", ["dan", "eva", "gao", "hu"]),
    ("0", "dan", ["eva", "fei", "gao", "hu"]),
  ]

  @Test(arguments: approvers)
  func whoeverHasTheAuthorityMayApprove(amount: Amount, by: String, able: [String]) throws {
    let (subject, offer) = try Self.proposal(amount, by: by)
    let offering = try Rules.offering()
    #expect(offering.approvers(subject, offer) == able)
    for person in Rules.staff.people {
      let refused = refusal { try offering.approve(subject, offer, by: person) }
      #expect(refused == (able.contains(person.id) ? nil : "noperm not-authorised"))
    }
  }

  @Test func theProposerIsToldThatTheyMayNotAndWhoMay() throws {
    let (subject, offer) = try Self.proposal("400", by: "fei")
    let own = failure { try Rules.offering().approve(subject, offer, by: Rules.someone("fei")) }
    #expect(own?.faults.first?.message.en == "nobody approves what they proposed themselves")
    #expect(own?.faults.first?.hint?.en == "these may: gao, hu")
    let low = failure { try Rules.offering().approve(subject, offer, by: Rules.someone("eva")) }
    #expect(low?.faults.first?.message.en == "this is above the authority of eva")
  }

  @Test func decliningTakesTheSameAuthorityAndAReason() throws {
    let (subject, offer) = try Self.proposal("400")
    let offering = try Rules.offering()
    func decline(_ person: String, _ because: String?) -> String? {
      refusal {
        try offering.decline(subject, offer, by: Rules.someone(person), because: because)
      }
    }
    #expect(decline("fei", "too much") == nil)
    #expect(decline("fei", nil) == "dataerr reason-missing")
    // Whoever put it forward withdraws it.
    #expect(decline("dan", "a slip") == nil)
    #expect(decline("dan", nil) == "dataerr reason-missing")
    #expect(decline("eva", "no") == "noperm not-authorised")
  }
}
