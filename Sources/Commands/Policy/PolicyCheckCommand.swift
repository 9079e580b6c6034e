import ArgumentParser
import Casework
import JSONText

struct PolicyCheckCommand: LeafCommand {
  static let about = Localized(zh: "检查全部政策和话术文件", en: "check every policy and script file")
  static let examples = [Localized(same: "cs policy check")]

  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let faults = try PolicyInspection.faults(desk)
    let json: JSONObject = [
      "schema": "cs.policy.check/1", "faults": .array(faults.map { .object($0.answer) }),
    ]
    var reply = Reply(json) {
      var page = Page()
      for fault in faults {
        page.line(
          "\(fault.place)\(fault.message()) [\(fault.rule)]",
          fault.severity == .error ? .bad : .warning)
        if let hint = fault.hint { page.line(hint(), indent: 2) }
      }
      if faults.isEmpty { page.line(say(zh: "政策文件没有问题", en: "the policy files are fine"), .good) }
      return page
    }
    if faults.contains(where: { $0.severity == .error }) { reply.status = .no }
    return reply
  }
}

extension Diagnostic {
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
