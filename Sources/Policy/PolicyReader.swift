package import Casework
package import Words

/// Where a piece of policy stands, for the reasons that cite it.
package struct PolicyPlace: Hashable, Sendable {
  package var file: String
  /// Counted from 1.
  package var line: Int
  /// Counted from 1, in Unicode scalars.
  package var column: Int

  package init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}

/// Collects the faults of a policy while it is read on, and its phrases.
package final class PolicyFaults {
  package let lexicon = Lexicon()
  /// The text that policy is read for: what looks for words that don't stand in it needn't be read.
  package let text: FoldedText?
  /// In the order found.
  package private(set) var list: [Diagnostic] = []

  package init(for text: FoldedText? = nil) { self.text = text }

  package func add(_ fault: Diagnostic) {
    list.append(fault)
  }

  package func add(
    _ rule: String, _ message: Localized, hint: Localized? = nil,
    severity: Diagnostic.Severity = .error, at place: PolicyPlace
  ) {
    list.append(
      Diagnostic(
        severity, rule: rule, message, hint: hint, file: place.file, line: place.line,
        column: place.column))
  }

  /// The faults by file, line and column.
  package var sorted: [Diagnostic] {
    list.sorted {
      ($0.file ?? "", $0.line ?? 0, $0.column ?? 0) < ($1.file ?? "", $1.line ?? 0, $1.column ?? 0)
    }
  }

  /// - Throws: everything found, by place, if there is an error among it.
  package func check() throws(Faults) {
    if list.contains(where: { $0.severity == .error }) { throw Faults(sorted) }
  }
}

/// Reads one node as the type a schema asks for; what doesn't fit becomes a fault and nil.
package struct PolicyReader {
  package let node: YAMLNode
  package let faults: PolicyFaults
  /// The file of a node that doesn't know its own.
  private let file: String

  package init(_ node: YAMLNode, file: String, faults: PolicyFaults) {
    self.node = node
    self.file = file
    self.faults = faults
  }

  package var place: PolicyPlace {
    PolicyPlace(
      file: node.file.isEmpty ? file : node.file, line: node.line, column: node.column)
  }

  /// Adds a fault at this node.
  package func fault(_ rule: String, _ message: Localized, hint: Localized? = nil) {
    faults.add(rule, message, hint: hint, at: place)
  }

  /// Adds a `wrong-type` fault: what was expected, and what is there.
  package func expected(_ what: Localized, hint: Localized? = nil) {
    fault("wrong-type", mismatch(what), hint: hint)
  }

  /// Adds a `bad-value` fault: the type fits, the value doesn't.
  package func unfit(_ what: Localized, hint: Localized? = nil) {
    fault("bad-value", mismatch(what), hint: hint)
  }

  private func mismatch(_ what: Localized) -> Localized {
    Localized(
      zh: "应为\(what.zh)，却是\(node.found.zh)", en: "expected \(what.en), found \(node.found.en)")
  }

  /// A reader for another node of the same document.
  package func reader(_ node: YAMLNode) -> PolicyReader {
    PolicyReader(node, file: place.file, faults: faults)
  }
}

extension YAMLNode {
  /// What stands here, as a message calls it.
  package var found: Localized {
    switch content {
    case .scalar(let text, _):
      isNull
        ? Localized(zh: "空值", en: "nothing")
        : Localized(zh: "文本 “\(shown(text))”", en: "the text '\(shown(text))'")
    case .sequence: Localized(zh: "列表", en: "a list")
    case .mapping: Localized(zh: "映射", en: "a mapping")
    }
  }
}

/// A text of the input as a message may show it: short, and without control characters.
func shown(_ text: String) -> String {
  var shown = ""
  for scalar in text.unicodeScalars.prefix(40) {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator:
      shown += scalar == "\n" ? "⏎" : "\\u{\(String(scalar.value, radix: 16))}"
    default: shown.unicodeScalars.append(scalar)
    }
  }
  return text.unicodeScalars.count > 40 ? shown + "…" : shown
}
