import Casework
import Intake
import Policy
import TestSupport
import Testing

@Suite struct SuggestionTests {
  private func read(_ text: String) throws -> [String] {
    let policy = try IntakePolicy.read(Array(Packs.text("policy/intake.yaml", of: "general").utf8))
    let wording = try ClassifyPolicy.read(
      Array(Packs.text("policy/classify.yaml", of: "general").utf8)
    ).wording
    // A Wednesday.
    let day: CivilDay = "2026-03-04"
    return SuggestionReader(text, at: day, policy, wording).suggestions.map {
      "\($0.field.rawValue) \($0.value)"
    }
  }

  @Test(arguments: [
    ("昨天买的", ["when 2026-03-03"]), ("大前天晚上", ["when 2026-03-01"]), ("上周五到的货", ["when 2026-02-27"]),
    ("周一就说修", ["when 2026-03-02"]), ("三天前", ["when 2026-03-01"]), ("两个星期前", ["when 2026-02-18"]),
    ("12月30号下的单", ["when 2025-12-30"]), ("2026年2月30日", []),
    ("bought yesterday", ["when 2026-03-03"]),
    ("last Friday", ["when 2026-02-27"]), ("3 days ago", ["when 2026-03-01"]),
    ("a week ago", ["when 2026-02-25"]),
    ("on Jan 5th, 2025", ["when 2025-01-05"]), ("5 January", ["when 2026-01-05"]), ("in May", []),
    ("bought on 3/4/2025", ["when 2025-04-03", "when 2025-03-04"]),
    ("on 3/4/2026", ["when 2026-03-04"]), ("13/2/2026", ["when 2026-02-13"]),
    ("2.13.2026", ["when 2026-02-13"]), ("30/02/2026", []), ("上个月15号", ["when 2026-02-15"]),
    ("上上个月30日", ["when 2026-01-30"]), ("本月2号", ["when 2026-03-02"]), ("上个月30号", []),
    ("去年3月1号", ["when 2025-03-01"]), ("三月二号", ["when 2026-03-02"]),
    ("十二月三十一日", ["when 2025-12-31"]),
    ("下周一给我答复", []), ("下周五之前解决", []), ("这个月二十九号", []), ("今年十二月三十一号", []),
    ("大大前天", []), ("二〇二三年十二月三十一日", []), ("23年3月5日", []),
    ("the Monday team", []), ("since 2026/2/1", ["when 2026-02-01"]),
  ])
  func aDayIsReadFromTheDayItWasTold(text: String, found: [String]) throws {
    #expect(try read(text) == found)
  }

  @Test(arguments: [
    ("花了1,234.5元", ["amount 1234.50"]), ("一百二十块", ["amount 120.00"]), ("两万元", ["amount 20000.00"]),
    ("一万二块", ["amount 12000.00"]), ("三千零五元", ["amount 3005.00"]), ("1.2万元", ["amount 12000.00"]),
    ("paid $1,240.50 for it", ["amount 1240.50"]), ("£30", ["amount 30.00"]),
    ("40 dollars", ["amount 40.00"]), ("赔我三千五", ["demand compensation", "amount 3500.00"]),
    ("花了1500才修好", ["amount 1500.00", "demand repair"]), ("paid 1.5k for it", ["amount 1500.00"]),
    ("赔一百多万", []), ("赔我几千块", ["demand compensation"]),
    ("refund me $5m", ["demand refund"]), ("paid in 2024", []), ("花了3块5", ["amount 3.50"]),
    ("赔偿 -500元", ["demand compensation"]), ("一百二十块五", ["amount 120.00"]),
    ("paid 3 times", []), ("花了两个小时", []), ("付了30天", []), ("退一赔三", ["demand compensation"]),
    ("赔十倍", []),
    ("pay, 12 of us", []), ("it cost me 250", ["amount 250.00"]),
    ("5楼 302室", []), ("第三次了", []), ("iPhone 15", []), ("等了3个小时", []),
  ])
  func aSumHasItsCurrency(text: String, found: [String]) throws {
    #expect(try read(text) == found)
  }

  @Test(arguments: [
    ("打139-0000-0001", ["phone 13900000001"]), ("＋86 １３９ 0000 0001", ["phone 13900000001"]),
    ("座机010-55550101", ["phone 01055550101"]), ("+44 20 7946 0958", ["phone +442079460958"]),
    ("call (212) 555-0100", ["phone 2125550100"]), ("212-555-0100", ["phone 2125550100"]),
    ("+1 212 555 0100", ["phone +12125550100"]), ("ref 2125550100", []),
    ("400-555-0101", ["phone 4005550101"]),
    ("订单号：A10023", ["order A10023"]), ("order no. KX-99812", ["order KX-99812"]),
    ("订单20260304123456789还没发", ["order 20260304123456789"]), ("in order to", []), ("120平米", []),
  ])
  func aPhoneAndAnOrderAreTold(text: String, found: [String]) throws {
    #expect(try read(text) == found)
  }

  @Test(arguments: [
    ("要求退款", ["demand refund"]), ("我不是要退款", []), ("再不管就打12315", ["threat regulator"]),
    ("I want my money back or I call the press", ["demand refund", "threat media"]),
    ("气死我了", ["emotion anger"]), ("no refund, just an apology", ["demand apology"]),
  ])
  func wordsSuggestWhatPolicySays(text: String, found: [String]) throws {
    #expect(try read(text) == found)
  }

  @Test(arguments: [
    ("上上周三", "2026-02-18"), ("上周三", "2026-02-25"), ("上个星期天", "2026-03-01"), ("周三", "2026-03-04"),
  ])
  func weeksAreCountedBack(text: String, day: String) throws {
    #expect(try read(text) == ["when \(day)"])
  }

  /// Whatever the text, it is read in one go; a run of numerals was once looked through at each place.
  @Test(arguments: ["两", "9 ", "1 2 3-", "三月"])
  func aLongRunIsReadInOneGo(piece: String) throws {
    _ = try read(String(repeating: piece, count: 8000))
  }

  @Test func aLongTextIsReadInOneGo() throws {
    let text = String(repeating: "昨天打了139-0000-0001花了三百元,on Jan 5 paid $40; ", count: 4000)
    // What is said again is told once.
    #expect(try read(text).count == 5)
    let sums = (1...4000).map { "昨天花了\($0)元," }.joined()
    #expect(try read(sums).count == 4001)
  }
}
