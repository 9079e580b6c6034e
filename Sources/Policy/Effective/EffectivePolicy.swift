/// A policy file as it is in force, value by value, beside what its pack says.
///
/// Keys are matched by name and the items of lists by `id`, or `year` or `text`; others by what they say and,
/// where they say something new, by their place. The order of a list isn't compared.
package struct EffectivePolicy: Sendable {
  /// What the pack has and the file lacks.
  package struct Removal: Sendable {
    package let path: String
    /// What stands there in the pack.
    package let node: YAMLNode
    package var pack: String? { PackFile.pack(of: node.file) }
  }

  package let root: EffectiveNode
  package private(set) var removed: [Removal] = []

  /// - Parameter pack: what the merged pack says; nil where there is none to compare with.
  package init(_ node: YAMLNode, pack: YAMLNode?) {
    var comparison = EffectiveComparison()
    root = comparison.compare(Overlay.rooted(node), pack.map(Overlay.rooted), path: "")
    removed = comparison.removed
  }

  /// A value on one line.
  package static func brief(_ node: YAMLNode) -> String { YAMLEmitter.flow(node) }

  /// Every scalar and empty collection, in the order of the file.
  package var values: [(path: String, value: EffectiveNode)] {
    var values: [(path: String, value: EffectiveNode)] = []
    root.collect(into: &values, path: "")
    return values
  }
}

/// A value in force, and which layer it is of.
package struct EffectiveNode: Sendable {
  /// The key, the id or the place (from 0) among its siblings; empty for the root.
  package let name: String
  /// Nil for an item of a list.
  let key: YAMLNode?
  package let node: YAMLNode
  /// The pack that says the same; nil when the value is the workspace's own.
  package let pack: String?
  /// What the pack says instead, where both are scalars or empty collections.
  package let instead: YAMLNode?
  /// The pack has nothing in this place.
  package let isNew: Bool
  package let children: [EffectiveNode]
  /// Of which layer and file all values are; nil where they differ or stand instead of others.
  let origin: Origin?
  /// How long the value is on one line, in columns; about.
  let width: Int

  struct Origin: Hashable, Sendable {
    let pack: String?
    let file: String
  }

  init(
    name: String = "", key: YAMLNode? = nil, _ node: YAMLNode, pack: String?, instead: YAMLNode?,
    isNew: Bool, children: [EffectiveNode] = []
  ) {
    (self.name, self.key, self.node) = (name, key, node)
    (self.pack, self.instead, self.isNew, self.children) = (pack, instead, isNew, children)
    if children.isEmpty {
      origin = instead == nil ? Origin(pack: pack, file: node.file) : nil
      width = (node.scalar ?? "[]").columns + 2
    } else {
      let first = children[0].origin
      origin = children.allSatisfy { $0.origin == first } ? first : nil
      width = children.reduce(2) { $0 + $1.width + ($1.key?.scalar?.columns ?? 0) + 4 }
    }
  }

  /// The first value in it, which has a place of its own even where mappings were merged.
  package var first: EffectiveNode { children.first?.first ?? self }

  package var brief: String { EffectivePolicy.brief(node) }

  fileprivate func collect(
    into values: inout [(path: String, value: EffectiveNode)], path: String
  ) {
    if children.isEmpty { return values.append((path, self)) }
    for child in children { child.collect(into: &values, path: path.appending(name: child.name)) }
  }

  /// The outermost values that aren't the pack's, whole where the pack has nothing like them.
  package func changes(path: String = "") -> [(path: String, value: EffectiveNode)] {
    if children.isEmpty || isNew && !path.isEmpty { return pack == nil ? [(path, self)] : [] }
    return children.flatMap { $0.changes(path: path.appending(name: $0.name)) }
  }
}

extension String {
  /// A path one step on: `authority.agent`.
  func appending(name: String) -> String { isEmpty ? name : "\(self).\(name)" }

  /// About how wide the text is on a terminal.
  var columns: Int { unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 1 : 2) } }
}
