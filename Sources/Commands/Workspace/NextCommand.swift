import ArgumentParser
import Casework
import JSONText
import Policy
import Store
import Work

struct NextCommand: LeafCommand {
  static let about = Localized(zh: "现在该做什么，最急的在前", en: "what must be done now, most pressing first")
  static let examples = [
    Localized(same: "cs next"), Localized(same: "cs next --for li-na"),
    Localized(same: "cs next --within 2h --limit 20 --json"),
    Localized(same: "cs next --overdue && echo \"nothing is late\""),
  ]

  @Option(name: .customLong("for"), help: .text(zh: "只看某人的", en: "those of one person", "person"))
  var person: String?
  @Option(help: .text(zh: "只看多久之内到期的，如 2h", en: "those due within a time such as 2h", "time"))
  var within: String?
  @Flag(help: .text(zh: "只看超时的；有则退出码为 1", en: "those that are late; exits with 1 if there are any"))
  var overdue = false
  @Option(help: .text(zh: "最多几项（会注明）", en: "at most so many, which the answer says", "n"))
  var limit: Int?
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let person = try person.map { (id) throws(Failure) in try desk.person(id).id }
    let horizon = try horizon(desk)
    let finder = try desk.stepFinder()
    let index = try desk.index(.contents)
    let rest = try desk.calendar().restEnd(at: desk.now)
    var steps: [NextStep] = []
    var customers: [CaseID: String] = [:]
    let naming = !desk.global.json && !desk.global.quiet
    try index.steps(naming: naming) { listed in
      let by = listed.row.by
      guard person.map(listed.row.who.contains) ?? true,
        horizon.map({ end in by.map { $0 <= end.seconds } ?? false }) ?? true,
        !overdue || by.map({ $0 < desk.now.seconds }) ?? false
      else { return }
      let customer = [listed.customer, listed.phone].compactMap { $0 }
      if !customer.isEmpty { customers[listed.id] = customer.joined(separator: " ") }
      steps.append(
        finder.step(
          listed.id, clock: listed.row.clock,
          by: by.map { desk.settings.zone.timestamp(seconds: $0) },
          command: listed.row.command, rule: listed.row.rule, who: listed.row.who,
          summary: listed.row.summary, level: listed.level, choosing: desk.global.json
        ).held(until: rest))
    }
    try desk.warn(of: index.unreadable())
    steps.sort(by: NextStep.precedes)
    let words = try PhraseBook(desk)
    let total = steps.count
    let found = limit.map { Array(steps.prefix($0)) } ?? steps
    let called = customers
    var reply = Reply(
      list: desk.global.json ? found.map { $0.answer(total: limit == nil ? nil : total) } : [],
      ids: found.map(\.complaint.text)
    ) {
      var page = Page()
      if found.isEmpty { page.line(say(zh: "没有待办", en: "nothing to do")) }
      for step in found where step.heldUntil == nil {
        page.step(step, called[step.complaint], words)
      }
      let held = found.filter { $0.heldUntil != nil }
      if let end = words.time(rest), !held.isEmpty {
        page.heading(
          say(
            zh: "客户休息时间，\(end) 之后再办（到期时间不变）",
            en: "The customer rests: these wait until \(end); their due times stay"))
        for step in held { page.step(step, called[step.complaint], words) }
      }
      if found.count < total {
        page.line(
          say(zh: "显示 \(found.count) 项，共 \(total) 项", en: "\(found.count) of \(total) shown"),
          .faint)
      }
      return page
    }
    if overdue, !steps.isEmpty { reply.status = .no }
    return desk.whole(reply)
  }

  func validate() throws {
    if let limit, limit < 1 {
      throw ValidationError(say(zh: "--limit 至少是 1", en: "--limit is 1 at least"))
    }
  }

  private func horizon(_ desk: Desk) throws(Failure) -> Timestamp? {
    guard let within else { return nil }
    guard let limit = Limit(within) ?? NextCommand.everyday(within) else {
      throw Failure(
        .usage, rule: "bad-limit", zh: "“\(within)”不是时长", en: "'\(within)' is no length of time",
        hint: Localized(
          zh: "写作 30m、2h、1d、2小时、3天 或 3 working days",
          en: "write 30m, 2h, 1d, 3 days or 3 working days"))
    }
    return try desk.calendar().due(from: desk.now, within: limit)
  }

  /// A length of time as people type it: `1d`, `3 days`, `2小时`, `30 分钟`.
  private static func everyday(_ text: String) -> Limit? {
    let units = [
      ("d", " calendar days"), ("day", " calendar days"), ("days", " calendar days"),
      ("天", " calendar days"), ("日", " calendar days"), ("个工作日", " working days"),
      ("工作日", " working days"), ("小时", "h"), ("hours", "h"), ("hour", "h"), ("分钟", "m"),
      ("minutes", "m"), ("min", "m"),
    ]
    let number = text.prefix { $0.isASCII && $0.isNumber }
    let unit = text.dropFirst(number.count).drop { $0 == " " }
    return units.first { $0.0 == unit }.flatMap { Limit(number + $0.1) }
  }
}

extension NextStep {
  /// One line of `cs next --json`.
  ///
  /// - Parameter total: how many there are in all, where the list is cut.
  fileprivate func answer(total: Int?) -> JSONObject {
    var object: JSONObject = ["schema": "cs.next/1"]
    for (key, value) in json { object[key] = value }
    object["total"] = total.map { .number(JSONNumber($0)) }
    return object
  }
}

extension Page {
  /// - Parameter customer: their name and phone.
  fileprivate mutating func step(_ step: NextStep, _ customer: String?, _ words: PhraseBook) {
    let clock = step.clock.map { words.names.name("clock", $0) }
    let due = words.due(step.by) ?? say(zh: "无时限", en: "no limit")
    let rests = words.time(step.customerRestsUntil).map {
      say(zh: "（客户休息到 \($0)）", en: " (customer rests until \($0))")
    }
    line(
      [due, clock, words.people(step.who)].compactMap { $0 }.filter { !$0.isEmpty }
        .joined(separator: " · ") + (rests ?? ""), step.isOverdue ? .bad : .plain)
    let level = step.level.map { String(repeating: "★", count: min(3, max(0, 4 - $0))) + " " } ?? ""
    line("\(step.complaint.text)  \(level)\(step.summary)", .faint, indent: 4)
    if let customer { line(customer, indent: 4) }
    line(step.shownCommand(), .strong, indent: 4)
  }
}
