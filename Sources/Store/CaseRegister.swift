package import Casework
import JSONText

/// Which ids are taken, while many cases are made one after another.
package struct CaseRegister {
  package enum Place {
    /// The id that is free for a new case.
    case free(CaseID)
    /// The case that has this key already.
    case seen(CaseID)
  }

  private let store: CaseStore
  /// The numbers of ids by their digits; those of one day or of several may have the same.
  private var taken = FewByKey<UInt32, Int>()
  /// The keys of cases that this run made and what they tell, by id; digests, to keep memory bounded.
  private var made: [Int: (key: UInt64, what: UInt64)] = [:]

  package init(_ store: CaseStore) throws(Failure) {
    self.store = store
    for id in try store.ids() { take(id) }
  }

  /// Where a complaint with a key belongs.
  ///
  /// - Throws: `dataerr` when a case has the key but tells of something else.
  package mutating func place(
    key: String, day: CivilDay, what: String
  ) throws(Failure) -> Place {
    let number = Digest.number(key)
    let telling = Digest.number(key + "\u{0}" + what)
    for candidate in candidates(number) {
      if let known = made[candidate.number] {
        if known.key != number { continue }
        guard known.what == telling else { throw CaseRegister.conflict(key, candidate) }
        return .seen(candidate)
      }
      let complaint = try store.open(candidate).complaint
      guard complaint.key == key else { continue }
      guard complaint.fields["w5h1"]?.object?["what"]?.string == what else {
        throw CaseRegister.conflict(key, candidate)
      }
      return .seen(candidate)
    }
    var id = CaseID(day: day, number: number)
    while isTaken(id) { id = CaseID(day: day, number: UInt64.random(in: 0...UInt64.max)) }
    take(id)
    made[id.number] = (number, telling)
    return .free(id)
  }

  private static func conflict(_ key: String, _ id: CaseID) -> Failure {
    Failure(
      .dataerr, rule: "key-taken", zh: "键“\(key)”已属于案件 \(id.text)，内容不同",
      en: "the key '\(key)' belongs to case \(id.text), which tells of something else",
      hint: Localized(
        zh: "同一投诉有了新内容用 cs case amend；不同的投诉用不同的键",
        en:
          "new facts of the same complaint go in with 'cs case amend'; another complaint needs another key"
      ))
  }

  private func candidates(_ number: UInt64) -> [CaseID] {
    taken[CaseRegister.digits(of: number)].map { CaseID(number: $0) }
  }

  private static func digits(of number: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: number & 0x3fff_ffff)
  }

  private func isTaken(_ id: CaseID) -> Bool {
    candidates(UInt64(id.number)).contains(id)
  }

  private mutating func take(_ id: CaseID) {
    taken.add(id.number, to: CaseRegister.digits(of: UInt64(id.number)))
  }
}
