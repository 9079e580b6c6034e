import Casework
import Policy
import Script
import TestSupport
import Testing

/// The scripts that ship with the program, read from the source tree.
@Suite struct PackScriptTests {
  /// The scripts of a pack, file by file in the order of their names.
  private static func book(_ pack: String) throws -> ScriptBook {
    let packs = pack == "general" ? [pack] : ["general", pack]
    let names = Set(
      try packs.flatMap { try Packs.files(below: "Templates/\($0)/scripts") })
    let faults = PolicyFaults()
    var book = ScriptBook()
    for name in names.sorted() {
      let text = try Packs.text("scripts/\(name)", of: pack)
      book.read(Array(text.utf8), file: "scripts/\(name)", faults: faults)
    }
    #expect(faults.list.map { $0.place + $0.message.en } == [])
    return book
  }

  @Test(arguments: Packs.all)
  func everyMomentHasAScriptForACaseOfWhichNothingIsKnown(pack: String) throws {
    let nothing = Subject(fields: [], facts: Facts(), wording: .plain)
    let book = try Self.book(pack)
    let silent = ScriptBook.Moment.allCases.filter { book.script(for: $0, nothing) == nil }
    #expect(silent == [])
  }

  static let cases = Packs.all.flatMap { pack in
    Language.allCases.map { (pack, $0) }
  }

  @Test(arguments: cases)
  func everyScriptIsWholeGivenEveryValue(pack: String, language: Language) throws {
    let values = Dictionary(ScriptBook.placeholders.map { ($0, "«\($0)»") }) { first, _ in first }
    for script in try Self.book(pack).scripts {
      let (text, unresolved) = script.text(values, language: language)
      #expect(unresolved == [], "\(script.id)")
      #expect(!text.contains("{{") && !text.contains("}}"), "\(script.id)")
      #expect(text.count > 20, "\(script.id)")
    }
  }

  /// What `Desk` knows of any case; a default script asks for nothing else outside a section.
  @Test(arguments: cases)
  func theDefaultOfAMomentAsksOnlyForWhatIsSurelyKnown(pack: String, language: Language) throws {
    let values = ["customer": "王", "agent": "李", "company": "局", "matter": "表"]
    let nothing = Subject(fields: [], facts: Facts(), wording: .plain)
    let book = try Self.book(pack)
    for moment in [ScriptBook.Moment.opening, .apology, .visit, .closing, .explain] {
      let script = book.script(for: moment, nothing)
      #expect(script?.text(values, language: language).unresolved == [], "\(moment)")
    }
  }

  /// A Chinese script is Chinese and an English one English.
  @Test(arguments: Packs.all)
  func eachLanguageIsItsOwn(pack: String) throws {
    func isHan(_ scalar: Unicode.Scalar) -> Bool { (0x4E00...0x9FFF).contains(scalar.value) }
    let values = Dictionary(ScriptBook.placeholders.map { ($0, "x") }) { first, _ in first }
    for script in try Self.book(pack).scripts {
      let zh = script.text(values, language: .zh).text.unicodeScalars
      let en = script.text(values, language: .en).text.unicodeScalars
      #expect(zh.count(where: isHan) * 2 > zh.count, "\(script.id)")
      #expect(en.count(where: isHan) == 0, "\(script.id)")
    }
  }
}
