import JSONText
import TestSupport
import Testing

@testable import Commands

/// What was put into the program when it was built; `scripts/embed` has been forgotten if a test
/// here fails.
@Suite struct EmbeddedTests {
  @Test(arguments: ["Maps", "Templates", "Schemas"])
  func theProgramHoldsTheFilesOfTheSourceTree(folder: String) throws {
    let embedded = Embedded.files(under: folder)
    #expect(embedded.map(\.path).sorted() == (try Packs.files(below: folder)))
    for file in embedded {
      #expect(try file.bytes == Packs.bytes("\(folder)/\(file.path)"), "\(file.path)")
    }
  }

  @Test func aFolderIsNoPrefix() {
    #expect(Embedded.files(under: "Templ").isEmpty)
    #expect(Embedded.files(under: "Templates/gen").isEmpty)
  }

  @Test func thePacksAreThoseOfTheSourceTree() {
    #expect(Templates.packs.sorted() == Packs.all.sorted())
  }

  @Test func everySchemaIsNamedAndPrinted() throws {
    let names = cs(["schema", "-q"]).lines
    #expect(names == Schemas.all.map(\.name))
    #expect(Set(names).count == names.count)
    for name in names {
      let run = cs(["schema", name, "--json"])
      #expect(run.status == 0)
      #expect(try run.json["$schema"] == "https://json-schema.org/draft/2020-12/schema", "\(name)")
    }
  }

  /// `init` writes the pack out in full, merged with the one it extends.
  @Test(arguments: Packs.all)
  func initWritesThePackOutInFull(pack: String) throws {
    let folder = try ScratchFolder()
    let run = cs(["init", folder.path("desk"), "--pack", pack])
    #expect(run.status == 0, "\(run.error)")
    let names = try folder.files(below: "desk").filter { $0.hasSuffix(".yaml") && $0 != "cs.yaml" }
    #expect(names.contains("policy/classify.yaml"))
    for name in names {
      let text = try folder.text(of: "desk/\(name)")
      #expect(try text == Packs.text(name, of: pack), "\(name)")
      #expect(!text.contains("\nextends:") && !text.contains("remove: true"), "\(name)")
    }
    #expect(cs(["policy", "check"], in: folder.path("desk")).status == 0)
    #expect(cs(["policy", "test"], in: folder.path("desk")).status == 0)
    #expect(cs(["check"], in: folder.path("desk")).status == 0)
  }
}
