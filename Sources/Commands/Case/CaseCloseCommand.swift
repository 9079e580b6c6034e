import ArgumentParser
import Casework
import Policy
import Work

struct CaseCloseCommand: LeafCommand {
  static let about = Localized(zh: "结案", en: "close a case")
  static let examples = [
    Localized(same: "cs case close 7k3mq2 --confirmed yes --satisfaction 4"),
    Localized(same: "cs case close 7k3mq2 --confirmed attempts"),
  ]

  enum Confirmation: String, CaseIterable, ExpressibleByArgument, Sendable { case yes, attempts }

  @Argument(help: .caseID) var id: String
  @Option(
    help: .text(
      zh: "客户已确认，或多次联系未果", en: "the customer confirmed, or enough attempts are on record"))
  var confirmed: Confirmation
  @Option(help: .text(zh: "满意度 1–5", en: "satisfaction, 1 to 5", "1-5")) var satisfaction: Int?
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    try Satisfaction.check(satisfaction)
    if confirmed == .attempts, satisfaction != nil {
      throw Failure(
        .usage, rule: "bad-satisfaction", zh: "没有联系上客户，就没有满意度",
        en: "who was not reached gave no satisfaction")
    }
    let policy = try desk.policy(WorkPolicy.self)
    let visit = try desk.policy(VisitPolicy.self).afterClosing
    let names = try desk.policy(LanguagePolicy.self)
    var unheard: Diagnostic?
    let written = try desk.write(to: id, may: "close", write) { (subject, _) throws(Failure) in
      let draft = try Closing.close(
        subject, confirmed: confirmed == .yes, satisfaction: satisfaction, policy: policy,
        visit: visit, unitName: { names.localized("unit", $0) ?? Localized(same: $0) })
      unheard = Closing.unheard(subject, confirmed: confirmed == .yes)
      return [draft]
    }
    if let unheard { desk.warnings.append(unheard) }
    return try desk.reply(to: written)
  }
}

enum Satisfaction {
  /// - Throws: `usage` unless it is a score of 1 to 5.
  static func check(_ score: Int?) throws(Failure) {
    guard let score, !(1...5).contains(score) else { return }
    throw Failure(
      .usage, rule: "bad-satisfaction", zh: "满意度是 1 到 5 分", en: "satisfaction goes from 1 to 5")
  }
}
