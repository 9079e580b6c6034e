import Casework
import Policy
import Store

/// The words of a command line, before a command is chosen.
struct CommandLineReader {
  private let words: [String]

  init(_ words: [String]) { self.words = words }

  /// The options that take a value and may come before the command.
  static let valued: Set = [
    "-C", "--workspace", "--now", "--as", "--lang", "--color",
  ]
  private static let flags: Set = ["--json", "-q"]

  /// The line with the options that came before the command put behind it, as `git -C dir log` is
  /// read.
  var commandLine: [String] {
    var leading: [String] = []
    var at = 0
    while at < words.count {
      if CommandLineReader.valued.contains(words[at]), at + 1 < words.count {
        leading += words[at...at + 1]
        at += 2
      } else if CommandLineReader.flags.contains(words[at])
        || CommandLineReader.valued.contains(where: { words[at].hasPrefix($0 + "=") })
      {
        leading.append(words[at])
        at += 1
      } else {
        break
      }
    }
    guard !leading.isEmpty, at < words.count else { return words }
    // Behind the command's name and, for a noun, its verb; before a `--` that ends the options.
    let rest = Array(words[at...])
    let depth = Catalogue.entry(for: rest)?.entry.path.count ?? 1
    return rest.prefix(depth) + leading + rest.dropFirst(depth)
  }

  /// The words before `--`.
  private var options: ArraySlice<String> {
    words.prefix { $0 != "--" }
  }

  func has(_ flag: String) -> Bool { options.contains(flag) }

  func value(_ option: String) -> String? {
    let options = Array(options)
    if let at = options.firstIndex(of: option), at + 1 < options.count { return options[at + 1] }
    return options.first { $0.hasPrefix(option + "=") }.map {
      String($0.dropFirst(option.count + 1))
    }
  }

  /// What `-C` names.
  var folder: String? { value("-C") ?? value("--workspace") }

  /// The language that `--lang` or `CS_LANG` asks for.
  func language(_ world: World) -> Language? {
    for word in [value("--lang"), world.variable("CS_LANG")] {
      if let language = word.flatMap(Language.init) { return language }
    }
    return nil
  }
}
