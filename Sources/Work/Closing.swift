package import Casework
internal import JSONText
package import Policy

/// How a case ends, and comes back (COL-5, COL-6).
package enum Closing {
  package static func resolve(
    _ subject: Case, outcome: String, firstContact: Bool
  ) throws(Failure) -> EventDraft {
    try subject.checkOpen()
    try Refusal.unless(
      subject.level != nil, "not-classified", zh: "案件还没有分级", en: "the case isn't classified yet",
      hint: Localized(same: "cs classify \(subject.id.text)"))
    var data: JSONObject = ["outcome": .string(outcome)]
    if firstContact { data["first_contact"] = true }
    return EventDraft(.resolved, data)
  }

  /// Closes a case, if nothing is missing, and starts the wait for the visit (VIS-1).
  ///
  /// - Parameter confirmed: whether the customer confirmed; otherwise the attempts to reach them
  ///   must be on record.
  /// - Parameter unitName: what people read for the id of a department.
  /// - Throws: `dataerr` with one fault for each thing that is missing.
  package static func close(
    _ subject: Case, confirmed: Bool, satisfaction: Int?, policy: WorkPolicy, visit: ClockStart?,
    unitName: (String) -> Localized = { Localized(same: $0) }
  ) throws(Failure) -> EventDraft {
    try subject.checkOpen()
    let missing = policy.closing.needs.flatMap { need in
      need == .requests
        ? requests(subject, unitName)
        : faults(of: need, subject, confirmed: confirmed, attempts: policy.closing.attempts)
    }
    if !missing.isEmpty { throw Failure(.dataerr, missing) }
    var data: JSONObject = ["confirmed": confirmed ? "yes" : "attempts"]
    data["satisfaction"] = satisfaction.map { .number(JSONNumber($0)) }
    if let visit { data["clocks"] = [visit].json }
    return EventDraft(.closed, data)
  }

  /// What closing says of the first contact, where nobody is on record to have spoken with the
  /// customer: it ends that clock as met.
  package static func unheard(_ subject: Case, confirmed: Bool) -> Diagnostic? {
    let spoke = subject.events.contains {
      $0.kind == .contacted && $0.data["outcome"]?.string == "reached"
        && !subject.isBeforeReceipt($0.at)
    }
    if !confirmed || spoke { return nil }
    let id = subject.id.text
    return Diagnostic(
      .warning, rule: "no-contact",
      Localized(
        zh: "客户已确认，却没有一次联系到客户的记录；首次联系的时限就按现在算",
        en:
          "the customer confirmed, but nobody is on record to have reached them: the first contact"
          + " counts as made now"),
      hint: Localized(
        zh: "早先联系过，就用 cs case note \(id) 写明何时、何人",
        en: "if somebody spoke with them earlier, note when and who: cs case note \(id)"))
  }

  private static func faults(
    of need: ClosingRule.Need, _ subject: Case, confirmed: Bool, attempts: Int
  ) -> [Diagnostic] {
    let id = subject.id.text
    switch need {
    case .outcome:
      if subject.outcome != nil { return [] }
      // An outcome is taken of classified cases only.
      return unclassified(subject) + [
        fault(
          "outcome-missing", zh: "没有处理结果", en: "there is no outcome",
          hint: Localized(
            zh: "cs case resolve \(id) --outcome <结果>", en: "cs case resolve \(id) --outcome <text>"
          ))
      ]
    case .rootCause:
      if !subject.words("root_causes").isEmpty { return [] }
      return [
        fault(
          "root-cause-missing", zh: "没有根本原因", en: "there is no root cause",
          hint: Localized(zh: "cs case cause \(id) <原因>", en: "cs case cause \(id) <code>"))
      ]
    case .promises:
      return subject.promises.filter(\.isOpen).map { promise in
        fault(
          "promise-open", zh: "承诺还没有兑现：\(promise.what)",
          en: "a promise is still open: \(promise.what)",
          hint: Localized(same: "cs remedy keep \(id) \(promise.id)"))
      }
    case .offers:
      return subject.offers.filter { [.proposed, .standing].contains($0.status) }.map { offer in
        fault(
          "offer-open", zh: "方案还没有着落：\(offer.what)", en: "an offer is still open: \(offer.what)",
          hint: Localized(
            zh: "记下客户的答复，或撤回：cs remedy decline \(id) \(offer.id) --because <理由>",
            en:
              "record the customer's answer, or withdraw it: cs remedy decline \(id) \(offer.id) --because <text>"
          ))
      }
    case .requests: return []
    case .confirmation:
      let tried = subject.attempts
      if confirmed || tried >= attempts { return [] }
      return [
        fault(
          "confirmation-missing", zh: "客户没有确认，办结后只记录了 \(tried) 次联系未果（需 \(attempts) 次）",
          en:
            "not confirmed by the customer, and \(tried) of \(attempts) attempts since it was resolved are on record",
          hint: Localized(
            zh: "cs case contact \(id) --outcome unreached",
            en: "cs case contact \(id) --outcome unreached"))
      ]
    }
  }

  private static func unclassified(_ subject: Case) -> [Diagnostic] {
    if subject.level != nil { return [] }
    return [
      fault(
        "not-classified", zh: "案件还没有分级", en: "the case isn't classified yet",
        hint: Localized(
          zh: "先 cs classify \(subject.id.text)", en: "first: cs classify \(subject.id.text)"))
    ]
  }

  private static func requests(
    _ subject: Case, _ unitName: (String) -> Localized
  ) -> [Diagnostic] {
    let reply = "cs case reply \(subject.id.text) --unit"
    return subject.coowners.filter { $0.replied == nil }.map { asked in
      let name = unitName(asked.unit)
      return fault(
        "request-open", zh: "协办部门还没有答复：\(name.zh)",
        en: "a department still owes an answer: \(name.en)",
        hint: Localized(
          zh: "\(reply) \(asked.unit) --text <意见>", en: "\(reply) \(asked.unit) --text <opinion>"))
    }
  }

  private static func fault(_ rule: String, zh: String, en: String, hint: Localized) -> Diagnostic {
    Diagnostic(rule: rule, Localized(zh: zh, en: en), hint: hint)
  }

  /// Opens a case again.
  ///
  /// - Parameter clocks: those of its level, which start anew.
  package static func reopen(
    _ subject: Case, clocks: [ClockStart]
  ) throws(Failure) -> EventDraft {
    try Refusal.unless(
      subject.state == .closed || subject.state == .resolved, "not-closed", zh: "案件并没有结案",
      en: "the case isn't closed")
    return EventDraft(.reopened, ["clocks": clocks.json])
  }

  package static func cause(
    _ subject: Case, code: String, _ policy: WorkPolicy
  ) throws(Failure) -> EventDraft {
    let codes = policy.causes.map(\.id)
    let hint =
      nearest(code, among: codes).map(didYouMean)
      ?? Localized(same: codes.joined(separator: " "))
    try Refusal.unless(
      codes.contains(code), "unknown-cause", zh: "没有根本原因“\(code)”",
      en: "there is no root cause '\(code)'", hint: hint)
    return EventDraft(.caused, ["code": .string(code)])
  }

  package static func improve(
    _ subject: Case, what: String, owner: Person, by due: Timestamp, cause: String?
  ) -> EventDraft {
    var data: JSONObject = [
      "what": .string(what), "owner": .string(owner.id), "by": .string(due.text),
    ]
    data["cause"] = cause.map { .string($0) }
    return EventDraft(.improved, data)
  }

  /// That an improvement is done.
  package static func improved(_ improvement: Improvement) throws(Failure) -> EventDraft {
    try Refusal.unless(
      improvement.done == nil, "already-done", zh: "这项改进已经完成", en: "that improvement is done")
    return EventDraft(.improved, ["done": .string(improvement.id)])
  }

  package static func link(
    _ subject: Case, to other: CaseID, as relation: String
  ) throws(Failure) -> EventDraft {
    try Refusal.unless(
      other != subject.id, "link-to-itself", zh: "案件不能关联自己", en: "a case isn't linked to itself")
    let known = subject.links.contains { $0.other == other.text && $0.relation == relation }
    try Refusal.unless(!known, "linked-already", zh: "已经这样关联", en: "they are linked so already")
    return EventDraft(.linked, ["case": .string(other.text), "as": .string(relation)])
  }

  package static func unlink(_ subject: Case, from other: CaseID) throws(Failure) -> EventDraft {
    try Refusal.unless(
      subject.links.contains { $0.other == other.text }, "not-linked", zh: "没有关联 \(other.text)",
      en: "there is no link to \(other.text)")
    return EventDraft(.unlinked, ["case": .string(other.text)])
  }
}

extension Case {
  /// Times the customer was called and not reached since the matter was resolved.
  var attempts: Int {
    let since = events.lastIndex { $0.kind == .resolved || $0.kind == .reopened } ?? 0
    return events[since...].count {
      $0.kind == .contacted && $0.data["outcome"]?.string == "unreached"
    }
  }
}
