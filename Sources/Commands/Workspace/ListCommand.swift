import ArgumentParser
import Casework
import JSONText
import Policy

struct ListCommand: LeafCommand {
  static let about = Localized(zh: "案件列表", en: "list cases")
  static let examples = [
    Localized(same: "cs list"), Localized(same: "cs list --state working --level 1 --owner li-na"),
    Localized(same: "cs list --overdue --json | jq -r .id"),
  ]

  @Option(
    help: .text(
      zh: "状态：received working offered agreed resolved closed",
      en: "received working offered agreed resolved closed"))
  var state: String?
  @Option(help: .text(zh: "级别 1–3", en: "the level, 1 to 3", "1-3")) var level: Int?
  @Option(help: .text(zh: "类别", en: "the category", "id")) var category: String?
  @Option(help: .text(zh: "负责人", en: "the owner", "person")) var owner: String?
  @Option(help: .text(zh: "单位", en: "the unit")) var unit: String?
  @Option(help: .text(zh: "客户编号", en: "the customer", "id")) var customer: String?
  @Option(help: .text(zh: "内容包含的文字", en: "words the complaint holds", "text")) var text: String?
  @Option(help: .text(zh: "受理时期", en: "the period of receipt", "period")) var received: String?
  @Flag(help: .text(zh: "有时限超时的", en: "those with a clock that is late")) var overdue = false
  @Option(help: .text(zh: "最多几件（会注明）", en: "at most so many, which the answer says", "n"))
  var limit: Int?
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let filters = try filters(desk)
    let period = try received.map { (text) throws(Failure) in try desk.period(text) }
    let calendar = try desk.calendar()
    let now = desk.now
    var cases: [Case] = []
    try desk.each { subject in
      if filters.matches(subject, period, calendar, now) { cases.append(subject) }
    }
    let total = cases.count
    if let limit, limit >= 0 { cases = Array(cases.prefix(limit)) }
    let words = try PhraseBook(desk)
    let shown = cases
    let reply = Reply(
      list: shown.map { ListCommand.json($0, of: total, limited: limit != nil) },
      ids: shown.map(\.id.text)
    ) {
      var page = Page()
      if shown.isEmpty { page.line(say(zh: "没有符合的案件", en: "no cases")) }
      for subject in shown { page.row(ListCommand.row(subject, words)) }
      if shown.count < total {
        page.line(
          say(zh: "显示 \(shown.count) 件，共 \(total) 件", en: "\(shown.count) of \(total) shown"),
          .faint)
      }
      return page
    }
    return desk.whole(reply)
  }

  /// The same command with the words of its filters understood.
  private func filters(_ desk: Desk) throws(Failure) -> ListCommand {
    var filters = self
    filters.state = try state.map { (word) throws(Failure) in
      try desk.word("--state", word, "state", among: Case.State.allCases.map(\.rawValue))
    }
    filters.owner = try owner.map { (id) throws(Failure) in try desk.person(id).id }
    filters.unit = try unit.map { (word) throws(Failure) in
      try desk.word("--unit", word, "unit", among: desk.units())
    }
    if let level, !(1...3).contains(level) {
      throw Failure(.usage, rule: "bad-value", zh: "级别是 1 到 3", en: "levels go from 1 to 3")
    }
    guard let category else { return filters }
    let known = try desk.policy(ClassifyPolicy.self).categories.map(\.base)
    let names = Dictionary(known.map { ($0.id, $0.name) }) { first, _ in first }
    filters.category = try desk.word(
      "--category", category, "category", among: known.map(\.id), names: names)
    return filters
  }

  private func matches(
    _ subject: Case, _ period: Period?, _ calendar: WorkCalendar, _ now: Timestamp
  ) -> Bool {
    func holds<Value: Equatable>(_ wanted: Value?, _ value: Value?) -> Bool {
      wanted == nil || wanted == value
    }
    return holds(state, subject.state.rawValue) && holds(level, subject.level)
      && holds(category, subject.category) && holds(owner, subject.owner)
      && holds(unit, subject.unit) && holds(customer, subject.customerID)
      && text.map { subject.holds($0) } ?? true
      && period.map { $0.contains(subject.received, in: calendar.zone) } ?? true
      && (!overdue || subject.clocks(calendar).contains { $0.verdict(at: now) == .overdue })
  }

  private static func json(_ subject: Case, of total: Int, limited: Bool) -> JSONObject {
    var object: JSONObject = ["schema": "cs.list/1", "id": .string(subject.id.text)]
    let keys = [
      "state", "level", "category", "summary", "channel", "unit", "received", "customer", "owner",
      "expectation", "escalation", "closed",
    ]
    for key in keys { object[key] = subject.head[key] }
    if limited { object["total"] = .number(JSONNumber(total)) }
    return object
  }

  private static func row(_ subject: Case, _ words: PhraseBook) -> [(String, Page.Style)] {
    [
      (subject.id.text, .strong), (words.time(subject.received) ?? "", .faint),
      (
        subject.level.map { String(repeating: "!", count: 4 - $0) } ?? "?",
        subject.level == 1 ? .bad : .plain
      ),
      (words.names.name("state", subject.state.rawValue), .plain),
      (words.person(subject.owner) ?? "-", .plain), (subject.customerName ?? "-", .plain),
      (subject.summary, .plain),
    ]
  }
}

extension Case {
  /// Whether the words of the customer hold a text, without regard to case.
  fileprivate func holds(_ text: String) -> Bool {
    let told = fields["w5h1"]?.object?.compactMap { $0.value.string } ?? []
    return ([summary] + told).contains { $0.lowercased().contains(text.lowercased()) }
  }
}
