import Casework
import Classify
import Policy
import TestSupport
import Testing
import Words

@Suite struct LearnedTests {
  private static let texts = [
    ("the kettle broke", 0), ("the lamp broke again", 0), ("the chair is broken", 0),
    ("my uncle at the paper will hear of it", 1), ("a friend at the paper is curious", 1),
    ("the paper would love this story", 1),
  ]

  private func model() -> LinearModel {
    let keys = Self.texts.map { TextFeatures(FoldedText($0.0)).keys }
    let known = KnownFeatures(of: keys)
    let examples = zip(keys, Self.texts).map { keys, text in
      LinearModel.Example(features: known.numbers(keys), label: text.1)
    }
    return LinearModel(
      labels: ["calm", "threat"], examples: examples, known: known
    )
  }

  @Test func tellsApartWhatItLearnt() {
    let model = model()
    let scores = model.scores(
      model.known.numbers(TextFeatures(FoldedText("somebody at the paper")).keys))
    #expect(scores[1] > scores[0])
  }

  @Test func theSameExamplesGiveTheSameBytes() throws {
    let bytes = model().bytes
    #expect(bytes == model().bytes)
    let known = model().known
    var all = HeldBytes(copying: known.bytes + bytes).all
    let read = try #require(KnownFeatures(&all))
    let kept = try #require(LinearModel(&all, known: read))
    #expect(kept.bytes == bytes)
    #expect(all.count == 0)
  }

  @Test(arguments: [0, 1, 20, 80]) func bytesThatWereCutShortAreNoModel(_ left: Int) {
    let known = model().known
    var short = HeldBytes(copying: Array(model().bytes.prefix(left))).all
    #expect(LinearModel(&short, known: known) == nil)
    var none = HeldBytes(copying: Array(known.bytes.dropLast())).all
    #expect(KnownFeatures(&none) == nil)
  }

  @Test func namesTheWordsThatWeighMost() throws {
    let text = FoldedText("well then, the paper")
    let reasons = model().reasons(TextFeatures(text), in: text, for: 1, against: 0, count: 1)
    #expect(text.text(try #require(reasons.first)).contains("paper"))
  }

  /// A reason is words of one clause, whole ones, and no more than speak for the label.
  @Test func aReasonStaysWithinItsClause() throws {
    let text = FoldedText("the paper, well then")
    let reasons = model().reasons(TextFeatures(text), in: text, for: 1, against: 0, count: 3)
    #expect(reasons.map(text.text).allSatisfy { !$0.contains(",") && $0.count > 1 })
    #expect(!reasons.map(text.text).contains { $0.contains("well") })
  }

  /// A text that has little in common with any example is judged by the rules alone.
  @Test(arguments: [
    "😀😀", "…", "\u{7}", "- [x] **b** `rm -rf ~` | <img src=x> [h](//e) & $x$ @all",
    "lorem ipsum dolor sit amet consectetur",
  ])
  func whatIsLikeNothingStaysWithTheRules(text: String) throws {
    let policy = try Packs.read(ClassifyPolicy.self, of: "general")
    let examples = try Packs.read(ExamplesPolicy.self, of: "general").examples
    let subject = Subject(fields: [("text", text)], facts: Facts(), wording: policy.wording)
    let verdict = Verdict(subject, by: policy, learned: Learned(examples, policy))
    #expect(verdict.level == 2 && verdict.category == "handling" && verdict.learned == nil)
  }

  @Test func aFactIsNeverOutvoted() throws {
    let policy = try Packs.read(ClassifyPolicy.self, of: "general")
    let examples = try Packs.read(ExamplesPolicy.self, of: "general").examples
    var facts = Facts()
    facts.set("channel", "regulator")
    let subject = Subject(
      fields: [("text", "it would be nice if the app had a dark mode")], facts: facts,
      wording: policy.wording)
    #expect(Verdict(subject, by: policy, learned: Learned(examples, policy)).level == 1)
  }
}
