import CTemplates
import Policy
import Store

/// The packs that ship inside the program.
enum Templates {
  /// The names of the packs.
  static var packs: [String] {
    var packs: [String] = []
    for path in Embedded.paths where path.hasPrefix("Templates/") {
      let pack = String(path.dropFirst("Templates/".count).prefix { $0 != "/" })
      if packs.last != pack { packs.append(pack) }
    }
    return packs
  }

  /// The texts that a file of a pack is merged from, the lowest first: every pack lies over
  /// `general`, but for files of its own that extend nothing. None when neither has the file.
  static func layers(of pack: String, _ path: String) -> [Embedded.File] {
    let packs = pack == "general" ? [pack] : ["general", pack]
    let layers = packs.compactMap { pack in
      Embedded.bytes(of: "Templates/\(pack)/\(path)").map {
        Embedded.File(path: PackFile.name(path, of: pack), bytes: $0)
      }
    }
    guard let own = layers.last, !own.bytes.holds("\nextends: ") else { return layers }
    return [own]
  }

  static func files(of pack: String) -> [Embedded.File] {
    Embedded.files(under: "Templates/" + pack)
  }
}

/// The JSON Schemas that ship inside the program.
enum Schemas {
  /// Name and text, in the order of the names.
  static var all: [(name: String, bytes: [UInt8])] {
    Embedded.files(under: "Schemas").map { (String($0.path.dropLast(".json".count)), $0.bytes) }
  }
}

/// Files of the source tree that were put into the program when it was built.
enum Embedded {
  struct File: Sendable {
    /// Relative to the folder asked for: `policy/classify.yaml`.
    let path: String
    let bytes: [UInt8]
  }

  static var paths: [String] {
    (0..<cs_template_count()).compactMap { index in
      cs_template_at(index)?.pointee.path.map { String(cString: $0) }
    }
  }

  static func files(under folder: String) -> [File] {
    (0..<cs_template_count()).compactMap { index in
      guard let file = cs_template_at(index)?.pointee, let name = file.path else { return nil }
      let path = String(cString: name)
      guard path.hasPrefix(folder + "/") else { return nil }
      return File(path: String(path.dropFirst(folder.count + 1)), bytes: Array(file.buffer))
    }
  }

  static func bytes(of path: String) -> [UInt8]? {
    for index in 0..<cs_template_count() {
      guard let file = cs_template_at(index)?.pointee, let name = file.path else { continue }
      if String(cString: name) == path { return Array(file.buffer) }
    }
    return nil
  }
}

extension cs_template {
  fileprivate var buffer: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: bytes, count: Int(count))
  }
}
