import Casework
import JSONText
import Policy

/// How the examples of one file came out.
struct ExampleReport: Sendable {
  let path: String
  let groups: [ExampleGroup]
  private let failed: [(group: ExampleGroup, result: ExampleResult, fault: ExampleFault)]

  init(_ path: String, _ groups: [ExampleGroup]) {
    (self.path, self.groups) = (path, groups)
    failed = groups.flatMap { group in
      group.results.compactMap { result in result.fault.map { (group, result, $0) } }
    }
  }

  var wrong: [ExampleResult] { failed.map(\.result) }
  private var count: Int { groups.flatMap(\.results).reduce(0) { $0 + $1.count } }
  private var uncovered: [ExampleGroup] { groups.filter { !$0.lacks.isEmpty } }

  // MARK: For programs

  static func json(_ reports: [ExampleReport], coverage: Bool) -> JSONObject {
    var object: JSONObject = [
      "schema": "cs.policy.test/1",
      "examples": .number(JSONNumber(reports.reduce(0) { $0 + $1.count })),
      "files": .array(
        reports.map { report in
          [
            "file": .string(report.path), "examples": .number(JSONNumber(report.count)),
            "wrong": .number(JSONNumber(report.wrong.count)),
          ]
        }),
      "failed": .array(reports.flatMap(\.failed).map { .object(json($0, $1, $2)) }),
    ]
    if coverage {
      object["uncovered"] = .array(reports.flatMap(\.uncovered).map { .object(json($0)) })
    }
    return object
  }

  private static func json(
    _ group: ExampleGroup, _ result: ExampleResult, _ fault: ExampleFault
  ) -> JSONObject {
    var object = head(group, result.place)
    object["text"] = .string(result.text)
    object["is"] = result.holds.map { .bool($0) }
    object["message"] = .string(fault.message())
    object["why"] = .array(
      fault.reasons.map { reason in
        var json = reason.json
        json["message"] = .string(reason.message())
        return .object(json)
      })
    object["hint"] = fault.hint.map { .string($0()) }
    return object
  }

  private static func json(_ group: ExampleGroup) -> JSONObject {
    var object = head(group, group.place)
    object["lacks"] = .array(group.lacks.map { .string($0) })
    return object
  }

  private static func head(_ group: ExampleGroup, _ place: PolicyPlace) -> JSONObject {
    [
      "id": .string(group.id), "name": .string(group.name), "rule": .string(group.rule),
      "file": .string(place.file), "line": .number(JSONNumber(place.line)),
      "column": .number(JSONNumber(place.column)),
    ]
  }

  // MARK: For people

  /// What is wrong, example by example, as compilers tell it.
  func print(on page: inout Page, coverage: Bool) {
    for (group, result, fault) in failed {
      page.line(
        "\(result.place.text): " + say(zh: "错误：", en: "error: ") + "\(group.name) (\(group.rule))"
          + say(zh: "：", en: " ") + fault.message() + " [example]", .bad)
      page.pair(say(zh: "文字", en: "text"), result.text)
      for (index, reason) in fault.reasons.enumerated() {
        page.pair(index == 0 ? say(zh: "原因", en: "why") : "", reason.message())
      }
      page.pair(say(zh: "提示", en: "hint"), fault.hint?())
    }
    guard coverage else { return }
    for group in uncovered {
      let lacks = group.lacks.map { $0 == "example" ? ExampleReport.example : ExampleReport.miss }
      page.line(
        "\(group.place.text): "
          + say(
            zh: "提醒：\(group.name) 没有\(lacks.map(\.zh).joined(separator: "，也没有"))",
            en: "warning: \(group.name) has no \(lacks.map(\.en).joined(separator: " and no "))")
          + " [coverage]", .warning)
    }
  }

  private static let example = Localized(zh: "正例（is: true）", en: "example (is: true)")
  private static let miss = Localized(zh: "反例（is: false）", en: "near miss (is: false)")

  var summary: String {
    say(
      zh: "\(path)：\(count) 个例子，\(wrong.count) 个不符",
      en: "\(path): \(count) example\(count == 1 ? "" : "s"), \(wrong.count) wrong")
  }
}
