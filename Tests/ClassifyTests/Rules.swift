import Casework
import Policy
import TestSupport

enum Rules {
  /// - Parameter verify: the clocks of level 2.
  static func policy(
    verify: String = "{clock: verify, within: 2h, rule: CLS-2}"
  ) throws -> ClassifyPolicy {
    try .read(
      """
      gap: 12
      negation: {words: [没有], reach: 6, rule: CLS-9}
      levels:
        - {id: urgent, level: 1, name: {zh: 急, en: urgent}, take: supervisor, rule: CLS-1,
           clocks: [{clock: plan, within: 30m, rule: CLS-1}]}
        - {id: regular, level: 2, name: {zh: 常, en: regular}, take: senior, rule: CLS-2,
           clocks: [\(verify)]}
        - {id: suggestion, level: 3, name: {zh: 议, en: suggestion}, take: agent, rule: CLS-3,
           clocks: [{clock: answer, within: 3 working days, rule: CLS-3}]}
      default: {level: 2, category: handling, rule: CLS-2}
      rules:
        - {id: idea, level: 3, name: {zh: 建议, en: idea}, rule: CLS-3, when: {any: [建议]}}
        - {id: attitude, level: 2, name: {zh: 态度, en: attitude}, rule: CLS-2, when: {any: [态度]}}
        - {id: leakage, level: 1, name: {zh: 漏电, en: leakage}, rule: CLS-1, when: {any: [漏电]}}
        - {id: emotion, level: 1, name: {zh: 情绪, en: emotion}, rule: CLS-1,
           when: {at_least: {emotion.intensity: 9}}}
        - {id: batch, level: 1, name: {zh: 批量, en: batch}, rule: CLS-1,
           when: {at_least: {batch.count: 3}}}
      categories:
        - {id: billing, name: {zh: 账, en: bill}, rule: CLS-6, skill: bills, when: {any: [电费, 账单]}}
        - {id: service, name: {zh: 服务, en: service}, rule: CLS-6, skill: service,
           when: {any: [态度, 营业厅]}}
        - {id: handling, name: {zh: 办理, en: handling}, rule: CLS-6, skill: service, when: {any: [办理]}}
      styles:
        - {id: dominant, name: {zh: 支配, en: dominant}, rule: CLS-5, when: {any: [马上, 立刻]}}
        - {id: analytical, name: {zh: 分析, en: analytical}, rule: CLS-5, when: {any: [明细, 数据]}}
        - {id: amiable, name: {zh: 和蔼, en: amiable}, rule: CLS-5, when: {any: [麻烦您]}}
      mindsets:
        - {id: venting, name: {zh: 宣泄, en: venting}, rule: CLS-5,
           when: {either: [{any: [委屈]}, {has: {observed: venting}}]}}
      difficult: [{id: serial, name: {zh: 专业户, en: serial}, rule: CLS-5, when: {at_least: {history.count: 5}}}]
      expectations:
        - {id: satisfiable, name: {zh: 可满足, en: satisfiable}, rule: CLS-7, when: {has: {demand.kind: refund}}}
      rights:
        - {id: safety, name: {zh: 安全, en: safety}, rule: CLS-8, citation: {zh: 第七条, en: art. 7},
           when: {any: [漏电]}}
      """)
  }
}
