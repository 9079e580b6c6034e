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
      var document = JSONValue.object(fields)
      fields = JSONObject()
      _ = document.set(steps[...], to: value)
      fields = document.object ?? [:]
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
    guard let found = event.data["expectations"]?.array, fields["demands"] != nil else { return }
    change("demands") { demands in
      for (index, expectation) in found.enumerated() where demands.indices.contains(index) {
        guard var demand = demands[index].object else { continue }
        demand["expectation"] = expectation == .null ? nil : expectation
        demands[index] = .object(demand)
      }
    }
  }

  private mutating func cooperate(_ kind: Event.Kind, _ event: Event) {
    let time = JSONValue.string(event.at.text)
    if kind == .requested {
      var asked: JSONObject = [:]
      asked["unit"] = event.data["unit"]
      asked["person"] = event.data["to"]
      asked["requested"] = time
      places.ask(event.data["unit"], at: append(.object(asked), to: "coowners"))
      return
    }
    for place in places.acknowledge(event.data["unit"]) {
      update("coowners", at: place) { $0["acknowledged"] = time }
    }
    guard kind == .replied else { return }
    for place in places.reply(event.data["unit"]) {
      update("coowners", at: place) { $0["replied"] = time }
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
      places.add(event.id.text, to: "offers", at: append(.object(offer), to: "offers"))
      places.count(offer["status"]?.string)
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
    if let place = places.place(of: event.data["offer"]?.string, in: "offers") {
      var before: String?
      update("offers", at: place) {
        before = $0["status"]?.string
        $0["status"] = .string(status.rawValue)
        if kind == .approved { $0["approver"] = .string(event.by) }
      }
      places.move(from: before, to: status.rawValue)
    }
    // A branch may have closed the case meanwhile; the answer is kept, and the case stays closed.
    if state == .closed || state == .resolved { return }
    set(places.hasOffer(.standing) ? .offered : places.hasOffer(.accepted) ? .agreed : .working)
  }

  private mutating func promise(_ kind: Event.Kind, _ event: Event) {
    if kind == .kept {
      let place = places.place(of: event.data["promise"]?.string, in: "promises")
      update("promises", at: place) { $0["kept"] = .string(event.at.text) }
      return
    }
    let id = JSONValue.string(event.id.text)
    var promise: JSONObject = ["id": id]
    for key in ["what", "by"] { promise[key] = event.data[key] }
    let old = places.place(of: event.data["replaces"]?.string, in: "promises")
    update("promises", at: old) { $0["replaced"] = id }
    places.add(event.id.text, to: "promises", at: append(.object(promise), to: "promises"))
  }

  private mutating func escalate(_ event: Event) {
    var escalation = fields["escalation"]?.object ?? [:]
    for key in ["tier", "grade"] { if let value = event.data[key] { escalation[key] = value } }
    let raised = event.data["signals"]?.array?.compactMap { $0.object?["signal"] } ?? []
    let new = raised.filter { places.insert($0, in: "signals") }
    if !new.isEmpty {
      var signals = escalation["signals"]?.array ?? []
      // Held twice, here and below, the list would be copied for each event.
      fields["escalation"] = .null
      escalation["signals"] = .null
      signals += new
      escalation["signals"] = .array(signals)
    }
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
      let place = places.place(of: done.string, in: "improvements")
      update("improvements", at: place) { $0["done"] = .string(event.at.text) }
      return
    }
    var improvement: JSONObject = ["id": .string(event.id.text)]
    for key in ["what", "owner", "by", "cause"] { improvement[key] = event.data[key] }
    let place = append(.object(improvement), to: "improvements")
    places.add(event.id.text, to: "improvements", at: place)
  }

  private mutating func link(_ kind: Event.Kind, _ event: Event) {
    let other = event.data["case"] ?? .null
    if let place = places.unlink(other) { change("links") { $0.remove(at: place) } }
    if kind == .linked {
      var link: JSONObject = [:]
      for key in ["case", "as"] { link[key] = event.data[key] }
      append(.object(link), to: "links")
      places.link(other)
    }
    if fields["links"]?.array?.isEmpty ?? false { fields["links"] = nil }
  }

  // MARK: Lists

  /// Changes a list in its place.
  private mutating func change(_ field: String, _ change: (inout [JSONValue]) -> Void) {
    var list = fields[field]?.array ?? []
    // Held twice, the list would be copied for each event.
    fields[field] = .array([])
    change(&list)
    fields[field] = .array(list)
  }

  /// The place of the new last member.
  @discardableResult
  private mutating func append(_ value: JSONValue, to field: String) -> Int {
    var place = 0
    change(field) { list in
      place = list.count
      list.append(value)
    }
    return place
  }

  /// Adds words that aren't there yet.
  private mutating func join(_ field: String, _ words: JSONValue?) {
    let new = (words?.array ?? []).filter { places.insert($0, in: field) }
    if !new.isEmpty { change(field) { $0 += new } }
  }

  /// Changes a member of a list; nil is none.
  private mutating func update(
    _ field: String, at place: Int?, _ change: (inout JSONObject) -> Void
  ) {
    guard let place else { return }
    self.change(field) { list in
      guard list.indices.contains(place), var part = list[place].object else { return }
      // Held twice, its members would be copied.
      list[place] = .null
      change(&part)
      list[place] = .object(part)
    }
  }
}
