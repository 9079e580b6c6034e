import Casework
import Classify
import Policy
import Store
import Words

extension Desk {
  /// What the examples of policy teach; nil where the rules alone decide. It is learnt when policy
  /// has changed, and kept in `.cs/` for the next time.
  func learned(_ policy: ClassifyPolicy) throws(Failure) -> Learned? {
    guard policy.learned != nil, try workspace.contents(ExamplesPolicy.path) != nil else {
      return nil
    }
    let ids = policy.categories.map(\.base.id)
    if let levels = kept("levels"), let categories = kept("categories"), categories.labels == ids {
      return Learned(levels: levels, categories: categories)
    }
    let learned = Learned(try self.policy(ExamplesPolicy.self).examples, policy)
    keep(learned.levels, as: "levels")
    keep(learned.categories, as: "categories")
    return learned
  }

  private func kept(_ name: String) -> LinearModel? {
    let stamp = Array((policyState + "\n").utf8)
    guard let bytes = workspace.kept(Desk.file(name)), bytes.starts(with: stamp) else { return nil }
    return LinearModel(bytes.dropFirst(stamp.count))
  }

  private func keep(_ model: LinearModel, as name: String) {
    workspace.keep(Array((policyState + "\n").utf8) + model.bytes, as: Desk.file(name))
  }

  private static func file(_ name: String) -> String { "learned-\(name).nodes" }
}
