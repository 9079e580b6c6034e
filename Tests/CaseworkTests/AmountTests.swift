import Casework
import JSONText
import TestSupport
import Testing

@Suite struct AmountTests {
  static let spellings: [(String, Int, text: String, short: String)] = [
    ("0", 0, "0.00", "0"),
    ("-0", 0, "0.00", "0"),
    ("400", 4_000_000, "400.00", "400"),
    ("400.00", 4_000_000, "400.00", "400"),
    ("000400.5", 4_005_000, "400.50", "400.5"),
    ("-2.5", -25_000, "-2.50", "-2.5"),
    ("0.07", 700, "0.07", "0.07"),
    ("0.1250", 1_250, "0.1250", "0.125"),
    ("0.0001", 1, "0.0001", "0.0001"),
    ("-0.0001", -1, "-0.0001", "-0.0001"),
    ("999999999999.9999", 9_999_999_999_999_999, "999999999999.9999", "999999999999.9999"),
  ]

  @Test(arguments: spellings)
  func readsAndPrintsExactly(spelling: String, size: Int, text: String, short: String) throws {
    let amount = try #require(Amount(spelling))
    #expect(amount.tenThousandths == size)
    #expect(amount.text == text)
    #expect(amount.shortText == short)
    #expect(Amount(amount.text) == amount)
  }

  @Test(arguments: [
    "", "-", "+1", "--1", ".5", "5.", ".", "1.2.3", "1,000", "1e3", "0x10", "NaN", " 1", "1 ",
    "1\n",
    "１", "१", "1.00000", "1.-5", "-.5", "1000000000000", "99999999999999999999", "¥1", "1\u{301}",
  ])
  func refusesWhatIsNoPlainDecimal(spelling: String) {
    #expect(Amount(spelling) == nil)
  }

  @Test func addingTenthsIsExact() {
    let tenth: Amount = "0.1"
    #expect((0..<10_000).reduce(Amount.zero) { sum, _ in sum + tenth } == Amount(1000))
  }

  static let quotients: [(Amount, Amount, String)] = [
    ("10000", "400", "25"), ("400", "400", "1"), ("0", "400", "0"), ("1", "3", "0.33"),
    ("2", "3", "0.67"), ("1", "8", "0.13"), ("-1", "8", "-0.13"), ("1", "-8", "-0.13"),
    ("-1", "-8", "0.13"), ("0.0049", "1", "0"), ("0.0050", "1", "0.01"), ("0.01", "0.0001", "100"),
    ("90000000000", "0.0001", "900000000000000"),
  ]

  @Test(arguments: quotients)
  func ratiosHaveTwoPlacesHalvesAwayFromZero(left: Amount, right: Amount, quotient: String) {
    #expect(left.ratio(to: right)?.shortText == quotient)
  }

  @Test func nothingIsDividedByNothing() {
    #expect(Amount(400).ratio(to: .zero) == nil)
    #expect(Amount.zero.ratio(to: .zero) == nil)
  }

  static let products: [(Amount, Amount, String)] = [
    ("400", "2", "800"), ("19.99", "3", "59.97"), ("0.1", "0.1", "0.01"), ("-0.5", "0.5", "-0.25"),
    ("0.0001", "0.9", "0"), ("-0.0001", "0.9", "0"), ("0.0003", "0.5", "0.0001"),
  ]

  @Test(arguments: products)
  func productsAreRoundedTowardsZero(left: Amount, right: Amount, product: String) {
    #expect((left * right).shortText == product)
    #expect(left * right == right * left)
  }

  @Test func nothingOverflows() {
    let most = Amount(tenThousandths: .max)
    let least = Amount(tenThousandths: -.max)
    #expect(most + Amount(1) == most)
    #expect(least + Amount(-1) == least)
    #expect(most + least == .zero)
    #expect(most * most == most)
    #expect(most * least == least)
    #expect(most.ratio(to: "0.0001") == most)
    #expect(most.ratio(to: "-0.0001") == least)
    #expect(least.text == "-922337203685477.5807")
  }

  @Test func amountsCompareBySize() {
    let sizes: [Amount] = ["-10", "-9.9999", "0", "0.0001", "9", "10", "10.01"]
    #expect(sizes.shuffled().sorted() == sizes)
  }

  @Test func moneyIsAnAmountOfACurrency() {
    let money = Money("400", "CNY")
    #expect(money.text == "400.00 CNY")
    #expect(money.json == ["amount": "400.00", "currency": "CNY"])
    #expect(Money(["amount": "400", "currency": "CNY", "note": "x"]) == money)
    #expect(Money(["amount": 400, "currency": "CNY"]) == nil)
    #expect(Money(["amount": "400"]) == nil)
    #expect(Money("400") == nil)
  }
}
