/// Weights learnt from labelled texts: for each label one number for each feature of a text.
///
/// A label's score is the sum of its weights over the features of a text, divided by the root of
/// their number; above zero the text is like that label's examples.
package struct LinearModel: Sendable {
  package let labels: [String]
  /// By label: what a weight of 1 stands for.
  let scales: [Float]
  let biases: [Float]
  /// By feature, then by label.
  let weights: [Int8]

  /// By label.
  package func scores(_ features: [Int32]) -> [Float] {
    var sums = [Int](repeating: 0, count: labels.count)
    for feature in features {
      let row = Int(feature) * labels.count
      for label in labels.indices { sums[label] += Int(weights[row + label]) }
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
      let row = Int(feature.bucket) * labels.count
      let gain =
        scales[label] * Float(weights[row + label]) - scales[other] * Float(weights[row + other])
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
  /// One text: its features, each once, and the number of its label.
  package struct Example: Sendable {
    package let features: [Int32]
    package let label: Int

    package init(features: [Int32], label: Int) {
      (self.features, self.label) = (features, label)
    }
  }

  /// Learns each label against the others: a linear support vector machine by dual coordinate
  /// descent (Hsieh et al., ICML 2008, algorithm 1, squared loss).
  ///
  /// Additions, multiplications, divisions and roots only, in a fixed order: the same examples give
  /// the same bytes on every machine.
  /// - Parameter cost: how much an error weighs beside simple weights.
  package init(labels: [String], examples: [Example], cost: Float = 1, rounds: Int = 20) {
    self.labels = labels
    let values = examples.map { 1 / Float($0.features.count + 1).squareRoot() }
    let trained = labels.indices.map { label in
      LinearModel.learn(label, examples, values, cost: cost, rounds: rounds)
    }
    let scales = trained.map { column in
      max(column.weights.reduce(0) { max($0, abs($1)) }, .leastNormalMagnitude) / 127
    }
    var weights = [Int8](repeating: 0, count: TextFeatures.size * labels.count)
    for (label, column) in trained.enumerated() {
      for (feature, weight) in column.weights.enumerated() where weight != 0 {
        weights[feature * labels.count + label] = Int8((weight / scales[label]).rounded())
      }
    }
    (self.scales, self.weights, biases) = (scales, weights, trained.map(\.bias))
  }

  private static func learn(
    _ label: Int, _ examples: [Example], _ values: [Float], cost: Float, rounds: Int
  ) -> (weights: [Float], bias: Float) {
    var weights = [Float](repeating: 0, count: TextFeatures.size)
    var bias: Float = 0
    var alphas = [Float](repeating: 0, count: examples.count)
    let softness = 1 / (2 * cost)
    var order = Shuffle(count: examples.count)
    for _ in 0..<rounds {
      order.mix()
      for index in order.places {
        let example = examples[index]
        let sign: Float = example.label == label ? 1 : -1
        let value = values[index]
        var sum: Float = bias
        for feature in example.features { sum += weights[Int(feature)] }
        let slope = sign * sum * value - 1 + alphas[index] * softness
        if alphas[index] == 0, slope >= 0 { continue }
        let alpha = max(alphas[index] - slope / (1 + softness), 0)
        let step = (alpha - alphas[index]) * sign * value
        alphas[index] = alpha
        if step == 0 { continue }
        for feature in example.features { weights[Int(feature)] += step }
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
  /// As it is kept: a line of labels, scales and biases, then the weights.
  package var bytes: [UInt8] {
    let numbers = (scales + biases).map { String($0.bitPattern) }
    let head = labels.joined(separator: " ") + "\n" + numbers.joined(separator: " ") + "\n"
    return Array(head.utf8) + weights.map { UInt8(bitPattern: $0) }
  }

  /// Nil when the bytes are no model.
  package init?(_ bytes: ArraySlice<UInt8>) {
    guard let first = bytes.firstIndex(of: 0x0A),
      let second = bytes[(first + 1)...].firstIndex(of: 0x0A)
    else { return nil }
    let labels = String(decoding: bytes[..<first], as: UTF8.self).split(separator: " ")
    let numbers = String(decoding: bytes[(first + 1)..<second], as: UTF8.self)
      .split(separator: " ").compactMap { UInt32($0).map(Float.init(bitPattern:)) }
    let weights = bytes[(second + 1)...]
    guard numbers.count == labels.count * 2, weights.count == TextFeatures.size * labels.count
    else {
      return nil
    }
    self.labels = labels.map { String($0) }
    scales = Array(numbers.prefix(labels.count))
    biases = Array(numbers.dropFirst(labels.count))
    self.weights = weights.withUnsafeBytes { raw in Array(raw.bindMemory(to: Int8.self)) }
  }
}
