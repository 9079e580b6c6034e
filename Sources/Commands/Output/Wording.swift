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

  init(_ desk: Desk) throws(Failure) {
    names = try desk.policy(LanguagePolicy.self)
    zone = desk.settings.zone
    now = desk.now
    people = Dictionary(try desk.policy(PeoplePolicy.self).people.map { ($0.id, $0.name) }) {
      first, _ in first
    }
    rules = [:]
  }

  /// The same with the names that classify.yaml gives to categories, styles and the like.
  init(_ desk: Desk, classify: ClassifyPolicy) throws(Failure) {
    names = try desk.policy(LanguagePolicy.self)
    zone = desk.settings.zone
    now = desk.now
    people = Dictionary(try desk.policy(PeoplePolicy.self).people.map { ($0.id, $0.name) }) {
      first, _ in first
    }
    let lists = [
      classify.categories.map(\.base), classify.styles, classify.mindsets, classify.difficult,
      classify.expectations, classify.rights.map(\.base), classify.levels.map(\.base),
    ]
    rules = Dictionary(lists.joined().map { ($0.id, $0.name) }) { first, _ in first }
  }

  func name(_ kind: String, _ word: String?) -> String? {
    word.map { names.name(kind, $0) }
  }

  /// What classify.yaml calls an id; the id itself when only language.yaml was read.
  func rule(_ id: String) -> String { rules[id]?() ?? id }

  func person(_ id: String?) -> String? {
    id.map { id in people[id]?() ?? id }
  }

  func people(_ ids: [String]) -> String {
    ids.compactMap { person($0) }.joined(separator: say(zh: "、", en: ", "))
  }

  func list(_ words: [String]) -> String { words.joined(separator: say(zh: "、", en: ", ")) }

  /// `2009-02-23 09:40`.
  func time(_ time: Timestamp?) -> String? {
    time.map { time in
      let text = zone.civil(time).text
      return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5))"
    }
  }

  /// A time and how far it is: `2009-02-23 09:40 (in 10 min)`.
  func due(_ time: Timestamp?) -> String? {
    guard let time, let text = self.time(time) else { return nil }
    let seconds = time.seconds - now.seconds
    let span = PhraseBook.span(abs(seconds))
    return seconds >= 0
      ? say(zh: "\(text)（还有 \(span)）", en: "\(text) (in \(span))")
      : say(zh: "\(text)（已超 \(span)）", en: "\(text) (\(span) late)")
  }

  /// A length of time in its largest unit, rounded down.
  static func span(_ seconds: Int) -> String {
    switch seconds {
    case ..<3600: say(zh: "\(seconds / 60) 分钟", en: "\(seconds / 60) min")
    case ..<172_800: say(zh: "\(seconds / 3600) 小时", en: "\(seconds / 3600) h")
    default: say(zh: "\(seconds / 86_400) 天", en: "\(seconds / 86_400) days")
    }
  }

  func money(_ money: Money?) -> String? {
    money.map { say(zh: "\($0.amount.text) \($0.currency)", en: $0.text) }
  }

  func emotion(_ emotion: Emotion?) -> String? {
    emotion.map { "\(names.name("emotion", $0.kind)) \($0.intensity)/10" }
  }

  func demand(_ demand: Demand) -> String {
    [names.name("demand", demand.kind), money(demand.money), demand.note].compactMap { $0 }
      .joined(separator: " ")
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
