import Casework
import Classify
import JSONText
import Policy
import Store

/// Which cases of the workspace a changed policy would grade otherwise (CLS-10).
///
/// Every case is judged twice, by the policy in force and by the other one, on what was known when
/// it was first classified; so a difference is the policy's and nothing else's. Nothing is written.
struct Replay {
  private let desk: Desk
  private let present: Judge
  private let changed: Judge
  private let since: Timestamp?

  /// A policy and what its examples teach.
  private struct Judge: Sendable {
    let policy: ClassifyPolicy
    let learned: Learned?

    func verdict(on subject: Case, _ around: Circumstances) -> Verdict {
      Verdict(of: subject, around, by: policy, learned: learned)
    }
  }

  /// - Parameter folder: with the `classify.yaml` of the other policy, and its `examples.yaml`.
  init(_ desk: Desk, against folder: String, since: Timestamp?) throws(Failure) {
    (self.desk, self.since) = (desk, since)
    let policy = try desk.policy(ClassifyPolicy.self)
    present = Judge(policy: policy, learned: try desk.learned(policy))
    let other = PolicyFolder(desk, folder)
    let otherPolicy = try other.policy(ClassifyPolicy.self)
    guard let otherPolicy else {
      throw Failure(
        .noinput, rule: "policy-missing", zh: "“\(folder)”里没有 classify.yaml",
        en: "there is no classify.yaml in '\(folder)'")
    }
    let examples = otherPolicy.learned == nil ? nil : try other.policy(ExamplesPolicy.self)
    changed = Judge(
      policy: otherPolicy,
      learned: try examples.map { (file) throws(Failure) in
        Learned(try desk.teaching(file), otherPolicy)
      })
  }

  func reply() throws(Failure) -> Reply {
    var count = 0
    var moves: [Move] = []
    for id in try desk.store.ids() {
      let subject = try desk.store.open(id).complaint
      if let since, subject.received < since { continue }
      count += 1
      if let move = try move(subject) { moves.append(move) }
    }
    let (all, total) = (moves, count)
    let names = (present.policy, changed.policy)
    return Reply(list: all.map(\.json) + [summary(all, total)], ids: all.map(\.subject.id.text)) {
      var page = Page()
      for move in all { move.print(on: &page, names) }
      page.line(
        say(
          zh: "重放 \(total) 件，\(all.count) 件会判得不同",
          en: "\(total) cases replayed, \(all.count) would land elsewhere"),
        all.isEmpty ? .good : .strong)
      return page
    }
  }

  private func move(_ subject: Case) throws(Failure) -> Move? {
    let first = subject.events.firstIndex { $0.kind == .classified } ?? subject.events.count
    let told = Case(id: subject.id, events: Array(subject.events.prefix(first)))
    let circumstances = Circumstances(
      now: told.events.last?.at ?? desk.now, calendar: try desk.calendar(),
      surroundings: try desk.surroundings(of: told))
    let was = present.verdict(on: told, circumstances)
    let now = changed.verdict(on: told, circumstances)
    if was.level == now.level, was.category == now.category { return nil }
    return Move(subject: subject, was: was, now: now)
  }

  private func summary(_ moves: [Move], _ count: Int) -> JSONObject {
    var levels: [String: Int] = [:]
    for move in moves where move.was.level != move.now.level {
      levels["\(move.was.level)→\(move.now.level)", default: 0] += 1
    }
    return [
      "schema": "cs.replay/1", "cases": .number(JSONNumber(count)),
      "changed": .number(JSONNumber(moves.count)),
      "levels": .object(
        JSONObject(
          levels.sorted { $0.key < $1.key }.map { ($0.key, .number(JSONNumber($0.value))) })),
    ]
  }
}

/// A case that lands elsewhere.
private struct Move: Sendable {
  let subject: Case
  let was: Verdict
  let now: Verdict

  var json: JSONObject {
    var json: JSONObject = [
      "schema": "cs.replay/1", "id": .string(subject.id.text), "was": Move.place(was),
      "now": Move.place(now),
    ]
    json["recorded"] = subject.level.map { .number(JSONNumber($0)) }
    return json
  }

  private static func place(_ verdict: Verdict) -> JSONValue {
    [
      "level": .number(JSONNumber(verdict.level)), "category": .string(verdict.category),
      "because": .array(verdict.reasons),
    ]
  }

  func print(on page: inout Page, _ policies: (ClassifyPolicy, ClassifyPolicy)) {
    page.line(
      "\(subject.id.text)  \(Move.text(was, policies.0)) → \(Move.text(now, policies.1))  \(subject.summary)",
      now.level < was.level ? .bad : .warning)
    for cause in now.causes.prefix(2) {
      let words = cause.grounds.spans.prefix(4).map { quoted($0.text) }
        .joined(separator: say(zh: "、", en: ", "))
      page.line("\(cause.rule.name()): \(words)", indent: 2)
    }
  }

  private static func text(_ verdict: Verdict, _ policy: ClassifyPolicy) -> String {
    let category = policy.category(verdict.category)?.base.name() ?? verdict.category
    return say(zh: "\(verdict.level) 级 \(category)", en: "level \(verdict.level) \(category)")
  }
}

/// Policy files outside the workspace.
private struct PolicyFolder {
  private let desk: Desk
  private let folder: String
  private let shown: String

  init(_ desk: Desk, _ folder: String) {
    self.desk = desk
    let path = desk.world.absolute(folder)
    // A whole workspace will do.
    self.folder = FileSystem.exists(path + "/policy") ? path + "/policy" : path
    shown = folder
  }

  /// Nil when there is no such file.
  func policy<File: PolicyFile>(_ type: File.Type) throws(Failure) -> File? {
    guard let bytes = try FileSystem.contents("\(folder)/\(File.name).yaml") else { return nil }
    let faults = PolicyFaults()
    let name = "\(shown)/\(File.name).yaml"
    guard let node = desk.policyNode(File.path, bytes, faults) else {
      throw Failure(.config, faults.sorted)
    }
    let file = File.read(node, file: name, faults: faults)
    try faults.refuse()
    return file
  }
}
