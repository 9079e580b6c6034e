import Casework
import Intake
import JSONText
import Policy
import Script
import Store
import Work

extension Reception {
  /// Registers a complaint and says what to do first: whom to call by when, what to say, what to
  /// ask, and who else complained of it.
  ///
  /// - Parameter told: free words to point out what they seem to say.
  static func register(
    _ complaint: Complaint, told: String?, _ options: WriteOptions, _ desk: Desk
  ) throws(Failure) -> Reply {
    let policy = try desk.policy(IntakePolicy.self)
    let stamp = try desk.stamp()
    let received = desk.settings.zone.timestamp(
      seconds: (complaint.received ?? desk.now).seconds)
    var complaint = complaint
    complaint.identify()
    let known = complaint
    let customer = options.dryRun ? nil : complaint.customer["id"]?.string
    var answer = try desk.store.alone(withCustomer: customer) { () throws(Failure) in
      try register(known, received, stamp, policy, options, desk)
    }
    if let told { try answer.point(out: told, policy, desk) }
    return answer.reply
  }

  private static func register(
    _ complaint: Complaint, _ received: Timestamp, _ stamp: Stamp, _ policy: IntakePolicy,
    _ options: WriteOptions, _ desk: Desk
  ) throws(Failure) -> IntakeAnswer {
    var around = Surroundings()
    let (subject, events) = try desk.store.create(
      received: desk.settings.zone.civil(received).day, key: complaint.key, stamp: stamp,
      dryRun: options.dryRun,
      seen: { (key) throws(Failure) in try desk.index(.names).ids(key: key) }
    ) { (id) throws(Failure) in
      let draft = EventDraft(
        .received,
        complaint.data(
          received: received,
          clocks: try policy.clocks.starts { () throws(Failure) in
            try desk.asked(complaint, as: id, received: received)
          }))
      let fresh = Case(
        id: id, events: [draft.provisional(after: Case(id: id, events: []), at: desk.now)])
      around = try desk.surroundings(of: fresh)
      let links = around.duplicates.map { other in
        EventDraft(.linked, ["case": .string(other.text), "as": "duplicate"])
      }
      return options.completing([draft] + links)
    }
    if events.isEmpty {
      around = try desk.surroundings(of: subject)
      desk.warn(ofOther: complaint, under: subject)
    }
    if !options.dryRun {
      // Again for a key seen before: whoever first brought it may have been killed in between.
      try desk.store.register(customerOf: subject)
      desk.noteWritten(subject)
      if !events.isEmpty { desk.prepareClone() }
    }
    return try IntakeAnswer(
      subject, events, around, policy, desk, isRehearsal: options.dryRun)
  }
}

extension Desk {
  /// A complaint as the conditions of its clocks see it, before it is a case.
  func asked(
    _ complaint: Complaint, as id: CaseID, received: Timestamp
  ) throws(Failure) -> Subject {
    let draft = EventDraft(.received, complaint.data(received: received, clocks: []))
    return try asked(
      Case(id: id, events: [draft.provisional(after: Case(id: id, events: []), at: now)]))
  }
}

extension Desk {
  /// Says so where a key seen before came with other words: nothing of them is kept.
  fileprivate func warn(ofOther complaint: Complaint, under subject: Case) {
    let known = subject.fields["w5h1"]?.object?["what"]?.string
    guard let what = complaint.told["what"]?.string, what != known else { return }
    warnings.append(
      Diagnostic(
        .warning, rule: "key-taken",
        Localized(
          zh: "这个键属于案件 \(subject.id.text)，内容不同；这次说的没有记下",
          en:
            "the key belongs to case \(subject.id.text), which tells of something else; nothing was kept"
        ),
        hint: Localized(
          zh: "同一投诉有了新内容用 cs case amend 或 cs case note；不同的投诉用不同的键",
          en:
            "new facts of the same complaint go in with 'cs case amend' or 'cs case note'; another complaint needs another key"
        )))
  }
}

extension Complaint {
  /// Names the customer by their phone, where no id was given.
  mutating func identify() {
    guard customer["id"] == nil, let phone = customer["phone"]?.string,
      let digits = CustomerKey.phone(phone)
    else { return }
    customer = JSONObject([("id", .string(CustomerStore.id(of: digits)))] + Array(customer))
  }
}

/// What `cs intake` answers.
private struct IntakeAnswer {
  private let subject: Case
  private let events: [Event]
  private let around: Surroundings
  private let missing: [MissingField]
  private let notice: String
  private let script: (id: String, text: String)?
  private let due: [ClockRun]
  private let words: PhraseBook
  private let isRehearsal: Bool
  private let steps: [NextStep]
  /// How to soothe, where a feeling was recorded (INT-8).
  private let soothing: [Localized]
  private var suggestions: SuggestionList?

  init(
    _ subject: Case, _ events: [Event], _ around: Surroundings, _ policy: IntakePolicy,
    _ desk: Desk, isRehearsal: Bool
  ) throws(Failure) {
    self.subject = subject
    self.events = events
    self.around = around
    self.isRehearsal = isRehearsal
    words = try PhraseBook(desk)
    missing = Completeness.missing(subject, policy)
    soothing = subject.emotion == nil ? [] : policy.soothing
    steps = try desk.stepFinder().steps(subject).sorted(by: NextStep.precedes)
    due = subject.clocks(try desk.calendar()).filter(\.isOpen)
    let circumstances = try Circumstances(
      now: desk.now, calendar: desk.calendar(), surroundings: around)
    let asked = Subject(subject, circumstances, .plain)
    let contact = due.first { $0.clock == "contact" }?.due
    notice = Reception.notice(
      subject, stars: Reception.stars(asked, policy), contactBy: words.time(contact))
    script = try desk.script(.opening, subject, asked)
  }

  /// Reads the customer's own words for what they seem to say.
  mutating func point(out told: String, _ policy: IntakePolicy, _ desk: Desk) throws(Failure) {
    let reader = SuggestionReader(
      told, at: desk.settings.zone.civil(desk.now).day, policy,
      try desk.policy(ClassifyPolicy.self).wording)
    suggestions = SuggestionList(
      reader.suggestions, of: told, for: subject, currency: desk.settings.currency)
  }

  private var json: JSONObject {
    var json: JSONObject = [
      "schema": "cs.intake/1", "id": .string(subject.id.text), "case": .object(subject.head),
      "notice": .string(notice),
    ]
    json["script"] = script.map { ["id": .string($0.id), "text": .string($0.text)] }
    json["soothing"] = .array(soothing.map { .string($0()) })
    json["missing"] = .array(missing.map(\.json))
    json["suggestions"] = suggestions?.json
    json["duplicates"] = .array(around.duplicates.map { .string($0.text) })
    json["batch"] = around.batch.map { batch in
      [
        "key": .string(batch.key), "count": .number(JSONNumber(batch.count)),
        "cases": .array(batch.cases.map { .string($0.text) }),
      ]
    }
    json["history"] = .array(around.history.map { .string($0.text) })
    json["due"] = .array(
      due.map { run in
        var object: JSONObject = ["clock": .string(run.clock)]
        object["by"] = run.due.map { .string($0.text) }
        return .object(object)
      })
    json["next"] = .array(steps.map { .object($0.json) })
    if events.isEmpty { json["seen"] = true }
    if isRehearsal { json.rehearse(events) }
    return json
  }

  var reply: Reply {
    Reply(json, ids: [subject.id.text]) { page }
  }

  private var page: Page {
    var page = Page()
    page.line(notice, .strong)
    page.pair(say(zh: "编号", en: "case"), subject.id.text)
    if events.isEmpty {
      page.pair(
        say(zh: "登记", en: "register"), say(zh: "此前已登记，没有重复写入", en: "seen before; not written again")
      )
    } else if isRehearsal {
      page.pair(
        say(zh: "登记", en: "register"), say(zh: "试运行，未写入", en: "dry run, nothing written"), .warning)
    }
    for run in due { page.pair(words.names.name("clock", run.clock), words.due(run.due)) }
    page.pair(say(zh: "以往投诉", en: "before"), words.list(around.history.map(\.text)))
    page.pair(
      say(zh: "疑似重复", en: "same matter"), words.list(around.duplicates.map(\.text)), .warning)
    if let batch = around.batch {
      page.pair(
        say(zh: "同类", en: "others"),
        say(
          zh: "\(batch.count) 位客户（\(batch.key)）", en: "\(batch.count) customers (\(batch.key))"),
        .warning)
    }
    if let script {
      page.heading(say(zh: "开场这样说", en: "Say first"))
      page.paragraph(script.text)
    }
    page.list(say(zh: "怎么安抚", en: "How to soothe"), soothing.map { $0() })
    suggestions?.print(on: &page, words)
    if !missing.isEmpty {
      page.heading(say(zh: "还要问", en: "Ask"))
      for field in missing { page.bullet(field.ask()) }
    }
    page.steps(steps, words)
    return page
  }
}
