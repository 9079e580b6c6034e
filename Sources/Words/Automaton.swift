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
      if let next = edges[node, scalar] {
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
      while fail != 0, edges[fail, scalars[node]] == nil { fail = fails[Int(fail)] }
      let next = edges[fail, scalars[node]] ?? 0
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
    var node: Int32 = 0
    for (place, scalar) in text.enumerated() {
      node = next(node, scalar)
      var word = isWord[Int(node)] ? node : outputs[Int(node)]
      while word != 0 {
        starts[Int(word)].append(Int32(place + 1) - depths[Int(word)])
        word = outputs[Int(word)]
      }
    }
    return starts
  }

  private func next(_ node: Int32, _ scalar: UInt32) -> Int32 {
    var node = node
    while true {
      if let next = edges[node, scalar] { return next }
      if node == 0 { return 0 }
      node = fails[Int(node)]
    }
  }
}

/// The edges of a trie, by node and scalar, in one open table.
private struct EdgeTable {
  /// Node and scalar in one; all ones where nothing is.
  private var keys = [UInt64](repeating: .max, count: 64)
  private var targets = [Int32](repeating: 0, count: 64)
  private var count = 0

  subscript(node: Int32, scalar: UInt32) -> Int32? {
    let key = EdgeTable.key(node, scalar)
    var slot = EdgeTable.hash(key) & (keys.count - 1)
    while keys[slot] != .max {
      if keys[slot] == key { return targets[slot] }
      slot = (slot + 1) & (keys.count - 1)
    }
    return nil
  }

  mutating func insert(_ node: Int32, _ scalar: UInt32, _ target: Int32) {
    if count * 2 >= keys.count { grow() }
    put(EdgeTable.key(node, scalar), target)
    count += 1
  }

  private mutating func put(_ key: UInt64, _ target: Int32) {
    var slot = EdgeTable.hash(key) & (keys.count - 1)
    while keys[slot] != .max { slot = (slot + 1) & (keys.count - 1) }
    (keys[slot], targets[slot]) = (key, target)
  }

  private mutating func grow() {
    let old = zip(keys, targets).filter { $0.0 != .max }
    keys = Array(repeating: .max, count: keys.count * 2)
    targets = Array(repeating: 0, count: keys.count)
    for (key, target) in old { put(key, target) }
  }

  private static func key(_ node: Int32, _ scalar: UInt32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(scalar)
  }

  private static func hash(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }
}
