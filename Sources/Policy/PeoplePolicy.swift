package import Casework

/// `policy/people.yaml`: who works here.
package struct PeoplePolicy: PolicyFile {
  package static let name = "people"

  package let people: [Person]
  /// Who stands in for a role when nobody of it is on duty (CLS-4).
  package let standby: [String: String]

  package init(_ fields: PolicyFields) {
    let list = fields.required("people")
    people = list?.list { Person($0) } ?? []
    let standby = fields.required("standby")?.fields()
    var found: [String: String] = [:]
    for (role, reader) in standby?.keysInOrder ?? [] {
      guard let id = reader.text() else { continue }
      if !people.contains(where: { $0.id == id }) {
        reader.fault(
          "unknown-person", Localized(zh: "没有人员“\(id)”", en: "there is nobody called '\(id)'"),
          hint: nearest(id, among: people.map(\.id)).map(didYouMean))
      }
      found[role] = id
    }
    self.standby = found
    var seen = Set<String>()
    for person in people where !seen.insert(person.id).inserted {
      list?.fault(
        "duplicate-id",
        Localized(zh: "人员“\(person.id)”重复", en: "the person '\(person.id)' stands twice"))
    }
  }

  package func staff(ranks: [String: Int]) -> Staff {
    Staff(people: people, standby: standby, ranks: ranks)
  }
}

extension Person {
  init?(_ reader: PolicyReader) {
    let fields = reader.fields()
    defer { fields.finish() }
    let id = fields.required("id")?.identifier()
    let name = fields.required("name")?.localized()
    let role = fields.required("role")?.text()
    let unit = fields.required("unit")?.text()
    let skills = fields.optional("skills")?.list { $0.text() } ?? []
    let email = fields.optional("email")?.text()
    let phone = fields.optional("phone")?.text()
    let shifts = fields.optional("shifts")?.list { $0.shift() } ?? []
    let away = fields.optional("away")?.list { $0.absence() } ?? []
    guard let id, let name, let role, let unit else { return nil }
    self.init(
      id: id, name: name, role: role, unit: unit, skills: skills, email: email, phone: phone,
      shifts: shifts, away: away)
  }
}

extension PolicyReader {
  fileprivate func shift() -> Shift? {
    guard let text = text() else { return nil }
    guard let shift = Shift(text) else {
      unfit(
        Localized(zh: "班次，如 mon-fri 09:00-18:00", en: "a shift such as mon-fri 09:00-18:00"))
      return nil
    }
    return shift
  }

  fileprivate func absence() -> ClosedRange<CivilDay>? {
    let fields = fields()
    defer { fields.finish() }
    let from = fields.required("from")?.day()
    let to = fields.required("to")?.day()
    guard let from, let to else { return nil }
    guard from <= to else {
      fault("bad-value", Localized(zh: "结束早于开始", en: "it ends before it starts"))
      return nil
    }
    return from...to
  }
}
