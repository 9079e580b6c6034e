import ArgumentParser
import Casework
import JSONText
import Policy

struct PolicyTestCommand: LeafCommand {
  static let about = Localized(zh: "运行政策文件里的例子", en: "run the examples in the policy files")
  static let examples = [
    Localized(same: "cs policy test"),
    Localized(same: "cs policy test classify --rule hazard-leakage"),
    Localized(same: "cs policy test --coverage"),
  ]

  @Argument(
    help: .text(
      zh: "文件：classify examples escalate remedy calendar；不写就是全部",
      en: "the file: classify, examples, escalate, remedy or calendar; all of them if left out",
      "file"))
  var name: String?
  @Option(help: .text(zh: "只运行这条规则的例子", en: "run the examples of this rule only", "id"))
  var rule: String?
  @Flag(
    help: .text(
      zh: "指出缺少正例或反例的定级规则", en: "tell which rules for levels lack an example or a near miss"))
  var coverage = false
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let suites = try chosen()
    var reports: [ExampleReport] = []
    for suite in suites { reports.append(ExampleReport(suite.path, try suite.run(desk))) }
    if let rule { reports = try PolicyTestCommand.only(rule, reports) }
    let (all, coverage) = (reports, coverage)
    var reply = Reply(ExampleReport.json(all, coverage: coverage)) {
      var page = Page()
      for report in all { report.print(on: &page, coverage: coverage) }
      for report in all { page.line(report.summary, report.wrong.isEmpty ? .good : .bad) }
      return page
    }
    if reports.contains(where: { !$0.wrong.isEmpty }) { reply.status = .no }
    return reply
  }

  private func chosen() throws(Failure) -> [ExampleSuite] {
    guard let name else { return ExampleSuite.all }
    let known = try name.checked(
      say(zh: "文件", en: "the file"), among: ExampleSuite.all.map(\.name))
    return ExampleSuite.all.filter { $0.name == known }
  }

  /// - Throws: `usage` when no item of policy has this id.
  private static func only(
    _ rule: String, _ reports: [ExampleReport]
  ) throws(Failure) -> [ExampleReport] {
    let found = reports.map { report in
      ExampleReport(report.path, report.groups.filter { $0.id == rule || $0.name == rule })
    }
    if found.contains(where: { !$0.groups.isEmpty }) { return found.filter { !$0.groups.isEmpty } }
    throw Failure(
      .usage, rule: "unknown-rule", zh: "没有规则“\(rule)”", en: "there is no rule '\(rule)'",
      hint: nearest(rule, among: reports.flatMap { $0.groups.map(\.id) }).map(didYouMean))
  }
}
