import Casework

/// Finds clocks that end otherwise than meant, and limits longer than a year.
struct ClockReview: Sendable {
  let sources: PolicySources

  /// A limit of more days is surely a slip.
  static let longest = 366

  var findings: [Diagnostic] {
    let clocks = sources.clocks
    var likes: [String: String] = [:]
    for clock in clocks {
      if let name = clock.text("clock"), let like = clock.text("like") { likes[name] = like }
    }
    return clocks.compactMap { ClockReview.like(of: $0, likes) } + limits
  }

  private static func like(of clock: YAMLNode, _ likes: [String: String]) -> Diagnostic? {
    guard let name = clock.text("clock"), let node = clock["like"], let like = node.scalar else {
      return nil
    }
    let known = Vocabulary.clocks
    let hint = Localized(
      zh: "写一个自带停法的名称：\(known.joined(separator: "、"))",
      en: "name one that ends by itself: \(known.joined(separator: ", "))")
    if like == name {
      return Diagnostic(
        .error, "like-chain",
        Localized(zh: "“\(name)”的“like”写的是它自己", en: "'\(name)' is like itself"), hint: hint,
        at: node.place)
    }
    if let next = likes[like] {
      return Diagnostic(
        .error, "like-chain",
        Localized(
          zh: "“\(name)”照“\(like)”停，“\(like)”又照“\(next)”停；“like”只认一层",
          en: "'\(name)' is like '\(like)', which is like '\(next)'; 'like' reaches one clock only"),
        hint: hint, at: node.place)
    }
    if known.contains(like) { return nil }
    return Diagnostic(
      .warning, "unknown-clock",
      Localized(
        zh: "“\(shown(like))”没有自己的停法，“\(name)”要到案件办结才停",
        en:
          "no clock '\(shown(like))' ends by itself, so '\(name)' ends only when the case is resolved"
      ),
      hint: nearest(like, among: known).map(didYouMean) ?? hint, at: node.place)
  }

  // MARK: Limits

  private var limits: [Diagnostic] {
    let files = ["intake", "classify", "work", "visit", "escalate"]
    return files.compactMap { sources.files[$0] }.flatMap(ClockReview.limits)
  }

  private static func limits(in node: YAMLNode) -> [Diagnostic] {
    let own = (node.pairs ?? []).compactMap { pair -> Diagnostic? in
      guard pair.name == "within" || pair.name == "understanding_within",
        let limit = pair.value.scalar.flatMap({ Limit($0) }), limit.days > longest
      else { return nil }
      return Diagnostic(
        .warning, "long-limit",
        Localized(
          zh: "“\(limit.text)”超过 \(longest) 天", en: "'\(limit.text)' is longer than \(longest) days"
        ),
        hint: Localized(zh: "核对数字和单位", en: "check the number and its unit"), at: pair.value.place)
    }
    let parts = (node.items ?? []) + (node.pairs ?? []).map(\.value)
    return own + parts.flatMap { limits(in: $0) }
  }
}

extension Limit {
  /// Whole days of it, rounded up; hours count day and night, whatever they are hours of.
  fileprivate var days: Int {
    switch unit {
    case .elapsed, .workingHours: (amount + 86_399) / 86_400
    case .workingDays, .calendarDays: amount
    }
  }
}

extension PolicySources {
  /// Every clock that policy starts.
  var clocks: [YAMLNode] {
    items("intake", "clocks") + items("classify", "levels").flatMap { $0.list("clocks") }
      + (value("work", "request")?.list("clocks") ?? [])
      + ["after_closing", "demand"].compactMap { value("visit", $0) }
  }
}
