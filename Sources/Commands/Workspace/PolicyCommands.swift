import ArgumentParser
import Casework
import JSONText
import Policy
import Script
import Store

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

struct PolicyTestCommand: LeafCommand {
  static let about = Localized(zh: "运行政策文件里的例子", en: "run the examples in the policy files")
  static let examples = [Localized(same: "cs policy test")]

  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let results = try PolicyExamples.run(desk)
    let failed = results.filter { !$0.isRight }
    let json: JSONObject = [
      "schema": "cs.policy.test/1", "examples": .number(JSONNumber(results.count)),
      "failed": .array(failed.map { .object($0.json) }),
    ]
    var reply = Reply(json) {
      var page = Page()
      for result in failed { page.line(result.line, .bad) }
      page.line(
        say(
          zh: "\(results.count) 个例子，\(failed.count) 个不符",
          en: "\(results.count) examples, \(failed.count) wrong"), failed.isEmpty ? .good : .plain)
      return page
    }
    if !failed.isEmpty { reply.status = .no }
    return reply
  }
}

struct PolicyShowCommand: LeafCommand {
  static let about = Localized(zh: "显示一个政策文件", en: "print a policy file")
  static let examples = [Localized(same: "cs policy show classify")]

  @Argument(
    help: .text(zh: "文件：intake classify work …", en: "the file: intake, classify, work …", "file"))
  var name: String
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let names = PolicyInspection.names
    let name = try self.name.checked(say(zh: "文件", en: "the file"), among: names)
    let path = "policy/\(name).yaml"
    let bytes = try desk.workspace.contents(path) ?? []
    let text = String(decoding: bytes, as: UTF8.self)
    var reply = Reply(["schema": "cs.policy.show/1", "file": .string(path), "text": .string(text)])
    {
      Page()
    }
    reply.plain = text
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

/// Reads every file of a workspace's policy and collects the faults of all.
enum PolicyInspection {
  private static let files: [any PolicyFile.Type] = [
    IntakePolicy.self, ClassifyPolicy.self, WorkPolicy.self, RemedyPolicy.self, VisitPolicy.self,
    EscalatePolicy.self, AssessPolicy.self, CalendarPolicy.self, PeoplePolicy.self,
    LanguagePolicy.self,
  ]

  static var names: [String] { files.map { $0.name } }

  static func faults(_ desk: Desk) throws(Failure) -> [Diagnostic] {
    let faults = PolicyFaults()
    for type in files {
      guard let bytes = try desk.workspace.contents(type.path) else {
        faults.add(
          Diagnostic(
            rule: "policy-missing", Localized(zh: "缺少这个文件", en: "the file is missing"),
            file: type.path))
        continue
      }
      _ = type.read(bytes, file: type.path, faults: faults)
    }
    if !faults.list.contains(where: { $0.severity == .error }) {
      try PolicyReferences(desk).inspect(faults)
    }
    var book = ScriptBook()
    for name in try FileSystem.names(in: desk.workspace.path("scripts"))
    where name.hasSuffix(".yaml") {
      if let bytes = try desk.workspace.contents("scripts/\(name)") {
        book.read(bytes, file: "scripts/\(name)", faults: faults)
      }
    }
    return faults.sorted
  }
}

/// The examples of the policy files, as their tests (CLS-10).
enum PolicyExamples {
  struct Result: Sendable {
    let id: String
    let example: PolicyExample
    /// Whether the rule holds as the example says.
    let isRight: Bool

    var json: JSONObject {
      [
        "id": .string(id), "file": .string(example.place.file),
        "line": .number(JSONNumber(example.place.line)), "text": .string(example.text),
        "is": .bool(example.holds),
      ]
    }

    var line: String {
      let should =
        example.holds
        ? say(zh: "应命中而没有", en: "should hold and does not")
        : say(zh: "不应命中却命中", en: "should not hold and does")
      return "\(example.place.file):\(example.place.line): \(id): \(should): \(example.text)"
    }
  }

  static func run(_ desk: Desk) throws(Failure) -> [Result] {
    let classify = try desk.policy(ClassifyPolicy.self)
    let escalate = try desk.policy(EscalatePolicy.self)
    let remedy = try desk.policy(RemedyPolicy.self)
    let lists: [[PolicyRule]] = [
      classify.rules.map(\.base), classify.categories.map(\.base), classify.styles,
      classify.mindsets, classify.difficult, classify.rights.map(\.base), escalate.signals,
      escalate.abnormal, remedy.mistakes.map(\.base),
    ]
    return lists.joined().flatMap { rule in
      rule.examples.map { example in
        let subject = Subject(
          fields: [("text", example.text)], facts: Facts(), wording: classify.wording)
        let holds = rule.when.grounds(in: subject) != nil
        return Result(id: rule.id, example: example, isRight: holds == example.holds)
      }
    }
  }
}
