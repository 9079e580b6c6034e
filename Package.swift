// swift-tools-version: 6.2

import PackageDescription

// MARK: - Settings

let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

/// A library of ours; `uses` names the modules it may import, `folder` where it is if not in Sources.
func library(_ name: String, in folder: String? = nil, uses: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: uses, path: folder, swiftSettings: house)
}

/// A library that is optimised in every build: tests judge thousands of texts, each by thousands of
/// phrases, in a new workspace every time.
func swift(_ name: String, uses: [Target.Dependency] = []) -> Target {
  .target(
    name: name, dependencies: uses,
    swiftSettings: house + [.unsafeFlags(["-O"], .when(configuration: .debug))])
}

/// The unit tests of one module.
func tests(of name: String, uses: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name)] + uses, swiftSettings: house)
}

// MARK: - Package

let package = Package(
  name: "cs",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // MARK: System libraries and data
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(
      name: "CDigest", pkgConfig: "libmd",
      providers: [.apt(["libmd-dev"]), .brew(["libmd"])]),

    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .target(name: "CTemplates"),
    .target(name: "CFolding"),
    .target(name: "CSystem"),

    // MARK: Documents and vocabulary
    library("JSONText"),
    library("Casework", uses: ["JSONText"]),
    swift("Words", uses: ["CFolding"]),
    swift("Policy", uses: ["Casework", "CLibYAML", "Words"]),
    library("Script", uses: ["Casework", "Policy"]),
    library("Store", uses: ["Casework", "CDigest", "CSQLite", "CSystem", "JSONText"]),

    // MARK: Features
    swift("Classify", uses: ["Casework", "JSONText", "Policy", "Words"]),
    library("Intake", uses: ["Casework", "JSONText", "Policy", "Words"]),
    library("Remedy", uses: ["Casework", "JSONText", "Policy"]),
    library("Visit", uses: ["Casework", "JSONText", "Policy"]),
    library("Escalate", uses: ["Casework", "JSONText", "Policy"]),
    library("Assess", uses: ["Casework", "JSONText", "Policy"]),
    library("Work", uses: ["Casework", "JSONText", "Policy"]),

    // MARK: Command line
    library(
      "Commands",
      uses: [
        "Assess", "Casework", "Classify", "CTemplates", "Escalate", "Intake", "JSONText", "Policy",
        "Remedy", "Script", "Store", "Visit", "Words", "Work", argumentParser,
      ]),
    .executableTarget(name: "cs", dependencies: ["Commands"], swiftSettings: house),

    // MARK: Tests
    .executableTarget(
      name: "matching", dependencies: ["Words"], path: "Tests/Benchmarks/Matching",
      swiftSettings: house),
    .executableTarget(
      name: "due-times", dependencies: ["Casework", "Policy"], path: "Tests/Benchmarks/DueTimes",
      swiftSettings: house),
    library(
      "TestSupport", in: "Tests/TestSupport", uses: ["Casework", "JSONText", "Policy"]),
    tests(of: "JSONText"),
    tests(of: "Casework", uses: ["JSONText", "TestSupport"]),
    tests(of: "Words"),
    tests(of: "Policy", uses: ["Casework", "JSONText", "TestSupport", "Words"]),
    tests(of: "Store", uses: ["Casework", "JSONText", "TestSupport"]),
    tests(of: "Script", uses: ["Casework", "Policy", "TestSupport"]),
    tests(of: "Work", uses: ["Casework", "JSONText", "Policy", "TestSupport"]),
    tests(of: "Intake", uses: ["Casework", "JSONText", "Policy", "TestSupport"]),
    tests(
      of: "Classify", uses: ["Casework", "JSONText", "Policy", "TestSupport", "Words"]),
    tests(of: "Remedy", uses: ["Casework", "JSONText", "Policy", "TestSupport"]),
    tests(of: "Visit", uses: ["Casework", "JSONText", "Policy", "TestSupport"]),
    tests(of: "Escalate", uses: ["Casework", "JSONText", "Policy", "TestSupport", "Words"]),
    tests(of: "Assess", uses: ["Casework", "JSONText", "Policy", "TestSupport"]),
    tests(of: "Commands", uses: ["Casework", "JSONText", "Policy", "Store", "TestSupport"]),
  ],
  cLanguageStandard: .c2x
)
