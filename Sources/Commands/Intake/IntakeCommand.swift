import ArgumentParser
import Casework
import Intake
import JSONText
import Policy
import Script
import Store
import Work

struct IntakeCommand: LeafCommand {
  static let about = Localized(zh: "受理：登记一件投诉", en: "register a complaint")
  static let examples = [
    Localized(
      zh:
        "cs intake --channel phone --name 王先生 --phone 13900000000 --what \"推车刹车失灵\" --demand exchange --emotion anger:6",
      en:
        "cs intake --channel phone --name \"Ms Wang\" --phone 13900000000 --what \"the pram's brake fails\" --demand exchange --emotion anger:6"
    ),
    Localized(
      same:
        "echo '{\"what\":\"…\",\"demands\":[{\"kind\":\"refund\",\"amount\":\"400\"}]}' | cs intake -"
    ),
    Localized(
      zh: "cs intake --text \"昨天买的水壶漏水，订单号 A10023，要求退款 80 元\" --channel app",
      en:
        "cs intake --text \"the kettle I bought yesterday leaks, order A10023, I want my $80 back\" --channel app"
    ),
    Localized(
      zh: "cs intake --from 投诉.csv --map sheet --rejects 有误.csv",
      en: "cs intake --from complaints.csv --map cfpb --rejects rejects.csv"),
  ]

  @Argument(
    help: .text(
      zh: "写 - 则从标准输入读一个 JSON 对象", en: "'-' reads one JSON object from standard input", "-"))
  var input: String?
  @Option(
    help: .text(
      zh: "渠道：phone app web store letter sms media regulator visit other，或其中文名",
      en: "phone app web store letter sms media regulator visit other"))
  var channel: String?
  @Option(help: .text(zh: "客户姓名", en: "the customer's name")) var name: String?
  @Option(help: .text(zh: "客户电话", en: "their phone")) var phone: String?
  @Option(help: .text(zh: "客户编号", en: "their id, where known", "id")) var customer: String?
  @Option(help: .text(zh: "投诉内容", en: "what happened", "text")) var what: String?
  @Option(
    help: .text(
      zh: "客户的原话（- 读标准输入）：登记为内容，并提示里面像是说了什么",
      en:
        "the customer's own words ('-' reads standard input): what happened, and what they seem to say is pointed out",
      "text"))
  var text: String?
  @Option(
    help: .text(
      zh: "一句话概括（不写则取内容的开头）", en: "the matter in one line; else the start of what happened", "text")
  )
  var summary: String?
  @Option(help: .text(zh: "涉及何人", en: "who was involved", "text")) var who: String?
  @Option(help: .text(zh: "何时发生", en: "when", "text")) var when: String?
  @Option(name: .customLong("where"), help: .text(zh: "何地发生", en: "where", "text"))
  var place: String?
  @Option(help: .text(zh: "推测原因", en: "why, as far as presumed", "text")) var why: String?
  @Option(help: .text(zh: "造成的影响", en: "how it affected them", "text")) var how: String?
  @Option(
    help: .text(
      zh: "诉求，可重复，如 refund:400", en: "a demand such as refund:400; may be repeated", "kind[:amount]"
    ))
  var demand: [String] = []
  @Option(help: .text(zh: "产品或服务", en: "the product or service")) var product: String?
  @Option(help: .text(zh: "批次", en: "its batch")) var lot: String?
  @Option(help: .text(zh: "订单号", en: "the order")) var order: String?
  @Option(help: .text(zh: "情绪，如 anger:8", en: "the emotion, such as anger:8", "emotion:0-10"))
  var emotion: String?
  @Option(help: .text(zh: "受理单位", en: "the unit that takes it")) var unit: String?
  @Option(
    help: .text(zh: "幂等键：同一键只登记一次", en: "an idempotency key: the same key is registered once"))
  var key: String?
  @Flag(name: .customLong("skip-level"), help: .text(zh: "越级投诉", en: "it came over our heads"))
  var skipLevel = false
  @Option(help: .text(zh: "收到的时间", en: "when it reached us", "time")) var received: String?
  @OptionGroup var bulk: BulkOptions
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if bulk.from != nil, input != nil || text != nil || what != nil {
      throw ValidationError(
        say(
          zh: "--from 是整批导入，不能再给 --what、--text 或 -",
          en: "--from takes in a whole file; it goes with no --what, --text or '-'"))
    }
  }

  func run(_ desk: Desk) throws(Failure) -> Reply {
    try desk.permissions().check(desk.person(), may: "intake")
    if let from = bulk.from {
      var intake = try BulkIntake(
        desk, from: from == "-" ? from : desk.world.absolute(from), map: bulk.map(desk),
        rejects: bulk.rejects, dryRun: write.dryRun)
      return try intake.run()
    }
    let told = try told(desk)
    let complaint = try complaint(desk, told)
    return try Reception.register(complaint, told: told, write, desk)
  }

  /// What `--text` gives.
  private func told(_ desk: Desk) throws(Failure) -> String? {
    guard let text else { return nil }
    guard what == nil, input == nil else {
      throw Failure(
        .usage, rule: "usage", zh: "--text 已是投诉内容，不要再写 --what 或 -",
        en: "--text says what happened; leave out --what and '-'")
    }
    if text != "-" { return text }
    return try desk.inputText()
  }

  /// The complaint as flags, or standard input, tell it.
  private func complaint(_ desk: Desk, _ told: String?) throws(Failure) -> Complaint {
    var reader = ComplaintReader(currency: desk.settings.currency, zone: desk.settings.zone)
    var complaint = try read(&reader, desk)
    if let told, told.contains(where: { !$0.isWhitespace }) {
      complaint.told["what"] = .string(told)
    }
    if complaint.told["what"] == nil {
      throw Failure(
        .usage, rule: "nothing-told", zh: "没有投诉内容", en: "nothing says what happened",
        hint: Localized(zh: "加上 --what，或用 - 从标准输入读 JSON", en: "add --what, or read JSON with '-'"))
    }
    if complaint.unit == nil { complaint.unit = desk.settings.unit }
    if let received = complaint.received, received > desk.now.adding(seconds: Case.receiptTolerance)
    {
      throw Failure(
        .dataerr, rule: "future", zh: "受理时间还没有到", en: "the time of receipt lies in the future")
    }
    return complaint
  }

  private func read(
    _ reader: inout ComplaintReader, _ desk: Desk
  ) throws(Failure) -> Complaint {
    guard input == nil else { return try reader.read(try object(desk)) }
    do throws(Failure) {
      return try reader.read(try flags(desk))
    } catch {
      // What was typed is at fault, not data.
      throw Failure(.usage, error.faults)
    }
  }

  private func flags(_ desk: Desk) throws(Failure) -> JSONObject {
    var object: JSONObject = [:]
    let channel = try self.channel.map { (word) throws(Failure) in
      try desk.word("--channel", word, "channel", among: Vocabulary.channels)
    }
    let emotion = try self.emotion.map { (word) throws(Failure) in
      try desk.leading(word, "--emotion", "emotion", among: Vocabulary.emotions)
    }
    let demand = try self.demand.map { (word) throws(Failure) in
      try desk.leading(word, "--demand", "demand", among: Vocabulary.demands)
    }
    let texts = [
      ("summary", summary), ("channel", channel), ("name", name), ("phone", phone),
      ("customer", customer),
      ("who", who), ("when", when), ("where", place), ("what", what), ("why", why), ("how", how),
      ("product", product), ("lot", lot), ("order", order), ("emotion", emotion), ("unit", unit),
      ("key", key), ("received", received),
    ]
    for (key, text) in texts { object[key] = text.map { .string($0) } }
    if !demand.isEmpty { object["demands"] = .array(demand.map { .string($0) }) }
    if skipLevel { object["skip_level"] = true }
    return object
  }

  private func object(_ desk: Desk) throws(Failure) -> JSONObject {
    guard input == "-" else {
      throw Failure(
        .usage, rule: "usage", zh: "多出的参数“\(input ?? "")”",
        en: "unexpected argument '\(input ?? "")'",
        hint: Localized(zh: "内容写在 --what 后面", en: "what happened goes behind --what"))
    }
    let bytes = try desk.world.readInput().get()
    let value: JSONValue
    do throws(JSONFault) { value = try JSONValue.parse(bytes) } catch {
      throw Failure(
        .dataerr,
        [
          Diagnostic(
            rule: error.kind.rawValue, Localized(zh: error.messageZH, en: error.messageEN),
            file: "-", line: error.line, column: error.column)
        ])
    }
    guard let object = value.object else {
      throw Failure(
        .dataerr, rule: "not-an-object", zh: "标准输入不是 JSON 对象",
        en: "standard input holds no JSON object", file: "-")
    }
    return object
  }
}
