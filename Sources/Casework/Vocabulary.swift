/// The words of a case file that are the same in every workspace.
package enum Vocabulary {
  package static let channels = [
    "phone", "app", "web", "store", "letter", "sms", "media", "regulator", "visit", "other",
  ]
  package static let demands = [
    "exchange", "refund", "return", "repair", "compensation", "apology", "correction",
    "improvement", "other",
  ]
  /// INT-8.
  package static let emotions = ["anger", "anxiety", "sadness", "clamour"]
  /// Where the fault lies (COL-3).
  package static let causes = ["people", "equipment", "process", "misunderstanding", "third-party"]
  package static let relations = ["duplicate", "related", "batch"]
}
