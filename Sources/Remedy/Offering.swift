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
    from person: Person, at now: Timestamp
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
    if money == nil, policy.kinds.contains(where: { $0.id == kind && $0.needsAmount }) {
      throw Failure(
        .dataerr, rule: "amount-missing", zh: "这种方案要写明金额",
        en: "an offer of this kind names its sum",
        hint: Localized(zh: "加上 --amount", en: "add --amount"))
    }
    if let due, due <= now {
      throw Failure(
        .dataerr, rule: "past-deadline", zh: "兑现时间已经过去", en: "the time it is offered for has passed"
      )
    }
    // What somebody grants by themselves adds up, so that many small offers are no way around.
    let stands =
      money.map {
        spending.covers(
          subject.granted(by: person.id) + $0.amount, person, category: subject.category)
      } ?? true
    var data: JSONObject = ["kind": .string(kind), "what": .string(what)]
    data["amount"] = money?.json
    data["by"] = due.map { .string($0.text) }
    data["tests"] = OfferTests(kind: kind, by: due, subject, policy).json
    data["status"] = stands ? "standing" : "proposed"
    return EventDraft(.offered, data)
  }

  /// Who may approve an offer that waits.
  package func approvers(_ subject: Case, _ offer: Offer) -> [String] {
    spending.approvers(
      of: offer.money?.amount ?? .zero, askedBy: offer.by, category: subject.category
    ).map(\.id)
  }

  /// - Throws: `noperm` when it is the proposer, or above the person's authority.
  package func approve(
    _ subject: Case, _ offer: Offer, by person: Person
  ) throws(Failure) -> EventDraft {
    try subject.checkWorkable()
    try Offering.check(offer, is: [.proposed])
    try checkAuthority(subject, offer, person)
    return EventDraft(.approved, ["offer": .string(offer.id)])
  }

  /// Turns an offer down, or withdraws it: whoever made it may, also while it waits for the customer.
  package func decline(
    _ subject: Case, _ offer: Offer, by person: Person, because: String?
  ) throws(Failure) -> EventDraft {
    try subject.checkWorkable()
    if person.id == offer.by {
      try Offering.check(offer, is: [.proposed, .standing])
    } else {
      try Offering.check(offer, is: [.proposed])
      try checkAuthority(subject, offer, person)
    }
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
      zh: own ? "不能审批自己提出的方案" : "超出\(person.name.zh)的审批权限",
      en: own
        ? "nobody approves what they proposed themselves"
        : "this is above the authority of \(person.name.en)",
      hint: able.isEmpty
        ? Localized(
          zh: "没有人有权批准这个数额；提出人可以撤回：cs remedy decline",
          en: "nobody may approve such a sum; whoever made it can withdraw it: cs remedy decline")
        : Localized(
          zh: "可由这些人审批：\(able.joined(separator: "、"))",
          en: "these may: \(able.joined(separator: ", "))"))
  }

  /// The customer takes an offer; what it says will be done by a time becomes a promise (REM-8).
  package func accept(_ subject: Case, _ offer: Offer) throws(Failure) -> [EventDraft] {
    try subject.checkWorkable()
    try Offering.check(offer, is: [.standing])
    var drafts = [EventDraft(.accepted, ["offer": .string(offer.id)])]
    if let due = offer.due {
      drafts.append(promise(what: offer.what, by: due))
    }
    return drafts
  }

  package func reject(_ subject: Case, _ offer: Offer) throws(Failure) -> EventDraft {
    try subject.checkWorkable()
    try Offering.check(offer, is: [.standing])
    return EventDraft(.rejected, ["offer": .string(offer.id)])
  }

  private static func check(_ offer: Offer, is statuses: [Offer.Status]) throws(Failure) {
    if statuses.contains(offer.status) { return }
    let state =
      switch offer.status {
      case .proposed: Localized(zh: "还在等待批准", en: "still waits for approval")
      case .standing: Localized(zh: "正等客户答复", en: "waits for the customer's answer")
      case .declined: Localized(zh: "已被否决或撤回", en: "was declined or withdrawn")
      case .accepted: Localized(zh: "客户已经接受", en: "was accepted already")
      case .rejected: Localized(zh: "客户已经拒绝", en: "was rejected already")
      }
    throw Failure(
      .dataerr, rule: "wrong-state", zh: "这个方案\(state.zh)", en: "this offer \(state.en)",
      hint: offer.status == .proposed
        ? Localized(zh: "先批准：cs remedy approve", en: "have it approved first: cs remedy approve")
        : nil)
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
