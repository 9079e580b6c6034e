import Casework
import Classify
import JSONText
import Policy
import TestSupport
import Testing

/// What the packs that ship make of CLS-1 to CLS-3, and of the golden case (S3 §1).
@Suite struct PackVerdictTests {
  private static func verdict(
    _ what: String, _ more: JSONObject = [:], batch: Int? = nil, in pack: String = "general"
  ) throws -> Verdict {
    var data: JSONObject = ["w5h1": ["what": .string(what)]]
    for (key, value) in more { data[key] = value }
    var around = Surroundings()
    around.batch = batch.map { Surroundings.Batch(key: "lot:B7", count: $0, cases: []) }
    let circumstances = try Circumstances.at(
      "2026-01-15T10:00:00+08:00", around, remedy: Packs.read(RemedyPolicy.self, of: pack))
    return Verdict(
      of: Case((.received, data)), circumstances, by: try Packs.read(ClassifyPolicy.self, of: pack))
  }

  @Test(arguments: Packs.all)
  func threeOfOneBatchAreUrgentTwoAreNot(pack: String) throws {
    #expect(try Self.verdict("灯闪", batch: 3, in: pack).level == 1)
    #expect(try Self.verdict("灯闪", batch: 2, in: pack).level == 2)
  }

  @Test(arguments: Packs.all)
  func emotionOfNineIsUrgentEightIsNot(pack: String) throws {
    func emotion(_ intensity: Int) -> JSONObject {
      ["emotion": ["kind": "anger", "intensity": .number(JSONNumber(intensity))]]
    }
    #expect(try Self.verdict("灯闪", emotion(9), in: pack).level == 1)
    #expect(try Self.verdict("灯闪", emotion(8), in: pack).level == 2)
  }

  static let texts: [(what: String, level: Int)] = [
    ("插座漏电，孩子被电了一下", 1), ("没有漏电，就是灯闪", 2), ("I will go to the press", 1),
    ("我要打12315", 1), ("我要请律师起诉你们", 2), ("建议营业时间延长一小时", 3),
    ("Please consider a bigger font, just a suggestion", 3), ("账单多收了二十块", 2),
    ("建议修一修，插座漏电", 1),
  ]

  @Test(arguments: texts)
  func levelsAreThoseOfTheDomain(what: String, level: Int) throws {
    #expect(try Self.verdict(what).level == level)
  }

  @Test func nothingFiresAndTheDefaultSaysSo() throws {
    let verdict = try Self.verdict("嗯")
    #expect(verdict.level == 2)
    #expect(verdict.causes.isEmpty)
    #expect(verdict.fallback.rule == "CLS-2")
  }

  /// Told anew: cross-wired meters, the rest of the arrears demanded although the reader knew.
  @Test func theGoldenCaseIsRegularAndVentsAGrievance() throws {
    let verdict = try Self.verdict(
      "换表时把我家和隔壁营业厅的线接串了，显示欠费475元，我交了400元，抄表员明知串户还一再催我补交75元，我不交",
      [
        "skip_level": true, "channel": "phone", "emotion": ["kind": "anger", "intensity": 6],
        "demands": [
          ["kind": "refund", "amount": ["amount": "400.00", "currency": "CNY"]],
          ["kind": "correction"],
        ],
      ], in: "electricity")
    #expect(verdict.level == 2)
    #expect(verdict.mindsets.first?.rule.id == "venting")
    #expect(verdict.expectations.map(\.rule.id) == ["satisfiable", "satisfiable"])
  }
}
