import Testing

@testable import Commands

/// How an answer is laid out.
@Suite struct PageTests {
  private func text(width: Int = 100, color: Bool = false, _ build: (inout Page) -> Void) -> String
  {
    var page = Page()
    build(&page)
    return page.text(color: color, width: width)
  }

  @Test func columnsAreAlignedByWhatTheyTakeOnATerminal() {
    let rows = text {
      $0.row("7k3mq2", "王先生", "电表")
      $0.row("z", "Li", "cable")
      $0.row("漏电", "", "x")
    }
    #expect(
      rows == """
        7k3mq2  王先生  电表
        z       Li      cable
        漏电            x

        """)
  }

  @Test func eachBlockOfRowsIsAlignedByItself() {
    let rows = text {
      $0.row("a", "1")
      $0.row("bbbb", "2")
      $0.line("between")
      $0.row("c", "3")
    }
    #expect(rows == "a     1\nbbbb  2\nbetween\nc  3\n")
  }

  @Test func labelsAreAlignedAndEmptyValuesLeftOut() {
    let pairs = text {
      $0.pair("客户", "王")
      $0.pair("channel", "phone")
      $0.pair("none", nil)
      $0.pair("empty", "")
    }
    #expect(pairs == "  客户     王\n  channel  phone\n")
  }

  @Test func aLongValueIsBrokenBesideItsLabel() {
    let pair = text(width: 40) { $0.pair("what", "one two three four five six seven eight nine") }
    #expect(pair == "  what  one two three four five six\n        seven eight nine\n")
  }

  @Test func aBulletHangsItsLines() {
    let bullet = text(width: 24) { $0.bullet("one two three four five") }
    #expect(bullet == "  · one two three four\n    five\n")
  }

  @Test func theLastColumnIsBrokenIfThatLeavesItBearable() {
    let rows = text(width: 40) {
      $0.row("id", "one two three four five six seven eight nine")
    }
    #expect(rows == "id  one two three four five six seven\n    eight nine\n")
    let narrow = text(width: 40) {
      $0.row(String(repeating: "x", count: 30), "one two three four five six seven eight nine")
    }
    #expect(narrow.split(separator: "\n").count == 1)
  }

  @Test func aHeadingIsSetApartExceptAtTheTop() {
    let page = text {
      $0.heading("First")
      $0.line("a", indent: 2)
      $0.heading("Second")
    }
    #expect(page == "First\n  a\n\nSecond\n")
  }

  @Test func coloursWrapTheTextAndNotItsPadding() {
    let rows = text(color: true) {
      $0.row([("a", .bad), ("b", .plain)])
      $0.row([("bbb", .good), ("", .strong)])
    }
    #expect(rows == "\u{1B}[31ma\u{1B}[0m    b\n\u{1B}[32mbbb\u{1B}[0m  \n")
  }

  @Test func nothingPrintsNothing() {
    #expect(text { _ in } == "")
  }
}
