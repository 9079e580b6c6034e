import Testing

@testable import Intake

/// One phone, several people.
@Suite struct PersonNameTests {
  @Test(arguments: [
    ("王先生", "王建国", true), ("王先生", "李女士", false), ("Ms Wang", "Wang Li", true),
    ("Mr Other", "Ms Li", false), ("Person0", "Person1", false), (nil, "李女士", true),
    ("", "李女士", true), ("Ms", "Mr Lee", true), ("ＷＡＮＧ", "wang", true),
  ])
  func tellsWhetherNamesFit(first: String?, second: String?, fit: Bool) {
    #expect(PersonName.fit(first, second) == fit)
    #expect(PersonName.fit(second, first) == fit)
  }
}
