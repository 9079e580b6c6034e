import ArgumentParser
import Casework
import Classify
import JSONText
import Policy
import Words
import Work

struct ClassifyCommand: LeafCommand {
  static let about = Localized(
    zh: "分级分类并派单，说明依据", en: "grade a complaint, say why, and dispatch it")
  static let examples = [
    Localized(same: "cs classify 7k3mq2"),
    Localized(
      zh: "cs classify --text \"插座漏电，孩子被电了一下\"",
      en: "cs classify --text \"the socket gave my child a shock\""),
    Localized(
      zh: "cs classify 7k3mq2 --set level=1 --because \"现场确认有明火\"",
      en: "cs classify 7k3mq2 --set level=1 --because \"open fire seen on site\""),
    Localized(
      zh: "cs classify --explain --text \"没有漏电，就是不加热\"",
      en: "cs classify --explain --text \"no leakage, it just won't heat\""),
    Localized(same: "cs classify --replay ../draft/policy --since 2025-01-01"),
  ]

  @Argument(help: .caseID) var id: String?
  @Option(
    help: .text(
      zh: "只判断一段文字（- 读标准输入）", en: "judge a text without a case ('-' reads standard input)", "text"))
  var text: String?
  @Option(
    name: .customLong("set"),
    help: .text(
      zh: "改定级别或类别（level=1、category=billing），可重复，须说明理由；值留空则撤回改定",
      en:
        "another level or category than the verdict's, with a reason; may be repeated; no value takes it back",
      "field=value"))
  var overrides: [String] = []
  @Flag(
    help: .text(
      zh: "把命中的词句在原文里标出来", en: "underline in the text itself what matched"))
  var explain = false
  @Option(
    help: .text(
      zh: "用另一个政策文件夹重判历史案件，列出判得不同的",
      en: "the cases that another policy folder would grade otherwise", "policydir"))
  var replay: String?
  @Option(help: .text(zh: "只重放这一天以后收到的", en: "replay those received from then on", "time"))
  var since: String?
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if text != nil, id != nil || !overrides.isEmpty {
      throw ValidationError(
        say(
          zh: "--text 只判断文字，不能再给案件或 --set",
          en: "--text judges words alone; it goes with no case and no --set"))
    }
  }

  func run(_ desk: Desk) throws(Failure) -> Reply {
    if let replay {
      let since = try since.map { (text) throws(Failure) in try desk.start(of: text) }
      return try Replay(desk, against: replay, since: since).reply()
    }
    if let text { return try judge(text, desk) }
    guard let id else {
      throw Failure(
        .usage, rule: "usage", zh: "说明是哪一件案件，或用 --text 给出文字", en: "name a case, or give a --text")
    }
    let policy = try desk.policy(ClassifyPolicy.self)
    let changes = try changes(policy, desk)
    let subject = try desk.open(id)
    let around = try desk.circumstances(of: subject)
    let dispatch = try Dispatcher(desk, policy)
    let learned = try desk.learned(policy)
    var verdict = Verdict(of: subject, around, by: policy, learned: learned)
    let written = try desk.write(to: id, may: "classify", write) { (subject, _) throws(Failure) in
      if subject.state == .closed {
        throw Failure(
          .dataerr, rule: "case-closed", zh: "案件已结案", en: "the case is closed",
          hint: Localized(same: "cs case reopen \(subject.id.text)"))
      }
      verdict = Verdict(of: subject, around, by: policy, learned: learned)
      var override = Override(of: subject, standingAgainst: verdict)
      for change in changes { change(&override) }
      let rule = policy.level(override.level ?? verdict.level)
      let event = verdict.event(
        for: subject, level: rule, override: override, before: subject.level)
      let drafts =
        [event] + dispatch.events(subject, rule, override.category ?? verdict.category)
      if subject.isClassified(as: drafts) { return [] }
      return drafts + (try desk.signals(after: drafts, subject, around.surroundings))
    }
    let answer = ClassifyAnswer(
      verdict, written.complaint, unassigned: dispatch.unassigned(written), try desk.calendar())
    let words = try PhraseBook(desk, classify: policy)
    var json = answer.json
    let steps = try desk.stepFinder().steps(written.complaint).sorted(by: NextStep.precedes)
    json["next"] = .array(steps.map { .object($0.json) })
    if written.isRehearsal { json.rehearse(written.events) }
    let explanation = explain ? Explanation(verdict, policy) : nil
    return Reply(json, ids: [written.complaint.id.text]) {
      var page = answer.page(words)
      explanation?.print(on: &page, words)
      page.steps(steps, words)
      return page
    }
  }

  /// What a person changes of what was set, in order; a field without value takes it back.
  private func changes(
    _ policy: ClassifyPolicy, _ desk: Desk
  ) throws(Failure) -> [(inout Override) -> Void] {
    if overrides.isEmpty { return [] }
    let known =
      policy.levels.map { "level=\($0.level)" }
      + policy.categories.map { "category=\($0.base.id)" } + ["level=", "category="]
    var changes: [(inout Override) -> Void] = []
    for told in overrides {
      let word = ClassifyCommand.byID(told, policy)
      let value = try word.checked("--set", among: known).drop { $0 != "=" }.dropFirst()
      if word.hasPrefix("level=") {
        changes.append { $0.level = Int(value) }
      } else {
        changes.append { $0.category = value.isEmpty ? nil : String(value) }
      }
    }
    guard write.because != nil else {
      throw WriteOptions.reasonMissing(
        say(zh: "改定级别或类别", en: "another level or category"))
    }
    try desk.permissions().check(desk.person(), may: "override")
    return changes
  }

  /// `category=billing`, where the category was called by its name.
  private static func byID(_ word: String, _ policy: ClassifyPolicy) -> String {
    let parts = word.split(separator: "=", maxSplits: 1)
    let category = policy.categories.first { category in
      [category.base.name.zh, category.base.name.en].contains { $0 == parts.last ?? "" }
    }
    guard parts.first == "category", let category else { return word }
    return "category=\(category.base.id)"
  }

  private func judge(_ text: String, _ desk: Desk) throws(Failure) -> Reply {
    let told = text == "-" ? try desk.inputText() : text
    guard told.contains(where: { !$0.isWhitespace }) else {
      throw Failure(.dataerr, rule: "nothing-told", zh: "没有文字可判", en: "there is no text to judge")
    }
    let folded = FoldedText(told)
    let (policy, learned) = try desk.judging(folded)
    let field = Subject.Field("text", folded, policy.wording)
    let verdict = Verdict(
      Subject(texts: [field], facts: Facts(), wording: policy.wording), by: policy,
      learned: learned)
    let answer = ClassifyAnswer(verdict)
    let words = PhraseBook(naming: policy, desk)
    let explanation = explain ? Explanation(verdict, policy) : nil
    return Reply(answer.json) {
      var page = answer.page(words)
      explanation?.print(on: &page, words)
      return page
    }
  }
}

extension Case {
  /// Whether the last classification found just this, so that asking again writes nothing.
  fileprivate func isClassified(as drafts: [EventDraft]) -> Bool {
    guard drafts.count == 1, let last = events.last(where: { $0.kind == .classified }) else {
      return false
    }
    var (before, now) = (last.data, drafts[0].data)
    for key in ["clocks", "reason"] {
      before[key] = nil
      now[key] = nil
    }
    return before == now
  }
}
