package import Casework
package import JSONText
internal import Policy

/// Something that must be done about a case now.
package struct NextStep: Sendable {
  package var complaint: CaseID
  /// The clock that asks for it; nil for an owed step without a limit.
  package var clock: String?
  package var by: Timestamp?
  package var isOverdue: Bool
  /// The command, with what a person must supply in angle brackets.
  package var command: String
  /// The rule it comes from.
  package var rule: String
  /// Whose turn it is.
  package var who: [String]
  package var summary: String
  package var level: Int?
  /// Until when it can wait, as the customer rests (VIS-4); the due time stays what it is.
  package var heldUntil: Timestamp?
  /// Until when the customer of a case that isn't urgent rests, where the step can't wait for that.
  package var customerRestsUntil: Timestamp?
  /// What the placeholders of the command may be, where policy says: `kind`, `cause`, `unit`.
  package var choices: [String: [String]] = [:]

  package var json: JSONObject {
    var object: JSONObject = ["case": .string(complaint.text)]
    object["clock"] = clock.map { .string($0) }
    object["by"] = by.map { .string($0.text) }
    object["overdue"] = .bool(isOverdue)
    object["held_until"] = heldUntil.map { .string($0.text) }
    object["customer_rests_until"] = customerRestsUntil.map { .string($0.text) }
    object["do"] = .string(command)
    object["why"] = .string(rule)
    object["who"] = .array(who.map { .string($0) })
    object["summary"] = .string(summary)
    object["level"] = level.map { .number(JSONNumber($0)) }
    if !choices.isEmpty {
      var offered: JSONObject = [:]
      for (name, words) in choices.sorted(by: { $0.key < $1.key }) {
        offered[name] = .array(words.map { .string($0) })
      }
      object["choices"] = .object(offered)
    }
    return object
  }

  /// A word as a shell takes it; records may come from anybody's branch.
  static func quoted(_ word: String) -> String {
    let plain = word.utf8.allSatisfy {
      (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
        || "-_.".utf8.contains($0)
    }
    if plain, !word.isEmpty { return word }
    return "'"
      + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }
}

/// Finds what is owed in a case: its running clocks, and the one step that its state asks for.
package struct StepFinder: Sendable {
  private let permissions: Permissions
  private let calendar: WorkCalendar
  private let now: Timestamp
  private let vocabulary: [String: [String]]
  private let approvers: @Sendable (Case, Offer) -> [String]

  /// - Parameter approvers: who may approve an offer; asked only where one waits.
  /// - Parameter vocabulary: the words of policy that commands take, by placeholder.
  package init(
    permissions: Permissions, calendar: WorkCalendar, now: Timestamp,
    vocabulary: [String: [String]] = [:], approvers: @escaping @Sendable (Case, Offer) -> [String]
  ) {
    (self.permissions, self.calendar, self.now) = (permissions, calendar, now)
    (self.vocabulary, self.approvers) = (vocabulary, approvers)
  }

  package func steps(_ subject: Case) -> [NextStep] {
    steps(subject, subject.clocks(calendar))
  }

  /// - Parameter runs: the clocks of the case.
  package func steps(_ subject: Case, _ runs: [ClockRun]) -> [NextStep] {
    let open = runs.filter { $0.isOpen && !$0.isPaused }
    // Read once, as a hostile file may hold thousands of them and of clocks.
    var asked: [String: String] = [:]
    for coowner in subject.coowners where coowner.replied == nil {
      asked[coowner.unit] = coowner.person
    }
    var steps = open.map { step(for: $0, subject, asked) }
    let covered = Set(steps.map(\.command))
    for step in owed(subject) where !covered.contains(step.command) { steps.append(step) }
    return steps
  }

  /// A step that is known already, with what is not kept of it: whether it is late by now, and, if
  /// that is asked for, what its placeholders may be.
  package func step(
    _ complaint: CaseID, clock: String?, by: Timestamp?, command: String, rule: String,
    who: [String], summary: String, level: Int?, choosing: Bool
  ) -> NextStep {
    NextStep(
      complaint: complaint, clock: clock, by: by, isOverdue: by.map { $0 < now } ?? false,
      command: command, rule: rule, who: who, summary: summary, level: level,
      choices: choosing ? choices(for: command) : [:])
  }

  // MARK: Clocks

  /// - Parameter asked: the person asked in each unit that still owes its opinion.
  private func step(
    for run: ClockRun, _ subject: Case, _ asked: [String: String]
  ) -> NextStep {
    let command = command(for: run, subject)
    return NextStep(
      complaint: subject.id, clock: run.clock, by: run.due,
      isOverdue: run.verdict(at: now) == .overdue, command: command, rule: run.rule,
      who: who(for: run, subject, asked), summary: subject.summary, level: subject.level,
      choices: choices(for: command))
  }

  private func command(for run: ClockRun, _ subject: Case) -> String {
    let id = subject.id.text
    return switch run.like {
    case "contact": "cs case contact \(id) --outcome <reached|unreached> --emotion <emotion:0-10>"
    case "classify": "cs classify \(id)"
    case "plan": "cs remedy offer \(id) --kind <kind> --what <text>"
    case "verify": judgeCommand(id)
    case "feedback": "cs case inform \(id) --text <text>"
    case "answer", "escalation": "cs case inform \(id) --text <text>"
    case "acknowledge":
      "cs case acknowledge \(id) --unit \(run.subject.map(NextStep.quoted) ?? "<unit>")"
    case "opinion":
      "cs case reply \(id) --unit \(run.subject.map(NextStep.quoted) ?? "<unit>") --text <opinion>"
    case "promise": "cs remedy keep \(id) \(run.subject.map(NextStep.quoted) ?? "<promise>")"
    case "visit":
      "cs visit record \(id) --outcome <reached|unreached|refused> --satisfaction <1-5> --channel phone"
    case "visit-demand": "cs case inform \(id) --text <text>"
    default: resolveCommand(id)
    }
  }

  private func who(
    for run: ClockRun, _ subject: Case, _ asked: [String: String]
  ) -> [String] {
    switch run.like {
    case "acknowledge", "opinion":
      if let person = run.subject.flatMap({ asked[$0] }) { return [person] }
      let unit = permissions.staff.people.filter { $0.unit == run.subject }.map(\.id)
      return unit.isEmpty ? owner(subject) : unit
    case "escalation":
      let role = permissions.staff.people.filter { $0.role == run.subject }
      let own = role.filter { $0.unit == subject.unit }
      return (own.isEmpty ? role : own).map(\.id)
    case "contact": return owner(subject, may: "contact")
    case "classify": return owner(subject, may: "classify")
    default: return owner(subject)
    }
  }

  /// The owner; before there is one, who took the complaint in, if they may do what is asked.
  private func owner(_ subject: Case, may verb: String) -> [String] {
    if let owner = subject.owner { return [owner] }
    let taker = subject.events.first.flatMap { permissions.staff.person($0.by) }
    if let taker, permissions.allows(taker, verb) { return [taker.id] }
    return able(verb, in: subject)
  }

  /// The owner; before there is one, everybody who may give the case one.
  private func owner(_ subject: Case) -> [String] {
    subject.owner.map { [$0] } ?? able("assign", in: subject)
  }

  /// Who may do something: those of the case's unit, or all where its unit has nobody.
  private func able(_ verb: String, in subject: Case) -> [String] {
    let able = permissions.staff.people.filter { permissions.allows($0, verb) }
    let own = able.filter { $0.unit == subject.unit }
    return (own.isEmpty ? able : own).map(\.id)
  }

  private func judgeCommand(_ id: String) -> String {
    "cs case judge \(id) --verdict <upheld|partly|not-upheld> --cause <cause> --unit <unit>"
  }

  private func resolveCommand(_ id: String) -> String {
    "cs case resolve \(id) --outcome <text>"
  }

  // MARK: Owed steps

  private func owed(_ subject: Case) -> [NextStep] {
    var steps = improvements(subject)
    if subject.state == .closed { return steps }
    if subject.isPaused {
      let command = "cs case resume \(subject.id.text)"
      return steps + [step(command, "COL-2", owner(subject), subject)]
    }
    if subject.level != nil, subject.owner == nil {
      let command = "cs case assign \(subject.id.text) --to <person>"
      steps.append(step(command, "CLS-4", able("assign", in: subject), subject))
    }
    if let escalation = subject.fields["escalation"]?.object, escalation["tier"] == nil {
      let command =
        "cs escalate grade \(subject.id.text) --influence <1-5:grounds>"
        + " --difficulty <1-5:grounds> --improvement <1-5:grounds>"
      steps.append(step(command, "ESC-2", able("grade", in: subject), subject))
    }
    if subject.level == nil { return steps }
    steps += subject.offers.compactMap { step(for: $0, subject) }
    if let main = mainStep(subject) { steps.append(main) }
    return steps
  }

  /// What an offer waits for: an approval, or the customer's answer.
  private func step(for offer: Offer, _ subject: Case) -> NextStep? {
    let id = subject.id.text
    switch offer.status {
    case .proposed:
      let able = approvers(subject, offer)
      if able.isEmpty {
        let command = "cs remedy decline \(id) \(offer.id) --because <text>"
        return step(command, "REM-7", [offer.by], subject)
      }
      return step("cs remedy approve \(id) \(offer.id)", "REM-7", able, subject)
    case .standing:
      return step(
        "cs remedy <accept|reject> \(id) \(offer.id)", "COL-4", owner(subject), subject)
    default: return nil
    }
  }

  /// The step that brings the case forward.
  private func mainStep(_ subject: Case) -> NextStep? {
    let id = subject.id.text
    let owner = owner(subject)
    // The facts come before the settlement, unless an idea is all there is.
    let isJudged = subject.judgement != nil || subject.level == 3
    if !isJudged { return step(judgeCommand(id), "COL-3", owner, subject) }
    switch subject.state {
    case .offered: return nil
    case .resolved:
      if subject.promises.contains(where: \.isOpen) { return nil }
      if subject.words("root_causes").isEmpty {
        return step("cs case cause \(id) <code>", "COL-6", owner, subject)
      }
      return step("cs case close \(id) --confirmed <yes|attempts>", "COL-5", owner, subject)
    case .agreed:
      return step(resolveCommand(id), "COL-5", owner, subject)
    default:
      let answered = subject.events.contains { $0.kind == .informed }
      if subject.level == 3, !answered { return nil }
      let verdict = subject.judgement?["verdict"]?.string
      if subject.level == 3 || verdict == "not-upheld" {
        return step(resolveCommand(id), "COL-3", owner, subject)
      }
      // One that waits for approval goes first.
      if subject.offers.contains(where: { $0.status == .proposed }) { return nil }
      return step("cs remedy offer \(id) --kind <kind> --what <text>", "REM-1", owner, subject)
    }
  }

  private func improvements(_ subject: Case) -> [NextStep] {
    subject.improvements.filter { $0.done == nil }.map { improvement in
      var step = step(
        "cs case improve \(subject.id.text) --done \(improvement.id)", "COL-6",
        improvement.owner.map { [$0] } ?? owner(subject), subject)
      step.by = improvement.by
      step.isOverdue = improvement.by.map { $0 < now } ?? false
      return step
    }
  }

  private func step(
    _ command: String, _ rule: String, _ who: [String], _ subject: Case
  ) -> NextStep {
    NextStep(
      complaint: subject.id, clock: nil, by: nil, isOverdue: false, command: command, rule: rule,
      who: who, summary: subject.summary, level: subject.level, choices: choices(for: command))
  }

  /// The words for the placeholders that a command has.
  private func choices(for command: String) -> [String: [String]] {
    var found: [String: [String]] = [:]
    for part in command.utf8.split(separator: UInt8(ascii: "<")).dropFirst() {
      let name = part.prefix { $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: ":") }
      let word = String(decoding: name, as: UTF8.self)
      found[word] = vocabulary[word]
    }
    return found
  }
}
