import Casework
import Policy
import TestSupport
import Testing

/// Every typed policy file tells all that is wrong with it at once, each at its place.
@Suite struct PolicyFileFaultTests {
  static let files: [(type: any PolicyFile.Type, marked: String, rules: [String])] = [
    (
      IntakePolicy.self,
      """
      schema: ⌖cs.policy.intake/2
      clocks: [{clock: contact, within: ⌖10 minutes, rule: INT-2}, ⌖{clock: x, within: 10m}]
      contact: {understanding_within: 30s, emotion_drop: ⌖30%, rule: INT-3}
      duplicate: ⌖{within: 30 calendar days, similarity: 0.5, ⌖rul: INT-7}
      batch: {within: 72h, by: [lot, ⌖place], rule: INT-7}
      stars: [{stars: ⌖4}, {stars: 1, when: {has: {⌖chan: x}}}]
      questions: [⌖{id: a, ask: {zh: 问, en: ask}}, {id: ⌖B, field: x, ask: ⌖{zh: 问}}]
      soothing: [{id: listen, text: ⌖listen}]
      """,
      [
        "bad-value", "bad-value", "missing-key", "wrong-type", "missing-key", "unknown-key",
        "bad-value", "bad-value", "unknown-fact", "missing-key", "bad-value", "missing-key",
        "wrong-type",
      ]
    ),
    (
      WorkPolicy.self,
      """
      schema: cs.policy.work/1
      roles: [{id: agent, name: {zh: 员, en: agent}, rank: ⌖100}, {id: boss, name: {zh: 头, en: b}, rank: 2}]
      request: {clocks: ⌖none}
      dispatch: ⌖{}
      closing: {needs: [outcome, ⌖cause], attempts: ⌖0, rule: COL-5}
      verdicts: [⌖{id: upheld, name: {zh: 成立, en: upheld}}]
      causes: [{id: duty, name: {zh: 责任, en: duty}, rule: COL-6, ⌖nmae: x}]
      may: [⌖{verb: judge, role: bos}, ⌖{verb: close}]
      """,
      [
        "bad-value", "wrong-type", "missing-key", "bad-value", "bad-value", "missing-key",
        "unknown-key", "unknown-role", "missing-key",
      ]
    ),
    (
      VisitPolicy.self,
      """
      schema: cs.policy.visit/1
      after_closing: {clock: visit, within: ⌖3 weeks, rule: VIS-1}
      demand: ⌖1
      satisfied: ⌖6
      neutral: ⌖three
      groups: [⌖{id: new, name: {zh: 新, en: new}, share: ⌖half, of: purchased, rule: VIS-1}]
      channels: [{id: phone, name: {zh: 电话, en: phone}, preferred: ⌖yes}, ⌖{id: sms}]
      """,
      [
        "bad-value", "wrong-type", "bad-value", "wrong-type", "missing-key", "wrong-type",
        "wrong-type", "missing-key",
      ]
    ),
    (
      AssessPolicy.self,
      """
      schema: cs.policy.assess/1
      figures:
        - {id: ⌖volum, name: {zh: 量, en: volume}, definition: {zh: 量, en: v}, unit: count, rule: ASM-1}
        - ⌖{id: visited, name: {zh: 访, en: v}, unit: ⌖percents, rule: ASM-1}
      ⌖figure: []
      """,
      ["bad-value", "missing-key", "bad-value", "unknown-key"]
    ),
    (
      LanguagePolicy.self,
      """
      schema: cs.policy.language/1
      names:
        emotion.anger: ⌖{zh: 怒, ⌖eng: anger}
        channel.app: ⌖app
        channel.web: {zh: ⌖~, en: web}
        clock.plan: {zh: ⌖[], en: plan}
      """,
      ["missing-key", "unknown-key", "wrong-type", "wrong-type", "wrong-type"]
    ),
  ]

  @Test(arguments: files.indices)
  func allFaultsOfAFileComeAtOnce(index: Int) throws {
    let (type, marked, rules) = Self.files[index]
    try expectFaults(of: type, in: marked, rules)
  }

  @Test(
    arguments: [
      IntakePolicy.self, ClassifyPolicy.self, WorkPolicy.self, RemedyPolicy.self, VisitPolicy.self,
      EscalatePolicy.self, AssessPolicy.self, CalendarPolicy.self, PeoplePolicy.self,
      LanguagePolicy.self,
    ] as [any PolicyFile.Type])
  func anEmptyFileLacksEveryKeyOfItsSchema(type: any PolicyFile.Type) {
    let faults = PolicyFaults()
    _ = type.read(Array("{}".utf8), file: type.path, faults: faults)
    #expect(faults.list.contains { $0.message.en == "missing key 'schema'" })
    #expect(faults.list.count > 1)
    #expect(faults.list.allSatisfy { $0.rule == "missing-key" && $0.place == "\(type.path):1:1: " })
  }

  @Test func aFileOfAnotherKindIsNotTaken() {
    let faults = #expect(throws: Faults.self) {
      try LanguagePolicy.read(Array("schema: cs.policy.work/1\nnames: {}".utf8))
    }
    #expect(faults?.list.map(\.place) == ["policy/language.yaml:1:9: "])
  }
}

/// Reads a file with its faults marked, and expects them and no others.
func expectFaults(
  of type: any PolicyFile.Type, in text: String, _ rules: [String],
  at location: SourceLocation = #_sourceLocation
) throws {
  let marked = ManyMarked(text)
  let faults = PolicyFaults()
  _ = type.read(Array(marked.text.utf8), file: type.path, faults: faults)
  // Faults of one place come in the order in which they were found.
  let expected = zip(marked.places, rules).map { $0 + " " + $1 }
  #expect(faults.sorted.map(\.brief) == expected, sourceLocation: location)
  #expect(marked.places.count == rules.count, sourceLocation: location)
  #expect(faults.list.allSatisfy { $0.file == type.path }, sourceLocation: location)
}
