import ArgumentParser
import Casework
import JSONText

struct PolicyCheckCommand: LeafCommand {
  static let about = Localized(zh: "检查全部政策和话术文件", en: "check every policy and script file")
  static let examples = [
    Localized(same: "cs policy check"), Localized(same: "cs policy check --strict"),
  ]

  @Flag(help: .text(zh: "有提醒也算不通过", en: "warnings count as errors do")) var strict = false
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let faults = try PolicyInspection.faults(desk)
    let json: JSONObject = [
      "schema": "cs.policy.check/1", "faults": .array(faults.map { .object($0.answer) }),
    ]
    let errors = faults.count { $0.severity == .error }
    var reply = Reply(json) {
      var page = Page()
      for fault in faults {
        page.line(
          "\(fault.place)\(fault.word)\(fault.message()) [\(fault.rule)]",
          fault.severity == .error ? .bad : .warning)
        if let hint = fault.hint { page.line(hint(), indent: 2) }
      }
      page.line(
        PolicyCheckCommand.summary(errors, faults.count - errors),
        errors > 0 ? .bad : faults.isEmpty ? .good : .warning)
      return page
    }
    if errors > 0 || strict && !faults.isEmpty { reply.status = .no }
    return reply
  }

  private static func summary(_ errors: Int, _ warnings: Int) -> String {
    if errors + warnings == 0 { return say(zh: "政策文件没有问题", en: "the policy files are fine") }
    return say(
      zh: "\(errors) 处错误，\(warnings) 处提醒",
      en: "\(errors) error\(errors == 1 ? "" : "s"), \(warnings) warning\(warnings == 1 ? "" : "s")"
    )
  }
}

extension Diagnostic {
  fileprivate var word: String {
    severity == .error ? say(zh: "错误：", en: "error: ") : say(zh: "提醒：", en: "warning: ")
  }

  fileprivate var answer: JSONObject {
    var object: JSONObject = [
      "severity": .string(severity.rawValue), "rule": .string(rule), "message": .string(message()),
    ]
    object["hint"] = hint.map { .string($0()) }
    object["file"] = file.map { .string($0) }
    object["line"] = line.map { .number(JSONNumber($0)) }
    object["column"] = column.map { .number(JSONNumber($0)) }
    return object
  }
}
