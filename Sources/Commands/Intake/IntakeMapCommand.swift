import ArgumentParser
import Casework
import JSONText
import Policy

struct IntakeMapCommand: FreeCommand {
  static let about = Localized(
    zh: "自带的对照表认哪些列", en: "which columns the maps that come along know")
  static let examples = [
    Localized(same: "cs intake map"), Localized(same: "cs intake map sheet > maps/ours.yaml"),
    Localized(same: "cs intake --from export.csv --map maps/ours.yaml --dry-run"),
  ]

  @Argument(
    help: .text(
      zh: "对照表：\(ShippedMap.names.joined(separator: " "))；给出则打印全文",
      en: "one of them, to be printed as a file: \(ShippedMap.names.joined(separator: " "))", "name"
    ))
  var name: String?
  @OptionGroup var global: GlobalOptions

  func run(_ world: World) throws(Failure) -> Reply {
    guard let name else {
      var maps: [ShippedMap] = []
      for name in ShippedMap.names { maps.append(try ShippedMap(name)) }
      let all = maps
      return Reply(list: all.map(\.json), ids: all.map(\.name)) {
        var page = Page()
        for map in all { map.print(on: &page) }
        return page
      }
    }
    let map = try ShippedMap(name)
    var reply = Reply(map.json, ids: [map.name]) { Page() }
    reply.plain = String(decoding: map.bytes, as: UTF8.self)
    return reply
  }
}

/// A map within the program.
struct ShippedMap: Sendable {
  let name: String
  let bytes: [UInt8]
  private let map: IntakeMap

  /// - Throws: `noinput` when there is none of that name.
  init(_ name: String) throws(Failure) {
    guard let bytes = Embedded.bytes(of: "Maps/\(name).yaml") else {
      throw ShippedMap.missing(name)
    }
    (self.name, self.bytes) = (name, bytes)
    do throws(Faults) { map = try IntakeMap.read(bytes, file: "map:\(name)") } catch {
      throw Failure(.dataerr, error.list)
    }
  }

  static var names: [String] {
    Embedded.paths.compactMap { path in
      guard path.hasPrefix("Maps/"), path.hasSuffix(".yaml") else { return nil }
      return String(path.dropFirst("Maps/".count).dropLast(".yaml".count))
    }
  }

  static func missing(_ name: String) -> Failure {
    Failure(
      .noinput, rule: "no-such-map", zh: "没有对照表“\(name)”", en: "no map '\(name)'",
      hint: nearest(name, among: names).map(didYouMean)
        ?? Localized(
          zh: "自带的：\(names.joined(separator: "、"))",
          en: "those that come along: \(names.joined(separator: ", "))"))
  }

  var json: JSONObject {
    var json: JSONObject = ["schema": "cs.intake.map/1", "name": .string(name)]
    json["title"] = map.name.map { .string($0()) }
    json["format"] = map.format.map { .string($0.rawValue) }
    json["columns"] = .array(
      map.columns.map { column in
        var object: JSONObject = [
          "field": .string(column.field), "from": .array(column.sources.map { .string($0) }),
        ]
        if !column.prefix.isEmpty { object["prefix"] = .string(column.prefix) }
        return .object(object)
      })
    return json
  }

  func print(on page: inout Page) {
    page.heading(name + (map.name.map { "  " + $0() } ?? ""))
    for column in map.columns {
      page.pair(column.field, column.sources.joined(separator: say(zh: "、", en: ", ")))
    }
  }
}
