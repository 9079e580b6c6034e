package import Casework

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The process as commands see it: nothing below this module reads it.
package struct World: Sendable {
  /// Without the program's own name.
  package var arguments: [String]
  package var environment: [String: String]
  /// The working directory.
  package var folder: String
  /// The path of the running program, for plugins that call back.
  package var program: String
  /// Whether each end is a terminal.
  package var terminal: (input: Bool, output: Bool, error: Bool)
  /// The width of the terminal; nil where there is none.
  package var columns: Int?
  package var readInput: @Sendable () -> Result<[UInt8], Failure>
  /// Standard output; false when it fails. That nobody reads any more is no failure.
  package var write: @Sendable ([UInt8]) -> Bool
  package var writeError: @Sendable (String) -> Void

  package init(
    arguments: [String], environment: [String: String], folder: String, program: String,
    terminal: (input: Bool, output: Bool, error: Bool),
    readInput: @escaping @Sendable () -> Result<[UInt8], Failure>,
    write: @escaping @Sendable ([UInt8]) -> Bool,
    writeError: @escaping @Sendable (String) -> Void
  ) {
    (self.arguments, self.environment, self.folder) = (arguments, environment, folder)
    (self.program, self.terminal) = (program, terminal)
    (self.readInput, self.write, self.writeError) = (readInput, write, writeError)
  }

  /// A variable of the environment that is set to something.
  package func variable(_ name: String) -> String? {
    environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The language of the locale.
  var language: Language {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      if let locale = variable(name) { return locale.hasPrefix("zh") ? .zh : .en }
    }
    return .en
  }
}

// MARK: - The real one

extension World {
  /// What was typed and where, from the system.
  package static func real(_ line: [String]) -> World {
    var environment: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
      let line = String(cString: text)
      if let sign = line.utf8.firstIndex(of: UInt8(ascii: "=")) {
        environment[String(line[..<sign])] = String(line[line.utf8.index(after: sign)...])
      }
      entry += 1
    }
    let folder = getcwd(nil, 0)
    defer { free(folder) }
    var world = World(
      arguments: Array(line.dropFirst()), environment: environment,
      folder: folder.map { String(cString: $0) } ?? "/", program: line.first ?? "cs",
      terminal: (isatty(0) == 1, isatty(1) == 1, isatty(2) == 1),
      readInput: { Result { () throws(Failure) in try World.standardInput() } },
      write: { World.write($0, to: 1) }, writeError: { _ = World.write(Array($0.utf8), to: 2) })
    var size = winsize()
    if ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { world.columns = Int(size.ws_col) }
    return world
  }

  /// The most that is read from standard input, in bytes.
  private static let largestInput = 8 << 20

  private static func standardInput() throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = chunk.withUnsafeMutableBytes { read(0, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw Failure(
          .ioerr, rule: "stdin", zh: "无法读取标准输入", en: "can't read standard input")
      }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= largestInput else {
        throw Failure(
          .dataerr, rule: "too-large", zh: "标准输入超过 8 MiB", en: "standard input exceeds 8 MiB")
      }
    }
  }

  private static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        send(file, UnsafeRawBufferPointer(rebasing: buffer[done...]))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return errno == EPIPE }
      done += count
    }
    return true
  }

  private static func send(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(file, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      Musl.write(file, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(file, bytes.baseAddress, bytes.count)
    #endif
  }

  static func wallClock() -> Int { Int(time(nil)) }
}
