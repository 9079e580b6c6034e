import Casework
import Foundation
import Store
import TestSupport
import Testing

@Suite struct WorkspaceTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func refusal(_ start: String, explicit: Bool) -> Failure? {
    #expect(throws: Failure.self) {
      try Workspace.find(from: folder.path(start), explicit: explicit)
    }
  }

  @Test func isFoundFromAnyFolderBelow() throws {
    try folder.write("", to: "desk/cs.yaml")
    try folder.write("", to: "desk/cases/2026-01/x.json")
    for start in ["desk", "desk/cases", "desk/cases/2026-01", "desk/cases/../cases"] {
      for explicit in [true, false] {
        let found = try Workspace.find(from: folder.path(start), explicit: explicit)
        #expect(found.root == folder.path("desk"))
      }
    }
  }

  @Test func isMissedWithTheStatusOfAConfigurationFault() throws {
    try folder.write("", to: "elsewhere/x")
    for start in ["elsewhere", "none"] {
      let failure = refusal(start, explicit: false)
      #expect(failure?.status == .config)
      #expect(failure?.rules == ["no-workspace"])
    }
  }

  @Test func oneInsideAnotherMustBeNamed() throws {
    try folder.write("", to: "outer/cs.yaml")
    try folder.write("", to: "outer/inner/cs.yaml")
    try folder.write("", to: "outer/inner/cases/x")
    #expect(refusal("outer/inner", explicit: false)?.rules == ["nested-workspace"])
    #expect(refusal("outer/inner/cases", explicit: true)?.rules == ["nested-workspace"])
    let named = try Workspace.find(from: folder.path("outer/inner"), explicit: true)
    #expect(named.root == folder.path("outer/inner"))
    let outer = try Workspace.find(from: folder.path("outer"), explicit: false)
    #expect(outer.root == folder.path("outer"))
  }

  @Test func thePathOfACaseFollowsFromItsId() {
    let workspace = Workspace(root: "/desk")
    #expect(workspace.path(of: "20260115-7k3mq2") == "cases/2026-01/20260115-7k3mq2.json")
    #expect(workspace.scratch == "/desk/.cs")
  }

  @Test func keepsWhatCanBeMadeAnewUntilTheMachineStartsAgain() throws {
    try folder.write("", to: "cs.yaml")
    let workspace = Workspace(root: folder.path)
    #expect(workspace.kept("x") == nil)
    workspace.keep([1, 2, 3], as: "x")
    #expect(workspace.kept("x").map(Array.init) == [1, 2, 3])
    // As another run of the machine would have sealed it, or a branch brought it.
    let text = try folder.text(of: ".cs/x")
    try folder.write("x" + text.dropFirst(), to: ".cs/x")
    #expect(workspace.kept("x") == nil)
  }

  @Test func trustsNothingThatWasDamaged() throws {
    try folder.write("", to: "cs.yaml")
    let workspace = Workspace(root: folder.path)
    workspace.keep(Array("a limit of 10 minutes".utf8), as: "x")
    let url = URL(fileURLWithPath: folder.path(".cs/x"))
    let bytes = try Data(contentsOf: url)
    for place in bytes.indices {
      for bit in 0..<8 {
        var damaged = bytes
        damaged[place] ^= 1 << bit
        try damaged.write(to: url)
        #expect(workspace.kept("x") == nil)
      }
    }
    try bytes.write(to: url)
    #expect(workspace.kept("x") != nil)
    try workspace.discardScratch()
    #expect(workspace.kept("x") != nil, "only archives and the index are thrown away")
  }

  @Test func keepsNothingWhereItMayNotWrite() throws {
    try folder.write("", to: "cs.yaml")
    try folder.write("", to: ".cs")
    let workspace = Workspace(root: folder.path)
    workspace.keep([1], as: "x")
    #expect(workspace.kept("x") == nil)
  }
}
