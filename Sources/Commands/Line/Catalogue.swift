import Casework
import Policy

/// Every command there is.
enum Catalogue {
  static let entries: [CommandEntry] = [
    CommandEntry("intake", .work, IntakeCommand.self),
    CommandEntry("intake form", .work, IntakeFormCommand.self),
    CommandEntry("intake customer", .work, IntakeCustomerCommand.self),
    CommandEntry("intake map", .work, free: IntakeMapCommand.self),
    CommandEntry("classify", .work, ClassifyCommand.self),
    CommandEntry("case contact", .work, CaseContactCommand.self),
    CommandEntry("case assign", .work, CaseAssignCommand.self),
    CommandEntry("case request", .work, CaseRequestCommand.self),
    CommandEntry("case acknowledge", .work, CaseAcknowledgeCommand.self),
    CommandEntry("case reply", .work, CaseReplyCommand.self),
    CommandEntry("case judge", .work, CaseJudgeCommand.self),
    CommandEntry("case note", .work, CaseNoteCommand.self),
    CommandEntry("case amend", .work, CaseAmendCommand.self),
    CommandEntry("case pause", .work, CasePauseCommand.self),
    CommandEntry("case resume", .work, CaseResumeCommand.self),
    CommandEntry("case extend", .work, CaseExtendCommand.self),
    CommandEntry("case inform", .work, CaseInformCommand.self),
    CommandEntry("case evidence", .work, CaseEvidenceCommand.self),
    CommandEntry("case progress", .work, CaseProgressCommand.self),
    CommandEntry("case link", .work, CaseLinkCommand.self),
    CommandEntry("case unlink", .work, CaseUnlinkCommand.self),
    CommandEntry("case cause", .work, CaseCauseCommand.self),
    CommandEntry("case improve", .work, CaseImproveCommand.self),
    CommandEntry("case resolve", .work, CaseResolveCommand.self),
    CommandEntry("case close", .work, CaseCloseCommand.self),
    CommandEntry("case reopen", .work, CaseReopenCommand.self),
    CommandEntry("remedy", .work, RemedyPlanCommand.self),
    CommandEntry("remedy plan", .work, RemedyPlanCommand.self),
    CommandEntry("remedy offer", .work, RemedyOfferCommand.self),
    CommandEntry("remedy approve", .work, RemedyApproveCommand.self),
    CommandEntry("remedy decline", .work, RemedyDeclineCommand.self),
    CommandEntry("remedy accept", .work, RemedyAcceptCommand.self),
    CommandEntry("remedy reject", .work, RemedyRejectCommand.self),
    CommandEntry("remedy promise", .work, RemedyPromiseCommand.self),
    CommandEntry("remedy keep", .work, RemedyKeepCommand.self),
    CommandEntry("remedy script", .work, RemedyScriptCommand.self),
    CommandEntry("visit", .work, VisitScriptCommand.self),
    CommandEntry("visit due", .work, VisitDueCommand.self),
    CommandEntry("visit script", .work, VisitScriptCommand.self),
    CommandEntry("visit record", .work, VisitRecordCommand.self),
    CommandEntry("visit plan", .work, VisitPlanCommand.self),
    CommandEntry("escalate", .work, EscalateCheckCommand.self),
    CommandEntry("escalate check", .work, EscalateCheckCommand.self),
    CommandEntry("escalate grade", .work, EscalateGradeCommand.self),
    CommandEntry("escalate abnormal", .work, EscalateAbnormalCommand.self),
    CommandEntry("escalate strategies", .work, EscalateStrategiesCommand.self),
    CommandEntry("escalate crisis", .work, EscalateCrisisCommand.self),
    CommandEntry("escalate press", .work, EscalatePressCommand.self),
    CommandEntry("escalate file", .work, EscalateFileCommand.self),
    CommandEntry("assess", .see, AssessCommand.self),
    CommandEntry("assess causes", .see, AssessCausesCommand.self),
    CommandEntry("next", .see, NextCommand.self),
    CommandEntry("why", .see, WhyCommand.self),
    CommandEntry("list", .see, ListCommand.self),
    CommandEntry("show", .see, ShowCommand.self),
    CommandEntry("policy show", .policy, PolicyShowCommand.self),
    CommandEntry("policy check", .policy, PolicyCheckCommand.self),
    CommandEntry("policy test", .policy, PolicyTestCommand.self),
    CommandEntry("policy score", .policy, PolicyScoreCommand.self),
    CommandEntry("policy learn", .policy, PolicyLearnCommand.self),
    CommandEntry("init", .workspace, free: InitCommand.self),
    CommandEntry("check", .workspace, CheckCommand.self),
    CommandEntry("merge-file", .workspace, free: MergeFileCommand.self),
    CommandEntry("schema", .workspace, free: SchemaCommand.self),
    CommandEntry("version", .workspace, free: VersionCommand.self),
  ]

  private static let nounAbout: [String: Localized] = [
    "case": Localized(
      zh: "办案：联系、指派、协办、判定、告知、办结、结案",
      en: "work a case: contact, assign, request, judge, inform, close"),
    "remedy": Localized(
      zh: "补救：方案、审批、承诺、话术", en: "make it good: plan, offer, approve, promise, script"),
    "visit": Localized(zh: "回访：名单、话术、记录", en: "return visits: due, script, record, plan"),
    "escalate": Localized(
      zh: "升级：信号、分级、异常、危机", en: "when it goes higher: check, grade, abnormal, crisis"),
    "policy": Localized(zh: "政策：查看、检查、测试", en: "the rules: show, check, test"),
    "assess": Localized(zh: "考核：一段时间的指标与根因", en: "the figures of a period, and their causes"),
  ]

  /// Whether a word has verbs below it.
  static func isNoun(_ word: String) -> Bool {
    entries.contains { $0.name.hasPrefix(word + " ") }
  }

  static func about(noun: String) -> Localized {
    nounAbout[noun] ?? entries.first { $0.path == [noun] }?.about ?? Localized(same: noun)
  }

  /// One line for each word of a group that may follow `cs`.
  static func summaries(of group: CommandGroup) -> [(name: String, about: String)] {
    var seen = Set<String>()
    // What git calls by itself is nothing for the screen of what people do.
    let listed = entries.filter { $0.group == group && $0.path != ["merge-file"] }
    return listed.filter { seen.insert($0.path[0]).inserted }.map { entry in
      let word = entry.path[0]
      return (word, isNoun(word) ? about(noun: word)() : entry.about())
    }
  }

  /// The command that a line begins with, and its arguments.
  static func entry(for words: [String]) -> (entry: CommandEntry, rest: [String])? {
    for depth in [2, 1] where words.count >= depth {
      let name = words.prefix(depth).joined(separator: " ")
      if let entry = entries.first(where: { $0.name == name }) {
        return (entry, Array(words.dropFirst(depth)))
      }
    }
    return nil
  }

  /// - Returns: `usage`, with the nearest command there is.
  static func unknown(_ words: [String], _ world: World) -> Failure {
    let first = words.first ?? ""
    if first.hasPrefix("-") {
      return Failure(
        .usage, rule: "usage", zh: "没有选项 \(first)，或它后面缺少命令",
        en: "no option \(first), or no command behind it",
        hint: Localized(zh: "见 cs help", en: "see 'cs help'"))
    }
    let isVerb = isNoun(first) && words.count > 1
    let name = isVerb ? "\(first) \(words[1])" : first
    let known =
      isVerb
      ? entries.filter { $0.path.first == first && $0.path.count == 2 }.map { $0.path[1] }
      : Array(Set(entries.map { $0.path[0] })) + Plugin.all(world).map(\.name) + ["help"]
    // A verb without its noun: `cs close` means `cs case close`.
    let verb = isVerb ? nil : entries.first { $0.path.count == 2 && $0.path[1] == first }
    let near = nearest(isVerb ? words[1] : first, among: known.sorted())
    let meant = verb?.name ?? near.map { isVerb ? "\(first) \($0)" : $0 }
    return Failure(
      .usage, rule: "unknown-command", zh: "没有命令“\(name)”", en: "no command '\(name)'",
      hint: meant.map(didYouMean) ?? Localized(zh: "见 cs help", en: "see 'cs help'"))
  }
}
