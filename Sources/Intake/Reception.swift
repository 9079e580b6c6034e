package import Casework
package import Policy

/// The first look at a complaint: how urgent it seems, and the one line that tells a specialist
/// (INT-2).
package enum Reception {
  /// One to three; the first rule that holds.
  package static func stars(_ subject: Subject, _ policy: IntakePolicy) -> Int {
    policy.stars.first { $0.when.grounds(in: subject) != nil }?.stars ?? 1
  }

  /// `★★★ Wang: cross-wired meter — contact by 09:40`.
  package static func notice(_ subject: Case, stars: Int, contactBy: String?) -> String {
    let marks = String(repeating: "★", count: stars)
    let who = subject.customerName ?? say(zh: "未留姓名的客户", en: "a customer without a name")
    let by = contactBy.map { say(zh: "，\($0) 前联系", en: " — contact by \($0)") } ?? ""
    return say(
      zh: "\(marks) \(who)：\(subject.summary)\(by)", en: "\(marks) \(who): \(subject.summary)\(by)")
  }
}
