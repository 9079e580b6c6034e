import Casework
import Intake
import Testing

@Suite struct WrittenValueTests {
  @Test(arguments: [
    ("400", "400.00"), ("¥1,234.50", "1234.50"), ("1.2万", "12000.00"), ("3万5千", "35000.00"),
    ("２００元", "200.00"), ("$40", "40.00"), ("人民币 1 000 元", "1000.00"), ("US$ 1,000", "1000.00"),
    ("3万2", "32000.00"), ("3千5", "3500.00"), ("5百8", "580.00"), ("3万2000", "32000.00"),
    ("1万05", "10005.00"), ("五百", "500.00"), ("三千五元", "3500.00"), ("叁仟伍佰元整", "3500.00"),
    ("80块钱", "80.00"), ("￥88", "88.00"),
  ])
  func readsAnAmountAsPeopleWriteIt(text: String, amount: String) {
    #expect(Amount(written: text)?.text == amount)
  }

  @Test(arguments: [
    "1e400", "", "元", "1,23", "12,34,567", "abc", "1.2.3", "999999999999999", "万", "1万万万万万万万",
  ])
  func takesNoGuessForAnAmount(text: String) {
    #expect(Amount(written: text) == nil)
  }

  @Test func aCommaMayPartTheFraction() {
    #expect(
      Amount(written: "1.234,50 €".replacing(" €", with: ""), decimalComma: true)?.text == "1234.50"
    )
  }

  @Test(arguments: [
    ("YYYY-MM-DD hh:mm", "2026-01-15 09:30", "2026-01-15T09:30:00+08:00"),
    ("M/D/YYYY h:mm A", "1/5/2026 12:05 AM", "2026-01-05T00:05:00+08:00"),
    ("M/D/YYYY h:mm A", "1/5/2026 2:05 PM", "2026-01-05T14:05:00+08:00"),
    ("YYYY年M月D日", "2026年1月5日", "2026-01-05T00:00:00+08:00"),
    ("DD.MM.YY", "05.01.26", "2026-01-05T00:00:00+08:00"),
    ("epoch", "1767571200", "2026-01-05T08:00:00+08:00"),
    ("epoch", "1767571200000", "2026-01-05T08:00:00+08:00"),
    ("serial", "46027", "2026-01-05T00:00:00+08:00"),
    ("serial", "46027.40625", "2026-01-05T09:45:00+08:00"),
    ("YYYY-MM-DD hh:mm", "2026-01-31 24:00", "2026-02-01T00:00:00+08:00"),
  ])
  func readsADateAsAMapSpellsIt(pattern: String, text: String, time: String) throws {
    let pattern = try #require(DatePattern(pattern))
    #expect(pattern.time(text, in: try Zone("Asia/Shanghai"))?.text == time)
  }

  @Test(arguments: [
    ("YYYY-MM-DD", "2026-02-30"), ("YYYY-MM-DD", "2026-01-15x"),
    ("h:mm A D/M/YYYY", "13:00 PM 1/1/2026"),
    ("MM/DD/YYYY", "31/12/2026"), ("YYYY-MM-DD hh:mm", "2026-01-15 24:01"),
    ("YYYY-MM-DD hh:mm", "2026-01-15 25:00"), ("serial", "20260115"), ("serial", "7"),
    ("serial", "4.6e4"),
  ])
  func refusesADayThatIsNone(pattern: String, text: String) throws {
    let pattern = try #require(DatePattern(pattern))
    #expect(pattern.time(text, in: try Zone("Asia/Shanghai")) == nil)
  }

  @Test func aPatternNamesADay() {
    #expect(DatePattern("hh:mm") == nil)
    #expect(DatePattern("") == nil)
  }
}
