package import Casework
import JSONText

/// What a person sets otherwise than policy's verdict; nil where the verdict stands.
package struct Override: Sendable {
  package var level: Int?
  package var category: String?

  package init(level: Int? = nil, category: String? = nil) {
    (self.level, self.category) = (level, category)
  }

  /// What a person set when the case was last classified.
  package init(of subject: Case) {
    let data = subject.events.last { $0.kind == .classified }?.data
    if data?["rules_level"] != nil { level = data?["level"]?.int }
    if data?["rules_category"] != nil { category = data?["category"]?.string }
  }

  package var isEmpty: Bool { level == nil && category == nil }

  /// With what was set before where this sets nothing; a person who sets one field means to leave
  /// the other, so nothing set at all takes nothing over.
  package func after(_ earlier: Override) -> Override {
    isEmpty ? self : Override(level: level ?? earlier.level, category: category ?? earlier.category)
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
      data["rules_level"] != nil || data["rules_category"] != nil
    else { return nil }
    (self.level, self.category) = (level, category)
    judged = (data["rules_level"]?.int ?? level, data["rules_category"]?.string ?? category)
    reason = data["reason"]?.string
  }
}
