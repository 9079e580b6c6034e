import ArgumentParser
import Casework
import Policy

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The program: from what was typed to an exit status.
package enum Toolkit {
  package static let version = "0.1.0"

  /// Runs the command line of this process and ends it.
  package static func main(_ line: [String]) -> Never {
    // A reader that has gone away shows in `write`, and ends the command quietly.
    signal(SIGPIPE, SIG_IGN)
    // A limit on the size of files shows in `write` as well.
    signal(SIGXFSZ, SIG_IGN)
    exit(run(.real(line)))
  }

  /// Runs one command line.
  package static func run(_ world: World) -> Int32 {
    let line = CommandLineReader(world.arguments)
    // `--lang`, else `CS_LANG`, else the workspace's, else the locale's.
    let stated = line.language(world)
    let site = stated == nil ? try? Site(line.folder, world) : nil
    let language = stated ?? site?.settings.language ?? world.language
    return Language.$current.withValue(language) {
      let printer = Printer(
        world, json: line.has("--json"), quiet: line.has("-q"), color: line.value("--color"))
      do throws(Failure) {
        return try dispatch(line, world, printer, site)
      } catch {
        printer.refuse(error)
        return error.status.rawValue
      }
    }
  }

  private static func dispatch(
    _ line: CommandLineReader, _ world: World, _ printer: Printer, _ site: Site?
  ) throws(Failure) -> Int32 {
    let words = line.commandLine == ["--version"] ? ["version"] : line.commandLine
    if let help = Help.asked(by: words) { return try show(help, world, printer) }
    guard let (entry, rest) = Catalogue.entry(for: words) else {
      // `cs help foo` is the plugin's own help.
      let isHelp = words.first == "help" && words.count > 1
      let asked = isHelp ? [words[1], "--help"] : words
      if let status = try Plugin.run(asked, line, world) { return status }
      throw Catalogue.unknown(isHelp ? Array(words.dropFirst()) : words, world)
    }
    if rest.contains(where: { $0 == "--help" || $0 == "-h" }) {
      return try show(.command(entry), world, printer)
    }
    let reply: Reply
    switch entry.command {
    case .leaf(let type):
      let command = try parse(type, type.understood(rest), entry)
      try command.global.check()
      let desk = try Desk(world, command.global, found: site)
      var answer = try command.run(desk)
      answer.warnings += desk.warnings
      reply = answer
    case .free(let type):
      let command = try parse(type, rest, entry)
      try command.global.check()
      reply = try command.run(world)
    }
    try printer.answer(reply)
    return reply.status.rawValue
  }

  private static func show(
    _ help: Help, _ world: World, _ printer: Printer
  ) throws(Failure) -> Int32 {
    try printer.answer(try help.reply(world))
    return 0
  }

  private static func parse<Command: ParsableArguments>(
    _ type: Command.Type, _ words: [String], _ entry: CommandEntry
  ) throws(Failure) -> Command {
    for word in words where word.allSatisfy(\.isWhitespace) {
      throw Failure(
        .usage, rule: "blank", zh: "有一个参数是空的", en: "an argument is blank",
        hint: Localized(zh: "见 cs \(entry.name) --help", en: "see 'cs \(entry.name) --help'"))
    }
    do {
      return try Command.parse(words)
    } catch {
      throw Failure(
        .usage, rule: "usage",
        zh: ParserMessage.chinese(Command.message(for: error)), en: Command.message(for: error),
        hint: Localized(zh: "见 cs \(entry.name) --help", en: "see 'cs \(entry.name) --help'"))
    }
  }
}

extension GlobalOptions {
  /// - Throws: `usage` when a word isn't one of those allowed.
  fileprivate func check() throws(Failure) {
    try GlobalOptions.check("--lang", lang, ["zh", "en"])
    try GlobalOptions.check("--color", color, ["auto", "always", "never"])
  }

  private static func check(
    _ option: String, _ word: String?, _ known: [String]
  ) throws(Failure) {
    guard let word, !known.contains(word) else { return }
    let words = known.joined(separator: " ")
    throw Failure(
      .usage, rule: "bad-value", zh: "\(option) 不能是“\(word)”", en: "\(option) can't be '\(word)'",
      hint: Localized(zh: "可用：\(words)", en: "one of: \(words)"))
  }
}
