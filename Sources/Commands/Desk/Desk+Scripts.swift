import Casework
import JSONText
import Policy
import Script

extension Desk {
  /// The first script of a moment that fits and can be filled in; nil where there is none.
  func script(
    _ moment: ScriptBook.Moment, _ subject: Case, _ asked: Subject
  ) throws(Failure) -> (id: String, text: String)? {
    let values = try values(for: subject, moment)
    for script in try scriptBook(for: moment).scripts(for: moment, asked) {
      let (text, unresolved) = script.text(values)
      if unresolved.isEmpty { return (script.id, text) }
    }
    return nil
  }

  /// What the placeholders stand for in a case.
  private func values(
    for subject: Case, _ moment: ScriptBook.Moment
  ) throws(Failure) -> [String: String] {
    let words = try PhraseBook(self)
    let offer = subject.offers.last { $0.status == .standing || $0.status == .accepted }
    let promise = subject.promises.last(where: \.isOpen)
    var values: [String: String] = [
      "company": settings.name(), "matter": subject.summary,
    ]
    values["customer"] = subject.customerName
    let actor = try? person()
    values["agent"] = words.person(actor?.id ?? subject.owner)
    values["product"] = subject.fields["product"]?.string
    values["demand"] = words.list(subject.demands.map { words.names.name("demand", $0.kind) })
    values["offer"] = offer?.what.sentencePart
    values["amount"] = words.money(offer?.money)
    values["promise"] = promise?.what.sentencePart
    values["due"] = words.spoken(try due(for: moment, subject, promise))
    let verdicts = try policy(WorkPolicy.self).verdicts
    let verdict = subject.judgement?["verdict"]?.string
    values["verdict"] = verdicts.first { $0.id == verdict }?.name()
    let judged = subject.events.last { $0.kind == .judged }
    let reason = judged?.data["reason"]?.string ?? subject.losses["chain"]?.string
    values["reason"] = reason?.sentencePart
    return values
  }
}

extension Desk {
  /// By when the customer hears from us, as a script of that moment may say it; never a time that
  /// has passed.
  private func due(
    for moment: ScriptBook.Moment, _ subject: Case, _ promise: Promise?
  ) throws(Failure) -> Timestamp? {
    let clocks: [String]
    switch moment {
    case .opening: clocks = ["contact"]
    case .plan: clocks = ["plan", "feedback", "answer"]
    case .offer, .closing, .reject: return promise?.by.flatMap { $0 > now ? $0 : nil }
    default: return nil
    }
    let runs = subject.clocks(try calendar()).filter { $0.isOpen && clocks.contains($0.clock) }
    return runs.compactMap(\.due).filter { $0 > now }.min()
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
