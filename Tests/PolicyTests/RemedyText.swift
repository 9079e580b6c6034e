/// A small `remedy.yaml`, without its `schema` line.
enum RemedyText {
  static let text = """
    authority: []
    compensation: {ceiling: 2, rule: REM-6}
    bases:
      - {id: fraud, name: {zh: 欺诈, en: fraud}, times: 3, of: price, at_least: 500}
      - {id: harm, name: {zh: 伤害, en: harm}, times: 2, of: loss}
      - {id: unsafe-food, name: {zh: 食品, en: food}, times: 10, of: price, or_times: 3, or_of: loss,
         at_least: 1000}
    kinds: []
    recoveries: []
    expectations: []
    lowering: []
    tactics: []
    mistakes: []
    tests: []
    promise: {clock: promise, rule: REM-8}
    """
}
