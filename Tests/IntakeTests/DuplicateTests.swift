import Casework
import Intake
import JSONText
import TestSupport
import Testing

/// The same complaint twice (INT-7), and who complained before (INT-6).
@Suite struct DuplicateTests {
  private static func around(_ subject: Case, _ others: Case...) throws -> Surroundings {
    var finder = NeighbourFinder(
      of: subject, try Rules.policy(), zone: try Zone("Asia/Shanghai"))
    for other in others { finder.look(at: other) }
    return finder.surroundings
  }

  private static func isSame(_ first: String, _ second: String) throws -> Bool {
    let subject = Rules.complaint(
      "20260120-000002", by: "wang", second, at: "2026-01-20T10:00:00+08:00")
    let other = Rules.complaint(
      "20260119-000001", by: "wang", first, at: "2026-01-19T10:00:00+08:00")
    return try around(subject, other).duplicates == [other.id]
  }

  static let same: [(first: String, second: String)] = [
    ("换了新电表以后电费翻倍，要求退还多收的电费", "电表换新之后电费多收一倍，要求退还多收的电费"),
    ("你们的抄表员催我补交七十五块钱，我不交", "抄表员又来催我补交七十五块钱，我不该交"),
    ("推车的刹车失灵，孩子差点摔下来", "推车刹车失灵！孩子差一点摔下来。"),
    ("my refund of 400 has not arrived", "My refund of 400 still has not arrived!"),
    (
      "The router drops the connection every evening around eight",
      "Every evening around eight the router drops my connection"
    ),
    ("the pram's brake fails on the slope", "the brake of the pram fails on a slope"),
    (
      "After the new meter was fitted my bill doubled, please refund what I paid too much",
      "My bill has doubled since you fitted the new meter. I want the overpayment refunded."
    ),
    ("漏电", "漏电"),
  ]

  @Test(arguments: same)
  func theSameMatterInOtherWordsIsADuplicate(first: String, second: String) throws {
    #expect(try Self.isSame(first, second))
    #expect(try Self.isSame(second, first))
  }

  static let different: [(first: String, second: String)] = [
    ("换了新电表以后电费翻倍，要求退还多收的电费", "营业厅的人态度恶劣，要求道歉"),
    ("快递把箱子压扁了，里面的杯子碎了", "换了新电表以后电费翻倍"),
    ("抄表员催我补交钱，我不交", "抄表员把我家的门撞坏了，要赔"),
    ("my refund of 400 has not arrived", "the agent on the phone was rude to my mother"),
    (
      "The router drops the connection every evening around eight",
      "The bill for November lists a film that I never ordered"
    ),
    ("漏电", "停电"), ("漏", "漏"), ("！！！", "！！！"),
    // Long texts of one language share most of their letters without sharing a matter.
    (
      """
      I ordered a washing machine on the third of January and paid for delivery and installation on the same day. \
      The driver left it in the entrance hall, said that installation was not on his list, and drove away. Since \
      then I have called four times and every time I was told that somebody would ring back within the hour.
      """,
      """
      For three months the bill has contained a charge for a sports channel that nobody in this house has ever \
      ordered or watched. Your colleague in the shop promised to take it off in December; instead it went up by \
      two pounds, and the late payment fee was added on top although the direct debit never failed.
      """
    ),
  ]

  @Test(arguments: different)
  func anotherMatterIsNone(first: String, second: String) throws {
    #expect(try !Self.isSame(first, second))
    #expect(try !Self.isSame(second, first))
  }

  // MARK: Who and when

  private static let now: Timestamp = "2026-01-20T10:00:00+08:00"

  static let times: [(received: Timestamp, isNear: Bool)] = [
    ("2026-01-20T09:00:00+08:00", true), ("2025-12-21T10:00:00+08:00", true),
    ("2025-12-21T09:59:59+08:00", false), ("2026-02-19T10:00:00+08:00", true),
    ("2026-02-19T10:00:01+08:00", false),
  ]

  @Test(arguments: times)
  func onlyWithinTheWindow(received: Timestamp, isNear: Bool) throws {
    let subject = Rules.complaint("20260120-000002", by: "wang", "电费翻倍", at: Self.now)
    let other = Rules.complaint("20260101-000001", by: "wang", "电费翻倍", at: received)
    #expect(try Self.around(subject, other).duplicates == (isNear ? [other.id] : []))
  }

  @Test func onlyOfTheSameCustomer() throws {
    let subject = Rules.complaint("20260120-000002", by: "wang", "电费翻倍", at: Self.now)
    let other = Rules.complaint("20260119-000001", by: "li", "电费翻倍", at: Self.now)
    let nobody = Rules.complaint("20260119-000003", by: nil, "电费翻倍", at: Self.now)
    #expect(try Self.around(subject, other, nobody).duplicates == [])
    let unknown = Rules.complaint("20260119-000004", by: nil, "电费翻倍", at: Self.now)
    #expect(try Self.around(nobody, unknown).duplicates == [])
  }

  @Test func aCaseIsNotItsOwnDuplicate() throws {
    let subject = Rules.complaint("20260120-000002", by: "wang", "电费翻倍", at: Self.now)
    let around = try Self.around(subject, subject)
    #expect(around.duplicates == [])
    #expect(around.history == [])
    #expect(around.batch == nil)
  }

  @Test func historyIsWhatTheCustomerComplainedOfEarlier() throws {
    let subject = Rules.complaint("20260120-000002", by: "wang", "电费翻倍", at: Self.now)
    let old = Rules.complaint(
      "20240101-000001", by: "wang", "别的事", at: "2024-01-01T10:00:00+08:00")
    let later = Rules.complaint(
      "20260121-000001", by: "wang", "别的事", at: "2026-01-21T10:00:00+08:00")
    let other = Rules.complaint("20260101-000009", by: "li", "别的事", at: "2026-01-01T10:00:00+08:00")
    #expect(try Self.around(subject, old, later, other).history == [old.id])
  }
}
