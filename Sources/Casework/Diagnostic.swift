/// One thing that is wrong, where it stands, and what to do about it.
///
/// Printed as `policy/classify.yaml:12:5: error: unknown key 'lvel' [unknown-key]` and a hint line.
package struct Diagnostic: Error, Hashable, Sendable {
  package enum Severity: String, Sendable { case error, warning }

  package var severity: Severity
  /// A stable id of the kind of fault: `unknown-key`, `bad-json`.
  package var rule: String
  package var message: Localized
  package var hint: Localized?
  /// The path relative to the workspace, or the name of the input (`-` is standard input).
  package var file: String?
  /// Counted from 1.
  package var line: Int?
  /// Counted from 1, in Unicode scalars.
  package var column: Int?

  package init(
    _ severity: Severity = .error, rule: String, _ message: Localized, hint: Localized? = nil,
    file: String? = nil, line: Int? = nil, column: Int? = nil
  ) {
    self.severity = severity
    self.rule = rule
    self.message = message
    self.hint = hint
    self.file = file
    self.line = line
    self.column = column
  }

  /// `file:line:column: ` as far as each is known.
  package var place: String {
    guard let file else { return "" }
    let numbers = [line, column].compactMap { $0 }.map { ":\($0)" }.joined()
    return file + numbers + ": "
  }
}

/// Several faults found in one go.
package struct Faults: Error, Sendable {
  package var list: [Diagnostic]

  package init(_ list: [Diagnostic]) {
    self.list = list
  }
}
