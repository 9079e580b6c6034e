import ArgumentParser
import Casework
import JSONText

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
