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

  /// The matter in one line; what happened, shortened, where nobody said it.
  package var summary: String {
    get { said ?? Complaint.shortened(told["what"]?.string ?? "") }
    set { said = newValue }
  }

  private var said: String?

  /// The longest summary, in columns; a Chinese character takes two.
  private static let summaryWidth = 60

  /// The first sentence; of a long one the clauses that fit, or else the words that do.
  private static func shortened(_ text: String) -> String {
    var width = 0
    var clause: String?
    var word: String?
    var line = ""
    // Marks and spaces before the first word end no sentence.
    let told = text.drop { $0.isWhitespace || "。！？!?.".contains($0) }
    for (place, character) in zip(told.indices, told) {
      let next = told[place...].dropFirst().first
      // A point, comma or colon inside a number ends nothing.
      let isInNumber = ".,:".contains(character) && next?.isNumber ?? false
      if character.isNewline || "。！？!?".contains(character) { break }
      if character == ".", !isInNumber { break }
      if "，；,;：:".contains(character), !isInNumber { clause = line }
      if character == " " { word = line }
      width += character.unicodeScalars.contains { $0.value >= 0x2E80 } ? 2 : 1
      guard width <= summaryWidth else {
        return (clause ?? word ?? line) + (clause == nil ? "…" : "")
      }
      line.append(character)
    }
    return line
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
