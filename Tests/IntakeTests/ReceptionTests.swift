import Casework
import Intake
import JSONText
import Policy
import TestSupport
import Testing

/// The first look at a complaint (INT-2).
@Suite struct ReceptionTests {
  private func stars(_ data: JSONObject, policy: IntakePolicy) throws -> Int {
    let around = try Circumstances.at("2026-01-15T09:00:00+08:00")
    return Reception.stars(Subject(Case((.received, data)), around, .plain), policy)
  }

  static let cases: [(data: JSONObject, stars: Int)] = [
    (["emotion": ["kind": "anger", "intensity": 8]], 3),
    (["emotion": ["kind": "anger", "intensity": 7]], 1), (["summary": "漏电"], 2),
    (["summary": "漏电", "emotion": ["kind": "anger", "intensity": 9]], 3),
    // The first that holds counts, not the most.
    (["summary": "漏电", "channel": "media"], 2), (["channel": "media"], 3), ([:], 1),
  ]

  @Test(arguments: cases.indices)
  func theFirstRuleThatHoldsGivesTheStars(index: Int) throws {
    let (data, stars) = Self.cases[index]
    #expect(try self.stars(data, policy: try Rules.policy()) == stars)
  }

  @Test func theNoticeSaysWhoWhatHowUrgentAndByWhen() {
    let subject = Case((.received, ["summary": "电表串户", "customer": ["name": "王先生"]]))
    let nobody = Case((.received, ["summary": "cross-wired"]))
    Language.$current.withValue(.zh) {
      #expect(Reception.notice(subject, stars: 3, contactBy: "09:40") == "★★★ 王先生：电表串户，09:40 前联系")
      #expect(Reception.notice(nobody, stars: 1, contactBy: nil) == "★ 未留姓名的客户：cross-wired")
    }
    #expect(
      Reception.notice(nobody, stars: 2, contactBy: "09:40")
        == "★★ a customer without a name: cross-wired — contact by 09:40")
  }

  static let phones: [(text: String, digits: String?)] = [
    ("13900000000", "13900000000"), ("139 0000 0000", "13900000000"),
    ("139-0000-0000", "13900000000"), ("+86 139 0000 0000", "13900000000"),
    ("008613900000000", "13900000000"), ("8613900000000", "13900000000"),
    ("１３９００００００００", "13900000000"), ("(010) 5555-0101", "01055550101"), ("95598", "95598"),
    ("86123", "86123"), ("+44 20 7946 0000", "442079460000"), ("9559", nil), ("", nil),
    ("no phone", nil), ("٣٤٥٦٧٨", nil),
  ]

  @Test(arguments: phones)
  func aPhoneNumberIsItsDigits(text: String, digits: String?) {
    #expect(CustomerKey.phone(text) == digits)
  }
}
