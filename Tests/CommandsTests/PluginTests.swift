import Foundation
import JSONText
import TestSupport
import Testing

@testable import Commands

/// Where plugins are looked for, and what they get (contract §4).
@Suite struct PluginTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  /// Writes a program that ends with a status.
  @discardableResult
  private func plugin(_ path: String, _ body: String = "exit 0", mode: Int = 0o755) throws -> String
  {
    let file = try folder.write("#!/bin/sh\n\(body)\n", to: path)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
    return file
  }

  private var environment: [String: String] {
    [
      "CS_PLUGIN_PATH": folder.path("first") + ":" + folder.path("second"),
      "XDG_DATA_HOME": folder.path("data"), "PATH": folder.path("path") + ":/usr/bin:/bin",
    ]
  }

  private func run(_ words: String..., in place: String = "/") -> Run {
    CommandsTests.cs(words, in: place, environment, program: folder.path("usr/bin/cs"))
  }

  /// From the place searched first to the last; each ends with its own number.
  private static let places = [
    "first", "second", "data/cs/plugins", "data/cs/plugins/foo", "usr/libexec/cs",
    "usr/libexec/cs/foo", "path",
  ]

  @Test func theFirstPlaceThatHasItWins() throws {
    try plugin("usr/bin/cs")
    for (index, place) in Self.places.enumerated().reversed() {
      try plugin("\(place)/cs-foo", "exit \(index + 2)")
      #expect(run("foo").status == Int32(index + 2), "\(place)")
    }
  }

  @Test func theUsersFolderIsBelowTheirHomeWithoutXDG() throws {
    try plugin("home/.local/share/cs/plugins/cs-foo", "exit 9")
    #expect(CommandsTests.cs(["foo"], ["HOME": folder.path("home")]).status == 9)
    let both = ["HOME": folder.path("home"), "XDG_DATA_HOME": folder.path("data")]
    #expect(CommandsTests.cs(["foo"], both).status == 64)
  }

  @Test func whatIsNoProgramIsPassedOver() throws {
    try plugin("first/cs-foo", mode: 0o644)
    try FileManager.default.createDirectory(
      atPath: folder.path("second/cs-foo"), withIntermediateDirectories: true)
    try plugin("path/cs-foo", "exit 5")
    #expect(run("foo").status == 5)
  }

  @Test(arguments: ["list", "case", "version", "help"])
  func builtInsAreNotShadowed(name: String) throws {
    try plugin("first/cs-\(name)", "exit 42")
    #expect(run(name, "--help").status == 0)
    #expect(run(name).status != 42)
  }

  @Test(arguments: ["../evil", "a/b", "Foo", "foo.sh", "", "-foo", "foo_bar"])
  func aNameIsOnePlainWord(name: String) throws {
    try plugin("first/cs-" + name.replacing("/", with: "_"), "exit 42")
    try plugin("evil", "exit 42")
    try plugin("first/cs-a/b", "exit 42")
    #expect(run(name).status == 64)
  }

  @Test func aRelativeFolderIsNotSearched() throws {
    try plugin("first/cs-foo", "exit 42")
    let environment = ["CS_PLUGIN_PATH": "first:.", "PATH": "first:."]
    #expect(CommandsTests.cs(["foo"], in: folder.path, environment).status == 64)
    #expect(
      CommandsTests.cs(["foo"], in: folder.path("first"), environment).status == 64)
  }

  // MARK: Workspaces

  @Test func aWorkspacesOwnFolderIsNeverSearched() throws {
    #expect(CommandsTests.cs(["init", folder.path("desk"), "--pack", "general"]).status == 0)
    try plugin("desk/bin/cs-foo", "exit 42")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link"), withDestinationPath: folder.path("desk/bin"))
    for path in ["desk/bin", "link"] {
      let environment = ["PATH": folder.path(path), "CS_PLUGIN_PATH": folder.path(path)]
      for words in [
        ["foo"], ["-C", folder.path("desk"), "foo"], ["foo", "-C", folder.path("desk")],
      ] {
        let place = words.count == 1 ? folder.path("desk/cases") : "/"
        try folder.write("", to: "desk/cases/.keep")
        let run = CommandsTests.cs(words, in: place, environment)
        #expect(run.status == 77, "\(words) \(path)")
      }
      let help = CommandsTests.cs(["help"], in: folder.path("desk"), environment)
      #expect(!help.output.contains("  foo"))
    }
    // A program elsewhere is found from inside the workspace.
    try plugin("path/cs-foo", "exit 5")
    #expect(run("foo", in: folder.path("desk")).status == 5)
  }

  // MARK: Running

  @Test func itGetsItsArgumentsAndTheRestAsVariables() throws {
    #expect(CommandsTests.cs(["init", folder.path("desk"), "--pack", "general"]).status == 0)
    let told = folder.path("told")
    try plugin(
      "first/cs-foo",
      """
      { echo "$@"; echo "$CS_WORKSPACE|$CS_NOW|$CS_LANG|$CS_ACTOR|$CS_JSON|$CS_PLUGIN_API|$CS_BIN"; } > '\(told)'
      exit 3
      """)
    try plugin("usr/bin/cs")
    let run = run(
      "-C", folder.path("desk"), "--json", "foo", "a", "--now", "2026-02-01", "--as", "li-na",
      "--lang", "zh", "-x", "--", "--json")
    #expect(run.status == 3)
    let lines = try folder.text(of: "told").split(separator: "\n").map(String.init)
    #expect(lines.first == "a -x -- --json")
    #expect(
      lines.last
        == [
          folder.path("desk"), "2026-02-01", "zh", "li-na", "1", "1", folder.path("usr/bin/cs"),
        ].joined(separator: "|"))
  }

  @Test func oneThatDoesNotStartIsUnavailable() throws {
    let file = try folder.write("#!/no/such/interpreter\n", to: "first/cs-foo")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file)
    let run = run("foo", "--json")
    #expect(run.status == 69)
    #expect(try run.fault["code"] == "unavailable")
    #expect(try run.fault["rule"] == "plugin-start")
  }

  @Test func oneEndedByASignalSaysWhich() throws {
    try plugin("first/cs-foo", "kill -KILL $$")
    #expect(run("foo").status == 137)
  }

  // MARK: Help

  @Test func helpListsThemWithTheirSummaries() throws {
    try plugin("first/cs-foo")
    try folder.write(
      "summary: {zh: 一个插件, en: a plugin}\nversion: 1.2.3\n", to: "first/cs-foo.yaml")
    try plugin("data/cs/plugins/bar/cs-bar")
    try folder.write("summary: bars\n", to: "data/cs/plugins/bar/plugin.yaml")
    try plugin("path/cs-baz")
    try plugin("path/cs-foo")
    try plugin("path/cs-list")
    let help = run("help").lines
    #expect(help.filter { $0.hasPrefix("  ba") || $0.hasPrefix("  foo") }.count == 3)
    #expect(help.contains { $0.hasPrefix("  foo") && $0.hasSuffix("  a plugin") })
    #expect(help.contains { $0.hasPrefix("  bar") && $0.hasSuffix("  bars") })
    #expect(run("help", "--lang", "zh").output.contains("一个插件"))
    #expect(run("foa").error.contains("did you mean 'foo'?"))
  }
}
