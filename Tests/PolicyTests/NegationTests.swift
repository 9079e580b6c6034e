import Casework
import Policy
import TestSupport
import Testing
import Words

/// Words that deny what follows them (CLS-9).
@Suite struct NegationTests {
  /// Negations reach four characters far.
  private func grounds(_ when: String, in text: String) throws -> Grounds? {
    let negations = ["没有", "没", "no", "not", "isn't"].compactMap { Phrase($0) }
    let wording = Wording(gap: 5, negation: Guard(negations, reach: 4))
    let subject = Subject(fields: [("text", text)], facts: Facts(), wording: wording)
    return try Condition.read(when).grounds(in: subject)
  }

  static let texts: [(text: String, holds: Bool)] = [
    ("插座漏电", true), ("插座没有漏电", false), ("没漏电", false), ("没有发现漏电", false),
    // Four characters between them are reached, five are not.
    ("没有一二三四漏电", false), ("没有一二三四五漏电", true),
    // Another clause is not reached.
    ("没有，漏电", true), ("没有。漏电", true), ("没有！漏电", true), ("没有；漏电", true), ("没有：漏电", true),
    ("没有、漏电", true), ("没有\n漏电", true), ("没有,漏电", true), ("没有? 漏电", true),
    // A space or a bracket ends no clause, nor does a point inside a number.
    ("没有 漏电", false), ("没有（漏电", false), ("没有1.5漏电", false), ("没有1,5漏电", false),
    ("没有5.漏电", true),
    // What is said later denies nothing.
    ("漏电没有", true), ("漏电吗？没有", true),
    // Denied once and said once.
    ("昨天没有漏电，今天漏电", true), ("没有漏电，也没漏电", false),
  ]

  @Test(arguments: texts)
  func aNegationReachesAFewCharactersWithinItsClause(text: String, holds: Bool) throws {
    #expect((try grounds("any: [漏电]", in: text) != nil) == holds)
  }

  static let english: [(text: String, holds: Bool)] = [
    ("no leak", false), ("There is NO leak", false), ("it isn’t a leak", false),
    ("I know: leak", true), ("nothing leak", true), ("not: leak", true), ("not... leak", true),
    ("not a leak", false), ("not a big leak", true),
  ]

  @Test(arguments: english)
  func negationsAreWholeWords(text: String, holds: Bool) throws {
    #expect((try grounds("any: [leak]", in: text) != nil) == holds)
  }

  @Test func onlyThePlacesThatAreNotDeniedAreNamed() throws {
    let spans = try grounds("any: [漏电]", in: "没有漏电，后来漏电")?.spans
    #expect(spans?.map(\.start) == [7])
  }

  @Test func aPhraseThatHoldsANegationItselfIsNotDeniedByIt() throws {
    #expect(try grounds("any: [没有人管]", in: "一直没有人管") != nil)
    #expect(try grounds("any: [没有人管]", in: "并没没有人管") == nil)
  }

  @Test func allAsksForEveryPhraseUndenied() throws {
    #expect(try grounds("all: [刹车, 漏电]", in: "刹车漏电") != nil)
    #expect(try grounds("all: [刹车, 漏电]", in: "刹车没有漏电") == nil)
  }

  /// `none` guards against words, whoever denies them.
  @Test func noneCountsWhatIsDeniedToo() throws {
    #expect(try grounds("{any: [刹车], none: [漏电]}", in: "刹车没有漏电") == nil)
    #expect(try grounds("{any: [刹车], none: [漏电]}", in: "刹车好的") != nil)
  }

  /// Every place is looked at, and none of them walks back through the whole text.
  @Test(.timeLimit(.minutes(1)))
  func oneLongClauseIsReadInOneGo() throws {
    let text = String(repeating: "漏电", count: 50_000)
    #expect(try grounds("any: [漏电]", in: text)?.spans.count == 50_000)
  }

  @Test func aNegationInsideTheGapDeniesNothing() throws {
    #expect(try grounds("any: [刹车…漏电]", in: "刹车没有漏电") != nil)
  }
}
