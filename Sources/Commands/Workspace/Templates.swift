import CTemplates
import Policy

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
  /// `general`. None when neither has the file.
  static func layers(of pack: String, _ path: String) -> [Embedded.File] {
    let packs = pack == "general" ? [pack] : ["general", pack]
    return packs.compactMap { pack in
      Embedded.bytes(of: "Templates/\(pack)/\(path)").map {
        Embedded.File(path: PackFile.name(path, of: pack), bytes: $0)
      }
    }
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

  /// Names the bytes of all templates: another build with another text has another stamp.
  ///
  /// Every command that rests on a pack asks for it, and there are megabytes: four sums run side by
  /// side, as one alone would wait for each product.
  static let stamp: String = {
    var sums = SIMD4<UInt64>(repeating: 0xcbf2_9ce4_8422_2325)
    for index in 0..<cs_template_count() {
      guard let file = cs_template_at(index)?.pointee, let name = file.path,
        String(cString: name).hasPrefix("Templates/")
      else { continue }
      let bytes = UnsafeRawBufferPointer(file.buffer)
      var at = 0
      while at + 32 <= bytes.count {
        let words = bytes.loadUnaligned(fromByteOffset: at, as: SIMD4<UInt64>.self)
        for lane in 0..<4 {
          sums[lane] = (sums[lane] ^ words[lane]) &* 0x0100_0000_01b3
          sums[lane] ^= sums[lane] >> 29
        }
        at += 32
      }
      for byte in bytes[at...] { sums[0] = (sums[0] ^ UInt64(byte)) &* 0x0100_0000_01b3 }
    }
    let stamp = (1..<4).reduce(sums[0]) { ($0 &* 0x0100_0000_01b3) ^ sums[$1] }
    return String(stamp, radix: 36)
  }()
}

extension cs_template {
  fileprivate var buffer: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: bytes, count: Int(count))
  }
}
