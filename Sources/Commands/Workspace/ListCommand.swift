import ArgumentParser
import Casework
import JSONText
import Policy
import Store

struct ListCommand: LeafCommand {
  static let about = Localized(zh: "案件列表", en: "list cases")
  static let examples = [
    Localized(same: "cs list"),
    Localized(same: "cs list --state working,offered --level 1 --owner li-na"),
    Localized(same: "cs list --overdue --json | jq -r .id"),
  ]

  @Option(
    help: .text(
      zh: "状态，可列几个：received working offered agreed resolved closed",
      en: "one or more of received working offered agreed resolved closed"))
  var state: [String] = []
  @Option(help: .text(zh: "级别 1–3，可列几个", en: "one or more levels, 1 to 3", "1-3")) var level:
    [String] = []
  @Option(help: .text(zh: "类别", en: "the category", "id")) var category: [String] = []
  @Option(help: .text(zh: "负责人", en: "the owner", "person")) var owner: [String] = []
  @Option(help: .text(zh: "单位", en: "the unit")) var unit: [String] = []
  @Option(help: .text(zh: "客户编号", en: "the customer", "id")) var customer: String?
  @Option(
    help: .text(
      zh: "内容、姓名、电话、单号里的词，都要有", en: "words of the matter, name, phone or order, all of them", "text"
    )) var text: String?
  @Option(help: .text(zh: "受理时期", en: "the period of receipt", "period")) var received: String?
  @Option(help: .text(zh: "结案时期", en: "the period of closing", "period")) var closed: String?
  @Flag(help: .text(zh: "有时限超时的", en: "those with a clock that is late")) var overdue = false
  @Option(
    help: .text(
      zh: "排序：received closed level state owner", en: "received, closed, level, state or owner"))
  var sort = "received"
  @Option(
    help: .text(
      zh: "要显示的列，逗号分隔：id received closed level state category unit owner customer summary",
      en:
        "columns, with commas: id received closed level state category unit owner customer summary")
  )
  var columns = "id,received,level,state,owner,customer,summary"
  @Option(help: .text(zh: "最多几件（会注明）", en: "at most so many, which the answer says", "n"))
  var limit: Int?
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let filter = try filter(desk)
    let columns = try columns.split(separator: ",").map { (name) throws(Failure) in
      try String(name).trimmed.checked("--columns", among: ListCommand.known)
    }
    let index = try desk.index(.contents)
    var reply = Reply(list: []) { Page() }
    if desk.global.quiet {
      reply.ids = try index.ids(filter).map(\.text)
    } else if desk.global.json {
      let total = try limit.map { (_) throws(Failure) in try index.count(filter) }
      reply.lines = try index.lines(filter, total: total)
    } else {
      reply.page = try page(desk, index, filter, columns)
    }
    try desk.warn(of: index.unreadable())
    return desk.whole(reply)
  }

  private func page(
    _ desk: Desk, _ index: CaseIndex, _ filter: CaseFilter, _ columns: [String]
  ) throws(Failure) -> @Sendable () -> Page {
    let shown = try index.cases(filter)
    let total = limit == nil ? shown.count : try index.count(filter)
    let words = try PhraseBook(
      desk, categories: columns.contains("category") ? desk.categories() : [:])
    let isShown = desk.world.terminal.output
    return {
      var page = Page()
      if total == 0 { page.line(say(zh: "没有符合条件的投诉", en: "no cases")) }
      // For people's eyes only: a script wants the rows.
      if isShown, !shown.isEmpty {
        page.cutRow(columns.map { (ListCommand.heading($0), .faint) })
      }
      for listed in shown { page.cutRow(columns.map { ListCommand.cell($0, listed, words) }) }
      if shown.count < total {
        page.line(
          say(zh: "显示 \(shown.count) 件，共 \(total) 件", en: "\(shown.count) of \(total) shown"),
          .faint)
      }
      return page
    }
  }

  private static let known = [
    "id", "received", "closed", "level", "state", "category", "unit", "owner", "customer",
    "summary",
  ]

  /// What the options ask for, their words understood.
  private func filter(_ desk: Desk) throws(Failure) -> CaseFilter {
    var filter = CaseFilter()
    filter.states = try state.words { (word) throws(Failure) in
      try desk.word("--state", word, "state", among: Case.State.allCases.map(\.rawValue))
    }
    filter.owners = try owner.words { (id) throws(Failure) in try desk.person(id).id }
    filter.units = try unit.words { (word) throws(Failure) in
      try desk.word("--unit", word, "unit", among: desk.units())
    }
    filter.levels = try level.words { (word) throws(Failure) in
      guard let level = Int(word), (1...3).contains(level) else {
        throw Failure(
          .usage, rule: "bad-value", zh: "--level 不能是“\(word)”：级别是 1 到 3",
          en: "--level can't be '\(word)': levels go from 1 to 3")
      }
      return level
    }
    if !category.isEmpty {
      let known = try desk.policy(ClassifyPolicy.self).categories.map(\.base)
      let names = Dictionary(known.map { ($0.id, $0.name) }) { first, _ in first }
      filter.categories = try category.words { (word) throws(Failure) in
        try desk.word("--category", word, "category", among: known.map(\.id), names: names)
      }
    }
    filter.customer = customer
    filter.text = text
    filter.received = try received.map { (text) throws(Failure) in
      try desk.period(text).seconds(in: desk.settings.zone)
    }
    filter.closed = try closed.map { (text) throws(Failure) in
      try desk.period(text).seconds(in: desk.settings.zone)
    }
    filter.overdueAt = overdue ? desk.now.seconds : nil
    filter.limit = limit
    let order = try sort.checked("--sort", among: CaseFilter.Order.allCases.map(\.rawValue))
    filter.order = CaseFilter.Order(rawValue: order) ?? .received
    return filter
  }

  private static func heading(_ column: String) -> String {
    switch column {
    case "id": say(zh: "编号", en: "id")
    case "received": say(zh: "受理时间", en: "received")
    case "closed": say(zh: "结案时间", en: "closed")
    case "level": say(zh: "级别", en: "level")
    case "state": say(zh: "状态", en: "state")
    case "category": say(zh: "类别", en: "category")
    case "unit": say(zh: "单位", en: "unit")
    case "owner": say(zh: "负责人", en: "owner")
    case "customer": say(zh: "客户", en: "customer")
    default: say(zh: "事由", en: "summary")
    }
  }

  private static func cell(
    _ column: String, _ listed: ListedCase, _ words: PhraseBook
  ) -> (String, Page.Style) {
    switch column {
    case "id": (listed.id.text, .strong)
    case "received": (words.time(listed.received) ?? "", .faint)
    case "closed": (words.time(listed.closed) ?? "-", .faint)
    case "level":
      (
        listed.level.map { String(repeating: "★", count: min(3, max(0, 4 - $0))) } ?? "?",
        listed.level == 1 ? .bad : .plain
      )
    case "state": (words.names.name("state", listed.state), .plain)
    case "category": (listed.category.map { words.rule("category", $0) } ?? "-", .plain)
    case "unit": (words.name("unit", listed.unit) ?? "-", .plain)
    case "owner": (words.person(listed.owner) ?? "-", .plain)
    case "customer": (listed.customer ?? "-", .plain)
    default: (listed.summary, .plain)
    }
  }
}

extension Desk {
  /// Warns of the cases that can't be read, each with its fault.
  func warn(of unreadable: [CaseID]) {
    for id in unreadable {
      do throws(Failure) { _ = try store.open(id) } catch { warnings += error.faults }
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

extension [String] {
  /// What an option was given, several times or with commas between.
  fileprivate func words<Word>(
    _ understood: (String) throws(Failure) -> Word
  ) throws(Failure) -> [Word] {
    var words: [Word] = []
    for part in self.joined(separator: ",").split(separator: ",") {
      words.append(try understood(String(part).trimmed))
    }
    return words
  }
}
