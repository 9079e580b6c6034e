import Casework

extension Case {
  /// The offer that a number, counted from 1, or an id means.
  func offer(named name: String) throws(Failure) -> Offer {
    try part(named: name, among: offers, id: \.id, zh: "方案", en: "offer")
  }

  func promise(named name: String) throws(Failure) -> Promise {
    try part(named: name, among: promises, id: \.id, zh: "承诺", en: "promise")
  }

  func improvement(named name: String) throws(Failure) -> Improvement {
    try part(named: name, among: improvements, id: \.id, zh: "改进措施", en: "improvement")
  }

  private func part<Part>(
    named name: String, among parts: [Part], id: (Part) -> String, zh: String, en: String
  ) throws(Failure) -> Part {
    if let part = parts.first(where: { id($0) == name }) { return part }
    if let number = Int(name), parts.indices.contains(number - 1) { return parts[number - 1] }
    let known = parts.enumerated().map { "\($0 + 1) (\(id($1)))" }.joined(separator: ", ")
    throw Failure(
      .noinput, rule: "no-such-\(en)", zh: "案件里没有\(zh)“\(name)”",
      en: "the case has no \(en) '\(name)'",
      hint: known.isEmpty ? nil : Localized(zh: "现有：\(known)", en: "there are: \(known)"))
  }
}

extension WriteOptions {
  static func reasonMissing(_ what: String) -> Failure {
    Failure(
      .usage, rule: "reason-missing", zh: "\(what)要说明理由", en: "\(what) needs a reason",
      hint: Localized(zh: "加上 --because", en: "add --because"))
  }
}
