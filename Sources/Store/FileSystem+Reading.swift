package import Casework

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// Reading files and folders.
extension FileSystem {
  /// A file's bytes; nil when there is no such file.
  package static func contents(_ path: String) throws(Failure) -> [UInt8]? {
    var bytes: [UInt8] = []
    let size = try pieces(of: path, whole: true) { bytes.append(contentsOf: $0) }
    return size == nil ? nil : bytes
  }

  /// The SHA-256 of a file in 64 hexadecimal digits, read a piece at a time; nil when there is no
  /// such file.
  package static func digest(of path: String) throws(Failure) -> String? {
    try measure(path)?.digest
  }

  /// The SHA-256 of a file, and its size in bytes.
  package static func measure(_ path: String) throws(Failure) -> (digest: String, size: Int)? {
    var sum = RunningDigest()
    return try pieces(of: path) { sum.add($0) }.map { (sum.hex, $0) }
  }

  /// Hands over a file in pieces.
  ///
  /// - Parameter whole: whether one piece should be as large as the file.
  /// - Returns: how many bytes it has; nil when there is no such file.
  static func pieces(
    of path: String, whole: Bool = false,
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) -> Int? {
    // Without O_NONBLOCK, opening a pipe would wait for its writer.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw failure(.ioerr, path, zh: "无法读取", en: "can't read")
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Failure(
        .ioerr, rule: "not-a-file", zh: "“\(path)”不是普通文件", en: "'\(path)' isn't a regular file")
    }
    let most = whole ? max(4096, Int(status.st_size)) : 1 << 18
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: most, alignment: 16)
    defer { buffer.deallocate() }
    var total = 0
    while true {
      let count = read(file, buffer.baseAddress, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw failure(.ioerr, path, zh: "无法读取", en: "can't read") }
      if count == 0 { return total }
      total += count
      try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }

  /// Hands over the bytes of each name in a folder, as it lists them; none when there is no such
  /// folder.
  static func each(
    in folder: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) throws(Failure) {
    guard let stream = opendir(folder) else {
      if errno == ENOENT || errno == ENOTDIR { return }
      throw failure(.ioerr, folder, zh: "无法打开", en: "can't open")
    }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 256) { text in
          text.withMemoryRebound(to: UInt8.self, capacity: 256) {
            body(UnsafeBufferPointer(start: $0, count: strlen(text)))
          }
        }
      }
    }
  }

  /// The names in a folder, sorted by their bytes if asked; none when there is no such folder.
  package static func names(
    in folder: String, sorted: Bool = true
  ) throws(Failure) -> [String] {
    var names: [String] = []
    try each(in: folder) { name in
      if !name.elementsEqual(".".utf8), !name.elementsEqual("..".utf8) {
        names.append(String(decoding: name, as: UTF8.self))
      }
    }
    return !sorted ? names : names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
