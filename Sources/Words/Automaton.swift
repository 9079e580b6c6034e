/// Finds many words in one pass over a text (Aho and Corasick, CACM 18(6), 1975).
///
/// Insert the words, `link`, then search. Time is in proportion to the text and to what is found,
/// however many words there are.
struct Automaton {
  /// By node; the root is 0.
  private var parents: [Int32] = [0]
  private var scalars: [UInt32] = [0]
  private var depths: [Int32] = [0]
  private var isWord: [Bool] = [false]
  /// The node of the longest proper suffix that is a node too.
  private var fails: [Int32] = []
  /// The nearest node on the way of `fails` that is a word; 0 for none.
  private var outputs: [Int32] = []
  private var edges = EdgeTable()

  /// Adds a word; returns its node, the same for the same word.
  mutating func insert(_ word: [UInt32]) -> Int {
    var node: Int32 = 0
    for scalar in word {
      let next = edges[node, scalar]
      if next != 0 {
        node = next
      } else {
        let next = Int32(parents.count)
        parents.append(node)
        scalars.append(scalar)
        depths.append(depths[Int(node)] + 1)
        isWord.append(false)
        edges.insert(node, scalar, next)
        node = next
      }
    }
    isWord[Int(node)] = true
    return Int(node)
  }

  /// Works out what to go on with where a word breaks off; once, when all words are in.
  mutating func link() {
    fails = Array(repeating: 0, count: parents.count)
    outputs = fails
    for node in nodesByDepth() where depths[node] > 1 {
      var fail = fails[Int(parents[node])]
      while fail != 0, edges[fail, scalars[node]] == 0 { fail = fails[Int(fail)] }
      let next = edges[fail, scalars[node]]
      fails[node] = next
      outputs[node] = isWord[Int(next)] ? next : outputs[Int(next)]
    }
  }

  private func nodesByDepth() -> [Int] {
    var levels: [[Int]] = Array(repeating: [], count: Int(depths.max() ?? 0) + 1)
    for (node, depth) in depths.enumerated() { levels[Int(depth)].append(node) }
    return Array(levels.joined())
  }

  /// By node, where its word begins in a text, from left to right.
  func starts(in text: [UInt32]) -> [[Int32]] {
    var starts: [[Int32]] = Array(repeating: [], count: parents.count)
    // Millions of scalars pass here, and most of them find nothing.
    let steps = zip(fails, outputs).enumerated().map { node, step in
      Step(fail: step.0, word: isWord[node] ? Int32(node) : step.1)
    }
    edges.withTable { edges in
      steps.withUnsafeBufferPointer { steps in
        text.withUnsafeBufferPointer { text in
          var node: Int32 = 0
          for place in text.indices {
            let scalar = text[place]
            var next = edges[node, scalar]
            while next == 0, node != 0 {
              node = steps[Int(node)].fail
              next = edges[node, scalar]
            }
            node = next
            var word = steps[Int(node)].word
            while word != 0 {
              starts[Int(word)].append(Int32(place + 1) - depths[Int(word)])
              word = outputs[Int(word)]
            }
          }
        }
      }
    }
    return starts
  }

  /// Where to go on from a node, and the longest word that ends there; 0 for none.
  private struct Step {
    let fail: Int32
    let word: Int32
  }
}

/// The edges of a trie, by node and scalar; no edge leads back to the root, so 0 stands for none.
private struct EdgeTable {
  /// Those that leave the root, by scalar: every place of a text may ask for one.
  private var first = [Int32](repeating: 0, count: 1 << 16)
  /// The others, in one open table; all ones where nothing is.
  private var others = [Edge](repeating: Edge(key: .max, target: 0), count: 64)
  private var count = 0

  fileprivate struct Edge {
    /// Node and scalar in one.
    let key: UInt64
    let target: Int32
  }

  subscript(node: Int32, scalar: UInt32) -> Int32 {
    withTable { $0[node, scalar] }
  }

  func withTable<Result>(_ body: (Table) -> Result) -> Result {
    first.withUnsafeBufferPointer { first in
      others.withUnsafeBufferPointer { others in body(Table(first: first, others: others)) }
    }
  }

  struct Table {
    fileprivate let first: UnsafeBufferPointer<Int32>
    fileprivate let others: UnsafeBufferPointer<Edge>

    subscript(node: Int32, scalar: UInt32) -> Int32 {
      if node == 0, scalar < 1 << 16 { return first[Int(scalar)] }
      let key = EdgeTable.key(node, scalar)
      var slot = EdgeTable.hash(key) & (others.count - 1)
      while true {
        let edge = others[slot]
        if edge.key == key { return edge.target }
        if edge.key == .max { return 0 }
        slot = (slot + 1) & (others.count - 1)
      }
    }
  }

  mutating func insert(_ node: Int32, _ scalar: UInt32, _ target: Int32) {
    if node == 0, scalar < 1 << 16 {
      first[Int(scalar)] = target
      return
    }
    if count * 2 >= others.count { grow() }
    put(Edge(key: EdgeTable.key(node, scalar), target: target))
    count += 1
  }

  private mutating func put(_ edge: Edge) {
    var slot = EdgeTable.hash(edge.key) & (others.count - 1)
    while others[slot].key != .max { slot = (slot + 1) & (others.count - 1) }
    others[slot] = edge
  }

  private mutating func grow() {
    let old = others.filter { $0.key != .max }
    others = Array(repeating: Edge(key: .max, target: 0), count: others.count * 2)
    for edge in old { put(edge) }
  }

  private static func key(_ node: Int32, _ scalar: UInt32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(scalar)
  }

  private static func hash(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }
}
