package import Casework
package import JSONText
package import Policy

/// Signs that a complaint is going higher (ESC-1), each raised once.
package struct RaisedSignal: Sendable {
  package let rule: PolicyRule
  /// What it was raised for: the run of a clock for `late`, the signal itself otherwise.
  package let instance: String
  package let grounds: Grounds
  /// Whether an earlier check has recorded it.
  package let isKnown: Bool

  package var json: JSONObject {
    [
      "signal": .string(rule.id), "instance": .string(instance), "rule": .string(rule.rule),
      "file": .string(rule.place.file), "line": .number(JSONNumber(rule.place.line)),
      "facts": .array(grounds.facts.map { .string($0.text) }),
      "spans": .array(
        grounds.spans.map { span in
          [
            "field": .string(span.field), "start": .number(JSONNumber(span.start)),
            "end": .number(JSONNumber(span.end)), "text": .string(span.text),
          ]
        }),
    ]
  }
}

package struct SignalCheck: Sendable {
  package let signals: [RaisedSignal]
  package let abnormal: [(rule: PolicyRule, grounds: Grounds)]
  private let subject: Case
  private let policy: EscalatePolicy

  package init(
    _ subject: Case, _ circumstances: Circumstances, _ policy: EscalatePolicy, _ wording: Wording
  ) {
    self.subject = subject
    self.policy = policy
    var asked = Subject(subject, circumstances, wording)
    abnormal = policy.abnormal.compactMap { rule in
      rule.when.grounds(in: asked).map { (rule, $0) }
    }
    // Features found now count for the signals of the same check.
    let features = Set(subject.words("abnormal") + abnormal.map(\.rule.id))
    asked.facts.set("abnormal.count", features.count)
    let known = SignalCheck.known(subject)
    let runs = subject.clocks(circumstances.calendar)
    let question = asked
    signals = policy.signals.flatMap { rule -> [RaisedSignal] in
      guard let grounds = rule.when.grounds(in: question) else { return [] }
      return SignalCheck.instances(of: rule.id, runs, at: circumstances.now).map { instance in
        RaisedSignal(
          rule: rule, instance: instance, grounds: grounds, isKnown: known.contains(instance))
      }
    }
  }

  /// What a signal is raised for: once for each late clock and broken promise, else once a case.
  private static func instances(
    of signal: String, _ runs: [ClockRun], at now: Timestamp
  ) -> [String] {
    guard signal == "late" || signal == "promise-broken" else { return [signal] }
    return runs.filter { run in
      (run.clock == "promise") == (signal == "promise-broken")
        && [.missed, .overdue].contains(run.verdict(at: now))
    }.map { "\(signal):\($0.clock):\($0.startedBy.text)" }
  }

  private static func known(_ subject: Case) -> Set<String> {
    Set(
      subject.events.filter { $0.kind == .escalated }.flatMap { event in
        event.data["signals"]?.array?.compactMap { $0.object?["instance"]?.string } ?? []
      })
  }

  /// The events that record what is new; none when nothing is.
  package var events: [EventDraft] {
    var drafts: [EventDraft] = []
    let fresh = signals.filter { !$0.isKnown }
    if !fresh.isEmpty {
      drafts.append(EventDraft(.escalated, ["signals": .array(fresh.map { .object($0.json) })]))
    }
    let known = Set(subject.words("abnormal"))
    let features = abnormal.filter { !known.contains($0.rule.id) }
    if !features.isEmpty, abnormal.count >= policy.suspicion.from {
      drafts.append(
        EventDraft(
          .suspected,
          [
            "features": .array(features.map { .string($0.rule.id) }),
            "tell": .string(policy.suspicion.tell), "rule": .string(policy.suspicion.rule),
          ]))
    }
    return drafts
  }
}
