/// Weights learnt from labelled texts: for each label one number for each feature of a text.
///
/// A label's score is the sum of its weights over the features of a text, divided by the root of
/// their number; above zero the text is like that label's examples.
package struct LinearModel: Sendable {
  package let labels: [String]
  /// By label: what a weight of 1 stands for.
  let scales: [Float]
  let biases: [Float]
  package let known: KnownFeatures
  /// By bucket, then by label; each byte is a signed number.
  private let weights: ArraySlice<UInt8>

  private func weight(_ bucket: Int, _ label: Int) -> Int8 {
    Int8(bitPattern: weights[weights.startIndex + bucket * labels.count + label])
  }

  /// Whether a text has anything in common with those that were learnt from.
  package func knowsAny(_ keys: [UInt64]) -> Bool { keys.contains { known.bucket($0) != nil } }

  /// By label.
  ///
  /// - Parameter keys: of a text's features, each once.
  package func scores(_ keys: [UInt64]) -> [Float] {
    var sums = [Int](repeating: 0, count: labels.count)
    let features = known.buckets(keys)
    for bucket in features {
      for label in labels.indices { sums[label] += Int(weight(bucket, label)) }
    }
    let length = Float(features.count + 1).squareRoot()
    return labels.indices.map { (biases[$0] + scales[$0] * Float(sums[$0])) / length }
  }

  /// The places of a text that speak most for one label and not for another, the heaviest first.
  ///
  /// - Parameter count: how many at most.
  package func reasons(
    _ features: TextFeatures, length: Int, for label: Int, against other: Int, count: Int
  ) -> [Range<Int>] {
    var gains = [Float](repeating: 0, count: length)
    for feature in features.all {
      guard let bucket = known.bucket(feature.key) else { continue }
      let gain =
        scales[label] * Float(weight(bucket, label)) - scales[other] * Float(weight(bucket, other))
      let share = gain / Float(feature.end - feature.start)
      for place in Int(feature.start)..<Int(feature.end) { gains[place] += share }
    }
    var found: [Range<Int>] = []
    while found.count < count, let best = LinearModel.heaviest(gains) {
      found.append(best)
      for place in best { gains[place] = -.infinity }
    }
    return found
  }

  /// The run with the greatest sum; nil when nothing is above zero (Kadane).
  private static func heaviest(_ gains: [Float]) -> Range<Int>? {
    var best: (sum: Float, range: Range<Int>) = (0, 0..<0)
    var sum: Float = 0
    var start = 0
    for (place, gain) in gains.enumerated() {
      sum += gain
      if sum > best.sum { best = (sum, start..<place + 1) }
      if sum <= 0 { (sum, start) = (0, place + 1) }
    }
    return best.range.isEmpty ? nil : best.range
  }
}

// MARK: - Training

extension LinearModel {
  /// One text: the keys of its features, each once, and the number of its label.
  package struct Example: Sendable {
    package let keys: [UInt64]
    package let label: Int

    package init(keys: [UInt64], label: Int) {
      (self.keys, self.label) = (keys, label)
    }
  }

  /// A text as it is learnt from.
  private struct Lesson {
    let buckets: [Int]
    let label: Int
    /// Of each of its features.
    let value: Float
  }

  /// Learns each label against the others: a linear support vector machine by dual coordinate
  /// descent (Hsieh et al., ICML 2008, algorithm 1, squared loss).
  ///
  /// Additions, multiplications, divisions and roots only, in a fixed order: the same examples give
  /// the same bytes on every machine.
  /// - Parameters:
  ///   - known: what is learnt about.
  ///   - cost: how much an error weighs beside simple weights.
  package init(
    labels: [String], examples: [Example], known: KnownFeatures, cost: Float = 3, rounds: Int = 30
  ) {
    self.labels = labels
    let lessons = examples.map { example in
      let buckets = known.buckets(example.keys)
      return Lesson(
        buckets: buckets, label: example.label, value: 1 / Float(buckets.count + 1).squareRoot())
    }
    let trained = labels.indices.map { label in
      LinearModel.learn(label, lessons, cost: cost, rounds: rounds)
    }
    let scales = trained.map { column in
      max(column.weights.reduce(0) { max($0, abs($1)) }, .leastNormalMagnitude) / 127
    }
    var weights = [UInt8](repeating: 0, count: KnownFeatures.buckets * labels.count)
    for (label, column) in trained.enumerated() {
      for (feature, weight) in column.weights.enumerated() where weight != 0 {
        let rounded = Int8((weight / scales[label]).rounded())
        weights[feature * labels.count + label] = UInt8(bitPattern: rounded)
      }
    }
    (self.scales, self.weights, self.known) = (scales, weights[...], known)
    biases = trained.map(\.bias)
  }

  private static func learn(
    _ label: Int, _ lessons: [Lesson], cost: Float, rounds: Int
  ) -> (weights: [Float], bias: Float) {
    var weights = [Float](repeating: 0, count: KnownFeatures.buckets)
    var bias: Float = 0
    var alphas = [Float](repeating: 0, count: lessons.count)
    let softness = 1 / (2 * cost)
    var order = Shuffle(count: lessons.count)
    for _ in 0..<rounds {
      order.mix()
      for index in order.places {
        let lesson = lessons[index]
        let sign: Float = lesson.label == label ? 1 : -1
        var sum: Float = bias
        for bucket in lesson.buckets { sum += weights[bucket] }
        let slope = sign * sum * lesson.value - 1 + alphas[index] * softness
        if alphas[index] == 0, slope >= 0 { continue }
        let alpha = max(alphas[index] - slope / (1 + softness), 0)
        let step = (alpha - alphas[index]) * sign * lesson.value
        alphas[index] = alpha
        if step == 0 { continue }
        for bucket in lesson.buckets { weights[bucket] += step }
        bias += step
      }
    }
    return (weights, bias)
  }
}

/// An order that is mixed anew each time, the same in each run.
private struct Shuffle {
  private(set) var places: [Int]
  private var state: UInt64 = 1

  init(count: Int) { places = Array(0..<count) }

  mutating func mix() {
    for last in places.indices.dropFirst().reversed() {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      places.swapAt(last, Int((state >> 33) % UInt64(last + 1)))
    }
  }
}

// MARK: - Keeping

extension LinearModel {
  /// As it is kept, without the known features: a line of labels, one of scales and biases, the
  /// weights.
  package var bytes: [UInt8] {
    let numbers = (scales + biases).map { String($0.bitPattern) }
    return Array((labels.joined(separator: " ") + "\n").utf8)
      + Array((numbers.joined(separator: " ") + "\n").utf8) + weights
  }

  /// Takes a model off the front of bytes that were kept, without copying them; nil when there is
  /// none.
  package init?(_ bytes: inout ArraySlice<UInt8>, known: KnownFeatures) {
    guard let first = bytes.firstIndex(of: 0x0A),
      let second = bytes[(first + 1)...].firstIndex(of: 0x0A)
    else { return nil }
    labels = String(decoding: bytes[..<first], as: UTF8.self)
      .split(separator: " ").map { String($0) }
    let numbers = String(decoding: bytes[(first + 1)..<second], as: UTF8.self)
      .split(separator: " ").compactMap { UInt32($0).map(Float.init(bitPattern:)) }
    weights = bytes[(second + 1)...].prefix(KnownFeatures.buckets * labels.count)
    guard numbers.count == labels.count * 2,
      weights.count == KnownFeatures.buckets * labels.count
    else { return nil }
    self.known = known
    scales = Array(numbers.prefix(labels.count))
    biases = Array(numbers.dropFirst(labels.count))
    bytes = bytes[weights.endIndex...]
  }
}
