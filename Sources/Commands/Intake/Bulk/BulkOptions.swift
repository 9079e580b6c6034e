import ArgumentParser
import Casework
import Policy
import Store

/// The options for taking in many complaints at once.
struct BulkOptions: ParsableArguments {
  @Option(
    help: .text(
      zh: "批量受理：CSV 或 JSON Lines 文件，- 为标准输入",
      en: "take in many: a file of CSV or JSON Lines, '-' for standard input", "file"))
  var from: String?
  @Option(
    help: .text(
      zh: "对照表（YAML 文件），或自带的：\(ShippedMap.names.joined(separator: " "))；不写则列名就是选项名",
      en:
        "what the columns are: a YAML file, or one that comes along: \(ShippedMap.names.joined(separator: " ")); if left out columns are named like the flags",
      "map"))
  var map: String?
  @Option(
    help: .text(
      zh: "有误的行连同原因另存到这里", en: "where the rows that are refused go, with the reason", "file"))
  var rejects: String?

  func validate() throws {
    if from == nil, map != nil || rejects != nil {
      throw ValidationError(
        say(zh: "--map 和 --rejects 要与 --from 一起用", en: "--map and --rejects go with --from"))
    }
  }

  /// - Throws: `noinput` when there is no such map, `dataerr` with its faults.
  func map(_ desk: Desk) throws(Failure) -> IntakeMap {
    guard let map else { return IntakeMap() }
    let bytes: [UInt8]
    let file: String
    if !FileSystem.exists(desk.world.absolute(map)), ShippedMap.names.contains(map) {
      (bytes, file) = (try ShippedMap(map).bytes, "map:\(map)")
    } else {
      guard let own = try? FileSystem.contents(desk.world.absolute(map)) else {
        throw ShippedMap.missing(map)
      }
      (bytes, file) = (own, map)
    }
    do throws(Faults) { return try IntakeMap.read(bytes, file: file) } catch {
      throw Failure(.dataerr, error.list)
    }
  }
}
