package import Casework
package import Policy
package import Script
package import Store
package import Work

/// A workspace as a command finds it: who is acting, what time it is, and the policies, each read
/// when it is first asked for.
package final class Desk {
  package let world: World
  package let global: GlobalOptions
  package let workspace: Workspace
  package let settings: Settings
  package let now: Timestamp
  package let store: CaseStore
  var policies: [String: any PolicyFile] = [:]
  private var scripts: [String: ScriptBook] = [:]
  private var actor: Person?
  var opened: CaseIndex?
  /// Said on standard error once the command has answered.
  package var warnings: [Diagnostic] = []

  /// - Parameter found: a workspace that the language was asked of; taken if it is the one meant.
  /// - Throws: `config` when there is no workspace, or its `cs.yaml` is wrong; `usage` when the
  ///   time given is none.
  package init(_ world: World, _ global: GlobalOptions, found: Site? = nil) throws(Failure) {
    self.world = world
    self.global = global
    let site: Site
    if let found, found.folder == global.folder {
      site = found
    } else {
      site = try Site(global.folder, world)
    }
    (workspace, settings) = (site.workspace, site.settings)
    store = CaseStore(workspace)
    let text = global.now ?? world.variable("CS_NOW")
    guard let text else {
      now = settings.zone.timestamp(seconds: World.wallClock())
      return
    }
    now = try Desk.time(text, in: settings.zone)
  }

  /// - Throws: `usage` when the text is no time, or one that no calendar of ours reaches.
  private static func time(_ text: String, in zone: Zone) throws(Failure) -> Timestamp {
    guard let time = zone.reading(text) else { throw badTime(text) }
    let local = zone.timestamp(seconds: time.seconds)
    guard (1970...9990).contains(local.civil.day.year) else { throw badTime(text) }
    return local
  }

  // MARK: Scripts, and what policies make

  /// The scripts of a moment; files that don't so much as name it are not read.
  package func scriptBook(for moment: ScriptBook.Moment) throws(Failure) -> ScriptBook {
    if let known = scripts[moment.rawValue] { return known }
    var book = ScriptBook()
    let faults = PolicyFaults()
    for name in try FileSystem.names(in: workspace.path("scripts")) where name.hasSuffix(".yaml") {
      let path = "scripts/\(name)"
      guard let bytes = try workspace.contents(path),
        bytes.holds(moment.rawValue)
      else { continue }
      if let node = yaml(bytes, file: path, faults) {
        book.read(node, file: path, only: moment, faults: faults)
      }
    }
    try faults.refuse()
    scripts[moment.rawValue] = book
    return book
  }

  package func calendar() throws(Failure) -> WorkCalendar {
    try policy(CalendarPolicy.self).calendar(in: settings.zone)
  }

  package func staff() throws(Failure) -> Staff {
    try policy(PeoplePolicy.self).staff(ranks: policy(WorkPolicy.self).ranks)
  }

  package func permissions() throws(Failure) -> Permissions {
    try Permissions(policy(WorkPolicy.self), staff())
  }

  // MARK: People

  /// Who is acting: `--as`, else `CS_ACTOR`, else whom git's `user.email` names.
  ///
  /// - Throws: `noperm` when nobody is known to act.
  package func person() throws(Failure) -> Person {
    if let actor { return actor }
    let people = try policy(PeoplePolicy.self).people
    let person: Person
    if let id = global.actor ?? world.variable("CS_ACTOR") {
      guard let found = people.first(where: { $0.id == id }) else {
        throw Failure(
          .noperm, rule: "unknown-person", zh: "policy/people.yaml 里没有“\(id)”",
          en: "policy/people.yaml has nobody called '\(id)'",
          hint: nearest(id, among: people.map(\.id)).map(didYouMean)
            ?? Localized(same: people.map(\.id).joined(separator: " ")))
      }
      person = found
    } else {
      let email = Subprocess.gitEmail(in: workspace.root, world)
      guard let email, let found = people.first(where: { $0.email == email }) else {
        throw Failure(
          .noperm, rule: "nobody", zh: "不知道是谁在操作", en: "it isn't known who is acting",
          hint: Localized(
            zh: "用 --as 或 CS_ACTOR 说明，或让 git 的 user.email 与 policy/people.yaml 一致",
            en: "say so with --as or CS_ACTOR, or let git's user.email match policy/people.yaml"))
      }
      person = found
    }
    actor = person
    return person
  }

  /// - Throws: `usage` when nobody has this id.
  package func person(_ id: String) throws(Failure) -> Person {
    let people = try policy(PeoplePolicy.self).people
    if let person = people.first(where: { $0.id == id }) { return person }
    throw Failure(
      .dataerr, rule: "unknown-person", zh: "policy/people.yaml 里没有“\(id)”",
      en: "policy/people.yaml has nobody called '\(id)'",
      hint: nearest(id, among: people.map(\.id)).map(didYouMean)
        ?? Localized(same: people.map(\.id).joined(separator: " ")))
  }

  /// The units that somebody belongs to.
  package func units() throws(Failure) -> [String] {
    var units: [String] = []
    for person in try policy(PeoplePolicy.self).people where !units.contains(person.unit) {
      units.append(person.unit)
    }
    return units
  }

  /// The id that somebody means by a word: the id itself, or its name in either language.
  ///
  /// - Parameter kind: the kind of word in language.yaml; `names` are those that other files give.
  /// - Throws: `usage` with every id and its name.
  package func word(
    _ option: String, _ word: String, _ kind: String, among ids: [String],
    names: [String: Localized] = [:]
  ) throws(Failure) -> String {
    if ids.contains(word) { return word }
    let language = try policy(LanguagePolicy.self)
    func name(_ id: String) -> Localized {
      names[id] ?? language.localized(kind, id) ?? Localized(same: id)
    }
    if let id = ids.first(where: { name($0).zh == word || name($0).en == word }) { return id }
    let list = ids.map { id in
      Localized(
        zh: name(id).zh == id ? id : "\(id)（\(name(id).zh)）",
        en: name(id).en == id ? id : "\(id) (\(name(id).en))")
    }
    throw Failure(
      .usage, rule: "bad-value", zh: "\(option) 不能是“\(word)”", en: "\(option) can't be '\(word)'",
      hint: nearest(word, among: ids).map(didYouMean)
        ?? Localized(
          zh: "可用：\(list.map(\.zh).joined(separator: "、"))",
          en: "one of: \(list.map(\.en).joined(separator: ", "))"))
  }

  /// A text whose word before the colon is understood: `退费:120` is `refund:120`.
  package func leading(
    _ text: String, _ option: String, _ kind: String, among ids: [String]
  ) throws(Failure) -> String {
    let head = text.prefix { $0 != ":" && $0 != "：" }
    let id = try word(option, String(head), kind, among: ids)
    let rest = text.dropFirst(head.count + 1)
    return rest.isEmpty ? id : id + ":" + rest
  }

  package func stamp() throws(Failure) -> Stamp {
    Stamp(at: now, by: try person().id, via: world.variable("CS_VIA") ?? "human")
  }

  // MARK: Reading what was typed

  /// A time as people write it, in the workspace's zone.
  package func time(_ text: String) throws(Failure) -> Timestamp {
    try Desk.time(text, in: settings.zone)
  }

  /// Standard input as text.
  ///
  /// - Throws: `dataerr` when it isn't UTF-8.
  func inputText() throws(Failure) -> String {
    let bytes = try world.readInput().get()
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    throw Failure(
      .dataerr, rule: "bad-utf-8", zh: "标准输入不是 UTF-8 文字", en: "standard input is no text in UTF-8",
      hint: Localized(same: "iconv -f GB18030 -t UTF-8 | cs …"), file: "-")
  }

  /// A time from which something counts; a day counts from its start.
  func start(of text: String) throws(Failure) -> Timestamp {
    if let day = CivilDay(text) {
      return settings.zone.instant(CivilTime(day: day, second: 0))
    }
    return try time(text)
  }

  private static func badTime(_ text: String) -> Failure {
    Failure(
      .usage, rule: "bad-time", zh: "“\(text)”不是时间", en: "'\(text)' is no time",
      hint: Localized(
        zh: "写作 2026-01-15、2026-01-15T09:30 或 2026-01-15T09:30:00+08:00",
        en: "write 2026-01-15, 2026-01-15T09:30 or 2026-01-15T09:30:00+08:00"))
  }

  /// An amount of the workspace's currency.
  package func money(_ text: String) throws(Failure) -> Money {
    // Hundredths are the smallest coin; what is finer is a slip.
    guard let amount = Amount(text), amount >= .zero, amount.tenThousandths % 100 == 0 else {
      throw Failure(
        .usage, rule: "bad-amount", zh: "“\(text)”不是金额", en: "'\(text)' is no amount",
        hint: Localized(zh: "写作 400 或 400.00", en: "write 400 or 400.00"))
    }
    return Money(amount, settings.currency)
  }
}

extension World {
  /// A path from the working directory.
  package func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : folder + "/" + path
  }
}
