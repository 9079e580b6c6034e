import Casework
import Classify
import JSONText
import Policy
import Store

extension ExampleSuite {
  /// Whole complaints, judged as `classify --text` judges them; of each level and of each category so
  /// many must be right.
  static let examples = ExampleSuite(name: "examples") { (desk) throws(Failure) in
    guard try desk.workspace.contents(ExamplesPolicy.path) != nil else { return [] }
    let policy = try desk.policy(ClassifyPolicy.self)
    let learned = try desk.learned(policy)
    let file = try desk.policy(ExamplesPolicy.self)
    let judged = file.examples.map { example in
      let subject = Subject(
        fields: [("text", example.text)], facts: Facts(), wording: policy.wording)
      return JudgedExample(example, Verdict(subject, by: policy, learned: learned))
    }
    let levels = Dictionary(grouping: judged, by: \.example.level).sorted { $0.key < $1.key }
    let categories = policy.categories.map(\.base.id)
    let byCategory = Dictionary(grouping: judged) { $0.example.category ?? "" }
    return levels.map { level, judged in
      ExampleGroup(.level(level), judged, least: file.least)
    }
      + categories.compactMap { id in
        byCategory[id].map { ExampleGroup(.category(id), $0, least: file.least) }
      }
  }
}

/// An example, and what it was judged as.
private struct JudgedExample {
  let example: VerdictExample
  let level: Int
  let category: String

  init(_ example: VerdictExample, _ verdict: Verdict) {
    (self.example, level, category) = (example, verdict.level, verdict.category)
  }
}

/// What examples are grouped by.
private enum Label {
  case level(Int)
  case category(String)

  /// Whether every example has such a label.
  var isOfAll: Bool {
    switch self {
    case .level: true
    case .category: false
    }
  }

  var id: String {
    switch self {
    case .level(let level): "level-\(level)"
    case .category(let id): "category-\(id)"
    }
  }

  func isRight(_ one: JudgedExample) -> Bool {
    switch self {
    case .level(let level): one.level == level
    case .category(let id): one.category == id
    }
  }

  func all(_ count: Int) -> String {
    switch self {
    case .level(let level):
      say(zh: "\(count) 个 \(level) 级范例", en: "\(count) examples of level \(level)")
    case .category(let id):
      say(zh: "\(count) 个“\(id)”类范例", en: "\(count) examples of category '\(id)'")
    }
  }

  /// What it was judged as instead.
  func wrong(_ one: JudgedExample) -> Localized {
    switch self {
    case .level:
      Localized(zh: "判成 \(one.level) 级", en: "is judged level \(one.level)")
    case .category:
      Localized(zh: "归入“\(one.category)”类", en: "is put under '\(one.category)'")
    }
  }

  func json(_ one: JudgedExample) -> JSONObject {
    switch self {
    case .level: ["level": .number(JSONNumber(one.level))]
    case .category: ["category": .string(one.category)]
    }
  }
}

extension ExampleGroup {
  fileprivate init(_ label: Label, _ judged: [JudgedExample], least: Double) {
    let place = judged[0].example.place
    let wrong = judged.filter { !label.isRight($0) }
    let right = Double(judged.count - wrong.count) / Double(judged.count)
    let result = ExampleResult(
      place: place, text: label.all(judged.count), holds: nil,
      count: label.isOfAll ? judged.count : 0,
      fault: right >= least
        ? nil : ExampleFault(label, wrong, of: judged.count, least: least))
    self.init(name: "examples.\(label.id)", rule: "CLS-10", place: place, results: [result])
  }
}

extension ExampleFault {
  /// How many are told of one by one.
  private static let most = 5

  fileprivate init(_ label: Label, _ wrong: [JudgedExample], of count: Int, least: Double) {
    let needed = Int((least * Double(count)).rounded(.up))
    let right = count - wrong.count
    self.init(
      message: Localized(
        zh: "至少要有 \(needed) 个判对，只有 \(right) 个",
        en: "at least \(needed) should be judged so, \(right) are"),
      reasons: wrong.prefix(ExampleFault.most).map { one in
        let place = "\(one.example.place.file):\(one.example.place.line)"
        let judged = label.wrong(one)
        let text = one.example.text.prefix(60)
        var json: JSONObject = [
          "file": .string(one.example.place.file),
          "line": .number(JSONNumber(one.example.place.line)),
        ]
        for (key, value) in label.json(one) { json[key] = value }
        return Reason(
          message: Localized(
            zh: "\(place) \(judged.zh)：\(text)", en: "\(place) \(judged.en): \(text)"),
          json: json)
      },
      hint: nil)
  }
}
