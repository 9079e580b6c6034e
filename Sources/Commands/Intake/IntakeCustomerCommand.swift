import ArgumentParser
import Casework
import Intake
import JSONText
import Policy
import Store
import Work

struct IntakeCustomerCommand: LeafCommand {
  static let about = Localized(
    zh: "客户档案：查看、新增、更正", en: "the archive of a customer: show, add, amend")
  static let examples = [
    Localized(same: "cs intake customer 13900000001"),
    Localized(
      zh: "cs intake customer 13900000001 --set name=王女士 --set address=槐花路3号 --set key=true",
      en:
        "cs intake customer 13900000001 --set name=\"Ms Wang\" --set address=\"3 Elm Road\" --set key=true"
    ),
  ]

  @Argument(help: .text(zh: "客户编号或电话", en: "their id, or their phone", "customer"))
  var customer: String
  @Option(
    name: .customLong("set"),
    help: .text(
      zh: "填写或更正一项，可重复；没有档案就新建，等号后留空则删去",
      en:
        "a field to fill in or amend; may be repeated. Makes the archive if there is none; nothing behind '=' takes it out",
      "field=value"))
  var sets: [String] = []
  @Flag(name: .customLong("dry-run"), help: .text(zh: "试运行，不写入", en: "write nothing"))
  var dryRun = false
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let id = try identify()
    var changes: [(String, JSONValue)] = []
    for text in sets { changes.append(try IntakeCustomerCommand.change(text)) }
    if !changes.isEmpty { try desk.permissions().check(desk.person(), may: "intake") }
    if let other = changes.first(where: { $0.0 == "phone" })?.1.string {
      try refuse(phone: other, of: id, desk)
    }
    var phone: [(String, JSONValue)] = []
    if id != customer, !changes.contains(where: { $0.0 == "phone" }) {
      phone = [("phone", .string(customer))]
    }
    let fields = try desk.store.amend(
      customer: id, changes, new: phone + [("registered", .string(desk.now.text))],
      dryRun: dryRun || changes.isEmpty)
    guard let fields else {
      throw Failure(
        .noinput, rule: "no-such-customer", zh: "没有客户“\(customer)”的档案",
        en: "there is no archive of '\(customer)'",
        hint: Localized(
          zh: "用 --set name=… 新建", en: "--set name=… makes one"))
    }
    return CustomerAnswer(
      fields, try history(id, desk), try PhraseBook(desk), isRehearsal: dryRun
    ).reply
  }

  /// A phone that has an archive of its own can't become another's: there would be two.
  private func refuse(phone: String, of id: String, _ desk: Desk) throws(Failure) {
    guard let digits = CustomerKey.phone(phone) else { return }
    let other = CustomerStore.id(of: digits)
    guard other != id,
      try desk.store.amend(customer: other, [], new: [], dryRun: true) != nil
    else { return }
    throw Failure(
      .dataerr, rule: "phone-taken", zh: "\(phone) 已有档案 \(other)",
      en: "\(phone) has the archive \(other) already",
      hint: Localized(
        zh: "那份档案用 cs intake customer \(other) 看；是同一人就在那份里更正",
        en: "'cs intake customer \(other)' shows it; if it is the same person, amend that one"))
  }

  /// The id that a phone gives, or the id itself.
  private func identify() throws(Failure) -> String {
    let isPhone = customer.allSatisfy { $0.isNumber || " +-()（）－＋".contains($0) }
    if isPhone, let digits = CustomerKey.phone(customer) { return CustomerStore.id(of: digits) }
    guard CustomerStore.isPlain(customer) else {
      throw Failure(
        .usage, rule: "bad-customer", zh: "“\(customer)”不是客户编号，也不是电话",
        en: "'\(customer)' is neither a customer's id nor a phone")
    }
    return customer
  }

  private static func change(_ text: String) throws(Failure) -> (String, JSONValue) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let key = String(parts[0])
    guard parts.count == 2, Customer.fields.contains(key) || key.hasPrefix("x-") else {
      throw Failure(
        .usage, rule: "bad-field", zh: "“\(text)”应写作 字段=值", en: "'\(text)' should be field=value",
        hint: nearest(key, among: Customer.fields).map(didYouMean)
          ?? Localized(
            zh: "字段：\(Customer.fields.joined(separator: "、"))，自定义的以 x- 开头",
            en: "fields: \(Customer.fields.joined(separator: " ")); your own begin with x-"))
    }
    let value = String(parts[1])
    if value.isEmpty { return (key, .null) }
    if Customer.flags.contains(key) {
      guard ["true", "false"].contains(value) else {
        throw Failure(
          .usage, rule: "bad-value", zh: "\(key) 写 true 或 false", en: "\(key) is true or false")
      }
      return (key, .bool(value == "true"))
    }
    if Customer.days.contains(key), CivilDay(value) == nil, Timestamp(value) == nil {
      throw Failure(
        .usage, rule: "bad-value", zh: "\(key) 写日期，如 2026-01-15",
        en: "\(key) is a day such as 2026-01-15")
    }
    return (key, .string(value))
  }

  private func history(_ id: String, _ desk: Desk) throws(Failure) -> [CaseID] {
    try desk.index(.names).neighbours(customer: id, lot: nil, product: nil)
  }
}

/// What is known of a customer, and what is missing (INT-6).
private struct CustomerAnswer: Sendable {
  private let fields: JSONObject
  private let history: [CaseID]
  private let isRehearsal: Bool

  private let words: PhraseBook

  init(_ fields: JSONObject, _ history: [CaseID], _ words: PhraseBook, isRehearsal: Bool) {
    (self.fields, self.history, self.isRehearsal) = (fields, history, isRehearsal)
    self.words = words
  }

  /// What a field is called; one's own by its key.
  private func name(_ key: String) -> String { words.names.name("field.customer", key) }

  private static func shown(_ value: JSONValue) -> String {
    if let flag = value.bool { return say(zh: flag ? "是" : "否", en: flag ? "yes" : "no") }
    return value.string ?? value.compactText
  }

  /// What a complete archive has.
  private static let wanted = ["name", "phone", "address", "unit"]

  private var missing: [String] { CustomerAnswer.wanted.filter { fields[$0] == nil } }

  var reply: Reply {
    var json: JSONObject = [
      "schema": "cs.intake.customer/1", "customer": .object(fields),
      "cases": .array(history.map { .string($0.text) }),
      "missing": .array(missing.map { .string($0) }),
    ]
    if isRehearsal { json["dry_run"] = true }
    return Reply(json, ids: [fields["id"]?.string ?? ""]) { [self] in
      var page = Page()
      page.line(
        [fields["id"]?.string, fields["name"]?.string].compactMap { $0 }.joined(separator: " · "),
        .strong)
      for (key, value) in fields where !["schema", "id", "name"].contains(key) {
        page.pair(name(key), CustomerAnswer.shown(value))
      }
      page.pair(
        say(zh: "以往投诉", en: "cases"),
        history.map(\.text).joined(separator: say(zh: "、", en: ", ")))
      page.pair(
        say(zh: "档案还缺", en: "still missing"),
        missing.map(name).joined(separator: say(zh: "、", en: ", ")),
        .warning)
      if isRehearsal { page.line(say(zh: "试运行，未写入", en: "dry run, nothing written"), .warning) }
      return page
    }
  }
}
