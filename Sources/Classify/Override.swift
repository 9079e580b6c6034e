package import Casework
import JSONText

/// What a person set otherwise than policy's verdict; nil where the verdict stands.
package struct Override: Sendable {
  package var level: Int?
  package var category: String?

  package init(level: Int? = nil, category: String? = nil) {
    (self.level, self.category) = (level, category)
  }

  /// What a person set before and that still stands: it answered a verdict, and stands while the
  /// verdict is the same.
  package init(of subject: Case, standingAgainst verdict: Verdict) {
    let data = subject.events.last { $0.kind == .classified }?.data
    if let judged = data?["rules_level"]?.int, judged == verdict.level {
      level = data?["level"]?.int
    }
    if let judged = data?["rules_category"]?.string, judged == verdict.category {
      category = data?["category"]?.string
    }
  }
}

/// A classification that a person corrected, as the record has it (CLS-9).
package struct Correction: Sendable {
  package let level: Int
  package let category: String
  /// What it was judged as before the person set it.
  package let judged: (level: Int, category: String)
  package let reason: String?

  /// Nil when nobody corrected the case's last classification.
  package init?(of subject: Case) {
    guard let data = subject.events.last(where: { $0.kind == .classified })?.data,
      let level = data["level"]?.int, let category = data["category"]?.string,
      case let judged = (
        level: data["rules_level"]?.int ?? level,
        category: data["rules_category"]?.string ?? category
      ), judged != (level, category)
    else { return nil }
    (self.level, self.category, self.judged) = (level, category, judged)
    reason = data["reason"]?.string
  }
}
