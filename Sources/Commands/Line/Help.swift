import ArgumentParser
import Casework
import JSONText
import Work

/// What `help` and `--help` show.
enum Help {
  /// The screen of all commands.
  case overview
  /// The verbs of a noun: `cs help case`.
  case noun(String)
  /// A noun that does something by itself, with its verbs: `cs help intake`.
  case both(CommandEntry)
  case command(CommandEntry)

  /// The help a command line asks for, if it asks for any.
  static func asked(by words: [String]) -> Help? {
    guard let first = words.first else { return .overview }
    let asks: Set = ["help", "--help", "-h"]
    if asks.contains(first) {
      let topic = topic(of: words.dropFirst())
      return topic.isEmpty ? .overview : page(for: topic)
    }
    guard Catalogue.isNoun(first) else { return nil }
    let rest = words.dropFirst()
    if rest.isEmpty { return .noun(first) }
    return asks.contains(rest[rest.startIndex]) ? page(for: [first]) : nil
  }

  /// The words that name a command, without options and their values.
  private static func topic(of words: ArraySlice<String>) -> [String] {
    var topic: [String] = []
    var words = words
    while let word = words.popFirst() {
      if CommandLineReader.valued.contains(word) {
        words = words.dropFirst()
      } else if !word.hasPrefix("-") {
        topic.append(word)
      }
    }
    return topic
  }

  private static func page(for topic: [String]) -> Help? {
    if topic.count == 1, Catalogue.isNoun(topic[0]) {
      let entry = Catalogue.entries.first { $0.path == topic }
      return entry.map { .both($0) } ?? .noun(topic[0])
    }
    return Catalogue.entry(for: topic).map { .command($0.entry) }
  }

  func reply(_ world: World) throws(Failure) -> Reply {
    var reply = Reply(json) { Page() }
    switch self {
    case .overview: reply.plain = Help.overview(world)
    case .noun(let noun): reply.plain = Help.noun(noun)
    case .both(let entry):
      reply.plain = Help.text(of: entry) + "\n" + Help.noun(entry.path[0])
    case .command(let entry): reply.plain = Help.text(of: entry)
    }
    return reply
  }

  /// The same for programs: commands with what they are about and their examples.
  private var json: JSONObject {
    let entries: [CommandEntry] =
      switch self {
      case .overview: Catalogue.entries
      case .noun(let noun): Catalogue.entries.filter { $0.path.first == noun }
      case .both(let entry): Catalogue.entries.filter { $0.path.first == entry.path[0] }
      case .command(let entry): [entry]
      }
    return [
      "schema": "cs.help/1",
      "commands": .array(
        entries.map { entry in
          [
            "name": .string("cs " + entry.name), "about": .string(entry.about()),
            "examples": .array(entry.examples.map { .string($0()) }),
          ]
        }),
    ]
  }

  // MARK: Screens

  private static func overview(_ world: World) -> String {
    var page = Page()
    page.line(
      say(
        zh: "cs — 客户投诉处理工具：受理、分级、补救、回访、升级、考核",
        en: "cs — handle customer complaints: intake, classify, remedy, visit, escalate, assess"),
      .strong)
    page.line(say(zh: "用法：cs <命令> [参数]", en: "Usage: cs <command> [arguments]"))
    for group in CommandGroup.allCases {
      page.heading(group.title())
      for (name, about) in Catalogue.summaries(of: group) { page.row("  " + name, about) }
    }
    let plugins = Plugin.all(world)
    if !plugins.isEmpty {
      page.heading(say(zh: "插件", en: "Plugins"))
      for plugin in plugins { page.row("  " + plugin.name, plugin.summary?() ?? plugin.path) }
    }
    page.blank()
    page.paragraph(
      say(
        zh: "cs help <命令> 看例子和选项；所有命令都接受 -C 文件夹、--json、--lang zh|en、--now 时间。",
        en: "'cs help <command>' shows examples and options. Every command takes -C DIR, --json,"
          + " --lang zh|en, --now TIME."), indent: 0)
    return page.text(color: false, width: 100)
  }

  private static func noun(_ noun: String) -> String {
    var page = Page()
    page.line("cs \(noun) — " + Catalogue.about(noun: noun)(), .strong)
    page.heading(say(zh: "用法", en: "Usage"))
    for entry in Catalogue.entries where entry.path.first == noun {
      page.row("  cs " + entry.name, entry.about())
    }
    page.blank()
    page.line(
      say(
        zh: "cs \(noun) <动作> --help 看例子和选项。",
        en: "'cs \(noun) <verb> --help' shows examples and options."))
    return page.text(color: false, width: 100)
  }

  /// Examples first, then what the parser knows.
  private static func text(of entry: CommandEntry) -> String {
    var text = "cs \(entry.name) — \(entry.about())\n\n"
    text += say(zh: "例子：", en: "Examples:") + "\n"
    for example in entry.examples { text += "  \(example())\n" }
    return text + "\n" + options(of: entry.type, entry)
  }

  /// The parser's own help, its fixed words in the language of the command.
  private static func options(of type: any ParsableArguments.Type, _ entry: CommandEntry) -> String
  {
    // The parser isn't told of `--help`, which it would look for in every command line.
    let row = "  -h, --help              " + say(zh: "显示帮助", en: "show this help") + "\n"
    let lines = type.helpMessage(columns: 100)
      .split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { line in
      var line = String(line)
      // The parser names the command after its type.
      if line.hasPrefix("USAGE: cs ") {
        let arguments = line.dropFirst("USAGE: cs ".count).drop { $0 != " " }
        line = "USAGE: cs \(entry.name)\(arguments)"
      }
      for (english, chinese) in Help.headings where line.hasPrefix(english) {
        let rest = line.dropFirst(english.count)
        return say(zh: chinese + Placeholder.chinese(rest), en: english + rest)
      }
      return say(zh: Help.chinese(line), en: line)
    }.joined(separator: "\n") + row
  }

  /// A line of the parser's help with its fixed words in Chinese.
  private static func chinese(_ line: String) -> String {
    var line = aligned(line)
    for (english, chinese) in [("(default: ", "（默认 "), ("(values: ", "（可选 ")] {
      guard let at = line.firstRange(of: english) else { continue }
      let rest = line[at.upperBound...].prefix { $0 != ";" && $0 != ")" }
      let told = line[..<at.lowerBound]
      line = (told.last == " " ? told.dropLast() : told) + chinese + rest + "）"
    }
    return line
  }

  /// The parser aligns by characters; wide ones take two columns.
  private static func aligned(_ line: String) -> String {
    let indented = line.dropFirst(2)
    // A name that just fits is parted from its help by one space.
    guard line.hasPrefix("  "),
      let gap = indented.firstRange(of: "  ")?.lowerBound
        ?? indented.firstRange(of: "> ").map({ line.index(after: $0.lowerBound) })
    else { return Placeholder.chinese(line) }
    let told = line[..<gap]
    let head = Placeholder.chinese(told)
    let spaces = line[gap...].prefix { $0 == " " }
    let rest = line[spaces.endIndex...]
    let extra = DisplayWidth.of(head) - told.count
    return head + String(repeating: " ", count: max(2, spaces.count - extra)) + rest
  }

  private static let headings = [
    ("USAGE: ", "用法："), ("ARGUMENTS:", "参数："), ("OPTIONS:", "选项："),
  ]
}
