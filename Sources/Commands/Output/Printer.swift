package import Casework
import JSONText

/// Puts answers on standard output, and everything else on standard error.
package struct Printer: Sendable {
  private let world: World
  private let json: Bool
  private let quiet: Bool
  private let color: String

  package init(_ world: World, json: Bool, quiet: Bool, color: String?) {
    self.world = world
    self.json = json
    self.quiet = quiet
    self.color = color ?? "auto"
  }

  /// Prints an answer; a reader that has gone away ends the command quietly.
  ///
  /// - Throws: `ioerr` when the answer could not be written and somebody waits for it.
  package func answer(_ reply: Reply) throws(Failure) {
    var bytes: [UInt8] = []
    if quiet {
      for id in reply.ids { bytes.append(line: id) }
    } else if json, let lines = reply.lines {
      bytes = lines
    } else if json {
      for object in reply.json {
        bytes.append(line: JSONValue.object(object).compactText.escapingControls)
      }
    } else if let plain = reply.plain {
      bytes = Array(plain.utf8)
    } else {
      // A program that reads rows counts on one line for each.
      let isRead = world.terminal.output || world.variable("COLUMNS") != nil
      let page = reply.page()
      bytes = Array(
        page.text(
          color: inColor(world.terminal.output), width: width,
          rowWidth: isRead ? width : Int.max / 2
        ).utf8)
    }
    if !world.write(bytes) {
      throw Failure(.ioerr, rule: "stdout", zh: "答复写不出去", en: "the answer could not be written")
    }
    if reply.warnings.isEmpty { return }
    if json {
      tell([
        "warnings": .array(reply.warnings.map { .object(Printer.json($0, into: [:])) })
      ])
    } else {
      report(reply.warnings)
    }
  }

  private func tell(_ object: JSONObject) {
    world.writeError(JSONValue.object(object).compactText.escapingControls + "\n")
  }

  private var width: Int {
    let columns = world.variable("COLUMNS").flatMap { Int($0) } ?? world.columns ?? 100
    return min(max(columns, 40), 120)
  }

  private func inColor(_ isTerminal: Bool) -> Bool {
    switch color {
    case "always": true
    case "never": false
    default:
      isTerminal && world.variable("NO_COLOR") == nil && world.variable("TERM") != "dumb"
    }
  }

  /// Says why a command was refused.
  package func refuse(_ failure: Failure) {
    guard json else { return report(failure.faults) }
    var error: JSONObject = ["code": .string(failure.status.name)]
    if let first = failure.faults.first { error = Printer.json(first, into: error) }
    if failure.faults.count > 1 {
      error["faults"] = .array(failure.faults.map { .object(Printer.json($0, into: [:])) })
    }
    tell(["error": .object(error)])
  }

  private static func json(_ fault: Diagnostic, into object: JSONObject) -> JSONObject {
    var object = object
    object["message"] = .string(fault.message())
    object["hint"] = fault.hint.map { .string($0()) }
    object["rule"] = .string(fault.rule)
    object["file"] = fault.file.map { .string($0) }
    object["line"] = fault.line.map { .number(JSONNumber($0)) }
    object["column"] = fault.column.map { .number(JSONNumber($0)) }
    return object
  }

  /// Faults as people read them.
  private func report(_ faults: [Diagnostic]) {
    let color = inColor(world.terminal.error)
    for fault in faults {
      var page = Page()
      let word =
        fault.severity == .error ? say(zh: "错误", en: "error") : say(zh: "警告", en: "warning")
      let colon = say(zh: "：", en: ": ")
      page.line(
        "\(fault.place)\(word)\(colon)\(fault.message()) [\(fault.rule)]",
        fault.severity == .error ? .bad : .warning)
      if let hint = fault.hint { page.line(say(zh: "提示：", en: "hint: ") + hint()) }
      world.writeError(page.text(color: color, width: 1000))
    }
  }
}

extension [UInt8] {
  fileprivate mutating func append(line: String) {
    append(contentsOf: line.utf8)
    append(0x0A)
  }
}
