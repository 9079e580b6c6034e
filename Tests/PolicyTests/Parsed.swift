import Casework
import Policy
import TestSupport

/// What is wrong with a text, each as `line:column rule`.
func faults(in text: String) -> [String] { faults(in: Array(text.utf8)) }

func faults(in bytes: [UInt8]) -> [String] {
  let faults = PolicyFaults()
  _ = YAML.parse(bytes, file: "test.yaml", faults: faults)
  return faults.list.map(\.brief)
}

extension Diagnostic {
  /// `line:column rule`.
  var brief: String { "\(line ?? 0):\(column ?? 0) \(rule)" }
}

extension YAMLNode {
  /// On one line, what was quoted in quotes: `{a: [1, "2"]}`.
  var brief: String {
    switch content {
    case .scalar(let text, .plain): text
    case .scalar(let text, .quoted): "\"\(text)\""
    case .sequence(let items): "[" + items.map(\.brief).joined(separator: ", ") + "]"
    case .mapping(let pairs):
      "{" + pairs.map { $0.key.brief + ": " + $0.value.brief }.joined(separator: ", ") + "}"
    }
  }

  var place: String { "\(line):\(column)" }
}
