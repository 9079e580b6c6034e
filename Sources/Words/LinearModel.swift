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
  /// By feature, then by label; each byte is a signed number.
  private let weights: ByteRange

  private func weight(_ feature: Int, _ label: Int) -> Int8 {
    Int8(bitPattern: weights[feature * labels.count + label])
  }

  /// By label.
  ///
  /// - Parameter features: the numbers of a text's known features, each once.
  package func scores(_ features: [Int32]) -> [Float] {
    var sums = [Int](repeating: 0, count: labels.count)
    for feature in features {
      for label in labels.indices { sums[label] += Int(weight(Int(feature), label)) }
    }
    let length = Float(features.count + 1).squareRoot()
    return labels.indices.map { (biases[$0] + scales[$0] * Float(sums[$0])) / length }
  }

  /// The places of a text that speak most for one label and not for another, the heaviest first;
  /// none that goes beyond a clause, and none that says little beside the first.
  ///
  /// A place must speak more than the text does at large, or nearly all of it would be a reason.
  ///
  /// - Parameter count: how many at most.
  package func reasons(
    _ features: TextFeatures, in text: FoldedText, for label: Int, against other: Int, count: Int
  ) -> [Range<Int>] {
    var gains = [Float](repeating: 0, count: text.folded.count)
    for feature in features.all {
      guard let number = known.number(feature.key) else { continue }
      let gain =
        scales[label] * Float(weight(number, label)) - scales[other] * Float(weight(number, other))
      let share = gain / Float(feature.end - feature.start)
      for place in Int(feature.start)..<Int(feature.end) { gains[place] += share }
    }
    let usual = max(0, gains.reduce(0, +) / Float(max(1, gains.count)))
    for place in gains.indices {
      gains[place] = FoldedText.endsClause(text.folded, place) ? -.infinity : gains[place] - usual
    }
    var found: [(sum: Float, range: Range<Int>)] = []
    while found.count < count, let best = LinearModel.heaviest(gains),
      best.sum >= (found.first?.sum ?? 0) * LinearModel.worthTelling
    {
      // A single character tells nobody anything.
      if best.range.count > 1 { found.append(best) }
      for place in best.range { gains[place] = -.infinity }
    }
    // Two pieces of one word are one reason.
    var told = Set<Range<Int>>()
    return found.map { text.wholeWords($0.range) }.filter { told.insert($0).inserted }
  }

  /// The least share of the first reason's weight that another must have.
  private static let worthTelling: Float = 0.25

  /// The run with the greatest sum; nil when nothing is above zero (Kadane).
  private static func heaviest(_ gains: [Float]) -> (sum: Float, range: Range<Int>)? {
    var best: (sum: Float, range: Range<Int>) = (0, 0..<0)
    var sum: Float = 0
    var start = 0
    for (place, gain) in gains.enumerated() {
      sum += gain
      if sum > best.sum { best = (sum, start..<place + 1) }
      if sum <= 0 { (sum, start) = (0, place + 1) }
    }
    return best.range.isEmpty ? nil : best
  }
}

// MARK: - Training

extension LinearModel {
  /// One text: the numbers of its known features, each once, and the number of its label.
  package struct Example: Sendable {
    package let features: [Int32]
    package let label: Int
    /// How much an error in it weighs beside one in others.
    package let weight: Float

    package init(features: [Int32], label: Int, weight: Float = 1) {
      (self.features, self.label, self.weight) = (features, label, weight)
    }
  }

  /// The texts as they are learnt from; the features of all stand in one row.
  private struct Lessons {
    var features: [Int32] = []
    /// Where the features of each text begin, and at last where those of the last end.
    var starts = [0]
    var labels: [Int] = []
    var weights: [Float] = []
    /// Of each feature of a text.
    var values: [Float] = []

    init(_ examples: [Example]) {
      for example in examples {
        features += example.features
        starts.append(features.count)
        labels.append(example.label)
        weights.append(example.weight)
        values.append(1 / Float(example.features.count + 1).squareRoot())
      }
    }
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
    labels: [String], examples: [Example], known: KnownFeatures, cost: Float = 1, rounds: Int = 30
  ) {
    self.labels = labels
    let lessons = Lessons(examples)
    let trained = labels.indices.map { label in
      LinearModel.learn(label, lessons, known.count, cost: cost, rounds: rounds)
    }
    let scales = trained.map { column in
      max(column.weights.reduce(0) { max($0, abs($1)) }, .leastNormalMagnitude) / 127
    }
    var weights = [UInt8](repeating: 0, count: known.count * labels.count)
    for (label, column) in trained.enumerated() {
      for (feature, weight) in column.weights.enumerated() where weight != 0 {
        let rounded = Int8((weight / scales[label]).rounded())
        weights[feature * labels.count + label] = UInt8(bitPattern: rounded)
      }
    }
    (self.scales, self.weights, self.known) = (scales, HeldBytes(copying: weights).all, known)
    biases = trained.map(\.bias)
  }

  private static func learn(
    _ label: Int, _ lessons: Lessons, _ count: Int, cost: Float, rounds: Int
  ) -> (weights: [Float], bias: Float) {
    var weights = [Float](repeating: 0, count: count)
    var bias: Float = 0
    var alphas = [Float](repeating: 0, count: lessons.labels.count)
    // An example that weighs nothing has a step of all but nothing.
    let softness = lessons.weights.map { 1 / max(2 * cost * $0, 1e-6) }
    var order = Shuffle(count: lessons.labels.count)
    for _ in 0..<rounds {
      order.mix()
      var steepest: Float = 0
      weights.withUnsafeMutableBufferPointer { weights in
        lessons.features.withUnsafeBufferPointer { all in
          for index in order.places {
            let sign: Float = lessons.labels[index] == label ? 1 : -1
            let value = lessons.values[index]
            let features = lessons.starts[index]..<lessons.starts[index + 1]
            var sum = bias
            for place in features { sum += weights[Int(all[place])] }
            let slope = sign * sum * value - 1 + alphas[index] * softness[index]
            if alphas[index] == 0, slope >= 0 { continue }
            steepest = max(steepest, abs(slope))
            let alpha = max(alphas[index] - slope / (1 + softness[index]), 0)
            let step = (alpha - alphas[index]) * sign * value
            alphas[index] = alpha
            if step == 0 { continue }
            for place in features { weights[Int(all[place])] += step }
            bias += step
          }
        }
      }
      if steepest < LinearModel.flat { break }
    }
    return (weights, bias)
  }

  /// Where no text asks for a larger step, nothing is left to learn.
  private static let flat: Float = 0.1
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
      + Array((numbers.joined(separator: " ") + "\n").utf8) + weights.array
  }

  /// Takes a model off the front of bytes that were kept; nil when there is none.
  package init?(_ bytes: inout ByteRange, known: KnownFeatures) {
    guard let names = bytes.takeLine(), let line = bytes.takeLine() else { return nil }
    labels = names.split(separator: " ").map { String($0) }
    let numbers = line.split(separator: " ").compactMap {
      UInt32($0).map(Float.init(bitPattern:))
    }
    guard numbers.count == labels.count * 2, let weights = bytes.take(known.count * labels.count)
    else { return nil }
    (self.known, self.weights) = (known, weights)
    scales = Array(numbers.prefix(labels.count))
    biases = Array(numbers.dropFirst(labels.count))
  }
}
