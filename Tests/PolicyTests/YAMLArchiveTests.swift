import Casework
import TestSupport
import Testing

@testable import Policy

@Suite struct YAMLArchiveTests {
  private static let file = "policy/classify.yaml"

  private static func packed() throws -> (text: [UInt8], node: YAMLNode, archive: [UInt8]) {
    let text = Array(try Packs.text(file, of: "electricity").utf8)
    let node = try YAML.parse(text, file: file)
    return (text, node, YAMLArchive.bytes(of: node, text: text))
  }

  @Test func saysWhatTheTextSaysAndWhere() throws {
    let (text, node, archive) = try Self.packed()
    let read = try #require(YAMLArchive.node(in: archive[...], of: text, file: Self.file))
    #expect(read.marks == node.marks)
    #expect(read.file == Self.file)
  }

  @Test func isOfOneTextOnly() throws {
    var (text, _, archive) = try Self.packed()
    text[text.count / 2] ^= 1
    #expect(YAMLArchive.node(in: archive[...], of: text, file: Self.file) == nil)
    #expect(YAMLArchive.node(in: archive[...], of: [], file: Self.file) == nil)
  }

  @Test func isWorthlessWhenTorn() throws {
    let (text, _, archive) = try Self.packed()
    for count in stride(from: 0, to: archive.count, by: 997) {
      #expect(YAMLArchive.node(in: archive[..<count], of: text, file: Self.file) == nil)
    }
    #expect(YAMLArchive.node(in: (archive + [0])[...], of: text, file: Self.file) == nil)
  }

  /// Damage may change what is read, never more than that.
  @Test func bearsDamage() throws {
    let text = Array("a: [1, {b: c}]\n".utf8)
    let archive = YAMLArchive.bytes(of: try YAML.parse(text, file: Self.file), text: text)
    for place in archive.indices {
      for value in UInt8.min...UInt8.max {
        var damaged = archive
        damaged[place] = value
        _ = YAMLArchive.node(in: damaged[...], of: text, file: Self.file)
      }
    }
  }
}

extension YAMLNode {
  /// Every value with its place, one a line.
  fileprivate var marks: [String] {
    let here = "\(line):\(column)"
    return switch content {
    case .scalar(let text, let style): ["\(here) \(style) \(text)"]
    case .sequence(let items): ["\(here) ["] + items.flatMap(\.marks)
    case .mapping(let pairs): ["\(here) {"] + pairs.flatMap { $0.key.marks + $0.value.marks }
    }
  }
}
