import Casework
import Intake
import JSONText
import Policy
import TestSupport
import Testing

/// A complaint as JSON: keys as the flags, nested as in the case.
@Suite struct ComplaintReadingTests {
  private func read(_ text: String) throws -> Complaint {
    var reader = ComplaintReader(currency: "CNY", zone: try Zone("Asia/Shanghai"))
    return try reader.read(try #require(try JSONValue.parse(text).object))
  }

  /// What the `received` event keeps.
  private func data(_ text: String) throws -> JSONObject {
    let complaint = try read(text)
    return complaint.data(
      received: complaint.received ?? "2026-01-15T09:00:00+08:00",
      clocks: try Rules.policy().clocks.map(\.start))
  }

  @Test func everyKeyFindsItsPlaceInTheCase() throws {
    var data = try data(
      """
      {"summary":"漏电","channel":"phone","name":"王","phone":"139","what":"插座漏电","when":"昨天","who":"我",
       "where":"家","why":"老化","how":"怕","demands":["refund:400",{"kind":"apology","note":"书面"}],
       "product":"插座","lot":"B7","order":"9","emotion":"anger:8","unit":"office","key":"k1",
       "skip_level":true,"received":"2026-01-14T08:00:00+08:00"}
      """)
    #expect(data["clocks"]?.array?.count == 2)
    data["clocks"] = nil
    #expect(
      JSONValue.object(data).means([
        "key": "k1", "summary": "漏电", "channel": "phone", "skip_level": true, "unit": "office",
        "received": "2026-01-14T08:00:00+08:00", "customer": ["name": "王", "phone": "139"],
        "w5h1": ["what": "插座漏电", "when": "昨天", "who": "我", "where": "家", "why": "老化", "how": "怕"],
        "demands": [
          ["kind": "refund", "amount": ["amount": "400.00", "currency": "CNY"]],
          ["kind": "apology", "note": "书面"],
        ],
        "product": "插座", "lot": "B7", "order": "9",
        "emotion": ["kind": "anger", "intensity": 8],
      ]))
  }

  static let same: [(flat: String, nested: String)] = [
    (#"{"what":"x","where":"y"}"#, #"{"w5h1":{"what":"x","where":"y"}}"#),
    (#"{"customer":"c1"}"#, #"{"customer":{"id":"c1"}}"#),
    (#"{"name":"王","phone":"1"}"#, #"{"customer":{"name":"王","phone":"1"}}"#),
    (#"{"demand":"refund"}"#, #"{"demands":[{"kind":"refund"}]}"#),
    (#"{"demands":"refund:1.5"}"#, #"{"demands":[{"kind":"refund","amount":1.5}]}"#),
    (
      #"{"demand":["refund:7"]}"#,
      #"{"demands":[{"kind":"refund","amount":{"amount":"7","currency":"CNY"}}]}"#
    ),
    (#"{"emotion":"anger:0"}"#, #"{"emotion":{"kind":"anger","intensity":0}}"#),
    (#"{"received":"2026-01-15T09:30"}"#, #"{"received":"2026-01-15T09:30:00+08:00"}"#),
    (#"{"product":""}"#, "{}"), (#"{"skip_level":false}"#, "{}"),
  ]

  @Test(arguments: same)
  func flagsAndFieldsSayTheSame(flat: String, nested: String) throws {
    #expect(try data(flat) == data(nested))
  }

  @Test func aSumOfAnotherCurrencyKeepsIt() throws {
    let demands = try read(
      #"{"demands":[{"kind":"refund","amount":{"amount":"7","currency":"EUR"}}]}"#
    ).demands
    #expect(demands == [["kind": "refund", "amount": ["amount": "7.00", "currency": "EUR"]]])
  }

  static let faults: [(text: String, keys: [String])] = [
    (#"{"channel":"pigeon"}"#, ["channel"]), (#"{"channel":1}"#, ["channel"]),
    (#"{"what":["x"]}"#, ["what"]), (#"{"w5h1":"x"}"#, ["w5h1"]),
    (#"{"w5h1":{"what":1,"whom":"x"}}"#, ["w5h1.what", "w5h1.whom"]),
    (#"{"customer":1}"#, ["customer"]), (#"{"skip_level":"yes"}"#, ["skip_level"]),
    (#"{"received":"yesterday"}"#, ["received"]), (#"{"received":7}"#, ["received"]),
    (#"{"emotion":"joy:3"}"#, ["emotion"]), (#"{"emotion":"anger:11"}"#, ["emotion"]),
    (#"{"emotion":"anger"}"#, ["emotion"]), (#"{"emotion":{"kind":"anger"}}"#, ["emotion"]),
    (#"{"demand":"money"}"#, ["demand"]), (#"{"demand":"refund:lots"}"#, ["demand"]),
    (#"{"demand":"refund:-1"}"#, ["demand"]), (#"{"demand":"refund:"}"#, ["demand"]),
    (#"{"demands":[{"amount":1}]}"#, ["demands.kind"]),
    (#"{"demands":[{"kind":"refund","amount":-1}]}"#, ["demands.amount"]),
    (#"{"demands":[{"kind":"refund","amount":1e3}]}"#, ["demands.amount"]),
    (
      #"{"demands":[{"kind":"refund","amount":{"amount":"-1","currency":"CNY"}}]}"#,
      ["demands.amount"]
    ),
    (#"{"demands":[7]}"#, ["demands"]),
    // All at once.
    (
      #"{"channel":"x","name":1,"demands":["money",{"kind":"y"}],"emotion":1,"skip_level":null}"#,
      ["channel", "name", "demand", "demands.kind", "emotion", "skip_level"]
    ),
  ]

  @Test(arguments: faults)
  func everyFaultIsToldAtOnce(text: String, keys: [String]) {
    let refused = failure { try read(text) }
    #expect(refused?.status == .dataerr)
    let named = refused?.faults.map {
      $0.message.en.split(separator: "'").first.map(String.init) ?? ""
    }
    #expect(named == keys)
    #expect(refused?.faults.allSatisfy { $0.rule == "bad-value" } == true)
  }

  @Test func anUnknownKeyListsTheKnownOnes() {
    let refused = failure { try read(#"{"waht":"x","cause":"y"}"#) }
    #expect(refused?.faults.map(\.rule) == ["unknown-key", "unknown-key"])
    #expect(refused?.faults.first?.message.en == "unknown key 'waht'")
    #expect(refused?.faults.first?.hint?.en.contains(" what ") == true)
  }
}
