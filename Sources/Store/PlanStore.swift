package import Casework
package import JSONText

/// Visit plans: one file for each group and period, in the month where the period begins.
extension CaseStore {
  private func folder(of period: Period) -> String {
    "visits/\(period.days.lowerBound.text.prefix(7))"
  }

  package func keep(plan: JSONObject, _ id: String, _ period: Period) throws(Failure) {
    let path = "\(folder(of: period))/\(id).json"
    try workspace.write(plan, to: path)
  }

  /// The plans made for exactly this period.
  package func plans(of period: Period) throws(Failure) -> [JSONObject] {
    var plans: [JSONObject] = []
    for name in try FileSystem.names(in: workspace.path(folder(of: period))) {
      let path = "\(folder(of: period))/\(name)"
      guard name.hasSuffix(".json"), let bytes = try workspace.contents(path) else { continue }
      do throws(JSONFault) {
        let plan = try JSONValue.parse(bytes).object
        if let plan, plan["period"]?.string == period.text { plans.append(plan) }
      } catch {
        throw Failure(
          .dataerr,
          [
            Diagnostic(
              rule: error.kind.rawValue, Localized(zh: error.messageZH, en: error.messageEN),
              file: path, line: error.line, column: error.column)
          ])
      }
    }
    return plans
  }
}
