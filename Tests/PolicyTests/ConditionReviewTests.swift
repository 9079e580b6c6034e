import Casework
import Policy
import TestSupport
import Testing
import Words

/// Conditions that can never hold, and parts of them that say nothing.
@Suite struct ConditionReviewTests {
  static let numbers: [(when: String, rules: [String])] = [
    ("{at_least: {emotion.intensity: 8}, at_most: {emotion.intensity: ⌖5}}", ["never-holds"]),
    ("{at_least: {emotion.intensity: 5}, at_most: {emotion.intensity: 5}}", []),
    ("{at_least: {batch.count: 2.5}, at_most: {batch.count: ⌖2.9}}", ["never-holds"]),
    ("{at_least: {claim.ratio: 2.5}, at_most: {claim.ratio: 2.9}}", []),
    ("{at_least: {history.count: 3}, at_most: {repeat.count: 1}}", []),
    ("{at_least: {satisfaction: 4}, either: [{at_most: {satisfaction: ⌖3}}]}", ["never-holds"]),
    (
      "{at_least: {satisfaction: 4}, either: [{at_most: {satisfaction: ⌖3}}, {any: [x]}]}",
      ["~never-holds"]
    ),
    ("{at_least: {satisfaction: ⌖6}}", ["out-of-range"]), ("{at_least: {satisfaction: 5}}", []),
    ("{at_most: {satisfaction: ⌖0}}", ["out-of-range"]), ("{at_most: {satisfaction: 1}}", []),
    ("{at_most: {satisfaction: ⌖6}}", ["~out-of-range"]),
    ("{at_least: {emotion.intensity: ⌖10.5}}", ["out-of-range"]),
    ("{at_least: {emotion.intensity: 10}}", []), ("{at_most: {emotion.intensity: 0}}", []),
    ("{at_least: {clocks.late: ⌖-1}}", ["~out-of-range"]), ("{at_least: {clocks.late: 99}}", []),
    ("{at_most: {claim.ratio: ⌖-0.5}}", ["out-of-range"]),
    ("{not: {at_least: {satisfaction: ⌖9}}}", ["~out-of-range"]),
    ("{either: [{at_least: {satisfaction: ⌖9}}, {}]}", ["~out-of-range"]),
    (
      "{either: [{at_least: {satisfaction: ⌖9}}, {at_most: {satisfaction: ⌖0}}]}",
      ["out-of-range", "out-of-range"]
    ),
  ]

  @Test(arguments: numbers) func numbersOutOfReach(when: String, rules: [String]) throws {
    try expectFindings(when: when, rules)
  }

  static let words: [(when: String, rules: [String])] = [
    ("{has: {channel: ⌖telefon}}", ["unknown-value"]), ("{has: {channel: phone}}", []),
    ("{has: {channel: [phone, ⌖fone]}}", ["~unknown-value"]),
    ("{has: {channel: [⌖fone, ⌖fax]}}", ["unknown-value", "unknown-value"]),
    ("{has: {skip_level: ⌖yes}}", ["unknown-value"]), ("{has: {skip_level: true}}", []),
    ("{has: {level: ⌖4}}", ["unknown-value"]), ("{has: {level: [1, 3]}}", []),
    ("{has: {emotion.kind: ⌖joy}}", ["unknown-value"]), ("{has: {state: agreed}}", []),
    ("{has: {cause: ⌖weather}}", ["unknown-value"]), ("{has: {claim: unreasonable}}", []),
    ("{has: {demand: ⌖money}}", ["unknown-value"]), ("{has: {state: ⌖open}}", ["unknown-value"]),
    ("{has: {style: ⌖loud}}", ["unknown-value"]), ("{has: {style: calm}}", []),
    // What an agent noted, and what is sold, can be anything; of other files nothing is known here.
    ("{has: {observed: waving, product: kettle}}", []), ("{has: {signal: late, basis: any}}", []),
    ("{has: {⌖channel: []}}", ["never-holds"]),
    ("{not: {has: {channel: ⌖fax}}}", ["~unknown-value"]),
    ("{has: {channel: phone}, either: [{has: {⌖channel: [sms, app]}}]}", ["never-holds"]),
    ("{has: {channel: [phone, sms]}, either: [{has: {channel: [sms, app]}}]}", []),
    ("{has: {demand: refund}, either: [{has: {demand: repair}}]}", []),
  ]

  @Test(arguments: words) func wordsThatNeverCome(when: String, rules: [String]) throws {
    try expectFindings(when: when, beside: "styles: [{id: calm}]", rules)
  }

  static let negations: [(when: String, rules: [String])] = [
    ("{any: [x], not: ⌖{}}", ["never-holds"]), ("{not: {any: [x]}}", []),
    ("{has: {channel: phone}, not: ⌖{has: {channel: phone}}}", ["never-holds"]),
    ("{has: {channel: phone}, not: ⌖{has: {channel: [sms, phone]}}}", ["never-holds"]),
    ("{has: {channel: [sms, phone]}, not: {has: {channel: phone}}}", []),
    ("{has: {channel: phone}, not: {has: {demand: refund}}}", []),
    ("{at_least: {history.count: 5}, not: ⌖{at_least: {history.count: 3}}}", ["never-holds"]),
    ("{at_least: {history.count: 3}, not: {at_least: {history.count: 5}}}", []),
    ("{any: [漏电], not: ⌖{any: [漏电, 触电]}}", ["never-holds"]),
    ("{any: [漏电, 触电], not: {any: [漏电]}}", []),
    ("{has: {demand: refund}, either: [{not: ⌖{has: {demand: refund}}}]}", ["never-holds"]),
    (
      "{has: {channel: phone}, not: ⌖{either: [{has: {channel: phone}}, {any: [x]}]}}",
      ["never-holds"]
    ),
    ("{has: {channel: phone}, not: {has: {channel: phone}, any: [x]}}", []),
  ]

  @Test(arguments: negations) func whatNotMayRuleOut(when: String, rules: [String]) throws {
    try expectFindings(when: when, rules)
  }

  static let phrases: [(when: String, rules: [String])] = [
    ("{all: [⌖没漏电], none: [漏电]}", ["ruled-out"]), ("{all: [漏电], none: [没漏电]}", []),
    ("{any: [⌖浴室漏电, ⌖厨房漏电], none: [漏电]}", ["ruled-out", "ruled-out"]),
    ("{any: [⌖没漏电, 触电], none: [漏电]}", ["~ruled-out"]),
    // Words end where they end, and go on after a star.
    ("{any: [leaks], none: [leak]}", []), ("{any: [⌖leaks], none: ['leak*']}", ["ruled-out"]),
    ("{any: ['leak*'], none: [leaking]}", []), ("{any: ['leak*'], none: [leak]}", []),
    ("{any: ['a leak in the roof'], none: ['the roofs']}", []),
    ("{any: [⌖刹车…失灵], none: [失灵]}", ["ruled-out"]), ("{any: [刹车失灵], none: [刹车…坏]}", []),
    ("{any: [⌖刹车失灵], none: [刹车…失灵]}", ["ruled-out"]),
    ("{any: [刹车…就是失灵], none: [刹车…失灵]}", []),
    ("{none: [漏电], either: [{any: [⌖厨房漏电]}]}", ["ruled-out"]),
    ("{none: [漏电], either: [{any: [⌖厨房漏电]}, {any: [x]}]}", ["~ruled-out"]),
    ("{any: [厨房漏电], either: [{none: [⌖漏电]}, {any: [x]}]}", ["~ruled-out"]),
    ("{any: [厨房漏电, 触电], either: [{none: [漏电]}]}", []),
    // A negation within a phrase denies nothing: only one before it does (CLS-9).
    ("{any: [没有漏电]}", []), ("{all: [没有, 漏电]}", []),
  ]

  @Test(arguments: phrases) func phrasesThatNoneRulesOut(when: String, rules: [String]) throws {
    try expectFindings(when: when, beside: "negation: {words: [没有], reach: 6}\ngap: 8", rules)
  }

  @Test func aPhraseThatBeginsWithANegationIsFound() throws {
    let wording = Wording(gap: 8, negation: Guard([try #require(Phrase("没有"))], reach: 6))
    let subject = Subject(fields: [("text", "插座没有漏电")], facts: Facts(), wording: wording)
    #expect(try Condition.read("any: [没有漏电]").grounds(in: subject) != nil)
    #expect(try Condition.read("any: [漏电]").grounds(in: subject) == nil)
  }

  static let places: [(list: String, file: String, when: String, rules: [String])] = [
    ("rules", "classify", "{has: {⌖demand.kind: refund}}", ["unknown-here"]),
    ("expectations", "classify", "{has: {demand.kind: refund}}", []),
    ("expectations", "classify", "{has: {demand.kind: ⌖money}}", ["unknown-value"]),
    ("categories", "classify", "{at_least: {demand.amount: ⌖100}}", ["unknown-here"]),
    ("expectations", "classify", "{at_least: {demand.amount: 100}}", []),
    ("rights", "classify", "{has: {claim: unreasonable}}", []),
    ("mindsets", "classify", "{not: {has: {⌖demand.kind: refund}}}", ["~unknown-here"]),
    ("signals", "escalate", "{at_most: {demand.amount: ⌖1}}", ["unknown-here"]),
    ("abnormal", "escalate", "{at_least: {abnormal.count: ⌖2}}", ["out-of-range"]),
    ("abnormal", "escalate", "{at_least: {abnormal.count: 1}}", []),
    ("tactics", "remedy", "{has: {⌖demand.kind: refund}}", ["unknown-here"]),
    ("mistakes", "remedy", "{has: {verdict: upheld}}", []),
    // At the door nothing has been judged or offered yet.
    ("stars", "intake", "{has: {⌖level: 1}}", ["unknown-here"]),
    ("stars", "intake", "{has: {⌖verdict: upheld}}", ["unknown-here"]),
    ("stars", "intake", "{has: {⌖claim: unreasonable}}", ["unknown-here"]),
    ("stars", "intake", "{at_least: {offers.rejected: ⌖1}}", ["out-of-range"]),
    ("stars", "intake", "{at_least: {repeat.count: 1}}", []),
    ("stars", "intake", "{has: {channel: media, demand: refund}}", []),
  ]

  @Test(arguments: places)
  func factsUnknownAtThatPlace(list: String, file: String, when: String, rules: [String]) throws {
    try expectFindings(when: when, in: list, of: file, rules)
  }

  static let clocks: [(file: String, marked: String, rules: [String])] = [
    ("intake", "{clock: contact, when: {has: {channel: ⌖fax}}}", ["unknown-value"]),
    ("intake", "{clock: contact, when: {has: {⌖category: x}}}", ["unknown-here"]),
    ("intake", "{clock: contact, when: {at_least: {emotion.intensity: ⌖11}}}", ["out-of-range"]),
    ("intake", "{clock: contact, when: {at_least: {offers.rejected: ⌖1}}}", ["out-of-range"]),
    ("intake", "{clock: contact, when: {has: {channel: media}}}, {clock: contact}", []),
    ("intake", "{clock: contact}, ⌖{clock: contact, when: {any: [x]}}", ["unreachable"]),
    ("intake", "{clock: contact}, {clock: classify, when: {any: [x]}}", []),
    (
      "intake",
      "{clock: a, when: {has: {channel: [web, app]}}}, ⌖{clock: a, when: {has: {channel: app}}}",
      ["unreachable"]
    ),
    ("classify", "{clock: plan, when: {has: {level: ⌖7}}}", ["unknown-value"]),
    ("classify", "{clock: plan, when: {has: {level: ⌖1}}}", ["unknown-value"]),
    ("classify", "{clock: plan, when: {has: {level: 2}}}", []),
    ("classify", "{clock: plan, when: {has: {⌖verdict: upheld}}}", ["~unknown-here"]),
    ("classify", "{clock: plan, when: {at_most: {satisfaction: ⌖2}}}", ["~unknown-here"]),
    ("classify", "{clock: plan, when: {any: [x], not: ⌖{any: [x, y]}}}", ["never-holds"]),
    ("work", "{clock: opinion, when: {has: {⌖demand.kind: refund}}}", ["unknown-here"]),
    ("work", "{clock: opinion, when: {has: {verdict: upheld}}}", []),
  ]

  @Test(arguments: clocks)
  func clocksAreReviewedWhereTheyStart(file: String, marked: String, rules: [String]) throws {
    let text =
      switch file {
      case "classify": "levels: [{level: 1}, {level: 2, clocks: [\(marked)]}, {level: 3}]"
      case "work": "verdicts: [{id: upheld}]\nrequest: {clocks: [\(marked)]}"
      default: "clocks: [\(marked)]"
      }
    try expectFindings(in: [("policy/\(file).yaml", text)], rules)
  }

  @Test func vocabulariesComeFromTheOtherFiles() throws {
    try expectFindings(
      in: [
        ("policy/escalate.yaml", "signals: [{id: late, when: {has: {verdict: [upheld, ⌖upset]}}}]"),
        (
          "policy/remedy.yaml",
          """
          kinds: [{id: refund, answers: []}]
          bases: [{id: fraud}]
          mistakes:
            - {id: a, when: {has: {signal: ⌖lates}}}
            - {id: b, when: {has: {signal: late, basis: fraud, offer.rejected: refund}}}
            - {id: c, when: {has: {basis: ⌖fruad}}}
            - {id: d, when: {has: {offer.rejected: ⌖gift}}}
          """
        ),
        ("policy/work.yaml", "verdicts: [{id: upheld}]"),
      ], ["~unknown-value", "unknown-value", "unknown-value", "unknown-value"])
  }

  @Test func anotherUnitIsOnlyAWarning() throws {
    try expectFindings(
      in: [
        ("policy/people.yaml", "people: [{id: li-na, unit: desk}]"),
        (
          "policy/remedy.yaml",
          "mistakes: [{id: a, when: {has: {unit: ⌖dsk}}}, {id: b, when: {has: {unit: [desk, office]}}}]"
        ),
      ], ["~unknown-value"])
  }
}
