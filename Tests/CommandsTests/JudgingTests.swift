import Casework
import JSONText
import Policy
import TestSupport
import Testing
import Words

@testable import Classify
@testable import Commands

/// A text is judged by the rules that may hold for it, once all of them were read.
@Suite struct JudgingTests {
  private static let texts = [
    "插座漏电，孩子被电了一下", "没有漏电，就是不加热", "以为会漏电，其实没事", "再不处理我就去12315，还要找记者", "建议周末延长营业时间",
    "the socket gave my child a shock", "no injuries, it just won't heat",
    "I'll go to the ombudsman", "thanks", "。",
  ]

  /// The office that all ask: the first answer has it learn.
  private static let office = Result {
    let office = try Office()
    #expect(office.cs("classify", "--text", "好").status == 0)
    return office
  }

  @Test(arguments: texts)
  func readsOnlyRulesThatMayHoldAndJudgesAlike(text: String) throws {
    let desk = try Self.office.get().desk()
    let folded = FoldedText(text)
    let (some, learned) = try desk.judging(folded)
    let all = try desk.policy(ClassifyPolicy.self)
    let phrases = [some, all].map { $0.rules.flatMap(\.base.when.phrases).count }
    #expect(phrases[0] < phrases[1] / 4)
    #expect(learned != nil)
    let verdicts = [some, all].map { policy in
      let field = Subject.Field("text", folded, policy.wording)
      let subject = Subject(texts: [field], facts: Facts(), wording: policy.wording)
      return ClassifyAnswer(Verdict(subject, by: policy, learned: learned)).json
    }
    #expect(verdicts[0] == verdicts[1])
  }

  @Test func aFaultInARuleThatCannotHoldIsStillToldAfterAChange() throws {
    let office = try Office()
    #expect(office.cs("classify", "--text", "好").status == 0)
    let file = "desk/policy/classify.yaml"
    let text = try office.folder.text(of: file)
    try office.folder.write(
      text.replacing("id: hazard-brakes", with: "idd: hazard-brakes"), to: file)
    let run = office.cs("classify", "--text", "好", "--json")
    #expect(run.status == ExitStatus.config.rawValue)
    #expect(try run.fault["file"] == "policy/classify.yaml")
  }

  @Test func aPackThatNoOneKnowsTeachesNothing() throws {
    let office = try Office()
    let file = "desk/policy/examples.yaml"
    let text = try office.folder.text(of: file)
    try office.folder.write(text.replacing("also: {", with: "also: {generl: \"0.5\", "), to: file)
    let fault = try office.cs("classify", "--text", "好", "--json").fault
    #expect(fault["rule"] == "unknown-pack")
    #expect(fault["hint"]?.string?.contains("general") == true)
  }
}
