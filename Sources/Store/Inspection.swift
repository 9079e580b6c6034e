package import Casework

/// What `cs check` found in the files of a workspace.
package struct Inspection: Sendable {
  package struct Finding: Sendable {
    package let file: String
    package let rule: String
    package let message: Localized
    package var hint: Localized?
    package let line: Int?
    package let column: Int?
    package let isFixed: Bool
    /// Conflict markers stood in the file.
    var isConflict: Bool { rule == "conflict-markers" }
  }

  /// Cases looked at.
  package internal(set) var count = 0
  package private(set) var findings: [Finding] = []
  /// Files whose conflict was merged, for git to be told.
  package internal(set) var mended: [String] = []

  /// Adds what was found outside the records.
  package mutating func add(_ file: String, rule: String, _ message: Localized, isFixed: Bool) {
    add(file, rule, zh: message.zh, en: message.en, isFixed: isFixed)
  }

  mutating func add(
    _ file: String, _ rule: String, zh: String, en: String, isFixed: Bool = false
  ) {
    findings.append(
      Finding(
        file: file, rule: rule, message: Localized(zh: zh, en: en), line: nil, column: nil,
        isFixed: isFixed))
  }

  mutating func add(_ failure: Failure, _ file: String) { add(failure.faults, file) }

  mutating func add(_ faults: [Diagnostic], _ file: String) {
    for fault in faults {
      findings.append(
        Finding(
          file: fault.file ?? file, rule: fault.rule, message: fault.message, hint: fault.hint,
          line: fault.line, column: fault.column, isFixed: false))
    }
  }

  /// Adds a case whose key is another's, too: two branches took in the same complaint on two days.
  ///
  /// - Parameter keys: of the cases looked at before, and which case each names.
  mutating func add(_ look: CaseLook, sharing keys: inout [String: CaseID]) {
    guard let key = look.key else { return }
    guard let first = keys[key.text] else { return keys[key.text] = key.of }
    let fault = Diagnostic(
      rule: "same-key",
      Localized(
        zh: "与案件 \(first.text) 的幂等键相同：\(key.text)",
        en: "it has the key of case \(first.text), too: \(key.text)"),
      hint: Localized(same: "cs case link \(key.of.text) \(first.text) --as duplicate"))
    add([fault], look.path)
  }

  mutating func addStray(_ file: String) {
    add(
      file, "stray", zh: "不是记录，放错了地方或多余", en: "no record; it is in the wrong place or left over")
  }

  mutating func add(_ other: Inspection) {
    count += other.count
    findings += other.findings
    mended += other.mended
  }
}
