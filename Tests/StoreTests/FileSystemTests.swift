import Casework
import Foundation
import Store
import TestSupport
import Testing

@Suite struct FileSystemTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func write(_ text: String, to relative: String) throws {
    try FileSystem.write(Array(text.utf8), to: folder.path(relative))
  }

  @Test func writingMakesTheFoldersAndLeavesNoTemporary() throws {
    try write("投诉", to: "a/b/c.json")
    #expect(try folder.files() == ["a/b/c.json"])
    #expect(try FileSystem.contents(folder.path("a/b/c.json")) == Array("投诉".utf8))
  }

  @Test func writingReplacesTheWholeFile() throws {
    try write(String(repeating: "long ", count: 100_000), to: "a.json")
    try write("short", to: "a.json")
    #expect(try folder.text(of: "a.json") == "short")
    try write("", to: "a.json")
    #expect(try folder.text(of: "a.json").isEmpty)
    #expect(try folder.files() == ["a.json"])
  }

  /// Who has the old file open goes on reading the old text.
  @Test func aReaderNeverSeesAPart() throws {
    let old = String(repeating: "old ", count: 50_000)
    try write(old, to: "a.json")
    let handle = try #require(FileHandle(forReadingAtPath: folder.path("a.json")))
    _ = try handle.read(upToCount: 4)
    try write("new", to: "a.json")
    #expect(try handle.readToEnd()?.count == old.utf8.count - 4)
  }

  static let unwritable: [(String, Casework.ExitStatus)] = [
    ("file/below.json", .cantcreat), ("file/below/further.json", .cantcreat),
    ("occupied", .ioerr),
  ]

  @Test(arguments: unwritable)
  func aPlaceThatCannotBeWrittenIsRefusedAndLeftAsItWas(path: String, status: Casework.ExitStatus)
    throws
  {
    try folder.write("old", to: "file")
    try folder.write("in the way", to: "occupied/file")
    let failure = #expect(throws: Failure.self) { try write("new", to: path) }
    #expect(failure?.status == status)
    #expect(failure?.rules == ["io"])
    #expect(failure?.faults.first?.message.en.contains("'" + folder.path + "/") == true)
    #expect(try folder.files() == ["file", "occupied/file"])
    #expect(try folder.text(of: "file") == "old")
  }

  @Test(.enabled(if: geteuid() != 0))
  func aFolderWithoutPermissionIsRefused() throws {
    try folder.write("old", to: "shut/a.json")
    chmod(folder.path("shut"), 0o500)
    defer { chmod(folder.path("shut"), 0o700) }
    let failure = #expect(throws: Failure.self) { try write("new", to: "shut/a.json") }
    #expect(failure?.status == .cantcreat)
    #expect(failure?.faults.first?.hint != nil)
    #expect(try folder.text(of: "shut/a.json") == "old")
  }

  @Test func whatIsNotThereHasNoContentsAndNoNames() throws {
    try folder.write("x", to: "file")
    #expect(try FileSystem.contents(folder.path("none")) == nil)
    #expect(try FileSystem.contents(folder.path("file/below")) == nil)
    #expect(try FileSystem.names(in: folder.path("none")) == [])
    #expect(try FileSystem.names(in: folder.path("file")) == [])
    #expect(throws: Never.self) { try FileSystem.remove(folder.path("none")) }
  }

  @Test(.timeLimit(.minutes(1)))
  func whatIsNoRegularFileIsRefusedAtOnce() throws {
    mkfifo(folder.path("pipe"), 0o600)
    for path in [folder.path(""), folder.path("pipe"), "/dev/null"] {
      let failure = #expect(throws: Failure.self) { try FileSystem.contents(path) }
      #expect(failure?.status == .ioerr)
      #expect(failure?.rules == ["not-a-file"])
    }
  }

  @Test func namesComeSortedByTheirBytes() throws {
    let names = ["B", "a", "a-b", "a.json", "é", "投诉", ".hidden"]
    for name in names { try folder.write("", to: name) }
    let sorted = [".hidden", "B", "a", "a-b", "a.json", "é", "投诉"]
    #expect(try FileSystem.names(in: folder.path) == sorted)
  }

  /// FIPS 180-4.
  @Test func digestsAreSHA256() {
    #expect(
      Digest.hex([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      Digest.hex("abc".utf8) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      Digest.hex(Array(repeating: UInt8(ascii: "a"), count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    #expect(Digest.number("abc") == 0xba78_16bf_8f01_cfea)
  }
}
