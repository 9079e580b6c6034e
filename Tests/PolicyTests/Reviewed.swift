import Casework
import Policy
import TestSupport
import Testing

/// Reviews files in which each finding is marked by `⌖`, and expects these findings and no others.
///
/// - Parameter files: by path, in order of path: `policy/classify.yaml` (without its `schema`).
/// - Parameter rules: in the order of the marks; `~` in front is a warning.
func expectFindings(
  in files: [(path: String, marked: String)], _ rules: [String], moments: [String] = [],
  today: CivilDay = "2026-03-04", at location: SourceLocation = #_sourceLocation
) throws {
  var sources = PolicySources()
  sources.packs = ["general", "retail"]
  var places: [String] = []
  for (path, marked) in files {
    let file = ManyMarked(marked)
    let node = try YAML.parse(file.text, file: path)
    if path.hasPrefix("scripts/") {
      sources.scripts.append(node)
    } else {
      sources.files[String(path.dropFirst(7).dropLast(5))] = node
    }
    places += file.places.map { "\(path):\($0)" }
  }
  let faults = PolicyFaults()
  PolicyReview(
    sources, today: today, unit: "office", moments: moments,
    needs: { text in
      let names = Set(["due", "offer"].filter { text.contains("{{\($0)}}") })
      return TemplateNeeds(always: names, perhaps: names)
    }
  ).inspect(faults)
  let expected = zip(places, rules).map { $0 + " " + $1 }
  #expect(faults.sorted.map(\.judged) == expected, sourceLocation: location)
  #expect(places.count == rules.count, sourceLocation: location)
  for fault in faults.list {
    #expect(fault.hint != nil && fault.message.zh != fault.message.en, sourceLocation: location)
  }
}

/// The findings in one condition of a list.
func expectFindings(
  when marked: String, in list: String = "rules", of file: String = "classify",
  beside: String = "", _ rules: [String], at location: SourceLocation = #_sourceLocation
) throws {
  let text = """
    \(beside)
    \(list): [{id: a, level: 2, stars: 1, when: \(marked)}]
    """
  let free = list == "stars" ? text.replacing("}]", with: "}, {stars: 1}]") : text
  try expectFindings(in: [("policy/\(file).yaml", free)], rules, at: location)
}

extension Diagnostic {
  fileprivate var judged: String {
    "\(file ?? ""):\(brief.replacing(rule, with: (severity == .warning ? "~" : "") + rule))"
  }
}
