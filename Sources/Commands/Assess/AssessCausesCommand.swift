import ArgumentParser
import Assess
import Casework
import JSONText
import Policy

struct AssessCausesCommand: LeafCommand {
  static let about = Localized(
    zh: "根因排列，及改进措施的进展", en: "root causes, the commonest first, and what is done about them")
  static let examples = [Localized(same: "cs assess causes --period 2026-Q1")]

  @Option(
    help: .text(zh: "时期：2026、2026-Q1、2026-01、起..止", en: "2026, 2026-Q1, 2026-01, or first..last"))
  var period: String
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let period = try desk.period(self.period)
    var pareto = Pareto(period, zone: desk.settings.zone)
    try desk.each { pareto.add($0) }
    let names = try desk.policy(WorkPolicy.self).causes
    let rows = pareto.rows
    let json: JSONObject = [
      "schema": "cs.causes/1", "period": .string(period.text),
      "causes": .array(rows.map { .object($0.json) }),
    ]
    let reply = Reply(json, ids: rows.map(\.cause)) {
      var page = Page()
      page.line(say(zh: "\(period.text) 根本原因", en: "Root causes of \(period.text)"), .strong)
      if rows.isEmpty {
        page.line(say(zh: "没有登记根本原因", en: "no root causes are recorded"), indent: 2)
      }
      for row in rows {
        page.row(
          "  " + (names.first { $0.id == row.cause }?.name() ?? row.cause), String(row.count),
          row.share.map { $0.shortText + "%" } ?? "",
          row.running.map { say(zh: "累计 \($0.shortText)%", en: "running \($0.shortText)%") } ?? "",
          say(
            zh: "改进 \(row.done)/\(row.improvements)", en: "improved \(row.done)/\(row.improvements)"
          ))
      }
      return page
    }
    return desk.whole(reply)
  }
}
