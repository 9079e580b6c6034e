package import Casework
internal import JSONText
package import Policy

/// What is put forward to settle a case, and what becomes of it (REM-7, COL-4).
package struct Offering: Sendable {
  private let policy: RemedyPolicy
  private let spending: Spending

  package init(_ policy: RemedyPolicy, _ staff: Staff) {
    self.policy = policy
    spending = Spending(policy, staff)
  }

  /// An offer: it stands at once within the proposer's own authority, otherwise it waits.
  package func offer(
    _ subject: Case, kind: String, what: String, money: Money?, by due: Timestamp?,
    from person: Person
  ) throws(Failure) -> EventDraft {
    try subject.checkWorkable()
    let kinds = policy.kinds.map(\.id)
    guard kinds.contains(kind) else {
      throw Failure(
        .dataerr, rule: "unknown-kind", zh: "没有这种方案“\(kind)”",
        en: "there is no kind of offer '\(kind)'",
        hint: nearest(kind, among: kinds).map(didYouMean)
          ?? Localized(same: kinds.joined(separator: " ")))
    }
    let amount = money?.amount ?? .zero
    let total = subject.committed() + amount
    let stands = spending.covers(total, person, category: subject.category)
    var data: JSONObject = ["kind": .string(kind), "what": .string(what)]
    data["amount"] = money?.json
    data["by"] = due.map { .string($0.text) }
    data["tests"] = OfferTests(kind: kind, by: due, subject, policy).json
    data["status"] = stands ? "standing" : "proposed"
    return EventDraft(.offered, data)
  }

  /// Who may approve an offer that waits.
  package func approvers(_ subject: Case, _ offer: Offer) -> [String] {
    let total = subject.committed(except: offer.id) + (offer.money?.amount ?? .zero)
    return spending.approvers(of: total, askedBy: offer.by, category: subject.category).map(\.id)
  }

  /// - Throws: `noperm` when it is the proposer, or above the person's authority.
  package func approve(
    _ subject: Case, _ offer: Offer, by person: Person
  ) throws(Failure) -> EventDraft {
    try Offering.check(offer, is: [.proposed])
    try checkAuthority(subject, offer, person)
    return EventDraft(.approved, ["offer": .string(offer.id)])
  }

  package func decline(
    _ subject: Case, _ offer: Offer, by person: Person, because: String?
  ) throws(Failure) -> EventDraft {
    try Offering.check(offer, is: [.proposed])
    try checkAuthority(subject, offer, person)
    guard because != nil else {
      throw Failure(
        .dataerr, rule: "reason-missing", zh: "不批准要说明理由", en: "declining needs a reason",
        hint: Localized(zh: "加上 --because", en: "add --because"))
    }
    return EventDraft(.declined, ["offer": .string(offer.id)])
  }

  private func checkAuthority(
    _ subject: Case, _ offer: Offer, _ person: Person
  ) throws(Failure) {
    let able = approvers(subject, offer)
    if able.contains(person.id) { return }
    let own = person.id == offer.by
    throw Failure(
      .noperm, rule: "not-authorised",
      zh: own ? "不能审批自己提出的方案" : "超出 \(person.name.zh) 的审批权限",
      en: own
        ? "nobody approves what they proposed themselves"
        : "this is above the authority of \(person.name.en)",
      hint: Localized(
        zh: "可由这些人审批：\(able.joined(separator: "、"))",
        en: "these may: \(able.joined(separator: ", "))"))
  }

  /// The customer takes an offer; what it says will be done by a time becomes a promise (REM-8).
  package func accept(_ subject: Case, _ offer: Offer) throws(Failure) -> [EventDraft] {
    try Offering.check(offer, is: [.standing])
    var drafts = [EventDraft(.accepted, ["offer": .string(offer.id)])]
    if let due = offer.due {
      drafts.append(promise(what: offer.what, by: due))
    }
    return drafts
  }

  package func reject(_ subject: Case, _ offer: Offer) throws(Failure) -> EventDraft {
    try Offering.check(offer, is: [.standing])
    return EventDraft(.rejected, ["offer": .string(offer.id)])
  }

  private static func check(_ offer: Offer, is statuses: [Offer.Status]) throws(Failure) {
    if statuses.contains(offer.status) { return }
    throw Failure(
      .dataerr, rule: "wrong-state", zh: "这个方案的状态是“\(offer.status.rawValue)”，不能这样处理",
      en: "the offer is '\(offer.status.rawValue)', which this step doesn't follow")
  }

  // MARK: Promises

  private func promise(what: String, by due: Timestamp) -> EventDraft {
    EventDraft(
      .promised,
      ["what": .string(what), "by": .string(due.text), "policy": .string(policy.promiseRule)])
  }

  /// A promise with its deadline, perhaps in the place of another.
  package func promise(
    _ subject: Case, what: String, by due: Timestamp, replacing old: Promise?, at now: Timestamp
  ) throws(Failure) -> EventDraft {
    try subject.checkWorkable()
    guard due > now else {
      throw Failure(
        .dataerr, rule: "past-deadline", zh: "承诺的期限已经过去", en: "the promise's deadline has passed")
    }
    var draft = promise(what: what, by: due)
    if let old {
      try Offering.checkOpen(old)
      draft.data["replaces"] = .string(old.id)
    }
    return draft
  }

  package func keep(_ promise: Promise) throws(Failure) -> EventDraft {
    try Offering.checkOpen(promise)
    return EventDraft(.kept, ["promise": .string(promise.id)])
  }

  private static func checkOpen(_ promise: Promise) throws(Failure) {
    if promise.isOpen { return }
    throw Failure(
      .dataerr, rule: "promise-settled", zh: "这个承诺已经兑现或被替换",
      en: "that promise is kept or replaced already")
  }
}

extension Case {
  /// - Throws: when the case is closed.
  func checkWorkable() throws(Failure) {
    if state != .closed { return }
    throw Failure(
      .dataerr, rule: "case-closed", zh: "案件已结案", en: "the case is closed",
      hint: Localized(same: "cs case reopen \(id.text)"))
  }
}
