import Casework
import Intake
import JSONText
import TestSupport
import Testing

/// The matter in one line, made of what happened; a Chinese character takes two of sixty columns.
@Suite struct SummaryTests {
  private func summary(_ what: String) -> String {
    var complaint = Complaint()
    complaint.told["what"] = .string(what)
    return complaint.summary
  }

  private static let wide = String(repeating: "电", count: 30)
  private static let clause = String(repeating: "表", count: 20)

  static let texts: [(what: String, summary: String)] = [
    ("", ""), ("插座漏电", "插座漏电"), ("插座漏电。孩子被电了一下。", "插座漏电"), ("漏电！救命", "漏电"), ("漏电吗？是的", "漏电吗"),
    ("The socket leaks. My child got a shock.", "The socket leaks"), ("It leaks! Help", "It leaks"),
    ("first line\nsecond", "first line"), ("first line\r\nsecond", "first line"),
    // A point inside a number ends nothing.
    ("The bill says 475.50 and I paid 400", "The bill says 475.50 and I paid 400"),
    ("Version 2.0.1 crashes. Always.", "Version 2.0.1 crashes"),
    // What comes before the first word is no sentence.
    ("\n\n漏电", "漏电"), ("  漏电", "漏电"), ("！！！漏电", "漏电"), ("？你们怎么回事", "你们怎么回事"),
    ("...the socket leaks", "the socket leaks"),
    // Sixty columns fit; of a longer sentence the clauses that do, else the words, else the letters.
    (wide, wide), (wide + "表", wide + "…"), (clause + "，" + clause, clause),
    ("短，" + clause + "，" + clause, "短，" + clause),
    (String(repeating: "word ", count: 13), String(repeating: "word ", count: 11) + "word…"),
    (String(repeating: "x", count: 61), String(repeating: "x", count: 60) + "…"),
    // Neither does a comma or colon inside a number end a clause.
    (
      "On 3 January at 09:30 they took 10,000 out of my savings account without asking",
      "On 3 January at 09:30 they took 10,000 out of my savings…"
    ),
  ]

  @Test(arguments: texts)
  func isTheFirstSentenceOrWhatFitsOfIt(what: String, summary: String) {
    #expect(self.summary(what) == summary)
  }

  @Test func whatSomebodySaidGoesBefore() {
    var complaint = Complaint()
    complaint.told["what"] = "插座漏电。孩子被电了一下。"
    complaint.summary = "漏电伤人"
    #expect(complaint.summary == "漏电伤人")
  }
}
