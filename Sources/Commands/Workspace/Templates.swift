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
  /// Every command that rests on a pack asks for it, and there are megabytes: four sums without
  /// products run side by side.
  static let stamp: String = {
    var (first, second, third, fourth): (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)
    for index in 0..<cs_template_count() {
      guard let file = cs_template_at(index)?.pointee, let name = file.path,
        String(cString: name).hasPrefix("Templates/")
      else { continue }
      let bytes = UnsafeRawBufferPointer(file.buffer)
      func word(_ place: Int) -> UInt64 {
        bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      }
      var at = 0
      while at + 32 <= bytes.count {
        first = first.rotated &+ word(at)
        second = second.rotated &+ word(at + 8)
        third = third.rotated &+ word(at + 16)
        fourth = fourth.rotated &+ word(at + 24)
        at += 32
      }
      for byte in bytes[at...] { first = first.rotated &+ UInt64(byte) }
    }
    let stamp = [second, third, fourth].reduce(first) { ($0 &* 0x0100_0000_01b3) ^ $1 }
    return String(stamp, radix: 36)
  }()
}

extension UInt64 {
  fileprivate var rotated: UInt64 { self &<< 7 | self &>> 57 }
}

extension cs_template {
  fileprivate var buffer: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: bytes, count: Int(count))
  }
}
