import Casework
import Store

/// The files of a new workspace that no pack brings.
enum WorkspaceFiles {
  static func settings(
    pack: String, unit: String, timezone: String, currency: String, language: Language?,
    name: String
  ) -> String {
    let name = name.split(separator: "/").last.map(String.init) ?? name
    let quoted = "\"" + name.harmless.filter { $0 != "\"" && $0 != "\\" } + "\""
    var text = """
      # yaml-language-server: $schema=.cs/schemas/workspace.json
      schema: cs.workspace/1
      # What customers call you; it stands in the scripts.
      name: {zh: \(quoted), en: \(quoted)}
      pack: \(pack)
      # The unit of those who work here.
      unit: \(unit)
      timezone: \(timezone)
      currency: \(currency)

      """
    if let language { text += "lang: \(language.rawValue)\n" }
    return text
  }

  static let fixed = [
    (".gitignore", "# Locks, the index, schemas for editors; deleting it loses nothing.\n.cs/\n"),
    (".gitattributes", attributes),
    ("AGENTS.md", agents),
  ]

  private static let attributes =
    """
    # Records are JSON with LF line ends, whatever a clone's settings say, and git merges them through
    # `cs merge-file`, which `cs` registers in each clone the first time it writes there.

    """
    + Workspace.recordFolders.map { "\($0)/**/*.json text eol=lf \(MergeDriver.attribute)\n" }
    .joined()
    + "*.yaml text eol=lf\n"

  private static let agents = """
    # Working in this workspace with `cs`

    Complaints are files in `cases/`. Never edit them: every change is an event that `cs` appends. Who you are comes from
    `CS_ACTOR` (a person of `policy/people.yaml`) or `--as`; say which agent and model you are in `CS_VIA`.

    The loop:

    1. `cs next --json` — one line a step, most pressing first: `case`, `clock`, `by`, `overdue`, `do`, `why`, `who`.
    2. Run `do`. What stands in `<angle brackets>` you must supply: from the customer, from the facts, never invented.
    3. The answer's `next` says what is owed after that. Repeat.

    - A step with `held_until` waits until then: the customer rests. `cs why ID CLOCK` proves a due time.
    - `cs show ID --json` is the whole case; `cs classify ID` says why it has its level; `cs remedy plan ID` says what to
      offer and how to say it; `cs remedy script ID --moment apology` prints the words.
    - Every command takes `--json`, `--dry-run` (where it writes), `--lang zh|en`, `--now TIME`.
    - With `--json` an error is one object on standard error; `error.hint` says what to do instead.
    - Exit status: 0 done, 1 the answer is no, 64 usage, 65 data or the case's state, 66 no such case, 73 and 74 files,
      75 locked: try again, 77 this person may not, 78 no workspace or a wrong policy.

    # 在本工作区使用 `cs`

    投诉都在 `cases/` 里，一件一个文件。不要手改：一切变化都由 `cs` 追加为事件。你是谁由 `CS_ACTOR`（`policy/people.yaml`
    里的人员编号）或 `--as` 说明；是哪个智能体、什么模型，写在 `CS_VIA`。

    工作循环：

    1. `cs next --json`：一行一步，最急的在前：`case`、`clock`、`by`、`overdue`、`do`、`why`、`who`。
    2. 照 `do` 执行。`<尖括号>` 里的内容要来自客户和事实，不得编造。
    3. 答复里的 `next` 就是再下一步，如此往复。

    - 带 `held_until` 的步骤等到那时再办：客户在休息。`cs why 编号 时限` 逐段证明到期时间。
    - `cs show 编号 --json` 是案件全貌；`cs classify 编号` 说明为何定这一级；`cs remedy plan 编号` 说明该给什么、怎么说；
      `cs remedy script 编号 --moment apology` 打印话术。
    - 每条命令都有 `--json`、`--lang zh|en`、`--now 时间`；写入的命令还有 `--dry-run`。
    - 用了 `--json`，出错时标准错误里是一个对象，`error.hint` 说明该怎么办。
    - 退出码：0 完成，1 答案是“否”，64 用法，65 数据或案件状态不允许，66 没有这件案件，73、74 文件读写，75 被占用、稍后再试，
      77 此人无权，78 没有工作区或政策有误。

    """
}
