import Casework
import Intake
import JSONText
import Policy

/// What a complaint told freely seems to say, and how a person takes it up.
struct SuggestionList: Sendable {
  private let suggestions: [Suggestion]
  private let text: [Unicode.Scalar]
  private let subject: Case
  /// Sums of others can't be taken up as they are.
  private let currency: String
  private let demands: [Suggestion]

  init(_ suggestions: [Suggestion], of text: String, for subject: Case, currency: String) {
    (self.suggestions, self.text, self.subject) = (suggestions, Array(text.unicodeScalars), subject)
    self.currency = currency
    demands = suggestions.filter { $0.field == .demand }
  }

  private func words(_ suggestion: Suggestion) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text[suggestion.range])
    return String(view)
  }

  /// The correction that takes one up; a sum goes to the demand that stands nearest.
  private func amendment(_ suggestion: Suggestion) -> String? {
    let before = subject.demands.count
    switch suggestion.field {
    case .demand:
      return demands.firstIndex(of: suggestion).flatMap {
        suggestion.amendment(demand: before + $0 + 1)
      }
    case .amount:
      guard suggestion.currencies.isEmpty || suggestion.currencies.contains(currency),
        let nearest = nearest(to: suggestion)
      else { return nil }
      return suggestion.amendment(demand: before + nearest + 1)
    default: return suggestion.amendment(demand: 1)
    }
  }

  private func nearest(to suggestion: Suggestion) -> Int? {
    demands.indices.min {
      distance(demands[$0], suggestion) < distance(demands[$1], suggestion)
    }
  }

  /// Of each demand's sums that which stands nearest to it, by the demand's place in `demands`.
  private var nearestSums: [Int: Suggestion] {
    var found: [Int: Suggestion] = [:]
    for sum in suggestions where sum.field == .amount && amendment(sum) != nil {
      guard let demand = nearest(to: sum) else { continue }
      let isNearer = found[demand].map {
        distance(demands[demand], sum) < distance(demands[demand], $0)
      }
      if isNearer ?? true { found[demand] = sum }
    }
    return found
  }

  private func distance(_ first: Suggestion, _ second: Suggestion) -> Int {
    max(
      second.range.lowerBound - first.range.upperBound,
      first.range.lowerBound - second.range.upperBound, 0)
  }

  private func command(_ suggestion: Suggestion) -> String? {
    guard let amendment = amendment(suggestion) else { return nil }
    // A sum alone would be a demand for nothing.
    let demand = suggestion.field == .amount ? nearest(to: suggestion) : nil
    let sets = [demand.flatMap { self.amendment(demands[$0]) }, amendment].compactMap { $0 }
    return "cs case amend \(subject.id.text) " + sets.map { "--set \($0)" }.joined(separator: " ")
  }

  /// All that can be taken up at once: of several for one field the first, of sums that which stands
  /// nearest to its demand. What may be read in two ways is left to choose.
  private var whole: String? {
    var seen = Set<Substring>()
    let readings = Dictionary(grouping: suggestions) { [$0.range.lowerBound, $0.range.upperBound] }
    let sure = suggestions.filter { one in
      let same = readings[[one.range.lowerBound, one.range.upperBound]] ?? []
      return same.count { $0.field == one.field } == 1
    }
    let sums = Set(nearestSums.values)
    let kept = sure.filter { $0.field != .amount || sums.contains($0) }
    let sets = kept.compactMap(amendment).filter {
      seen.insert($0.prefix { $0 != "=" }).inserted
    }
    if sets.isEmpty { return nil }
    return "cs case amend \(subject.id.text) " + sets.map { "--set \($0)" }.joined(separator: " ")
  }

  var json: JSONValue {
    .array(
      suggestions.map { suggestion in
        var object: JSONObject = [
          "field": .string(suggestion.field.rawValue), "value": .string(suggestion.value),
          "start": .number(JSONNumber(suggestion.range.lowerBound)),
          "end": .number(JSONNumber(suggestion.range.upperBound)),
          "text": .string(words(suggestion)),
        ]
        object["do"] = command(suggestion).map { .string($0) }
        return .object(object)
      })
  }

  func print(on page: inout Page, _ book: PhraseBook) {
    if suggestions.isEmpty { return }
    page.heading(
      say(zh: "客户原话中可能提到（核实后再登记）", en: "The words seem to say (make sure, then take up)"))
    for suggestion in suggestions {
      let name = name(suggestion, book)
      page.bullet(say(zh: "\(name)：“\(words(suggestion))”", en: "\(name): '\(words(suggestion))'"))
    }
    if let whole { page.line(whole, indent: 2) }
  }

  private func name(_ suggestion: Suggestion, _ book: PhraseBook) -> String {
    switch suggestion.field {
    case .phone: say(zh: "电话 \(suggestion.value)", en: "phone \(suggestion.value)")
    case .amount: say(zh: "金额 \(suggestion.value)", en: "amount \(suggestion.value)")
    case .order: say(zh: "订单 \(suggestion.value)", en: "order \(suggestion.value)")
    case .when: say(zh: "日期 \(suggestion.value)", en: "day \(suggestion.value)")
    case .demand: say(zh: "诉求 ", en: "demand ") + book.names.name("demand", suggestion.value)
    case .emotion: say(zh: "情绪 ", en: "emotion ") + book.names.name("emotion", suggestion.value)
    case .threat: say(zh: "扬言：", en: "threat: ") + book.names.name("signal", suggestion.value)
    }
  }
}
