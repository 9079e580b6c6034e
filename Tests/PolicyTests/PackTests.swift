import Casework
import Policy
import TestSupport
import Testing
import Words

/// The packs that ship with the program, read from the source tree.
@Suite struct PackTests {
  static let files: [(pack: String, type: any PolicyFile.Type)] = Packs.all.flatMap { pack in
    types.map { (pack, $0) }
  }

  static let types: [any PolicyFile.Type] = [
    IntakePolicy.self, ClassifyPolicy.self, WorkPolicy.self, RemedyPolicy.self, VisitPolicy.self,
    EscalatePolicy.self, AssessPolicy.self, CalendarPolicy.self, PeoplePolicy.self,
    LanguagePolicy.self,
  ]

  @Test(arguments: files.indices)
  func everyFileReadsWithoutAFault(index: Int) throws {
    let (pack, type) = Self.files[index]
    let faults = PolicyFaults()
    _ = type.read(Array(try Packs.text(type.path, of: pack).utf8), file: type.path, faults: faults)
    #expect(faults.list.map { $0.place + $0.message.en } == [])
  }

  @Test func everyPackOfTheSourceTreeIsTested() throws {
    let found = Set(try Packs.files(below: "Templates").map { $0.prefix { $0 != "/" } })
    #expect(found.map(String.init).sorted() == Packs.all.sorted())
  }

  /// Every rule of a pack that may carry examples.
  private static func rules(of pack: String) throws -> [PolicyRule] {
    let classify = try Packs.read(ClassifyPolicy.self, of: pack)
    let escalate = try Packs.read(EscalatePolicy.self, of: pack)
    let remedy = try Packs.read(RemedyPolicy.self, of: pack)
    let lists: [[PolicyRule]] = [
      classify.rules.map(\.base), classify.categories.map(\.base), classify.styles,
      classify.mindsets, classify.difficult, classify.expectations, classify.rights.map(\.base),
      escalate.signals, escalate.abnormal, remedy.mistakes.map(\.base),
    ]
    return Array(lists.joined())
  }

  @Test(arguments: Packs.all)
  func allExamplesHold(pack: String) throws {
    let wording = try Packs.read(ClassifyPolicy.self, of: pack).wording
    var wrong: [String] = []
    var count = 0
    for rule in try Self.rules(of: pack) {
      for example in rule.examples {
        let subject = Subject(fields: [("text", example.text)], facts: Facts(), wording: wording)
        count += 1
        if (rule.when.grounds(in: subject) != nil) != example.holds {
          wrong.append("\(rule.id): \(example.text)")
        }
      }
    }
    #expect(wrong == [])
    #expect(count > 200)
  }

  /// An example that nothing runs would be a test that can't fail.
  @Test(arguments: Packs.all)
  func noExampleStandsWhereNothingRunsIt(pack: String) throws {
    func examples(in node: YAMLNode) -> Int {
      let own = node["examples"]?.items?.count ?? 0
      let below = (node.items ?? []) + (node.pairs ?? []).map(\.value)
      return below.reduce(own) { $0 + examples(in: $1) }
    }
    // Due times and whole complaints are examples of their own kind (CalendarSuite, ExampleSuite).
    let types = Self.types.filter { $0.name != "calendar" && $0.name != "examples" }
    let written = try types.map { type in
      examples(in: try YAML.parse(try Packs.text(type.path, of: pack), file: type.path))
    }
    #expect(try Self.rules(of: pack).map(\.examples.count).reduce(0, +) == written.reduce(0, +))
  }

  /// The mistakes of remedy.yaml are read off the record first, and carry no examples.
  @Test(arguments: Packs.all)
  func aRuleThatLooksForWordsShowsBothHowItHoldsAndHowNot(pack: String) throws {
    let mistakes = try Packs.read(RemedyPolicy.self, of: pack).mistakes.map(\.base.id)
    let bare = try Self.rules(of: pack).filter { rule in
      !rule.when.phrases.isEmpty && !mistakes.contains(rule.id)
        && Set(rule.examples.map(\.holds)).count < 2
    }
    #expect(bare.map(\.id) == [])
  }

  @Test(arguments: Packs.all)
  func everyCategoryHasARecoveryAndEveryRecoveryACategory(pack: String) throws {
    let categories = try Packs.read(ClassifyPolicy.self, of: pack).categories.map(\.base.id)
    let recoveries = try Packs.read(RemedyPolicy.self, of: pack).recoveries
    #expect(recoveries.map(\.category).sorted() == categories.sorted())
    #expect(recoveries.allSatisfy { !$0.steps.isEmpty && !$0.offers.isEmpty })
  }

  @Test(arguments: Packs.all)
  func everyRoleHasAPersonAndAnAuthority(pack: String) throws {
    let roles = Set(try Packs.read(WorkPolicy.self, of: pack).roles.map(\.id))
    let people = try Packs.read(PeoplePolicy.self, of: pack)
    let authority = try Packs.read(RemedyPolicy.self, of: pack).authority
    #expect(Set(people.people.map(\.role)) == roles)
    #expect(Set(authority.filter { $0.category == nil }.map(\.role)) == roles)
    #expect(Set(people.standby.keys).isSubset(of: roles))
  }

  @Test(arguments: Packs.all)
  func everyRoleThatIsNamedExists(pack: String) throws {
    let roles = Set(try Packs.read(WorkPolicy.self, of: pack).roles.map(\.id))
    let classify = try Packs.read(ClassifyPolicy.self, of: pack)
    let escalate = try Packs.read(EscalatePolicy.self, of: pack)
    let named =
      classify.levels.map(\.role) + escalate.tiers.map(\.who) + escalate.strategies.map(\.who)
      + escalate.crisis.map(\.who) + escalate.press.map(\.who) + [escalate.suspicion.tell]
    #expect(Set(named).subtracting(roles) == [])
    #expect(named.count > 10)
  }

  @Test(arguments: Packs.all)
  func everyLevelIsThereAndEverySkillHasSomebody(pack: String) throws {
    let classify = try Packs.read(ClassifyPolicy.self, of: pack)
    let skills = Set(try Packs.read(PeoplePolicy.self, of: pack).people.flatMap(\.skills))
    #expect(classify.levels.map(\.level).sorted() == [1, 2, 3])
    #expect(Set(classify.categories.map(\.skill)).subtracting(skills) == [])
  }

  @Test(arguments: Packs.all)
  func aDemandOfEveryKindIsAnsweredByAnOfferAndAskedAbout(pack: String) throws {
    let answered = try Packs.read(RemedyPolicy.self, of: pack).kinds.flatMap(\.answers)
    let asked = try Packs.read(IntakePolicy.self, of: pack).questions.compactMap(\.demand)
    #expect(Set(answered) == Set(Vocabulary.demands))
    #expect(Set(asked) == Set(Vocabulary.demands))
  }

  /// The lists of domain.md that a pack must not lose.
  @Test(arguments: Packs.all)
  func theListsOfTheDomainAreComplete(pack: String) throws {
    let classify = try Packs.read(ClassifyPolicy.self, of: pack)
    let remedy = try Packs.read(RemedyPolicy.self, of: pack)
    let escalate = try Packs.read(EscalatePolicy.self, of: pack)
    #expect(classify.styles.count == 4)
    #expect(classify.mindsets.count == 4)
    #expect(classify.difficult.count == 4)
    #expect(classify.rights.count == 9)
    #expect(Set(remedy.expectations.map(\.id)) == Set(classify.expectations.map(\.id)))
    #expect(remedy.expectations.count == 5)
    #expect(remedy.lowering.count == 4)
    #expect(remedy.mistakes.count == 10)
    #expect(Set(remedy.tests.keys) == ["need", "now", "told"])
    // A trade may add signals of its own.
    #expect(escalate.signals.count >= 11)
    #expect(escalate.abnormal.count == 10)
    #expect(escalate.strategies.count >= 10)
    #expect(escalate.tiers.map(\.id) == ["acceptance", "handling", "management", "meeting"])
    #expect(escalate.tier(for: 1)?.id == "acceptance")
    #expect(escalate.tier(for: 125)?.id == "meeting")
  }

  /// REM-7, as it is written there.
  @Test func theLimitsOfTheDomainStandInGeneral() throws {
    let limits = try Packs.read(RemedyPolicy.self, of: "general").authority
    #expect(
      Dictionary(limits.map { ($0.role, $0.limit?.shortText ?? "none") }) { first, _ in first } == [
        "agent": "200", "senior": "500", "supervisor": "2000", "manager": "10000",
        "director": "none", "clerk": "0", "auditor": "0",
      ])
  }
}
