import JSONText

/// What each kind of event does to a case.
///
/// Offers, promises and improvements are named by the event that made them, so that two branches
/// never name two things alike.
extension Case {
  /// Members of an event's data that say something of the event, not of the case.
  static let aside: Set = ["id", "reason", "clocks", "policy"]

  /// Fields that a correction may change; the others follow from events of their own.
  package static let amendable = [
    "summary", "channel", "skip_level", "unit", "customer", "w5h1", "demands", "product", "lot",
    "order", "emotion",
  ]

  mutating func fold(_ event: Event) {
    guard let kind = event.kind else { return }
    switch kind {
    case .received: receive(event)
    case .amended: amend(event)
    case .contacted: contact(event)
    case .classified: classify(event)
    case .assigned: fields["owner"] = event.data["to"]
    case .requested, .acknowledged, .replied: cooperate(kind, event)
    case .judged: judge(event)
    case .offered, .approved, .declined, .accepted, .rejected: offer(kind, event)
    case .promised, .kept: promise(kind, event)
    case .escalated: escalate(event)
    case .suspected, .confirmed: join("abnormal", event.data["features"])
    case .visited: copy(["satisfaction"], of: event)
    case .resolved, .closed, .reopened: finish(kind, event)
    case .caused: join("root_causes", event.data["code"].map { [$0] })
    case .improved: improve(event)
    case .linked, .unlinked: link(kind, event)
    case .paused, .resumed, .extended, .informed, .filed, .evidence, .noted, .redacted: break
    }
    startWork(kind)
  }

  /// Whatever is done about a complaint ends its waiting.
  private mutating func startWork(_ kind: Event.Kind) {
    switch kind {
    case .received, .amended, .noted, .linked, .unlinked, .redacted, .escalated, .suspected: break
    default: if state == .received { set(.working) }
    }
  }

  private mutating func set(_ state: State) { fields["state"] = .string(state.rawValue) }

  private mutating func copy(_ keys: [String], of event: Event) {
    for key in keys { if let value = event.data[key] { fields[key] = value } }
  }

  private mutating func receive(_ event: Event) {
    set(.received)
    fields["received"] = event.data["received"] ?? .string(event.at.text)
    copy(
      [
        "key", "summary", "channel", "skip_level", "unit", "customer", "w5h1", "demands", "product",
        "lot", "order", "emotion",
      ], of: event)
  }

  private mutating func amend(_ event: Event) {
    for (path, value) in event.data["set"]?.object ?? [:] {
      let steps = path.split(separator: ".").map(String.init)
      guard let root = steps.first, Case.amendable.contains(root) else { continue }
      fields = JSONValue.object(fields).setting(steps[...], to: value)?.object ?? fields
    }
  }

  private mutating func contact(_ event: Event) {
    copy(["emotion"], of: event)
  }

  private mutating func classify(_ event: Event) {
    for key in ["style", "mindset", "difficult", "rights"] { fields[key] = event.data[key] }
    copy(["level", "category"], of: event)
    expect(event)
  }

  /// Takes over what was found of each demand's expectation, in the order of the demands.
  private mutating func expect(_ event: Event) {
    copy(["expectation"], of: event)
    guard let found = event.data["expectations"]?.array, var demands = fields["demands"]?.array
    else { return }
    for (index, expectation) in found.enumerated() where demands.indices.contains(index) {
      guard var demand = demands[index].object else { continue }
      demand["expectation"] = expectation == .null ? nil : expectation
      demands[index] = .object(demand)
    }
    fields["demands"] = .array(demands)
  }

  private mutating func cooperate(_ kind: Event.Kind, _ event: Event) {
    let time = JSONValue.string(event.at.text)
    if kind == .requested {
      var asked: JSONObject = [:]
      asked["unit"] = event.data["unit"]
      asked["person"] = event.data["to"]
      asked["requested"] = time
      append(.object(asked), to: "coowners")
      return
    }
    update("coowners", where: { $0["unit"] == event.data["unit"] && $0["replied"] == nil }) {
      if $0["acknowledged"] == nil { $0["acknowledged"] = time }
      if kind == .replied { $0["replied"] = time }
    }
  }

  private mutating func judge(_ event: Event) {
    var judgement: JSONObject = [:]
    for key in ["verdict", "cause", "unit"] { judgement[key] = event.data[key] }
    fields["judgement"] = .object(judgement)
    copy(["losses"], of: event)
    expect(event)
  }

  private mutating func offer(_ kind: Event.Kind, _ event: Event) {
    if kind == .offered {
      var offer: JSONObject = ["id": .string(event.id.text)]
      for (key, value) in event.data where !Case.aside.contains(key) { offer[key] = value }
      offer["proposer"] = .string(event.by)
      append(.object(offer), to: "offers")
      if offer["status"]?.string == Offer.Status.standing.rawValue { set(.offered) }
      return
    }
    let status: Offer.Status =
      switch kind {
      case .approved: .standing
      case .accepted: .accepted
      case .rejected: .rejected
      default: .declined
      }
    update("offers", where: { $0["id"] == event.data["offer"] }) {
      $0["status"] = .string(status.rawValue)
      if kind == .approved { $0["approver"] = .string(event.by) }
    }
    // A branch may have closed the case meanwhile; the answer is kept, and the case stays closed.
    if state == .closed || state == .resolved { return }
    let statuses = Set(offers.map(\.status))
    set(statuses.contains(.standing) ? .offered : statuses.contains(.accepted) ? .agreed : .working)
  }

  private mutating func promise(_ kind: Event.Kind, _ event: Event) {
    if kind == .kept {
      update("promises", where: { $0["id"] == event.data["promise"] }) {
        $0["kept"] = .string(event.at.text)
      }
      return
    }
    let id = JSONValue.string(event.id.text)
    var promise: JSONObject = ["id": id]
    for key in ["what", "by"] { promise[key] = event.data[key] }
    if let old = event.data["replaces"] {
      update("promises", where: { $0["id"] == old }) { $0["replaced"] = id }
    }
    append(.object(promise), to: "promises")
  }

  private mutating func escalate(_ event: Event) {
    var escalation = fields["escalation"]?.object ?? [:]
    for key in ["tier", "grade"] { if let value = event.data[key] { escalation[key] = value } }
    let raised = event.data["signals"]?.array?.compactMap { $0.object?["signal"] } ?? []
    var signals = escalation["signals"]?.array ?? []
    for signal in raised where !signals.contains(signal) { signals.append(signal) }
    if !signals.isEmpty { escalation["signals"] = .array(signals) }
    fields["escalation"] = .object(escalation)
  }

  private mutating func finish(_ kind: Event.Kind, _ event: Event) {
    switch kind {
    case .resolved:
      copy(["outcome"], of: event)
      set(.resolved)
    case .closed:
      copy(["satisfaction"], of: event)
      fields["closed"] = .string(event.at.text)
      set(.closed)
    default:
      fields["closed"] = nil
      set(.working)
    }
  }

  private mutating func improve(_ event: Event) {
    if let done = event.data["done"] {
      update("improvements", where: { $0["id"] == done }) { $0["done"] = .string(event.at.text) }
      return
    }
    var improvement: JSONObject = ["id": .string(event.id.text)]
    for key in ["what", "owner", "by", "cause"] { improvement[key] = event.data[key] }
    append(.object(improvement), to: "improvements")
  }

  private mutating func link(_ kind: Event.Kind, _ event: Event) {
    var links = fields["links"]?.array ?? []
    links.removeAll { $0.object?["case"] == event.data["case"] }
    if kind == .linked {
      var link: JSONObject = [:]
      for key in ["case", "as"] { link[key] = event.data[key] }
      links.append(.object(link))
    }
    fields["links"] = links.isEmpty ? nil : .array(links)
  }

  private mutating func append(_ value: JSONValue, to field: String) {
    var list = fields[field]?.array ?? []
    // Held twice, the list would be copied for each event.
    fields[field] = .array([])
    list.append(value)
    fields[field] = .array(list)
  }

  /// Adds words that aren't there yet.
  private mutating func join(_ field: String, _ words: JSONValue?) {
    var list = fields[field]?.array ?? []
    for word in words?.array ?? [] where !list.contains(word) { list.append(word) }
    if !list.isEmpty { fields[field] = .array(list) }
  }

  private mutating func update(
    _ field: String, where holds: (JSONObject) -> Bool, _ change: (inout JSONObject) -> Void
  ) {
    guard let list = fields[field]?.array else { return }
    fields[field] = .array(
      list.map { value in
        guard var part = value.object, holds(part) else { return value }
        change(&part)
        return .object(part)
      })
  }
}
