import Casework
import JSONText
import TestSupport
import Testing

@testable import Commands

/// What was typed, before a command is chosen.
@Suite struct LineTests {
  static let unknown: [(words: [String], message: String, hint: String)] = [
    (["clasify"], "no command 'clasify'", "did you mean 'classify'?"),
    (["INTAKE"], "no command 'INTAKE'", "did you mean 'intake'?"),
    (["case", "clsoe"], "no command 'case clsoe'", "did you mean 'case close'?"),
    (["policy", "tset"], "no command 'policy tset'", "did you mean 'policy test'?"),
    (["zzzzzzzz"], "no command 'zzzzzzzz'", "see 'cs help'"),
    (["case", "zzzzzzzz"], "no command 'case zzzzzzzz'", "see 'cs help'"),
    (["hlep"], "no command 'hlep'", "did you mean 'help'?"),
    (["--nope", "list"], "no option --nope, or no command behind it", "see 'cs help'"),
    ([""], "no command ''", "see 'cs help'"),
    (["../cs"], "no command '../cs'", "see 'cs help'"),
  ]

  @Test(arguments: unknown)
  func anUnknownCommandSuggestsTheNearest(words: [String], message: String, hint: String) {
    let run = cs(words)
    #expect(run.status == 64)
    #expect(run.output == "")
    #expect(
      run.error == "error: \(message) [unknown-command]\nhint: \(hint)\n"
        || run.error == "error: \(message) [usage]\nhint: \(hint)\n")
  }

  @Test func aControlCharacterOfTheLineIsNotEchoed() {
    let run = cs(["\u{1B}[31mred"])
    #expect(run.status == 64)
    #expect(!run.error.contains("\u{1B}"))
    #expect(run.error.contains("\\u{1b}"))
  }

  // MARK: Options before the command

  static let lines: [(words: [String], read: [String])] = [
    (["list"], ["list"]), (["list", "--json"], ["list", "--json"]),
    (["--json", "list"], ["list", "--json"]),
    (["-C", "x", "list", "--level", "1"], ["list", "-C", "x", "--level", "1"]),
    (
      ["-C", "x", "--json", "-q", "case", "note", "7k3", "hi"],
      ["case", "note", "-C", "x", "--json", "-q", "7k3", "hi"]
    ),
    (["--lang=zh", "show", "7k3"], ["show", "--lang=zh", "7k3"]),
    (["--as", "li-na", "remedy", "7k3"], ["remedy", "--as", "li-na", "7k3"]),
    // What follows `--` stays behind it.
    (
      ["--json", "case", "note", "7k3", "--", "-x"], ["case", "note", "--json", "7k3", "--", "-x"]
    ),
    (["-C"], ["-C"]), (["-C", "x"], ["-C", "x"]), (["--json"], ["--json"]), ([], []),
    (["--unknown", "list"], ["--unknown", "list"]),
    (["--json", "foo", "bar"], ["foo", "--json", "bar"]),
  ]

  @Test(arguments: lines)
  func optionsBeforeTheCommandAreReadAsIfBehindIt(words: [String], read: [String]) {
    #expect(CommandLineReader(words).commandLine == read)
  }

  @Test func leadingOptionsActLikeTrailingOnes() throws {
    let office = try Office()
    let id = try office.intake("灯闪")
    let digits = String(id.suffix(6))
    let behind = cs(["show", digits, "-C", office.path, "--json", "--lang", "zh"])
    #expect(behind.status == 0)
    #expect(try behind.json["schema"] == "cs.show/1")
    let before = cs(["-C", office.path, "--json", "--lang", "zh", "show", digits])
    #expect(before.output == behind.output)
    let mixed = cs(["--json", "show", "-C", office.path + "/cases", digits, "--lang=zh"])
    #expect(mixed.output == behind.output)
    let variable = cs(["--json", "show", digits], ["CS_WORKSPACE": office.path, "CS_LANG": "zh"])
    #expect(variable.output == behind.output)
  }

  /// `--as` is the relation of a link and whoever acts; the word behind it tells which.
  @Test func asTellsTheRelationOfALinkAndWhoActs() throws {
    let office = try Office()
    let first = try office.intake("灯闪", name: "甲")
    let second = try office.intake("停电", name: "乙")
    for words in [["--as", "related"], ["--as", "batch"], ["--relation", "duplicate"]] {
      let run = cs(["case", "link", first, second, "--as", "li-na"] + words, in: office.path)
      #expect(run.status == 0, "\(run.error)")
    }
    #expect(office.cs("case", "link", first, second, "--as", "friend").status == 64)
    #expect(office.cs("case", "link", first, second).status == 64)
    let document = try office.cs("show", first, "--json").json["case"]?.object
    #expect(document?["links"] == [["case": .string(second), "as": "duplicate"]])
    #expect(document?["events"]?.array?.last?.object?["by"] == "li-na")
  }

  @Test func whatFollowsTwoDashesIsNoOption() throws {
    let office = try Office()
    let id = try office.intake("灯闪")
    let run = office.cs("case", "note", id, "--", "--json")
    #expect(run.status == 0)
    #expect(!run.output.hasPrefix("{"))
    #expect(try office.folder.text(of: "desk/cases/2026-01/\(id).json").contains("\"--json\""))
  }

  // MARK: Language

  static let languages: [(words: [String], environment: [String: String], zh: Bool)] = [
    ([], [:], false), ([], ["LANG": "zh_CN.UTF-8"], true), ([], ["LANG": "de_DE.UTF-8"], false),
    ([], ["LC_ALL": "en_GB", "LANG": "zh_CN"], false),
    ([], ["LANG": "en_GB", "LC_MESSAGES": "zh_TW"], true),
    ([], ["CS_LANG": "zh", "LANG": "en_GB"], true), ([], ["CS_LANG": "", "LANG": "zh_CN"], true),
    (["--lang", "en"], ["CS_LANG": "zh"], false), (["--lang=zh"], ["CS_LANG": "en"], true),
  ]

  @Test(arguments: languages)
  func theOptionGoesBeforeTheVariableBeforeTheLocale(
    words: [String], environment: [String: String], zh: Bool
  ) {
    let run = cs(["zzzzzzzz"] + words, environment)
    #expect(run.error.hasPrefix(zh ? "错误：" : "error: "))
  }

  @Test func theWorkspacesLanguageGoesBeforeTheLocales() throws {
    let folder = try ScratchFolder()
    let made = cs(["init", folder.path("a"), "--pack", "general", "--lang", "zh"])
    #expect(made.status == 0)
    #expect(cs(["show", "zzz"], in: folder.path("a"), ["LANG": "en_GB"]).error.hasPrefix("错误"))
    #expect(
      cs(["show", "zzz"], in: folder.path("a"), ["CS_LANG": "en"]).error.hasPrefix("error"))
  }
}
