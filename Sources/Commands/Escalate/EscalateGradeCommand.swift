import ArgumentParser
import Casework
import Escalate
import JSONText
import Policy

struct EscalateGradeCommand: LeafCommand {
  static let about = Localized(
    zh: "给升级投诉定级：影响 × 难度 × 改进价值", en: "grade an escalation: influence × difficulty × improvement")
  static let examples = [
    Localized(
      zh:
        "cs escalate grade 7k3mq2 --influence \"3:省公司转办\" --difficulty \"4:拒绝道歉\" --improvement \"4:换表验收有漏洞\"",
      en:
        "cs escalate grade 7k3mq2 --influence \"3:came from head office\" --difficulty \"4:apology refused\" --improvement \"4:acceptance work unchecked\""
    )
  ]

  @Argument(help: .caseID) var id: String
  @Option(help: .text(zh: "影响 1–5 及理由", en: "influence, 1 to 5, and its grounds", "n:grounds"))
  var influence: String
  @Option(help: .text(zh: "难度 1–5 及理由", en: "difficulty, 1 to 5, and its grounds", "n:grounds"))
  var difficulty: String
  @Option(
    help: .text(
      zh: "改进价值 1–5 及理由", en: "what can be improved, 1 to 5, and its grounds", "n:grounds"))
  var improvement: String
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let policy = try desk.policy(EscalatePolicy.self)
    let grade = try Grade(
      influence: part("--influence", influence), difficulty: part("--difficulty", difficulty),
      improvement: part("--improvement", improvement), policy)
    let written = try desk.write(to: id, may: "grade", write) { (subject, _) throws(Failure) in
      [grade.event(policy.gradingRule)]
    }
    let tier = grade.tier
    let extra: JSONObject = [
      "tier": .string(tier.id), "grade": .object(grade.json), "who": .string(tier.who),
      "within": .string(tier.within.text), "resources": .string(tier.resources()),
    ]
    return try desk.reply(to: written, extra) { page, words in
      page.pair(
        say(zh: "层级", en: "tier"),
        "\(tier.name()) (\(grade.influence.grade) × \(grade.difficulty.grade) × \(grade.improvement.grade) = \(grade.product))",
        .strong)
      page.pair(say(zh: "由谁", en: "who"), words.names.name("role", tier.who))
      page.pair(say(zh: "时限", en: "within"), PhraseBook.limit(tier.within))
      page.pair(say(zh: "资源", en: "resources"), tier.resources())
    }
  }

  private func part(_ option: String, _ text: String) throws(Failure) -> Grade.Part {
    if let part = Grade.Part(text) { return part }
    throw Failure(
      .usage, rule: "bad-grade", zh: "\(option) 应写作 分数：理由，不是“\(text)”",
      en: "\(option) takes a grade and its grounds, not '\(text)'",
      hint: Localized(
        zh: "例如 \(option) \"3:已上报省公司\"", en: "such as \(option) \"3:head office asks\""))
  }
}
