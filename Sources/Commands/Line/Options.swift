import ArgumentParser
import Casework

/// The options of every command.
package struct GlobalOptions: ParsableArguments {
  @Option(
    name: [.customShort("C"), .customLong("workspace")],
    help: ArgumentHelp(
      say(zh: "工作区或其中的文件夹", en: "the workspace, or a folder in it"),
      valueName: say(zh: "文件夹", en: "dir")))
  var folder: String?

  @Flag(help: ArgumentHelp(say(zh: "输出 JSON", en: "print JSON")))
  var json = false

  @Option(
    help: ArgumentHelp(
      say(zh: "以这个时间代替现在", en: "take this for the present time"),
      valueName: say(zh: "时间", en: "time")))
  var now: String?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      say(zh: "以谁的名义（人员编号）", en: "who is acting, by id"),
      valueName: say(zh: "人员", en: "person")))
  var actor: String?

  @Option(help: ArgumentHelp("zh | en", valueName: say(zh: "语言", en: "lang")))
  var lang: String?

  @Flag(
    name: .customShort("q"),
    help: ArgumentHelp(say(zh: "只输出编号", en: "print ids only")))
  var quiet = false

  @Option(help: ArgumentHelp("auto | always | never", valueName: say(zh: "时机", en: "when")))
  var color: String?

  package init() {}
}

/// The options of commands that write events.
package struct WriteOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(zh: "为什么这样做", en: "why it is done"), valueName: say(zh: "原因", en: "text")))
  var because: String?

  @Option(
    help: ArgumentHelp(
      say(zh: "随事件附上的备注", en: "a note to keep beside it"),
      valueName: say(zh: "备注", en: "text")))
  var note: String?

  @Flag(
    name: .customLong("dry-run"),
    help: ArgumentHelp(
      say(zh: "只显示会写入的事件，不写入", en: "show the events it would append and write nothing")))
  var dryRun = false

  package init() {}
}
