import Casework
import Policy
import Work

/// The names and times of a workspace, as people read them.
struct PhraseBook: Sendable {
  let names: LanguagePolicy
  let zone: Zone
  let now: Timestamp
  private let people: [String: Localized]
  private let rules: [String: Localized]

  /// - Parameter classify: adds the names that classify.yaml gives to categories, styles and the
  ///   like.
  /// - Parameter categories: adds those of categories alone, by id.
  init(
    _ desk: Desk, classify: ClassifyPolicy? = nil, categories: [String: Localized] = [:]
  ) throws(Failure) {
    names = try desk.policy(LanguagePolicy.self)
    zone = desk.settings.zone
    now = desk.now
    people = Dictionary(try desk.policy(PeoplePolicy.self).people.map { ($0.id, $0.name) }) {
      first, _ in first
    }
    rules =
      classify.map(PhraseBook.rules)
      ?? Dictionary(categories.map { ("category.\($0.key)", $0.value) }) { first, _ in first }
  }

  /// For a verdict on mere words, which has neither people nor facts: what classify.yaml names.
  init(naming classify: ClassifyPolicy, _ desk: Desk) {
    (names, people, rules) = (.silent, [:], PhraseBook.rules(classify))
    (zone, now) = (desk.settings.zone, desk.now)
  }

  private static func rules(_ classify: ClassifyPolicy) -> [String: Localized] {
    let lists = [
      ("category", classify.categories.map(\.base)), ("style", classify.styles),
      ("mindset", classify.mindsets), ("difficult", classify.difficult),
      ("expectation", classify.expectations), ("right", classify.rights.map(\.base)),
      ("level", classify.levels.map(\.base)),
    ]
    var rules: [String: Localized] = [:]
    for (kind, list) in lists {
      for rule in list { rules["\(kind).\(rule.id)"] = rule.name }
    }
    return rules
  }

  func name(_ kind: String, _ word: String?) -> String? {
    word.map { names.name(kind, $0) }
  }

  /// What classify.yaml calls an id of some kind, `category` and `billing`; what language.yaml
  /// calls it when classify.yaml was not read.
  func rule(_ kind: String, _ id: String) -> String {
    rules["\(kind).\(id)"]?() ?? names.name(kind, id)
  }

  /// Whom a tactic is for: it carries the id of a style, a mindset, a difficult type or an emotion.
  func tactic(_ id: String) -> String {
    let kinds = ["style", "mindset", "difficult"]
    return kinds.lazy.compactMap { rules["\($0).\(id)"] }.first?() ?? names.name("emotion", id)
  }

  func person(_ id: String?) -> String? {
    id.map { id in people[id]?() ?? id }
  }

  func people(_ ids: [String]) -> String {
    ids.compactMap { person($0) }.joined(separator: say(zh: "、", en: ", "))
  }

  func list(_ words: [String]) -> String { words.joined(separator: say(zh: "、", en: ", ")) }

  /// What a rule held on: the words it found, quoted, then the facts.
  func grounds(_ grounds: Grounds) -> [String] {
    var found: [String] = []
    for span in grounds.spans {
      let quoted = quoted(span.text)
      if !found.contains(quoted) { found.append(quoted) }
    }
    return found + grounds.facts.map(fact)
  }

  private func fact(_ held: HeldFact) -> String {
    let kind = PhraseBook.kinds[held.fact] ?? held.fact
    let value =
      switch held.value {
      case "true": say(zh: "是", en: "yes")
      case "false": say(zh: "否", en: "no")
      default: rule(kind, held.value)
      }
    return "\(names.name("fact", held.fact)) \(held.relation) \(value)"
  }

  /// The kind of word that a fact's value is, where its name doesn't say.
  private static let kinds = [
    "emotion.kind": "emotion", "demand.kind": "demand", "offer.rejected": "demand",
    "basis": "base",
  ]

  /// `2009-02-23 09:40`.
  func time(_ time: Timestamp?) -> String? {
    time.map { time in
      let text = zone.civil(time).text
      return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5))"
    }
  }

  /// A time as one says it: `今天10:36`, `10:36 on 5 March`.
  func spoken(_ time: Timestamp?) -> String? {
    guard let time else { return nil }
    let civil = zone.civil(time)
    let clock = civil.text.dropFirst(11).prefix(5)
    switch civil.day.ordinal - zone.civil(now).day.ordinal {
    case 0: return say(zh: "今天\(clock)", en: "\(clock) today")
    case 1: return say(zh: "明天\(clock)", en: "\(clock) tomorrow")
    default:
      let month = PhraseBook.months[civil.day.month - 1]
      return say(
        zh: "\(civil.day.month)月\(civil.day.day)日\(clock)",
        en: "\(clock) on \(civil.day.day) \(month)")
    }
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// A time and how far it is: `2009-02-23 09:40 (in 10 min)`.
  func due(_ time: Timestamp?) -> String? {
    guard let time, let text = self.time(time) else { return nil }
    let seconds = time.seconds - now.seconds
    let span = PhraseBook.span(abs(seconds))
    return seconds >= 0
      ? say(zh: "\(text)（还有 \(span)）", en: "\(text) (in \(span))")
      : say(zh: "\(text)（已超 \(span)）", en: "\(text) (\(span) late)")
  }

  /// A length of time, rounded down: minutes within two hours, hours and minutes within half a
  /// day, hours within two days, then days.
  static func span(_ seconds: Int) -> String {
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
    switch seconds {
    case ..<3600: return say(zh: "\(minutes) 分钟", en: "\(minutes) min")
    case ..<43_200 where minutes > 0:
      return say(zh: "\(hours) 小时 \(minutes) 分钟", en: "\(hours) h \(minutes) min")
    case ..<172_800: return say(zh: "\(hours) 小时", en: "\(hours) h")
    default: return say(zh: "\(seconds / 86_400) 天", en: "\(seconds / 86_400) days")
    }
  }

  /// A limit as people say it: `3 working days`, `3 个工作日`.
  static func limit(_ limit: Limit) -> String {
    let text =
      switch limit.unit {
      case .elapsed: span(limit.amount)
      case .workingHours: "\(limit.amount / 3600) 个工作小时"
      case .workingDays: "\(limit.amount) 个工作日"
      case .calendarDays: "\(limit.amount) 天"
      }
    return limit.unit == .elapsed ? text : say(zh: text, en: limit.text)
  }

  func money(_ money: Money?) -> String? {
    money.map { money in
      let unit = money.currency == "CNY" ? "元" : " " + money.currency
      return say(zh: "\(money.amount.text)\(unit)", en: money.text)
    }
  }

  func emotion(_ emotion: Emotion?) -> String? {
    emotion.map { "\(names.name("emotion", $0.kind)) \($0.intensity)/10" }
  }

  func demand(_ demand: Demand) -> String {
    [names.name("demand", demand.kind), money(demand.money), demand.note].compactMap { $0 }
      .joined(separator: " ")
  }

  /// When a clock was stopped, and by when it had to be: `10:20, due 11:50`.
  func done(_ run: ClockRun) -> String? {
    guard let stopped = time(run.stopped) else { return time(run.due) }
    guard var due = time(run.due) else { return stopped }
    // What both share is said once: the day, or at least the year.
    if due.prefix(10) == stopped.prefix(10) {
      due = String(due.dropFirst(11))
    } else if due.prefix(4) == stopped.prefix(4) {
      due = String(due.dropFirst(5))
    }
    return say(zh: "\(stopped)（限 \(due)）", en: "\(stopped) (due \(due))")
  }

  func verdict(_ verdict: ClockRun.Verdict) -> (String, Page.Style) {
    let style: Page.Style =
      switch verdict {
      case .running, .superseded, .paused: .plain
      case .met: .good
      case .overdue, .missed: .bad
      }
    return (names.name("run", verdict.rawValue), style)
  }
}
