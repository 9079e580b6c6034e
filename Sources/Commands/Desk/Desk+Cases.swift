package import Casework
import Classify
import Escalate
import Intake
import JSONText
package import Policy
import Remedy
import Store
package import Work

extension Desk {
  /// The case that a name means.
  package func open(_ name: String) throws(Failure) -> Case {
    try store.open(resolve(name)).complaint
  }

  /// An answer drawn from all cases; when some could not be read it is not the whole answer, and
  /// the exit status says so.
  func whole(_ reply: Reply) -> Reply {
    var reply = reply
    if !warnings.isEmpty { reply.status = .dataerr }
    return reply
  }

  /// Every case that can be read; the others are warned about.
  package func each(_ body: (Case) -> Void) throws(Failure) {
    try store.each(body) { failure in warnings += failure.faults }
  }

  /// The other cases that matter to one.
  package func surroundings(of subject: Case) throws(Failure) -> Surroundings {
    var finder = NeighbourFinder(of: subject, try policy(IntakePolicy.self), zone: settings.zone)
    let near = try index(.names).neighbours(
      customer: subject.customerID, lot: subject.fields["lot"]?.string,
      product: subject.fields["product"]?.string)
    for id in near {
      // One that can't be read, or is gone, tells nothing.
      if let other = try? store.open(id).complaint { finder.look(at: other) }
    }
    return finder.surroundings
  }

  /// What the conditions of policy are asked about beside a case itself.
  package func circumstances(
    of subject: Case, _ surroundings: Surroundings
  ) throws(Failure) -> Circumstances {
    try Circumstances(
      now: now, calendar: calendar(), surroundings: surroundings,
      remedy: policy(RemedyPolicy.self), neutral: policy(VisitPolicy.self).neutral)
  }

  package func circumstances(of subject: Case) throws(Failure) -> Circumstances {
    try circumstances(of: subject, surroundings(of: subject))
  }

  /// A case as the conditions of policy see it.
  func asked(_ subject: Case) throws(Failure) -> Subject {
    try Subject(
      subject, circumstances(of: subject), policy(ClassifyPolicy.self).wording)
  }

  /// The clocks of a case's level, as they start anew when it is reopened.
  func levelClocks(_ subject: Case) throws(Failure) -> [ClockStart] {
    let level = try policy(ClassifyPolicy.self).level(subject.level ?? 0)
    return try level?.clocks.starts { () throws(Failure) in try asked(subject) } ?? []
  }

  /// Finds what is owed in the cases of this workspace, on this thread.
  package func stepFinder() throws(Failure) -> StepFinder {
    nonisolated(unsafe) unowned let desk = self
    // Most cases have no offer that waits, and reading remedy.yaml takes longer than all the rest.
    return try stepFinder { subject, offer in
      do throws(Failure) {
        return try desk.offering().approvers(subject, offer)
      } catch {
        desk.warnings += error.faults
        return []
      }
    }
  }

  /// - Parameter approvers: who may approve an offer; asked only where one waits.
  func stepFinder(
    approvers: @escaping @Sendable (Case, Offer) -> [String]
  ) throws(Failure) -> StepFinder {
    StepFinder(
      permissions: try permissions(), calendar: try calendar(), now: now,
      vocabulary: [
        "cause": Vocabulary.causes, "emotion": Vocabulary.emotions,
        "code": try policy(WorkPolicy.self).causes.map(\.id), "unit": try units(),
      ], approvers: approvers)
  }

  // MARK: Writing

  /// Appends what `decide` asks for to a case, in the name of who is acting.
  ///
  /// - Parameter verb: what they must be allowed to do; nil where the decision itself checks it.
  package func write(
    to name: String, may verb: String?, _ options: WriteOptions,
    _ decide: (Case, Person) throws(Failure) -> [EventDraft]
  ) throws(Failure) -> Written {
    let person = try person()
    if let verb { try permissions().check(person, may: verb) }
    let id = try resolve(name)
    let stamp = try stamp()
    let (complaint, events) = try store.update(id, stamp: stamp, dryRun: options.dryRun) {
      (subject) throws(Failure) in
      try subject.checkReceived(by: stamp.at)
      return options.completing(try decide(subject, person))
    }
    warnOfClocks(complaint, wrote: events.count)
    if !options.dryRun {
      noteWritten(complaint)
      prepareClone()
    }
    return Written(complaint: complaint, events: events, isRehearsal: options.dryRun)
  }
}

extension Desk {
  /// Says so where the case holds events that this machine's clock has not reached yet: one of the
  /// two clocks is wrong, and due times with it.
  private func warnOfClocks(_ complaint: Case, wrote count: Int) {
    let ahead = complaint.events.dropLast(count).filter { $0.isAhead(of: now) }
    guard let event = ahead.max(by: { $0.at < $1.at }) else { return }
    let by = PhraseBook.exact(event.at.seconds - now.seconds)
    warnings.append(
      Diagnostic(
        .warning, rule: "clock-ahead",
        Localized(
          zh: "事件 \(event.id.text)（\(event.by)）比本机时间晚 \(by)：有一台机器的时钟不准",
          en:
            "event \(event.id.text) by \(event.by) is \(by) ahead of this machine: one of the clocks is wrong"
        ),
        hint: Localized(
          zh: "先核对时钟；到期时间按事件上记的时间算", en: "check the clocks: due times go by the times on the events"
        )))
  }

  /// What the rules of escalation find in the case as it will be after some events (ESC-1): signals
  /// come up by themselves, whichever command brings them about.
  package func signals(
    after drafts: [EventDraft], _ subject: Case, _ surroundings: Surroundings
  ) throws(Failure) -> [EventDraft] {
    var ahead = subject
    for draft in drafts { ahead.append(draft.provisional(after: ahead, at: now)) }
    return try SignalCheck(
      ahead, circumstances(of: ahead, surroundings), policy(EscalatePolicy.self),
      policy(ClassifyPolicy.self).wording
    ).events
  }
}

/// What a command appended to a case, or would have.
package struct Written: Sendable {
  package var complaint: Case
  package var events: [Event]
  package var isRehearsal: Bool
}

extension WriteOptions {
  /// The events with the reason and the note that were given.
  func completing(_ drafts: [EventDraft]) -> [EventDraft] {
    var drafts = drafts
    if let because, !drafts.isEmpty { drafts[0].data["reason"] = .string(because) }
    if let note { drafts.append(EventDraft(.noted, ["text": .string(note)])) }
    return drafts
  }
}
