import ArgumentParser
import Casework
import JSONText
import Policy
import Store
import Visit
import Work

struct VisitPlanCommand: LeafCommand {
  static let about = Localized(zh: "按规则抽取一个时期的回访名单", en: "draw the people to visit in a period")
  static let examples = [
    Localized(same: "cs visit plan --group complaint --period 2026-01"),
    Localized(same: "cs visit plan --group repaired --period 2026-01-05..2026-01-11 --dry-run"),
  ]

  @Option(help: .text(zh: "群体（见 policy/visit.yaml）", en: "the group (policy/visit.yaml)"))
  var group: String
  @Option(
    help: .text(zh: "时期：2026、2026-Q1、2026-01、起..止", en: "2026, 2026-Q1, 2026-01, or first..last"))
  var period: String
  @Option(help: .text(zh: "随机种子，同一种子得同一名单", en: "the seed; the same seed gives the same list"))
  var seed = "0"
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    try desk.permissions().check(desk.person(), may: "visit")
    let policy = try desk.policy(VisitPolicy.self)
    let name = try group.checked("--group", among: policy.groups.map(\.base.id))
    guard let rule = policy.group(name) else { return Reply(list: []) { Page() } }
    let period = try desk.period(self.period)
    let candidates = try candidates(rule, desk)
    let (kept, taken) = try desk.visitPlans(of: period, except: rule.base.id)
    var sample = VisitSample(
      of: candidates, group: rule, period: period, seed: seed, taken: taken, try desk.calendar())
    // A list that was drawn stays as it was: the same period is not drawn twice.
    if let kept { sample.keep(kept) }
    // One drawn while some case could not be read would leave its customer out for good.
    if !write.dryRun, kept == nil, desk.warnings.isEmpty {
      try desk.store.keep(plan: sample.document, sample.id, period)
    }
    let words = try PhraseBook(desk)
    let drawn = sample
    let reply = Reply(sample.document, ids: drawn.drawn.map(\.candidate.id)) {
      var page = Page()
      page.line("\(drawn.id)  \(drawn.group.base.name())", .strong)
      page.pair(say(zh: "符合条件", en: "eligible"), String(drawn.population))
      page.pair(say(zh: "抽取", en: "drawn"), String(drawn.drawn.count))
      page.pair(
        say(zh: "依据", en: "rule"),
        "\(rule.base.rule) \(rule.base.place.file):\(rule.base.place.line)")
      for draw in drawn.drawn {
        page.row(
          "  \(draw.rank)", draw.candidate.id, draw.candidate.name ?? "",
          words.time(draw.by) ?? "", draw.candidate.complaint?.text ?? "")
      }
      return page
    }
    return desk.whole(reply)
  }

  /// Everybody of the group, with the day their window opens.
  private func candidates(_ rule: VisitGroup, _ desk: Desk) throws(Failure) -> [VisitCandidate] {
    var found: [VisitCandidate] = []
    if rule.of == "complaint" {
      try desk.each { subject in
        guard let closed = subject.closed else { return }
        found.append(
          VisitCandidate(
            id: subject.customerID ?? subject.id.text, name: subject.customerName,
            complaint: subject.id, opened: closed))
      }
      return found
    }
    let zone = desk.settings.zone
    for customer in try desk.store.customers() where !customer.isNotToBeDisturbed {
      let dates: Set = ["repaired", "purchased", "registered", "consulted", "assigned"]
      let opened =
        dates.contains(rule.of)
        ? customer.time(rule.of, in: zone)
        : customer.has(rule.of) ? customer.time("registered", in: zone) : nil
      guard let opened else { continue }
      found.append(
        VisitCandidate(
          id: customer.id, name: customer.name, phone: customer.phone, opened: opened))
    }
    return found
  }
}

extension Desk {
  func period(_ text: String) throws(Failure) -> Period {
    if let period = Period(text) { return period }
    throw Failure(
      .usage, rule: "bad-period", zh: "“\(text)”不是时期", en: "'\(text)' is no period",
      hint: Localized(
        zh: "写作 2026、2026-Q1、2026-01、2026-01-15 或 2026-01-01..2026-01-15",
        en: "write 2026, 2026-Q1, 2026-01, 2026-01-15 or 2026-01-01..2026-01-15"))
  }

  /// The plan of a group for a period, if it was drawn, and who is on the other groups' lists.
  func visitPlans(
    of period: Period, except group: String
  ) throws(Failure) -> (own: JSONObject?, taken: Set<String>) {
    var own: JSONObject?
    var taken = Set<String>()
    for plan in try store.plans(of: period) {
      if plan["group"]?.string == group {
        own = plan
      } else {
        taken.formUnion(plan["visits"]?.array?.compactMap { $0.object?["customer"]?.string } ?? [])
      }
    }
    return (own, taken)
  }
}
