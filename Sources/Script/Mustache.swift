package import Casework
package import Policy

/// A text with placeholders, in the part of Mustache that scripts need: `{{name}}`,
/// `{{#name}}…{{/name}}` while there is a value, `{{^name}}…{{/name}}` while there is none, and
/// `{{! comments}}`. Nothing is escaped: what comes out is read aloud or sent as plain text.
package struct Mustache: Sendable {
  private indirect enum Node: Sendable {
    case text(String)
    case name(String)
    case section(String, inverted: Bool, [Node])
  }

  private let nodes: [Node]

  /// - Throws: what is wrong with the text, without a place.
  package init(_ text: String) throws(Diagnostic) {
    var parser = MustacheParser(text)
    nodes = try parser.nodes(until: nil)
  }

  /// The text with its placeholders filled.
  ///
  /// - Parameter unresolved: gets each name that has no value and stands outside a section.
  package func render(_ values: [String: String], unresolved: inout [String]) -> String {
    Mustache.render(nodes, values, &unresolved)
  }

  /// Every name the text asks for, in the order of their first use.
  package var names: [String] {
    var seen: [String] = []
    func walk(_ nodes: [Node]) {
      for node in nodes {
        switch node {
        case .text: break
        case .name(let name): if !seen.contains(name) { seen.append(name) }
        case .section(let name, _, let inner):
          if !seen.contains(name) { seen.append(name) }
          walk(inner)
        }
      }
    }
    walk(nodes)
    return seen
  }

  /// What must have a value for the text to be complete.
  package var needs: TemplateNeeds {
    var needs = TemplateNeeds(always: [], perhaps: [])
    func walk(_ nodes: [Node], within sections: Set<String>) {
      for node in nodes {
        switch node {
        case .text: break
        case .name(let name):
          if sections.isEmpty { needs.always.insert(name) }
          if !sections.contains(name) { needs.perhaps.insert(name) }
        case .section(let name, let isInverted, let inner):
          walk(inner, within: sections.union([isInverted ? "^" + name : name]))
        }
      }
    }
    walk(nodes, within: [])
    return needs
  }

  private static func render(
    _ nodes: [Node], _ values: [String: String], _ unresolved: inout [String]
  ) -> String {
    var text = ""
    for node in nodes {
      switch node {
      case .text(let plain): text += plain
      case .name(let name):
        if let value = values[name], !value.isEmpty {
          text += value
        } else {
          unresolved.append(name)
          text += "{{\(name)}}"
        }
      case .section(let name, let inverted, let inner):
        let isThere = values[name].map { !$0.isEmpty } ?? false
        if isThere != inverted { text += render(inner, values, &unresolved) }
      }
    }
    return text
  }

  /// Walks the text once, byte by byte; sections nest by recursion, which `deepest` bounds.
  private struct MustacheParser {
    private let bytes: [UInt8]
    private var at = 0
    private var depth = 0
    private static let deepest = 16

    init(_ text: String) { bytes = Array(text.utf8) }

    mutating func nodes(until section: String?) throws(Diagnostic) -> [Node] {
      var nodes: [Node] = []
      while at < bytes.count {
        let open = place(of: UInt8(ascii: "{")) ?? bytes.count
        if open > at { nodes.append(.text(text(at..<open))) }
        at = open
        if at == bytes.count { break }
        guard let close = place(of: UInt8(ascii: "}")) else {
          throw MustacheParser.fault(zh: "“{{”没有对应的“}}”", en: "'{{' is never closed by '}}'")
        }
        let tag = text(at + 2..<close)
        at = close + 2
        let sign = tag.first.map { "#^/!&".contains($0) } ?? false ? tag.first : nil
        let name = (sign == nil ? tag[...] : tag.dropFirst()).trimmed
        switch sign {
        case "!": continue
        case "#", "^": nodes.append(try self.section(name, inverted: sign == "^"))
        case "/":
          guard name == section else {
            throw MustacheParser.fault(
              zh: "“{{/\(name)}}”没有对应的开头", en: "'{{/\(name)}}' closes nothing")
          }
          return nodes
        default: nodes.append(.name(try MustacheParser.checked(name)))
        }
      }
      if let section {
        throw MustacheParser.fault(
          zh: "“{{#\(section)}}”没有结束", en: "'{{#\(section)}}' is never closed")
      }
      return nodes
    }

    /// Where the next two of a brace stand.
    private func place(of brace: UInt8) -> Int? {
      var place = at
      while place + 1 < bytes.count {
        if bytes[place] == brace, bytes[place + 1] == brace { return place }
        place += 1
      }
      return nil
    }

    private func text(_ range: Range<Int>) -> String {
      String(decoding: bytes[range], as: UTF8.self)
    }

    private mutating func section(_ name: String, inverted: Bool) throws(Diagnostic) -> Node {
      guard depth < MustacheParser.deepest else {
        throw MustacheParser.fault(zh: "段落嵌套过深", en: "sections are nested too deeply")
      }
      depth += 1
      defer { depth -= 1 }
      let name = try MustacheParser.checked(name)
      return .section(name, inverted: inverted, try nodes(until: name))
    }

    private static func checked(_ name: String) throws(Diagnostic) -> String {
      let plain = name.utf8.allSatisfy { (97...122).contains($0) || $0 == 95 }
      guard plain, !name.isEmpty else {
        throw fault(zh: "占位符“\(name)”的写法不对", en: "malformed placeholder '\(name)'")
      }
      return name
    }

    private static func fault(zh: String, en: String) -> Diagnostic {
      Diagnostic(rule: "bad-template", Localized(zh: zh, en: en))
    }
  }
}

extension Substring {
  fileprivate var trimmed: String {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
