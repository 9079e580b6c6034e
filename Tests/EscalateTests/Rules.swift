import Casework
import Policy
import TestSupport

enum Rules {
  static func policy(suspicion: Int = 1) throws -> EscalatePolicy {
    try .read(
      """
      signals:
        - {id: late, name: {zh: 迟, en: late}, rule: ESC-1, when: {at_least: {clocks.late: 1}}}
        - {id: promise-broken, name: {zh: 失信, en: broken}, rule: ESC-1,
           when: {at_least: {promises.broken: 1}}}
        - {id: skip-level, name: {zh: 越级, en: skip}, rule: ESC-1, when: {has: {skip_level: true}}}
        - {id: court, name: {zh: 起诉, en: court}, rule: ESC-1, when: {any: [起诉]}}
        - {id: abnormal, name: {zh: 异常, en: abnormal}, rule: ESC-1,
           when: {at_least: {abnormal.count: 1}}}
      grading: {scale: 5, rule: ESC-2}
      tiers:
        - {id: meeting, name: {zh: 会, en: meeting}, from: 80, who: director, within: 72h,
           resources: {zh: 会, en: all}}
        - {id: acceptance, name: {zh: 受, en: acceptance}, from: 2, who: senior, within: 24h,
           resources: {zh: 一, en: own}}
        - {id: handling, name: {zh: 处, en: handling}, from: 27, who: supervisor, within: 2h,
           resources: {zh: 二, en: more}}
      abnormal:
        - {id: threats, name: {zh: 威胁, en: threats}, rule: ESC-3, when: {any: [等着瞧]}}
        - {id: timing, name: {zh: 时机, en: timing}, rule: ESC-3, when: {any: [两会]}}
        - {id: rising-amount, name: {zh: 加价, en: rising}, rule: ESC-3,
           when: {at_least: {claim.rises: 1}}}
      suspicion: {from: \(suspicion), tell: supervisor, rule: ESC-3}
      strategies: []
      crisis: []
      press: []
      bodies: []
      """)
  }
}
