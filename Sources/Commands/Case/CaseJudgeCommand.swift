import ArgumentParser
import Casework
import JSONText
import Policy
import Remedy
import Work

struct CaseJudgeCommand: LeafCommand {
  static let about = Localized(
    zh: "判定投诉是否成立及原因、损失", en: "judge a complaint on the facts: verdict, cause, losses")
  static let examples = [
    Localized(
      same:
        "cs case judge 7k3mq2 --verdict upheld --cause people,process --unit metering --direct 400"
    ),
    Localized(same: "cs case judge 7k3mq2 --verdict not-upheld --cause misunderstanding"),
  ]

  @Argument(help: .caseID) var id: String
  @Option(help: .text(zh: "结论：upheld partly not-upheld", en: "upheld, partly or not-upheld"))
  var verdict: String
  @Option(
    help: .text(
      zh: "原因，逗号分隔：people equipment process misunderstanding third-party",
      en: "people, equipment, process, misunderstanding, third-party; several with commas"))
  var cause: String
  @Option(help: .text(zh: "责任部门", en: "the unit responsible")) var unit: String?
  @Option(help: .text(zh: "直接损失", en: "the direct loss", "amount")) var direct: String?
  @Option(help: .text(zh: "间接损失", en: "the indirect loss", "amount")) var indirect: String?
  @Option(help: .text(zh: "商品或服务价款", en: "what was paid for the goods or service", "amount"))
  var price: String?
  @Option(
    help: .text(
      zh: "法定依据：fraud harm unsafe-food", en: "a statutory basis: fraud, harm, unsafe-food", "id"))
  var basis: String?
  @Option(help: .text(zh: "过错如何造成损失", en: "how the fault led to the loss", "text"))
  var chain: String?
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let judgement = try judgement(desk)
    let policies = (
      work: try desk.policy(WorkPolicy.self), classify: try desk.policy(ClassifyPolicy.self)
    )
    let around = try desk.circumstances(of: desk.open(id))
    let written = try desk.write(to: id, may: "judge", write) { (subject, _) throws(Failure) in
      let event = try judgement.event(
        subject, because: write.because, policies: policies, around)
      return [event] + (try desk.signals(after: [event], subject, around.surroundings))
    }
    let claim = Claim(written.complaint, try desk.policy(RemedyPolicy.self))
    let owed = policies.work.verdicts.first { $0.id == judgement.verdict }?.owed
    let currency = desk.settings.currency
    let extra: JSONObject = [
      "judgement": .object(written.complaint.judgement ?? [:]),
      "compensation": .object(claim.json(currency: currency)),
    ]
    return try desk.reply(to: written, extra) { page, words in
      page.pair(say(zh: "对客户", en: "owed"), owed?())
      page.claim(claim, currency, words)
    }
  }

  private func judgement(_ desk: Desk) throws(Failure) -> Judgement {
    var causes: [Judgement.Cause] = []
    for word in cause.split(separator: ",").map(String.init) {
      let known = Judgement.Cause.allCases.map(\.rawValue)
      let checked = try desk.word("--cause", word, "cause", among: known)
      if let cause = Judgement.Cause(rawValue: checked) { causes.append(cause) }
    }
    if let basis {
      let known = try desk.policy(RemedyPolicy.self).bases.map(\.id)
      _ = try basis.checked("--basis", among: known)
    }
    func money(_ text: String?) throws(Failure) -> Money? {
      try text.map { (text) throws(Failure) in try desk.money(text) }
    }
    let verdict = try desk.word(
      "--verdict", self.verdict, "verdict", among: desk.policy(WorkPolicy.self).verdicts.map(\.id))
    let unit = try unit.map { (unit) throws(Failure) in
      try desk.word("--unit", unit, "unit", among: desk.units())
    }
    return Judgement(
      verdict: verdict, causes: causes, unit: unit, direct: try money(direct),
      indirect: try money(indirect), price: try money(price), basis: basis, chain: chain)
  }
}

extension Page {
  /// The compensation test in words (REM-6).
  mutating func claim(_ claim: Claim, _ currency: String, _ words: PhraseBook) {
    guard let claimed = claim.claimed else { return }
    func money(_ amount: Amount) -> String { Money(amount, currency).text }
    pair(say(zh: "索赔", en: "claim"), money(claimed))
    pair(say(zh: "直接损失", en: "direct loss"), claim.direct.map(money))
    pair(say(zh: "倍数", en: "ratio"), claim.ratio.map { $0.shortText + " ×" })
    pair(say(zh: "上限", en: "ceiling"), claim.ceiling.map(money))
    pair(say(zh: "依据", en: "basis"), claim.basis.map { $0.name() })
    pair(
      say(zh: "判断", en: "claim is"), words.names.name("claim", claim.verdict.rawValue),
      claim.verdict == .unreasonable ? .warning : .plain)
  }
}
