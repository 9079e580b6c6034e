import Casework

/// Finds rules that wait for one another, so that none can be the first to hold.
///
/// What the facts `signal`, `style`, `mindset`, `difficult`, `abnormal`, `expectation` and `category`
/// say was recorded by an earlier run; so a rule that asks for one waits until another rule has
/// brought it about. `level` isn't among them, as a person may set it.
struct CycleReview: Sendable {
  private let nodes: [Node]
  /// The nodes that bring about a word of a fact.
  private var makers: [Word: [Int]] = [:]
  private var given: Set<Word> = []

  private struct Word: Hashable {
    let fact: String
    let word: String
  }

  private struct Node {
    let item: RuleList.Item
    let made: Word
  }

  private static let lists: [(kind: RuleList.Kind, fact: String)] = [
    (.signals, "signal"), (.abnormal, "abnormal"), (.styles, "style"), (.mindsets, "mindset"),
    (.difficult, "difficult"), (.expectations, "expectation"), (.categories, "category"),
  ]

  init(_ sources: PolicySources, _ lists: [RuleList.Kind: RuleList]) {
    nodes = CycleReview.lists.flatMap { kind, fact in
      (lists[kind]?.items ?? []).map { Node(item: $0, made: Word(fact: fact, word: $0.id)) }
    }
    for (number, node) in nodes.enumerated() { makers[node.made, default: []].append(number) }
    if let category = sources.value("classify", "default")?.text("category") {
      given.insert(Word(fact: "category", word: category))
    }
  }

  var findings: [Diagnostic] {
    let stuck = stuck
    if stuck.isEmpty { return [] }
    var seen = Set<Int>()
    var findings: [Diagnostic] = []
    for start in stuck.sorted() where !seen.contains(start) {
      var path: [Int] = []
      var next: Int? = start
      while let node = next, seen.insert(node).inserted {
        path.append(node)
        next = waits(node).first(where: stuck.contains)
      }
      guard let end = next, let from = path.firstIndex(of: end) else {
        findings += path.compactMap { waiting($0, stuck) }
        continue
      }
      findings += path[..<from].compactMap { waiting($0, stuck) }
      findings.append(cycle(Array(path[from...])))
    }
    return findings
  }

  // MARK: What can come about

  /// The nodes that no run can ever bring about.
  private var stuck: Set<Int> {
    var known = given
    var open = Set(nodes.indices)
    var waiting: [Word: [Int]] = [:]
    for number in nodes.indices {
      for word in asked(nodes[number].item.when) { waiting[word, default: []].append(number) }
    }
    var queue = Array(nodes.indices)
    while let number = queue.popLast() {
      guard open.contains(number), isPossible(nodes[number].item.when, known) else { continue }
      open.remove(number)
      let made = nodes[number].made
      if known.insert(made).inserted { queue += waiting[made] ?? [] }
    }
    return open
  }

  /// Whether a condition may hold once some words have come about; all else may.
  private func isPossible(_ condition: PlacedCondition, _ known: Set<Word>) -> Bool {
    condition.has.allSatisfy { fact in
      fact.values.isEmpty
        || fact.values.contains { value in
          let word = Word(fact: fact.fact, word: value.word)
          return known.contains(word) || makers[word] == nil
        }
    }
      && (condition.either.isEmpty || condition.either.contains { isPossible($0, known) })
  }

  /// The words that a condition asks for and some rule brings about.
  private func asked(_ condition: PlacedCondition) -> [Word] {
    condition.has.flatMap { fact in
      fact.values.map { Word(fact: fact.fact, word: $0.word) }.filter { makers[$0] != nil }
    } + condition.either.flatMap(asked)
  }

  private func waits(_ node: Int) -> [Int] {
    asked(nodes[node].item.when).flatMap { makers[$0] ?? [] }
  }

  // MARK: Telling

  private func cycle(_ members: [Int]) -> Diagnostic {
    let first = members.indices.min { members[$0] < members[$1] } ?? 0
    let ordered = members[first...] + members[..<first]
    let ids = (ordered + [members[first]]).map { name($0) }
    return Diagnostic(
      .error, "cycle",
      Localized(
        zh: "互相等待，谁也不会先成立：\(ids.joined(separator: " → "))",
        en: "these wait for one another, so none can be the first: \(ids.joined(separator: " → "))"),
      hint: Localized(
        zh: "给其中一个另开一条路：在“either”里加一个不依赖它们的条件",
        en: "give one of them another way in, under 'either'"),
      at: nodes[members[first]].item.place)
  }

  private func waiting(_ node: Int, _ stuck: Set<Int>) -> Diagnostic? {
    guard let other = waits(node).first(where: stuck.contains) else { return nil }
    return Diagnostic(
      .error, "never-holds",
      Localized(
        zh: "“\(nodes[node].item.id)”要等\(name(other))，而它永远不会成立",
        en: "'\(nodes[node].item.id)' waits for \(name(other)), which can never hold"),
      hint: Localized(
        zh: "先改好 \(nodes[other].item.place.text)", en: "mend \(nodes[other].item.place.text) first"),
      at: nodes[node].item.place)
  }

  private func name(_ node: Int) -> String {
    "\(nodes[node].made.fact) \(nodes[node].made.word)"
  }
}
