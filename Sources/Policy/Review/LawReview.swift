import Casework

/// Finds values taken from a law that nobody has checked against it, or not for long.
struct LawReview: Sendable {
  let sources: PolicySources
  let today: CivilDay

  /// After so many days somebody should look again: a little more than a year.
  static let freshDays = 400

  var findings: [Diagnostic] {
    let items =
      sources.clocks + sources.items("escalate", "bodies") + sources.items("remedy", "bases")
    return items.compactMap { item in
      item["citation"].flatMap { finding(on: item, $0.citation) }
        ?? item["verified"].flatMap { _ in finding(on: item, nil) }
    }
      + sources.items("calendar", "years").compactMap { year in
        guard let citation = year.text("source") ?? year.text("year"),
          year["source"] != nil || year["verified"] != nil
        else { return nil }
        return finding(on: year, Localized(same: citation))
      }
  }

  private func finding(on item: YAMLNode, _ citation: Localized?) -> Diagnostic? {
    let id = item.text("clock") ?? item.text("id") ?? ""
    let citation = citation ?? Localized(same: id)
    let verified = item["verified"]
    guard let day = verified?.scalar.flatMap({ CivilDay($0) }) else {
      return Diagnostic(
        .warning, "unverified-law",
        Localized(zh: "尚未核实：\(citation.zh)", en: "nobody has verified it: \(citation.en)"),
        hint: Localized(
          zh: "对照现行条文核实，再把日期写进“verified”",
          en: "check it against the text in force, then put the day into 'verified'"),
        at: verified?.place ?? item.place)
    }
    let age = today.ordinal - day.ordinal
    if age <= LawReview.freshDays { return nil }
    return Diagnostic(
      .warning, "old-law",
      Localized(
        zh: "上次核实已是 \(age) 天前：\(citation.zh)", en: "last verified \(age) days ago: \(citation.en)"),
      hint: Localized(
        zh: "条文可能已有修订，请重新核实并更新“verified”",
        en: "the law may have changed: check it again and renew 'verified'"),
      at: verified?.place ?? item.place)
  }
}

extension YAMLNode {
  fileprivate var citation: Localized? {
    guard let zh = text("zh"), let en = text("en") else { return nil }
    return Localized(zh: zh, en: en)
  }
}
