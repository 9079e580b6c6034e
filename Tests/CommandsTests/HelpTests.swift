import Casework
import TestSupport
import Testing

@testable import Commands

/// What `help` and `--help` show.
@Suite struct HelpTests {
  private static func help(_ language: Language, _ words: String...) -> Run {
    cs(words, ["CS_LANG": language.rawValue])
  }

  @Test(arguments: Language.allCases)
  func theOverviewFitsOneScreenAndListsEveryCommand(language: Language) {
    let run = Self.help(language, "help")
    #expect(run.status == 0)
    #expect(run.error == "")
    #expect(run.lines.count <= 40)
    #expect(run.lines.allSatisfy { DisplayWidth.of($0) <= 100 })
    let names = run.lines.filter { $0.hasPrefix("  ") }.compactMap {
      $0.split(separator: " ").first.map(String.init)
    }
    // `merge-file` is git's to call.
    let listed = Set(Catalogue.entries.map { $0.path[0] }).subtracting(["merge-file"])
    #expect(Set(names).isSuperset(of: listed))
    #expect(!names.contains("merge-file"))
  }

  @Test func theOverviewIsInTheLanguageAskedFor() {
    #expect(Self.help(.zh, "help").output.contains("用法"))
    #expect(Self.help(.en, "help").output.contains("Usage"))
    #expect(!Self.help(.en, "help").output.unicodeScalars.contains { $0.value > 0x2E80 })
  }

  static let lines: [[String]] = [
    [], ["help"], ["--help"], ["-h"], ["help", "--lang", "en"], ["--lang", "en", "help"],
    ["-C", "/tmp", "help"], ["help", "-C", "/tmp"], ["--lang=en", "--help"],
    ["--now", "2026-01-15", "help"], ["help", "--color", "never"],
  ]

  @Test(arguments: lines)
  func manyLinesAskForTheOverview(words: [String]) {
    let run = cs(words)
    #expect(run.status == 0)
    #expect(run.output == cs(["help"]).output)
  }

  @Test(arguments: Catalogue.entries.map(\.name).filter { !Catalogue.isNoun($0) })
  func everyCommandsHelpStartsWithItsExamples(name: String) {
    let words = name.split(separator: " ").map(String.init)
    for language in Language.allCases {
      let run = cs(words + ["--help"], ["CS_LANG": language.rawValue])
      #expect(run.status == 0)
      let head = run.lines.prefix(4)
      #expect(head.first?.hasPrefix("cs \(name) — ") == true)
      #expect(head.dropFirst(2).first == (language == .zh ? "例子：" : "Examples:"))
      #expect(head.last?.contains("cs \(words[0])") == true)
      #expect(run.output.contains("--json"))
      #expect(run.output.contains((language == .zh ? "用法：" : "USAGE: ") + "cs \(name)"))
      #expect(cs(["help"] + words, ["CS_LANG": language.rawValue]).output == run.output)
    }
  }

  @Test(arguments: Set(Catalogue.entries.map { $0.path[0] }.filter(Catalogue.isNoun)).sorted())
  func aNounListsItsVerbs(noun: String) {
    let run = cs(["help", noun])
    let verbs = Catalogue.entries.filter { $0.path.first == noun }.map { "cs " + $0.name }
    #expect(run.status == 0)
    #expect(verbs.allSatisfy { verb in run.lines.contains { $0.hasPrefix("  \(verb)  ") } })
    #expect(cs([noun, "--help"]).output == run.output)
    #expect(cs([noun, "help"]).output == run.output)
    #expect(cs(["help", noun, "--lang", "en"]).output == run.output)
  }

  @Test func aNounThatDoesNothingByItselfShowsItsVerbs() {
    #expect(cs(["case"]).output == cs(["help", "case"]).output)
    #expect(cs(["case"]).status == 0)
  }

  @Test func anUnknownTopicHintsAtTheNearest() {
    let run = cs(["help", "clasify"])
    #expect(run.status == 64)
    #expect(run.error.contains("no command 'clasify'"))
    #expect(run.error.contains("did you mean 'classify'?"))
    #expect(cs(["help", "case", "clsoe"]).error.contains("did you mean 'case close'?"))
  }
}
