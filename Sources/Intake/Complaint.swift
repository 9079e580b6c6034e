package import Casework
package import JSONText

/// A complaint as it comes in, before it is a case (INT-4).
package struct Complaint: Sendable {
  package var channel: String?
  package var customer: JSONObject = [:]
  /// `who when where what why how`; `what` is the complaint itself.
  package var told: JSONObject = [:]
  package var demands: [JSONObject] = []
  package var product: String?
  package var lot: String?
  package var order: String?
  package var emotion: Emotion?
  package var unit: String?
  /// The same key names the same complaint, whenever it comes again.
  package var key: String?
  package var skipLevel = false
  package var received: Timestamp?

  package init() {}

  /// The longest summary, in characters.
  private static let summaryLength = 60

  /// The first sentence of what happened, cut where a line of a list would end.
  package var summary: String {
    let text = told["what"]?.string ?? ""
    let line = text.prefix { $0 != "\n" && $0 != "。" && $0 != "！" && $0 != "？" }
    if line.count <= Complaint.summaryLength { return String(line) }
    return line.prefix(Complaint.summaryLength - 1) + "…"
  }

  /// What the `received` event keeps.
  ///
  /// - Parameter received: when the complaint reached us, if not as it was entered.
  package func data(received: Timestamp, clocks: [ClockStart]) -> JSONObject {
    var data: JSONObject = [:]
    data["key"] = key.map { .string($0) }
    data["summary"] = .string(summary)
    data["channel"] = channel.map { .string($0) }
    if skipLevel { data["skip_level"] = true }
    data["unit"] = unit.map { .string($0) }
    data["received"] = .string(received.text)
    if !customer.isEmpty { data["customer"] = .object(customer) }
    if !told.isEmpty { data["w5h1"] = .object(told) }
    if !demands.isEmpty { data["demands"] = .array(demands.map { .object($0) }) }
    data["product"] = product.map { .string($0) }
    data["lot"] = lot.map { .string($0) }
    data["order"] = order.map { .string($0) }
    data["emotion"] = emotion?.json
    data["clocks"] = clocks.json
    return data
  }
}
