import ArgumentParser
import Casework
import JSONText
import Policy

struct EscalateStrategiesCommand: LeafCommand {
  static let about = Localized(
    zh: "处理策略：何时适用、有何风险、谁可使用",
    en: "handling strategies: when they fit, what they risk, who may use them")
  static let examples = [Localized(same: "cs escalate strategies")]

  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let strategies = try desk.policy(EscalatePolicy.self).strategies
    let words = try PhraseBook(desk)
    let json = strategies.map { strategy -> JSONObject in
      [
        "schema": "cs.strategy/1", "id": .string(strategy.base.id),
        "name": .string(strategy.base.name()), "fits": .string(strategy.fits()),
        "risk": .string(strategy.risk()), "who": .string(strategy.who),
        "allowed": .bool(strategy.isAllowed), "rule": .string(strategy.base.rule),
      ]
    }
    return Reply(list: json, ids: strategies.map(\.base.id)) {
      var page = Page()
      for strategy in strategies {
        page.heading(strategy.base.name())
        if !strategy.isAllowed {
          page.line(say(zh: "不得使用", en: "not to be used"), .bad, indent: 2)
        }
        page.pair(say(zh: "适用", en: "fits"), strategy.fits())
        page.pair(say(zh: "风险", en: "risk"), strategy.risk())
        if strategy.isAllowed {
          page.pair(say(zh: "可用者", en: "who"), words.names.name("role", strategy.who))
        }
      }
      return page
    }
  }
}
