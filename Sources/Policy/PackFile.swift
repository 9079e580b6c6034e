internal import Casework

/// How a file of a pack is called where a file of the workspace could be meant:
/// `pack:general/policy/classify.yaml`.
package enum PackFile {
  private static let scheme = "pack:"

  package static func name(_ path: String, of pack: String) -> String { "\(scheme)\(pack)/\(path)" }

  /// The pack that a file belongs to; nil for one of the workspace.
  package static func pack(of file: String) -> String? {
    guard file.hasPrefix(scheme) else { return nil }
    return String(file.dropFirst(scheme.count).prefix { $0 != "/" })
  }

  /// The pack that `extends` names.
  ///
  /// - Parameter node: the value of `extends`, in the file of that path.
  /// - Returns: nil, and a fault, when no pack of that name ships with the program.
  package static func extended(
    by node: YAMLNode, path: String, among packs: [String], faults: PolicyFaults
  ) -> String? {
    let reader = PolicyReader(node, file: path, faults: faults)
    let list = Localized(
      zh: "可用的行业包：\(packs.joined(separator: "、"))", en: "packs: \(packs.joined(separator: ", "))")
    guard let pack = node.scalar, !node.isNull else {
      reader.expected(Localized(zh: "行业包的名称", en: "the name of a pack"), hint: list)
      return nil
    }
    if packs.contains(pack) { return pack }
    reader.fault(
      "unknown-pack",
      Localized(zh: "没有行业包“\(shown(pack))”", en: "there is no pack '\(shown(pack))'"),
      hint: nearest(pack, among: packs).map(didYouMean) ?? list)
    return nil
  }

  /// Adds the fault of a file that extends a pack which has no file of that name.
  package static func missing(
    _ path: String, in pack: String, at node: YAMLNode, faults: PolicyFaults
  ) {
    PolicyReader(node, file: path, faults: faults).fault(
      "not-in-pack",
      Localized(zh: "行业包“\(pack)”里没有 \(path)", en: "the pack '\(pack)' has no \(path)"),
      hint: Localized(zh: "删去 extends，把文件写全", en: "write the file in full, without 'extends'"))
  }
}
