import Casework
import JSONText
import Policy

/// A policy file as it is in force, beside the pack that it extends or was written from.
struct PolicyView: Sendable {
  let path: String
  /// What it is compared with; nil when no pack of the program has such a file.
  let pack: String?
  let policy: EffectivePolicy
  /// The whole file as it is in force.
  let text: String
  /// Something to know of the comparison.
  let warning: Diagnostic?

  /// - Throws: `config` with every fault of the file, or of the merge.
  init(_ desk: Desk, _ path: String) throws(Failure) {
    self.path = path
    let faults = PolicyFaults()
    let bytes = try desk.policyBytes(path)
    let node = desk.policyNode(path, bytes, faults)
    try faults.refuse()
    guard let node else { throw Failure(.config, faults.sorted) }
    let extended = desk.yaml(bytes, file: path, PolicyFaults())?["extends"]?.scalar
    let pack = extended ?? desk.settings.pack
    let base = Templates.packs.contains(pack) ? desk.packNode(path, of: pack, faults) : nil
    try faults.refuse()
    self.pack = base == nil ? nil : pack
    warning = base == nil ? PolicyView.unknown(pack) : nil
    policy = EffectivePolicy(node, pack: base)
    text =
      extended == nil
      ? String(decoding: bytes, as: UTF8.self) : PolicyView.written(path, bytes, pack, policy)
  }

  private static func unknown(_ pack: String) -> Diagnostic {
    Diagnostic(
      .warning, rule: "unknown-pack",
      Localized(
        zh: "程序里没有行业包“\(pack)”，无从比较", en: "no pack '\(pack)' to compare with ships with the program"
      ),
      file: Settings.path)
  }

  /// A thin file written out in full, with the comments of all its layers where they can be kept.
  private static func written(
    _ path: String, _ own: [UInt8], _ pack: String, _ policy: EffectivePolicy
  ) -> String {
    let over = String(decoding: own, as: UTF8.self)
    do throws(Faults) {
      return try Overlay.splice(
        base: PackWriter.text(path, of: pack), over: over, file: path,
        baseFile: PackFile.name(path, of: pack))
    } catch {
      return policy.lines.map { $0.text + "\n" }.joined()
    }
  }

  // MARK: For programs

  func json(changed: Bool) -> JSONObject {
    let values = policy.values.filter { !changed || $0.value.pack == nil }
    var object: JSONObject = [
      "schema": "cs.policy.show/1", "file": .string(path), "text": .string(text),
    ]
    object["pack"] = pack.map { .string($0) }
    object["values"] = .array(values.map { .object(PolicyView.json($0.path, $0.value)) })
    object["removed"] = .array(policy.removed.map { .object(PolicyView.json($0)) })
    return object
  }

  private static func json(_ path: String, _ value: EffectiveNode) -> JSONObject {
    var object: JSONObject = [
      "path": .string(path), "value": value.node.json, "from": .string(value.pack ?? "workspace"),
    ]
    value.node.place(in: &object)
    object["pack"] = value.instead?.json
    return object
  }

  private static func json(_ removal: EffectivePolicy.Removal) -> JSONObject {
    var object: JSONObject = [
      "path": .string(removal.path), "value": removal.node.json,
      "from": .string(removal.pack ?? "workspace"),
    ]
    removal.node.place(in: &object)
    return object
  }
}

// MARK: For people

extension PolicyView {
  /// Lines no longer than this have what stands behind them in one column.
  private static let column = 76

  /// The file line by line, with the layer and the place of each.
  func page() -> Page {
    var page = Page()
    page.line("# " + heading, .strong)
    let lines = policy.lines
    let widths = lines.map { DisplayWidth.of($0.text.harmless) }
    let width = widths.filter { $0 <= PolicyView.column }.max() ?? 0
    for (line, own) in zip(lines, widths) {
      guard let value = line.value else {
        page.line(line.text)
        continue
      }
      let gap = String(repeating: " ", count: max(0, width - own) + 2)
      page.line([
        (line.text, value.pack == nil ? .warning : .plain),
        (gap + "# " + origin(of: value), .faint),
      ])
    }
    for removal in policy.removed { page.line("# - " + PolicyView.gone(removal), .warning) }
    return page
  }

  private func origin(of value: EffectiveNode) -> String {
    let layer = value.pack ?? say(zh: "本工作区", en: "workspace")
    let instead = value.instead.map { node in
      let pack = PackFile.pack(of: node.file) ?? ""
      let text = DisplayWidth.cut(EffectivePolicy.brief(node), to: 60)
      return say(zh: "（\(pack)：\(text)）", en: " (\(pack): \(text))")
    }
    return "\(layer) \(value.node.placeText)\(instead ?? "")"
  }

  private static func gone(_ removal: EffectivePolicy.Removal) -> String {
    say(zh: "已去掉：", en: "removed: ") + "\(removal.path)  \(removal.pack ?? "") "
      + removal.node.placeText
  }

  private var heading: String {
    guard let pack else { return path }
    let changes = policy.root.changes()
    let new = changes.count { $0.value.isNew }
    let (changed, gone) = (changes.count - new, policy.removed.count)
    if changes.isEmpty, gone == 0 {
      return say(zh: "\(path)：与行业包 \(pack) 相同", en: "\(path): as in the pack \(pack)")
    }
    return say(
      zh: "\(path)：与行业包 \(pack) 相比，改 \(changed) 处，增 \(new) 处，去掉 \(gone) 处",
      en: "\(path): beside the pack \(pack), \(changed) changed, \(new) new, \(gone) removed")
  }

  /// What differs from the pack, a line each.
  func changesPage() -> Page {
    var page = Page()
    page.line(heading, .strong)
    for (path, value) in policy.root.changes() {
      let text = DisplayWidth.cut(value.brief, to: 40)
      let before = value.instead.map { DisplayWidth.cut(EffectivePolicy.brief($0), to: 40) + " → " }
      let mark = value.isNew ? say(zh: "新增 ", en: "new: ") : before ?? ""
      page.row([
        ("  " + path, .plain), (mark + text, .warning), (value.first.node.placeText, .faint),
      ])
    }
    for removal in policy.removed {
      page.row([
        ("  " + removal.path, .plain), (say(zh: "已去掉", en: "removed"), .warning),
        (removal.node.placeText, .faint),
      ])
    }
    return page
  }
}

extension YAMLNode {
  fileprivate var placeText: String { "\(file):\(line)" }

  fileprivate func place(in object: inout JSONObject) {
    object["file"] = .string(file)
    object["line"] = .number(JSONNumber(line))
    object["column"] = .number(JSONNumber(column))
  }

  /// The node as JSON; a plain scalar that looks like a number, a truth value or nothing is one.
  fileprivate var json: JSONValue {
    switch content {
    case .scalar(let text, _):
      guard isTyped else { return .string(text) }
      if isNull { return .null }
      if text == "true" || text == "false" { return .bool(text == "true") }
      return JSONNumber(text: text).map { .number($0) } ?? .string(text)
    case .sequence(let items): return .array(items.map(\.json))
    case .mapping(let pairs):
      var object: JSONObject = [:]
      for pair in pairs { object[pair.name] = pair.value.json }
      return .object(object)
    }
  }
}
