import CTemplates

/// The packs that ship inside the program.
enum Templates {
  /// The names of the packs.
  static var packs: [String] {
    var packs: [String] = []
    for file in Embedded.files(under: "Templates") {
      let pack = String(file.path.prefix { $0 != "/" })
      if packs.last != pack { packs.append(pack) }
    }
    return packs
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

  static func files(under folder: String) -> [File] {
    (0..<cs_template_count()).compactMap { index in
      guard let file = cs_template_at(index)?.pointee, let name = file.path else { return nil }
      let path = String(cString: name)
      guard path.hasPrefix(folder + "/") else { return nil }
      let bytes = UnsafeBufferPointer(start: file.bytes, count: Int(file.count))
      return File(path: String(path.dropFirst(folder.count + 1)), bytes: Array(bytes))
    }
  }
}
