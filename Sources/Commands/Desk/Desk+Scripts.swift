import Casework
import JSONText
import Policy
import Script

extension Desk {
  /// The script of a moment, filled in; nil where none fits or a placeholder stays empty.
  func script(
    _ moment: ScriptBook.Moment, _ subject: Case, _ asked: Subject
  ) throws(Failure) -> (id: String, text: String)? {
    guard let script = try scriptBook(for: moment).script(for: moment, asked) else { return nil }
    let (text, unresolved) = script.text(try values(for: subject))
    return unresolved.isEmpty ? (script.id, text) : nil
  }

  /// What the placeholders stand for in a case.
  private func values(for subject: Case) throws(Failure) -> [String: String] {
    let words = try PhraseBook(self)
    let offer = subject.offers.last { $0.status == .standing || $0.status == .accepted }
    let promise = subject.promises.last(where: \.isOpen)
    var values: [String: String] = [
      "company": settings.name(), "matter": subject.summary,
      "customer": subject.customerName ?? say(zh: "您", en: "you"),
    ]
    let actor = try? person()
    values["agent"] = words.person(actor?.id ?? subject.owner)
    values["product"] = subject.fields["product"]?.string
    values["demand"] = words.list(subject.demands.map { words.names.name("demand", $0.kind) })
    values["offer"] = offer?.what.sentencePart
    values["amount"] = words.money(offer?.money)
    values["promise"] = promise?.what.sentencePart
    let runs = subject.clocks(try calendar())
    let due = promise?.by ?? runs.filter(\.isOpen).compactMap(\.due).min()
    values["due"] = words.spoken(due)
    let verdicts = try policy(WorkPolicy.self).verdicts
    let verdict = subject.judgement?["verdict"]?.string
    values["verdict"] = verdicts.first { $0.id == verdict }?.name()
    let judged = subject.events.last { $0.kind == .judged }
    let reason = judged?.data["reason"]?.string ?? subject.losses["chain"]?.string
    values["reason"] = reason?.sentencePart
    return values
  }
}

extension String {
  /// The text without the punctuation that ends it, to stand inside a sentence.
  fileprivate var sentencePart: String {
    var text = self
    while let last = text.last, "。．.！!；;，, ".contains(last) { text.removeLast() }
    return text
  }
}
