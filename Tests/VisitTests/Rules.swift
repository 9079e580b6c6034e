import Casework
import Policy
import TestSupport

enum Rules {
  static func policy() throws -> VisitPolicy {
    try .read(
      """
      after_closing: {clock: visit, within: 3 calendar days, rule: VIS-1}
      demand: {clock: visit-demand, within: 1 calendar days, rule: VIS-7}
      satisfied: 4
      neutral: 3
      groups:
        - {id: repaired, name: {zh: 修, en: repaired}, share: 0.5, within: 14 calendar days,
           of: repaired, channel: phone, rule: VIS-1}
        - {id: new, name: {zh: 新, en: new}, share: 0.10, of: purchased, channel: sms, rule: VIS-1}
        - {id: key, name: {zh: 重, en: key}, share: 1, of: key, channel: phone, rule: VIS-1}
      channels:
        - {id: phone, name: {zh: 电话, en: phone}, preferred: true}
        - {id: door, name: {zh: 上门, en: door}}
      """)
  }
}
