import ArgumentParser
import Casework
import JSONText
import Policy
import Remedy
import Store
import Work

struct CheckCommand: LeafCommand {
  static let about = Localized(
    zh: "检查工作区：记录是否完好、前后一致、权限无误",
    en: "prove the workspace: files whole, fields as the events say, authority kept")
  static let examples = [Localized(same: "cs check"), Localized(same: "cs check --fix")]

  @Flag(help: .text(zh: "自动修复可安全修复的问题", en: "mend what is safe to mend")) var fix = false
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let scratchFault = desk.workspace.scratchFault()
    // What can be made anew is, in case it is what was wrong.
    if fix, scratchFault == nil { try desk.workspace.discardScratch() }
    let authority = try AuthorityCheck(desk)
    let calendar = try desk.calendar()
    let repository = Repository(desk)
    var inspection = try desk.store.inspect(
      fix: fix, stages: repository.stages
    ) { subject in
      authority.findings(subject).map { Diagnostic(rule: $0.rule, $0.message) }
        + Chronology.faults(of: subject, calendar)
    }
    try desk.store.inspect(
      unmerged: repository.unmerged(), fix: fix, stages: repository.stages, &inspection)
    repository.settle(inspection.mended)
    repository.inspect(fix: fix, &inspection)
    for fault in scratchFault?.faults ?? [] {
      inspection.add(".cs", rule: "scratch", fault.message, isFixed: false)
    }
    let found = inspection
    let findings = found.findings
    let json: JSONObject = [
      "schema": "cs.check/1", "cases": .number(JSONNumber(found.count)),
      "findings": .array(findings.map { .object($0.json) }),
    ]
    var reply = Reply(json) {
      var page = Page()
      for finding in findings { page.finding(finding) }
      let cases = found.count == 1 ? "case" : "cases"
      page.line(
        say(
          zh: "检查了 \(found.count) 件案件：\(CheckCommand.sum(findings))",
          en: "\(found.count) \(cases) checked: \(CheckCommand.sum(findings))"))
      return page
    }
    if findings.contains(where: { !$0.isFixed }) { reply.status = .no }
    return reply
  }

  /// How much was found, and how much of it was mended.
  private static func sum(_ findings: [Inspection.Finding]) -> String {
    let mended = findings.count(where: \.isFixed)
    let left = findings.count - mended
    if findings.isEmpty { return say(zh: "没有问题", en: "nothing wrong") }
    let problems = say(zh: "\(left) 处问题", en: left == 1 ? "1 problem" : "\(left) problems")
    if mended == 0 { return problems }
    return say(zh: "已改正 \(mended) 处，还有 ", en: "\(mended) mended, ") + problems
      + say(zh: "", en: " left")
  }
}

extension Inspection.Finding {
  var json: JSONObject {
    var object: JSONObject = [
      "file": .string(file), "rule": .string(rule), "message": .string(message()),
    ]
    object["hint"] = hint.map { .string($0()) }
    object["line"] = line.map { .number(JSONNumber($0)) }
    object["column"] = column.map { .number(JSONNumber($0)) }
    object["fixed"] = .bool(isFixed)
    return object
  }

  fileprivate var text: String {
    let place = [line, column].compactMap { $0 }.map { ":\($0)" }.joined()
    let fixed = isFixed ? say(zh: "（已改正）", en: " (mended)") : ""
    return "\(file)\(place): \(message())\(fixed) [\(rule)]"
  }
}

extension Page {
  fileprivate mutating func finding(_ finding: Inspection.Finding) {
    line(finding.text, finding.isFixed ? .good : .bad)
    if let hint = finding.hint {
      line(say(zh: "  提示：\(hint.zh)", en: "  hint: \(hint.en)"), .faint)
    }
  }
}

/// Proves over the record that everybody was allowed what they did (REM-7, COL-4).
struct AuthorityCheck: Sendable {
  private let permissions: Permissions
  private let spending: Spending
  private let people: [String: Person]
  private let now: Timestamp

  init(_ desk: Desk) throws(Failure) {
    now = desk.now
    permissions = try desk.permissions()
    let staff = try desk.staff()
    people = Dictionary(staff.people.map { ($0.id, $0) }) { first, _ in first }
    spending = Spending(try desk.policy(RemedyPolicy.self), staff)
  }

  @Sendable func findings(_ subject: Case) -> [(rule: String, message: Localized)] {
    var found: [(String, Localized)] = []
    let offers = Dictionary(subject.offers.map { ($0.id, $0) }) { first, _ in first }
    let offered = Dictionary(
      subject.events.filter { $0.kind == .offered }.map { ($0.id.text, $0) }
    ) { first, _ in first }
    for event in subject.events {
      if event.isAhead(of: now) { found.append(ahead(event)) }
      guard let person = people[event.by] else {
        found.append(
          (
            "unknown-person",
            Localized(
              zh: "事件 \(event.id.text) 的经办人“\(event.by)”不在 policy/people.yaml",
              en: "event \(event.id.text) is by '\(event.by)', who isn't in policy/people.yaml")
          ))
        continue
      }
      found += permission(event, person)
      found += event.faults.map { fault in
        (
          "bad-event",
          Localized(
            zh: "事件 \(event.id.text)：\(fault.zh)", en: "event \(event.id.text): \(fault.en)")
        )
      }
      if event.kind == .approved { found += approval(event, subject, offers) }
    }
    for offer in subject.offers { found += standing(offer, offered[offer.id], subject) }
    return found
  }

  private func ahead(_ event: Event) -> (String, Localized) {
    (
      "clock-ahead",
      Localized(
        zh: "事件 \(event.id.text) 记的时间 \(event.at.text) 还没有到：写入它的机器时钟不准",
        en:
          "event \(event.id.text) is of \(event.at.text), which is yet to come: the clock of its machine was wrong"
      )
    )
  }

  /// What somebody of their role may not do; the verbs are those of policy/work.yaml.
  private func permission(_ event: Event, _ person: Person) -> [(String, Localized)] {
    guard event.via != "merge", let kind = event.kind, let verbs = AuthorityCheck.verbs[kind],
      !verbs.contains(where: { permissions.allows(person, $0) })
    else { return [] }
    return [
      (
        "not-authorised",
        Localized(
          zh: "事件 \(event.id.text)：\(person.id) 无权“\(verbs[0])”",
          en: "event \(event.id.text): \(person.id) may not '\(verbs[0])'")
      )
    ]
  }

  /// What one must be allowed to do to write an event; any of them is enough. Approvals go by money
  /// instead, and signals are found by whichever command looks.
  private static let verbs: [Event.Kind: [String]] = [
    .received: ["intake"], .amended: ["amend"], .contacted: ["contact"],
    .classified: ["classify"], .assigned: ["assign", "classify"], .requested: ["request"],
    .acknowledged: ["acknowledge"], .replied: ["reply"], .judged: ["judge"],
    .offered: ["offer"], .accepted: ["accept"], .rejected: ["reject"],
    .promised: ["promise", "accept"], .kept: ["keep"], .paused: ["pause"],
    .resumed: ["resume"], .extended: ["extend"], .informed: ["inform"],
    .confirmed: ["confirm-abnormal"], .filed: ["file"], .evidence: ["evidence"],
    .visited: ["visit"], .resolved: ["resolve"], .closed: ["close"],
    .reopened: ["reopen", "visit"], .caused: ["cause"], .improved: ["improve"],
    .linked: ["link", "intake"], .unlinked: ["unlink"], .noted: ["note"],
    .redacted: ["redact"],
  ]

  private func approval(
    _ event: Event, _ subject: Case, _ offers: [String: Offer]
  ) -> [(String, Localized)] {
    guard let offer = event.data["offer"]?.string.flatMap({ offers[$0] }) else {
      return [
        (
          "no-such-offer",
          Localized(
            zh: "事件 \(event.id.text) 批准了不存在的方案",
            en: "event \(event.id.text) approves an offer that isn't there")
        )
      ]
    }
    guard let person = people[event.by] else { return [] }
    let covered = spending.covers(
      offer.money?.amount ?? .zero, person, category: subject.category)
    if covered, event.by != offer.by { return [] }
    return [
      (
        "not-authorised",
        Localized(
          zh: "\(event.by) 批准了自己无权批准的方案 \(offer.id)",
          en: "\(event.by) approved offer \(offer.id) without the authority")
      )
    ]
  }

  /// An offer that stood at once must lie within its proposer's own authority.
  private func standing(
    _ offer: Offer, _ made: Event?, _ subject: Case
  ) -> [(String, Localized)] {
    guard made?.data["status"]?.string == Offer.Status.standing.rawValue,
      let person = people[offer.by], let money = offer.money,
      !spending.covers(money.amount, person, category: subject.category)
    else { return [] }
    return [
      (
        "not-authorised",
        Localized(
          zh: "方案 \(offer.id) 超出 \(offer.by) 的权限却未经审批",
          en: "offer \(offer.id) is above the authority of \(offer.by) and nobody approved it")
      )
    ]
  }
}
