import ArgumentParser
import Casework
import JSONText
import Policy

struct EscalateAbnormalCommand: LeafCommand {
  static let about = Localized(
    zh: "疑似异常投诉：查看，或由主管确认", en: "suspected abnormal features: see them, or confirm them")
  static let examples = [
    Localized(same: "cs escalate abnormal 7k3mq2"),
    Localized(
      zh: "cs escalate abnormal 7k3mq2 --confirm --because \"三次加价，拒绝书面协议\" --as zhao-min",
      en:
        "cs escalate abnormal 7k3mq2 --confirm --because \"raised three times, refuses anything in writing\" --as zhao-min"
    ),
  ]

  @Argument(help: .caseID) var id: String
  @Flag(help: .text(zh: "确认（须有权限并说明理由）", en: "confirm them; needs the role and a reason"))
  var confirm = false
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let names = try desk.policy(EscalatePolicy.self).abnormal
    guard confirm else {
      let subject = try desk.open(id)
      return reply(subject, names)
    }
    guard write.because != nil else {
      throw WriteOptions.reasonMissing(say(zh: "确认", en: "confirming"))
    }
    let written = try desk.write(to: id, may: "confirm-abnormal", write) {
      (subject, _) throws(Failure) in
      let features = subject.words("abnormal")
      if features.isEmpty {
        throw Failure(
          .dataerr, rule: "nothing-suspected", zh: "没有疑似异常特征可确认", en: "nothing is suspected")
      }
      return [EventDraft(.confirmed, ["features": .array(features.map { .string($0) })])]
    }
    return try desk.reply(to: written)
  }

  private func reply(_ subject: Case, _ names: [PolicyRule]) -> Reply {
    let confirmed = subject.events.contains { $0.kind == .confirmed }
    let features = subject.words("abnormal")
    let json: JSONObject = [
      "schema": "cs.abnormal/1", "id": .string(subject.id.text),
      "features": .array(features.map { .string($0) }),
      "count": .number(JSONNumber(features.count)), "confirmed": .bool(confirmed),
    ]
    return Reply(json, ids: features) {
      var page = Page()
      page.line(
        features.isEmpty
          ? say(zh: "没有疑似异常特征", en: "nothing is suspected")
          : confirmed
            ? say(zh: "已确认的异常特征", en: "confirmed features")
            : say(zh: "疑似异常特征（未确认）", en: "suspected features, not confirmed"), .strong)
      for feature in features {
        page.bullet(names.first { $0.id == feature }?.name() ?? feature)
      }
      return page
    }
  }
}
