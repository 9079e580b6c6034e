import ArgumentParser
import Casework
import JSONText
import Policy
import Remedy
import Script
import Store

struct RemedyPlanCommand: LeafCommand {
  static let about = Localized(
    zh: "补救方案：怎么做、能给什么、怎么说", en: "how to make it good: steps, offers, what to say")
  static let examples = [Localized(same: "cs remedy plan 7k3mq2")]

  @Argument(help: .caseID) var id: String
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let subject = try desk.open(id)
    let answer = try PlanAnswer(subject, desk)
    return Reply(answer.json, ids: [subject.id.text]) { answer.page }
  }
}

/// What `cs remedy plan` answers.
private struct PlanAnswer: Sendable {
  private let subject: Case
  private let plan: RemedyPlan
  private let scripts: [(moment: String, id: String, text: String)]
  private let approvers: [String]
  private let currency: String
  private let words: PhraseBook
  private let tests: [String: Localized]
  private let kinds: [String: Localized]

  init(_ subject: Case, _ desk: Desk) throws(Failure) {
    self.subject = subject
    let policy = try desk.policy(RemedyPolicy.self)
    let classify = try desk.policy(ClassifyPolicy.self)
    let around = try desk.circumstances(of: subject)
    var plan = RemedyPlan(subject, around, policy, classify.wording)
    let satisfied = try desk.policy(VisitPolicy.self).satisfied
    if let category = subject.category {
      let like = try desk.index(.names).content(in: category, satisfaction: satisfied, most: 6)
      plan.like = like.filter { $0 != subject.id }.prefix(5).map { $0 }
    }
    self.plan = plan
    let asked = Subject(subject, around, classify.wording)
    var scripts: [(String, String, String)] = []
    for moment in PlanAnswer.moments(subject) {
      if let script = try desk.script(moment, subject, asked) {
        scripts.append((moment.rawValue, script.id, script.text))
      }
    }
    self.scripts = scripts
    let spending = Spending(policy, try desk.staff())
    approvers = try desk.staff().people.filter {
      spending.authority(of: $0, category: subject.category) != .upTo(.zero)
    }.map(\.id)
    currency = desk.settings.currency
    words = try PhraseBook(desk, classify: classify)
    tests = policy.tests
    kinds = Dictionary(policy.kinds.map { ($0.id, $0.name) }) { first, _ in first }
  }

  /// What may have to be said now.
  private static func moments(_ subject: Case) -> [ScriptBook.Moment] {
    var moments: [ScriptBook.Moment] = []
    switch subject.judgement?["verdict"]?.string {
    case nil: break
    case "not-upheld"?: moments.append(.explain)
    default: moments += [.apology, .explain]
    }
    moments.append(subject.state == .offered ? .offer : .plan)
    if subject.offers.contains(where: { $0.status == .rejected }) { moments.append(.reject) }
    return moments
  }

  var json: JSONObject {
    var json: JSONObject = ["schema": "cs.plan/1", "id": .string(subject.id.text)]
    json["category"] = plan.category.map { .string($0) }
    json["recovery"] = .array((plan.recovery?.steps ?? []).map { .string($0()) })
    json["expectations"] = .array(
      plan.expectations.map { demand, steps in
        [
          "demand": .object(demand.fields), "is": .string(steps.id), "rule": .string(steps.rule),
          "steps": .array(steps.steps.map { .string($0()) }),
        ]
      })
    json["lowering"] = .array(
      plan.lowering.map { ["id": .string($0.id), "text": .string($0.text())] })
    json["tactics"] = .array(
      plan.tactics.map { tactic, _ in
        [
          "id": .string(tactic.id), "rule": .string(tactic.rule),
          "do": .array(tactic.lines.map { .string($0()) }),
        ]
      })
    json["offers"] = .array(
      plan.offers.map { offer in
        [
          "id": .string(offer.template.id), "kind": .string(offer.template.kind),
          "what": .string(offer.template.what()), "when": .string(offer.template.when.rawValue),
          "tests": offer.tests.json, "may": .array(approvers.map { .string($0) }),
        ]
      })
    json["compensation"] = .object(plan.claim.json(currency: currency))
    json["scripts"] = .array(
      scripts.map {
        ["moment": .string($0.moment), "id": .string($0.id), "text": .string($0.text)]
      })
    json["mistakes"] = .array(
      plan.mistakes.map { mistake, grounds in
        [
          "id": .string(mistake.base.id), "name": .string(mistake.base.name()),
          "facts": .array(grounds.facts.map { .string($0.text) }),
          "instead": .string(mistake.instead()),
        ]
      })
    json["like"] = .array(plan.like.map { .string($0.text) })
    return json
  }

  // MARK: For people

  var page: Page {
    var page = Page()
    page.line(
      "\(subject.id.text)  \(subject.summary)", .strong)
    page.pair(say(zh: "类别", en: "category"), plan.category.map { words.rule("category", $0) })
    page.pair(
      say(zh: "诉求", en: "asks for"), words.list(subject.demands.map { words.demand($0) }))
    page.claim(plan.claim, currency, words)
    if !plan.mistakes.isEmpty {
      page.heading(say(zh: "已经犯了的错", en: "What has gone wrong already"))
      for (mistake, _) in plan.mistakes {
        page.bullet(mistake.base.name(), .warning)
        page.paragraph(mistake.instead(), indent: 4)
      }
    }
    page.list(say(zh: "怎么补救", en: "What to do"), (plan.recovery?.steps ?? []).map { $0() })
    for (demand, steps) in plan.expectations {
      page.list(
        say(
          zh: "对“\(words.demand(demand))”：\(words.rule("expectation", steps.id))",
          en: "On '\(words.demand(demand))': \(words.rule("expectation", steps.id))"),
        steps.steps.map { $0() })
    }
    page.list(say(zh: "怎么降低期望", en: "How to lower it"), plan.lowering.map { $0.text() })
    for (tactic, _) in plan.tactics {
      page.list(
        say(
          zh: "对这位客户（\(words.tactic(tactic.id))）",
          en: "With this person (\(words.tactic(tactic.id)))"),
        tactic.lines.map { $0() })
    }
    if !plan.offers.isEmpty { offers(&page) }
    for script in scripts {
      page.heading(
        say(zh: "这样说", en: "Say") + " · \(words.names.name("moment", script.moment)) · \(script.id)"
      )
      page.paragraph(script.text)
    }
    page.list(say(zh: "办得好的同类案件", en: "Like cases that went well"), plan.like.map(\.text))
    return page
  }

  private func offers(_ page: inout Page) {
    page.heading(say(zh: "可提的方案", en: "Offers"))
    for offer in plan.offers {
      let failed = [
        offer.tests.need ? nil : "need", offer.tests.now ? nil : "now",
        offer.tests.told == false ? "told" : nil,
      ].compactMap { $0 }.map { tests[$0]?() ?? $0 }
      let kind = kinds[offer.template.kind]?() ?? offer.template.kind
      page.bullet(kind + say(zh: "：", en: ": ") + offer.template.what())
      let refused = subject.offers.contains {
        $0.status == .rejected && $0.kind == offer.template.kind
      }
      if refused {
        page.line(say(zh: "客户已经拒绝过", en: "the customer has turned this down"), .warning, indent: 4)
      }
      if !failed.isEmpty {
        page.line(
          say(zh: "未通过：", en: "fails: ") + words.list(failed), .warning, indent: 4)
      }
    }
  }
}

extension Page {
  /// A heading and its bullets; nothing when there are none.
  mutating func list(_ title: String, _ items: [String]) {
    if items.isEmpty { return }
    heading(title)
    for item in items { bullet(item) }
  }
}
