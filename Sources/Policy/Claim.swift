package import Casework
import JSONText

/// What a customer claims beside what the fault cost them (REM-6).
package struct Claim: Sendable {
  package enum Verdict: String, CaseIterable, Sendable { case reasonable, unreasonable, undecided }

  /// Nil while nobody has judged it.
  package var direct: Amount?
  package var indirect: Amount?
  /// The compensation demands added up; nil when none names a sum.
  package var claimed: Amount?
  /// How many times the direct loss is claimed, to two places.
  package var ratio: Amount?
  package var ceiling: Amount?
  package var verdict: Verdict
  /// Whether it is recorded how the fault led to the loss.
  package var isCausal: Bool
  package var basis: StatutoryBasis?
  /// What the statute gives on top of the direct loss.
  package var statutory: Amount?

  package init(_ subject: Case, _ policy: RemedyPolicy) {
    let losses = subject.losses
    func amount(_ key: String) -> Amount? { losses[key].flatMap(Money.init)?.amount }
    let direct = amount("direct")
    let claimed = subject.claimed
    self.direct = direct
    self.claimed = claimed
    indirect = amount("indirect")
    isCausal = losses["chain"]?.string != nil
    let name = losses["basis"]?.string
    basis = policy.bases.first { $0.id == name }
    statutory = basis.flatMap { $0.extra(loss: direct, price: amount("price")) }
    ratio = direct.flatMap { claimed?.ratio(to: $0) }
    let statutory = statutory
    let ceiling = direct.map { direct in
      let ordinary = direct * policy.compensation.ceiling
      return statutory.map { max(ordinary, direct + $0) } ?? ordinary
    }
    self.ceiling = ceiling
    verdict =
      switch (claimed, ceiling) {
      case (let claimed?, let ceiling?): claimed <= ceiling ? .reasonable : .unreasonable
      default: .undecided
      }
  }
}

extension StatutoryBasis {
  /// What the statute gives on top; nil when the price or loss it counts from isn't recorded.
  fileprivate func extra(loss: Amount?, price: Amount?) -> Amount? {
    let sums = parts.compactMap { part in
      (part.of == .price ? price : loss).map { $0 * part.times }
    }
    return sums.max().map { max($0, atLeast) }
  }
}

extension Case {
  /// The compensation demanded, added up; nil when no demand names a sum.
  fileprivate var claimed: Amount? {
    let sums = demands.filter { $0.kind == "compensation" }.compactMap { $0.money?.amount }
    return sums.isEmpty ? nil : sums.reduce(.zero, +)
  }

  /// How often the compensation demanded has risen since the complaint came in.
  fileprivate var claimRises: Int {
    var partial = Case(id: id, events: [])
    var last: Amount?
    var rises = 0
    for event in events where event.kind == .received || event.kind == .amended {
      partial.append(event)
      guard let claimed = partial.claimed else { continue }
      if let last, claimed > last { rises += 1 }
      last = claimed
    }
    return rises
  }
}

// MARK: - Facts

/// What else facts are read from, besides the case itself.
package struct Circumstances: Sendable {
  package var now: Timestamp
  package var calendar: WorkCalendar
  package var surroundings: Surroundings
  package var remedy: RemedyPolicy?
  /// Below this satisfaction a visit was unhappy (VIS-8).
  package var neutral: Int

  package init(
    now: Timestamp, calendar: WorkCalendar, surroundings: Surroundings = Surroundings(),
    remedy: RemedyPolicy? = nil, neutral: Int = 3
  ) {
    (self.now, self.calendar, self.surroundings) = (now, calendar, surroundings)
    (self.remedy, self.neutral) = (remedy, neutral)
  }
}

extension Facts {
  /// What is known of a case at an instant.
  package init(_ subject: Case, _ circumstances: Circumstances) {
    self.init()
    readFields(subject)
    readEvents(subject, neutral: circumstances.neutral)
    readClocks(subject.clocks(circumstances.calendar), at: circumstances.now)
    let around = circumstances.surroundings
    set("history.count", around.history.count)
    set("repeat.count", around.duplicates.count)
    if let batch = around.batch { set("batch.count", batch.count) }
    if let remedy = circumstances.remedy {
      let claim = Claim(subject, remedy)
      set("claim", claim.verdict.rawValue)
      numbers["claim.ratio"] = claim.ratio
    }
    set("claim.rises", subject.claimRises)
  }

  private mutating func readFields(_ subject: Case) {
    set("channel", subject.channel)
    set("skip_level", subject.skipLevel ? "true" : "false")
    set("unit", subject.unit)
    set("level", subject.level.map(String.init))
    set("category", subject.category)
    set("expectation", subject.expectation)
    set("state", subject.state.rawValue)
    set("product", subject.fields["product"]?.string)
    set("verdict", subject.judgement?["verdict"]?.string)
    set("basis", subject.losses["basis"]?.string)
    values["cause"] = subject.judgement?["cause"]?.array?.compactMap(\.string)
    values["demand"] = subject.demands.map(\.kind)
    for field in ["style", "mindset", "difficult", "abnormal"] {
      values[field] = subject.words(field)
    }
    values["signal"] = subject.signals
    set("abnormal.count", subject.words("abnormal").count)
    set("emotion.kind", subject.emotion?.kind)
    numbers["emotion.intensity"] = subject.emotion.map { Amount($0.intensity) }
    let rejected = subject.offers.filter { $0.status == .rejected }
    values["offer.rejected"] = rejected.map(\.kind)
    set("offers.rejected", rejected.count)
    numbers["satisfaction"] = subject.fields["satisfaction"]?.int.map { Amount($0) }
  }

  private mutating func readEvents(_ subject: Case, neutral: Int) {
    var observed: [String] = []
    var unreached = 0
    var unhappy = 0
    for event in subject.events {
      observed += event.data["observed"]?.array?.compactMap(\.string) ?? []
      switch event.kind {
      case .contacted where event.data["outcome"]?.string == "unreached": unreached += 1
      case .visited where event.data["satisfaction"]?.int.map { $0 < neutral } ?? false:
        unhappy += 1
      default: break
      }
    }
    values["observed"] = observed
    set("contacts.unreached", unreached)
    set("visits.unhappy", unhappy)
  }

  private mutating func readClocks(_ runs: [ClockRun], at now: Timestamp) {
    let late = runs.filter { [.missed, .overdue].contains($0.verdict(at: now)) }
    set("promises.broken", late.count { $0.clock == "promise" })
    set("clocks.late", late.count { $0.clock != "promise" })
  }
}

extension Subject {
  /// A case as conditions see it: the customer's words, and the facts.
  package init(_ subject: Case, _ circumstances: Circumstances, _ wording: Wording) {
    let told = subject.fields["w5h1"]?.object ?? [:]
    var fields: [(String, String)] = []
    for key in ["what", "why", "how", "where"] {
      if let text = told[key]?.string { fields.append(("w5h1.\(key)", text)) }
    }
    if told["what"] == nil { fields.append(("summary", subject.summary)) }
    for (index, demand) in subject.demands.enumerated() {
      if let note = demand.note { fields.append(("demands.\(index + 1).note", note)) }
    }
    self.init(fields: fields, facts: Facts(subject, circumstances), wording: wording)
  }
}
