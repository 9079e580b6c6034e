/// How a command ends, by the numbers of `sysexits.h`.
package enum ExitStatus: Int32, Sendable {
  case done = 0
  /// The answer is no: a check found faults, `next --overdue` found some.
  case no = 1
  case usage = 64
  case dataerr = 65
  case noinput = 66
  case unavailable = 69
  case cantcreat = 73
  case ioerr = 74
  case tempfail = 75
  case noperm = 77
  case config = 78

  /// The stable name in `error.code`.
  package var name: String { "\(self)" }
}

/// Why a command was refused: an exit status and every fault found.
package struct Failure: Error, Sendable {
  package var status: ExitStatus
  /// Never empty.
  package var faults: [Diagnostic]

  package init(_ status: ExitStatus, _ faults: [Diagnostic]) {
    self.status = status
    self.faults = faults
  }

  package init(
    _ status: ExitStatus, rule: String, zh: String, en: String, hint: Localized? = nil,
    file: String? = nil, line: Int? = nil
  ) {
    self.init(
      status,
      [Diagnostic(rule: rule, Localized(zh: zh, en: en), hint: hint, file: file, line: line)])
  }
}
