package import Casework
package import JSONText

/// How a complaint stands, in words for the customer: nothing internal is among them (COL-2).
package struct Progress: Sendable {
  package struct Step: Sendable {
    package let name: Localized
    package let at: Timestamp
  }

  package let done: [Step]
  package let doing: Localized?
  package let expected: Timestamp?
  private let id: CaseID

  package init(_ subject: Case, _ calendar: WorkCalendar, now: Timestamp) {
    id = subject.id
    var done: [Step] = []
    for event in subject.events {
      guard let name = Progress.name(of: event) else { continue }
      // The first time tells; that it changed hands is our affair.
      if event.kind == .assigned, done.contains(where: { $0.name == name }) { continue }
      done.append(Step(name: name, at: event.at))
    }
    self.done = done
    doing = Progress.doing(subject.state)
    expected = subject.clocks(calendar).filter { $0.isOpen && Progress.shown.contains($0.clock) }
      .compactMap(\.due).filter { $0 > now }.min()
  }

  /// The clocks whose end the customer will notice.
  private static let shown: Set = ["contact", "feedback", "answer", "promise", "visit-demand"]

  private static func name(of event: Event) -> Localized? {
    switch event.kind {
    case .received: Localized(zh: "已收到您的投诉", en: "your complaint was received")
    case .contacted where event.data["outcome"]?.string == "reached":
      Localized(zh: "已与您联系", en: "we spoke with you")
    case .assigned: Localized(zh: "已有专人负责", en: "somebody is in charge of it")
    case .requested: Localized(zh: "已请相关部门核实", en: "the department concerned was asked")
    case .judged: Localized(zh: "已查明情况", en: "the facts were established")
    case .accepted: Localized(zh: "您已同意处理方案", en: "you agreed to what we offered")
    case .kept: Localized(zh: "已兑现承诺", en: "a promise was kept")
    case .resolved: Localized(zh: "已办理完毕", en: "the matter was settled")
    case .closed: Localized(zh: "已结案", en: "the complaint was closed")
    case .reopened: Localized(zh: "重新办理", en: "we took it up again")
    default: nil
    }
  }

  private static func doing(_ state: Case.State) -> Localized? {
    switch state {
    case .received, .working: Localized(zh: "正在核实处理", en: "we are looking into it")
    case .offered: Localized(zh: "等待您对方案的意见", en: "we wait for your word on our offer")
    case .agreed: Localized(zh: "正在落实方案", en: "we are doing what was agreed")
    case .resolved: Localized(zh: "等待您确认结果", en: "we wait for you to confirm the result")
    case .closed: nil
    }
  }

  package var json: JSONObject {
    var object: JSONObject = ["schema": "cs.progress/1", "id": .string(id.text)]
    object["done"] = .array(
      done.map { ["step": .string($0.name()), "at": .string($0.at.text)] })
    object["doing"] = doing.map { .string($0()) }
    object["expected"] = expected.map { .string($0.text) }
    return object
  }
}
