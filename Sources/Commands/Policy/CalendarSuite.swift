import Casework
import Policy

extension ExampleSuite {
  /// Due times that the calendar must come to.
  static let calendar = ExampleSuite(name: "calendar") { (desk) throws(Failure) in
    let policy = try desk.policy(CalendarPolicy.self)
    let calendar = policy.calendar(in: desk.settings.zone)
    return policy.examples.enumerated().map { index, example in
      ExampleGroup(
        name: "examples.\(example.id ?? String(index))", rule: "CLS-10", place: example.place,
        results: [ExampleResult(example, in: calendar)])
    }
  }
}

extension ExampleResult {
  fileprivate init(_ example: CalendarExample, in calendar: WorkCalendar) {
    let (found, expected) = example.times(in: calendar)
    let isRight = found.map { $0.seconds == expected?.seconds } ?? false
    self.init(
      place: example.place, text: example.question, holds: nil,
      fault: isRight ? nil : ExampleFault(example, found))
  }
}

extension CalendarExample {
  /// What is asked of the calendar: `2026-02-13 17:00 + 3 working days (lab)`.
  fileprivate var question: String {
    let pauses = pauses.map { pause in
      say(zh: "，暂停 \(pause.from)–\(pause.to)", en: ", paused \(pause.from)–\(pause.to)")
    }
    return "\(from) + \(within.text)" + (unit.map { " (\($0))" } ?? "") + pauses.joined()
  }
}

extension ExampleFault {
  fileprivate init(_ example: CalendarExample, _ found: Timestamp?) {
    let found = found.map { String($0.text.prefix(16)).replacing("T", with: " ") }
    message =
      found.map { found in
        Localized(
          zh: "应于 \(example.due) 到期，算出来却是 \(found)",
          en: "should fall due at \(example.due), and does at \(found)")
      } ?? Localized(zh: "永远不会到期", en: "never falls due")
    reasons = []
    hint = Localized(
      zh: "核对工作时段、节假日和调休上班日；例子写错就改例子",
      en: "check the windows, holidays and make-up days; or correct the example")
  }
}
