import Casework
import Intake
import JSONText
import TestSupport
import Testing

/// Several customers with one cause (INT-7, CLS-1).
@Suite struct BatchTests {
  private static func around(_ subject: Case, _ others: [Case]) throws -> Surroundings.Batch? {
    var finder = NeighbourFinder(
      of: subject, try Rules.policy(), zone: try Zone("Asia/Shanghai"))
    for other in others { finder.look(at: other) }
    return finder.surroundings.batch
  }

  private static let now: Timestamp = "2026-01-20T10:00:00+08:00"

  private static func one(
    _ number: Int, by customer: String?, _ more: JSONObject, at received: Timestamp = now
  ) throws -> Case {
    let id = try #require(CaseID("20260120-00000\(number)"))
    return Rules.complaint(id, by: customer, at: received, more)
  }

  static let traits: [(first: JSONObject, second: JSONObject, key: String?)] = [
    (["lot": "B7"], ["lot": "B7"], "lot:B7"), (["lot": "B7"], ["lot": "B8"], nil), ([:], [:], nil),
    (
      ["product": "奶", "w5h1": ["where": "城东"]], ["product": "奶", "w5h1": ["where": "城东"]],
      "product-place:奶@城东"
    ),
    (["product": "奶", "w5h1": ["where": "城东"]], ["product": "奶", "w5h1": ["where": "城西"]], nil),
    (["product": "奶", "w5h1": ["where": "城东"]], ["product": "蛋", "w5h1": ["where": "城东"]], nil),
    (["product": "奶"], ["product": "奶"], nil),
    (["w5h1": ["where": "城东"]], ["w5h1": ["where": "城东"]], nil),
  ]

  @Test(arguments: traits.indices)
  func casesThatShareATraitAreABatch(index: Int) throws {
    let (first, second, key) = Self.traits[index]
    let batch = try Self.around(
      Self.one(1, by: "wang", first), [Self.one(2, by: "li", second)])
    #expect(batch?.key == key)
    #expect(batch?.count == (key == nil ? nil : 2))
    #expect(batch?.cases == (key == nil ? nil : ["20260120-000001", "20260120-000002"]))
  }

  @Test func oneProductWithOneFaultIsABatchOnceBothAreClassified() throws {
    func meter(_ number: Int, _ category: String?) throws -> Case {
      var subject = try Self.one(number, by: "c\(number)", ["product": "电表"])
      if let category {
        subject.append(Event(2, .classified, ["level": 2, "category": .string(category)]))
      }
      return subject
    }
    let others = [try meter(2, "billing"), try meter(3, "safety"), try meter(4, nil)]
    let batch = try Self.around(meter(1, "billing"), others)
    #expect(batch?.key == "product-fault:电表#billing")
    #expect(batch?.cases == ["20260120-000001", "20260120-000002"])
    #expect(try Self.around(meter(1, nil), others) == nil)
  }

  @Test func aCustomerWhoComplainsTwiceCountsOnce() throws {
    let batch = try Self.around(
      Self.one(1, by: "wang", ["lot": "B7"]),
      [
        Self.one(2, by: "li", ["lot": "B7"]), Self.one(3, by: "li", ["lot": "B7"]),
        Self.one(4, by: "wang", ["lot": "B7"]),
      ])
    #expect(batch?.count == 2)
    #expect(batch?.cases.count == 4)
  }

  /// Nobody knows whether customers without a name are one and the same; each case counts.
  @Test func casesWithoutACustomerCountOneByOne() throws {
    let batch = try Self.around(
      Self.one(1, by: nil, ["lot": "B7"]),
      [Self.one(2, by: nil, ["lot": "B7"]), Self.one(3, by: nil, ["lot": "B7"])])
    #expect(batch?.count == 3)
  }

  @Test func aLinkedDuplicateIsNotCountedAgain() throws {
    var duplicate = try Self.one(2, by: "li", ["lot": "B7"])
    duplicate.append(Event(2, .linked, ["case": "20260101-000001", "as": "duplicate"]))
    #expect(try Self.around(Self.one(1, by: "wang", ["lot": "B7"]), [duplicate]) == nil)
    var related = try Self.one(3, by: "li", ["lot": "B7"])
    related.append(Event(2, .linked, ["case": "20260101-000001", "as": "related"]))
    #expect(try Self.around(Self.one(1, by: "wang", ["lot": "B7"]), [related])?.count == 2)
  }

  /// 72 hours, before or after.
  static let times: [(received: Timestamp, isNear: Bool)] = [
    ("2026-01-17T10:00:00+08:00", true), ("2026-01-17T09:59:59+08:00", false),
    ("2026-01-23T10:00:00+08:00", true), ("2026-01-23T10:00:01+08:00", false),
  ]

  @Test(arguments: times)
  func onlyWithinTheWindow(received: Timestamp, isNear: Bool) throws {
    let other = try Self.one(2, by: "li", ["lot": "B7"], at: received)
    let batch = try Self.around(Self.one(1, by: "wang", ["lot": "B7"]), [other])
    #expect((batch != nil) == isNear)
  }

  @Test func theBatchWithMostCustomersIsTold() throws {
    let place: JSONObject = ["lot": "B7", "product": "奶", "w5h1": ["where": "城东"]]
    let batch = try Self.around(
      Self.one(1, by: "wang", place),
      [
        Self.one(2, by: "li", ["lot": "B7"]), Self.one(3, by: "qian", ["lot": "B7"]),
        Self.one(4, by: "zhou", ["product": "奶", "w5h1": ["where": "城东"]]),
      ])
    #expect(batch?.key == "lot:B7")
    #expect(batch?.count == 3)
  }
}
