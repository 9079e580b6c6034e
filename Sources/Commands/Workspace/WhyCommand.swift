import ArgumentParser
import Casework
import JSONText
import Policy
import Work

struct WhyCommand: LeafCommand {
  static let about = Localized(
    zh: "为什么是这个到期时间：逐段列出计与不计", en: "prove a due time: what counts, what doesn't, and why")
  static let examples = [
    Localized(same: "cs why 7k3mq2"), Localized(same: "cs why 7k3mq2 feedback"),
    Localized(same: "cs why 7k3mq2 answer --json | jq '.clocks[].intervals[]'"),
  ]

  @Argument(help: .caseID) var id: String
  @Argument(
    help: .text(zh: "时限，如 feedback；不写则全部", en: "the clock, such as feedback; else all", "clock"))
  var clock: String?
  @OptionGroup var global: GlobalOptions

  func run(_ desk: Desk) throws(Failure) -> Reply {
    let subject = try desk.open(id)
    let calendar = try desk.calendar()
    let words = try PhraseBook(desk)
    let clock = try clock.map { (name) throws(Failure) in
      try WhyCommand.clock(name, of: subject, calendar, words.names)
    }
    let proofs = Proof.proofs(of: subject, clock: clock, calendar, at: desk.now)
    let json: JSONObject = [
      "schema": "cs.why/1", "case": .string(subject.id.text),
      "clocks": .array(proofs.map { .object($0.json) }),
    ]
    return Reply(json, ids: [subject.id.text]) {
      var page = Page()
      page.line("\(subject.id.text)  \(subject.summary)", .faint)
      for proof in proofs { page.proof(proof, words) }
      if proofs.isEmpty { page.line(say(zh: "没有时限", en: "no clock ever ran")) }
      return page
    }
  }

  /// The clock of the case that an id means, or the name that people read in either language.
  private static func clock(
    _ text: String, of subject: Case, _ calendar: WorkCalendar, _ names: LanguagePolicy
  ) throws(Failure) -> String {
    let known = Set(subject.clocks(calendar).map(\.clock)).sorted()
    if known.contains(text) { return text }
    func name(_ id: String) -> Localized { names.localized("clock", id) ?? Localized(same: id) }
    let meant = known.first {
      name($0).zh == text || name($0).en.lowercased() == text.lowercased()
    }
    if let meant { return meant }
    throw Failure(
      .noinput, rule: "no-such-clock", zh: "这件案件没有时限“\(text)”",
      en: "the case has no clock '\(text)'",
      hint: nearest(text, among: known).map(didYouMean)
        ?? Localized(
          zh: "有：\(known.map { "\($0)（\(name($0).zh)）" }.joined(separator: "、"))",
          en: "it has: \(known.map { "\($0) (\(name($0).en))" }.joined(separator: ", "))"))
  }
}

extension Page {
  fileprivate mutating func proof(_ proof: Proof, _ words: PhraseBook) {
    let run = proof.run
    let (standing, style) = words.verdict(proof.verdict)
    blank()
    let name = words.names.name("clock", run.clock)
    let called =
      name == run.clock
      ? name : name + say(zh: "（\(run.clock)）", en: " (\(run.clock))")
    line(called + " · " + standing, style == .plain ? .strong : style)
    pair(say(zh: "对象", en: "about"), words.subject(of: proof))
    pair(say(zh: "时限", en: "limit"), run.limit.map { PhraseBook.limit($0) })
    pair(say(zh: "依据", en: "by"), run.policy)
    if let citation = run.citation {
      let checked =
        run.verified.map { say(zh: "\($0) 核对", en: "checked \($0)") }
        ?? say(zh: "尚未核对原文", en: "not yet checked against its source")
      pair(
        say(zh: "法规", en: "law"), citation() + say(zh: "（\(checked)）", en: " (\(checked))"),
        run.verified == nil ? .warning : .plain)
    }
    pair(say(zh: "开始", en: "started"), words.dated(run.started))
    pair(
      say(zh: "到期", en: "due"),
      words.dated(run.due) ?? (run.isPaused ? say(zh: "暂停中", en: "held up") : nil))
    pair(say(zh: "结束", en: "stopped"), words.dated(run.stopped))
    pair(say(zh: "注意", en: "note"), proof.remark?(), .warning)
    for interval in proof.intervals { row(cells(interval, proof, words)) }
    if !proof.intervals.isEmpty { line(sum(proof), .faint, indent: 2) }
  }

  private func cells(
    _ interval: ClockInterval, _ proof: Proof, _ words: PhraseBook
  ) -> [(String, Style)] {
    let mark =
      interval.isCounted ? say(zh: "  计  ", en: "  counts ") : say(zh: "  不计", en: "  skipped")
    let style: Style = interval.isCounted ? .plain : .faint
    let entry = proof.entry(interval).map { "  " + $0 } ?? ""
    return [
      (mark, style), (words.dated(interval.from) ?? "", style),
      ("→ " + (words.dated(interval.to) ?? ""), style), (length(of: interval, proof), style),
      (proof.why(interval)() + entry, style),
      (proof.change(interval).map { words.change($0) } ?? "", style),
    ]
  }

  private func length(of interval: ClockInterval, _ proof: Proof) -> String {
    if interval.days > 0 {
      return say(
        zh: "\(interval.days) 天", en: interval.days == 1 ? "1 day" : "\(interval.days) days")
    }
    return PhraseBook.exact(interval.seconds)
  }

  private func sum(_ proof: Proof) -> String {
    let counted =
      proof.isInDays
      ? say(
        zh: "\(proof.counted) 个工作日",
        en: proof.counted == 1 ? "1 working day" : "\(proof.counted) working days")
      : PhraseBook.exact(proof.counted)
    guard !proof.run.extensions.isEmpty else {
      return say(zh: "合计 \(counted)", en: "\(counted) in all")
    }
    return say(
      zh: "合计 \(counted)，到期时间以最后一次延期为准",
      en: "\(counted) in all; the due time is the one the last extension fixed")
  }
}

extension PhraseBook {
  /// A time with its weekday: `周日 2026-02-15 18:00`, `Sun 2026-02-15 18:00`.
  fileprivate func dated(_ time: Timestamp?) -> String? {
    guard let time, let text = self.time(time) else { return nil }
    let civil = zone.civil(time)
    let weekday = civil.day.weekday
    let seconds = civil.second % 60 == 0 ? "" : ":" + civil.text.suffix(2)
    return (PhraseBook.weekdays[weekday]?() ?? "") + " \(text)\(seconds)"
  }

  private static let weekdays: [Weekday: Localized] = [
    .mon: Localized(zh: "周一", en: "Mon"), .tue: Localized(zh: "周二", en: "Tue"),
    .wed: Localized(zh: "周三", en: "Wed"), .thu: Localized(zh: "周四", en: "Thu"),
    .fri: Localized(zh: "周五", en: "Fri"), .sat: Localized(zh: "周六", en: "Sat"),
    .sun: Localized(zh: "周日", en: "Sun"),
  ]

  /// Whom or what a run is about, as people call it; of a promise what it was, who made it and when.
  fileprivate func subject(of proof: Proof) -> String? {
    if let promise = proof.promise {
      let (who, when) = (person(promise.by) ?? promise.by, time(promise.at) ?? "")
      let what = promise.what.map { $0 + " · " } ?? ""
      return what + say(zh: "\(who) \(when) 承诺", en: "promised by \(who), \(when)")
    }
    guard let id = proof.run.subject else { return nil }
    return switch proof.run.like {
    case "acknowledge", "opinion": names.name("unit", id)
    case "escalation": names.name("role", id)
    default: id
    }
  }

  /// Who put a due time where, and when: `Li Na 16:10: 17:00 → 20:00`, each with its day.
  fileprivate func change(_ change: ClockExtension) -> String {
    let who = person(change.by) ?? change.by
    let former = time(change.former) ?? say(zh: "等待客户，没有到期时间", en: "none, it waited")
    return say(
      zh: "\(who) \(time(change.at) ?? "")：\(former) → \(time(change.due) ?? "")",
      en: "\(who), \(time(change.at) ?? ""): \(former) → \(time(change.due) ?? "")")
  }

  /// A length of time in full: `1 d 2 h 3 min 4 s`.
  static func exact(_ seconds: Int) -> String {
    let parts = [
      (seconds / 86_400, say(zh: "天", en: "d")), (seconds / 3600 % 24, say(zh: "小时", en: "h")),
      (seconds / 60 % 60, say(zh: "分钟", en: "min")), (seconds % 60, say(zh: "秒", en: "s")),
    ].filter { $0.0 > 0 }
    return parts.map { "\($0.0) \($0.1)" }.joined(separator: " ")
  }
}
