import Casework
import Policy
import TestSupport
import Testing

/// What comes too late in a list, what nothing leads to, and what waits for itself.
@Suite struct OrderReviewTests {
  static let stars: [(text: String, rules: [String])] = [
    ("[{stars: 2, when: {any: [x]}}, {stars: 1}]", []),
    ("[{stars: 2}, ⌖{stars: 1}]", ["unreachable"]),
    ("[{stars: 3, when: {any: [x]}}, ⌖{stars: 2, when: {any: [x]}}, {stars: 1}]", ["unreachable"]),
    (
      "[{stars: 3, when: {any: [x, y]}}, ⌖{stars: 2, when: {any: [y]}}, {stars: 1}]",
      ["unreachable"]
    ),
    ("[{stars: 3, when: {any: [y]}}, {stars: 2, when: {any: [x, y]}}, {stars: 1}]", []),
    (
      """
      [{stars: 3, when: {at_least: {emotion.intensity: 5}}},
      ⌖{stars: 2, when: {at_least: {emotion.intensity: 8}}}, {stars: 1}]
      """, ["unreachable"]
    ),
    (
      """
      [{stars: 3, when: {at_least: {emotion.intensity: 8}}},
      {stars: 2, when: {at_least: {emotion.intensity: 5}}}, {stars: 1}]
      """, []
    ),
    (
      """
      [{stars: 3, when: {either: [{has: {channel: [media, sms]}}, {any: [x]}]}},
      ⌖{stars: 2, when: {has: {channel: media, skip_level: true}}}, {stars: 1}]
      """, ["unreachable"]
    ),
    (
      """
      [{stars: 3, when: {any: [x, y]}},
      ⌖{stars: 2, when: {either: [{any: [x]}, {any: [y]}]}}, {stars: 1}]
      """, ["unreachable"]
    ),
    (
      """
      [{stars: 3, when: {any: [x]}},
      {stars: 2, when: {either: [{any: [x]}, {any: [y]}]}}, {stars: 1}]
      """, []
    ),
    (
      """
      [{stars: 3, when: {any: [x], not: {has: {channel: media}}}},
      {stars: 2, when: {any: [x]}}, {stars: 1}]
      """, []
    ),
    (
      "[{stars: 2, when: {any: [x]}}, ⌖{stars: 1, when: {any: [y]}}]", ["~open-end"]
    ),
  ]

  @Test(arguments: stars) func starsInOrder(text: String, rules: [String]) throws {
    try expectFindings(in: [("policy/intake.yaml", "stars: \(text)")], rules)
  }

  @Test func expectationsInOrder() throws {
    try expectFindings(
      in: [
        (
          "policy/classify.yaml",
          """
          expectations:
            - {id: a, when: {has: {demand.kind: compensation, claim: unreasonable}}}
            - {id: b, when: {has: {demand.kind: compensation}}}
            - ⌖{id: c, when: {has: {demand.kind: compensation, verdict: upheld}}}
            - {id: d, when: {has: {demand.kind: [refund, compensation]}}}
          """
        )
      ], ["unreachable"])
  }

  @Test func levelsThatNothingLeadsTo() throws {
    try expectFindings(
      in: [
        (
          "policy/classify.yaml",
          """
          levels: [{level: 1}, {level: 2}, ⌖{level: 3}]
          default: {level: 2}
          rules: [{id: a, level: 1, when: {any: [x]}}]
          """
        )
      ], ["~unreachable-level"])
  }

  @Test func tiersThatAreNeverReached() throws {
    try expectFindings(
      in: [
        (
          "policy/escalate.yaml",
          """
          grading: {scale: 3}
          tiers: [{id: a, from: 1}, {id: b, from: ⌖1}, {id: c, from: 27}, {id: d, from: ⌖28}]
          """
        )
      ], ["same-from", "unreachable"])
  }

  // MARK: Scripts

  static let scripts: [(text: String, rules: [String])] = [
    (
      """
      - {id: a, moment: plan, zh: "好", en: well}
      - ⌖{id: b, moment: plan, when: {has: {level: 1}}, zh: "好", en: well}
      - {id: c, moment: offer, when: {has: {level: 1}}, zh: "好", en: well}
      """, ["~unreachable"]
    ),
    (
      """
      - {id: a, moment: plan, when: {has: {level: 1}}, zh: "好", en: well}
      - {id: b, moment: plan, zh: "好", en: well}
      """, []
    ),
    // The first needs a time that there may not be, in one language at least.
    (
      """
      - {id: a, moment: plan, zh: "{{due}}前", en: well}
      - {id: b, moment: plan, zh: "好", en: well}
      """, []
    ),
    (
      """
      - {id: a, moment: plan, zh: "{{due}}前", en: "by {{due}}"}
      - ⌖{id: b, moment: plan, zh: "最迟{{due}}", en: "{{due}}, {{offer}}"}
      - {id: c, moment: plan, zh: "{{offer}}", en: "{{due}}"}
      """, ["~unreachable"]
    ),
  ]

  @Test(arguments: scripts) func scriptsInOrder(text: String, rules: [String]) throws {
    try expectFindings(in: [("scripts/a.yaml", "scripts:\n" + text)], rules, moments: ["plan"])
  }

  @Test func aMomentWithoutAScript() {
    let faults = PolicyFaults()
    PolicyReview(
      PolicySources(), today: "2026-03-04", unit: "desk", moments: ["plan"],
      needs: { _ in TemplateNeeds(always: [], perhaps: []) }
    ).inspect(faults)
    #expect(faults.list.map { "\($0.place)\($0.rule)" } == ["scripts/: no-script"])
  }

  // MARK: Waiting

  static let cycles: [(text: String, rules: [String], members: String)] = [
    (
      """
      signals:
        - ⌖{id: a, when: {has: {signal: b}}}
        - {id: b, when: {has: {signal: c}}}
        - {id: c, when: {any: [x], has: {signal: [a]}}}
      """, ["cycle"], "signal a → signal b → signal c → signal a"
    ),
    ("signals: [⌖{id: a, when: {has: {signal: a}}}]", ["cycle"], "signal a → signal a"),
    (
      """
      signals: [⌖{id: a, when: {has: {abnormal: b}}}]
      abnormal: [{id: b, when: {either: [{has: {signal: a}}, {any: [x], has: {signal: a}}]}}]
      """, ["cycle"], "signal a → abnormal b → signal a"
    ),
    (
      """
      signals:
        - ⌖{id: first, when: {has: {signal: a}}}
        - ⌖{id: a, when: {has: {signal: b}}}
        - {id: b, when: {has: {signal: a}}}
      """, ["never-holds", "cycle"], "signal a → signal b → signal a"
    ),
    // Another way in, for one of them, lets all of them come about.
    (
      """
      signals:
        - {id: a, when: {has: {signal: b}}}
        - {id: b, when: {either: [{has: {signal: a}}, {any: [x]}]}}
      """, [], ""
    ),
    ("signals: [{id: a, when: {has: {signal: [a, b]}}}, {id: b, when: {any: [x]}}]", [], ""),
    ("signals: [{id: a, when: {not: {has: {signal: a}}}}]", [], ""),
    ("signals: [{id: a, when: {any: [x]}}, {id: b, when: {has: {signal: a}}}]", [], ""),
  ]

  @Test(arguments: cycles)
  func rulesThatWaitForOneAnother(text: String, rules: [String], members: String) throws {
    try expectFindings(in: [("policy/escalate.yaml", text)], rules)
    var sources = PolicySources()
    sources.files["escalate"] = try YAML.parse(ManyMarked(text).text, file: "")
    let told = PolicyReview(
      sources, today: "2026-03-04", unit: "desk", moments: [],
      needs: { _ in TemplateNeeds(always: [], perhaps: []) }
    ).findings.filter { $0.rule == "cycle" }
    #expect(told.count == (members.isEmpty ? 0 : 1))
    #expect(told.allSatisfy { $0.message.en.hasSuffix(": " + members) })
  }

  /// The default category is always there, and a level may be set by a person.
  @Test func whatComesAboutWithoutARule() throws {
    try expectFindings(
      in: [
        (
          "policy/classify.yaml",
          """
          default: {level: 2, category: other}
          rules: [{id: a, level: 1, when: {has: {level: 1}}}]
          categories: [{id: other, when: {has: {category: other}}}, ⌖{id: b, when: {has: {category: b}}}]
          """
        )
      ], ["cycle"])
  }

  @Test func aLongChainTakesNoLongTime() throws {
    let rules = (0..<5000).map { "  - {id: s\($0), when: {has: {signal: s\($0 + 1)}}}" }
    let text = "signals:\n" + rules.joined(separator: "\n") + "\n  - {id: s5000, when: {any: [x]}}"
    let clock = ContinuousClock()
    let time = try clock.measure { try expectFindings(in: [("policy/escalate.yaml", text)], []) }
    #expect(time < .seconds(20))
  }
}
