package import Casework

/// Why a case can't take a step now.
enum Refusal {
  /// `dataerr`: the case's state, or a value, stands against it.
  static func of(_ rule: String, zh: String, en: String, hint: Localized? = nil) -> Failure {
    Failure(.dataerr, rule: rule, zh: zh, en: en, hint: hint)
  }

  static func unless(
    _ holds: Bool, _ rule: String, zh: String, en: String, hint: Localized? = nil
  ) throws(Failure) {
    if !holds { throw of(rule, zh: zh, en: en, hint: hint) }
  }
}

extension Case {
  /// - Throws: when it is earlier than the case: nothing can have been done about it yet.
  package func checkReceived(by now: Timestamp) throws(Failure) {
    try Refusal.unless(
      !isBeforeReceipt(now), "before-receipt",
      zh: "\(now.text) 早于案件受理的时间 \(received.text)",
      en: "\(now.text) is before the case was received, at \(received.text)",
      hint: Localized(
        zh: "核对 --now、CS_NOW 和本机时钟", en: "check --now, CS_NOW and this machine's clock"))
  }

  /// - Throws: when the case is closed, as nothing but a note may follow then.
  func checkOpen() throws(Failure) {
    try Refusal.unless(
      state != .closed, "case-closed", zh: "案件已结案", en: "the case is closed",
      hint: Localized(
        zh: "要继续处理，先 cs case reopen \(id.text)", en: "reopen it first: cs case reopen \(id.text)"))
  }
}
