#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Programs that `cs` runs: git, to learn who is acting, and plugins.
enum Subprocess {
  /// What `git config user.email` says in a folder; nil without git or without one set.
  static func gitEmail(in folder: String, _ world: World) -> String? {
    let output = read(["git", "-C", folder, "config", "user.email"], world.environment)
    let email = output?.prefix { $0 != UInt8(ascii: "\n") }
    return email.flatMap { $0.isEmpty ? nil : String(decoding: $0, as: UTF8.self) }
  }

  /// Runs a program and waits; its standard streams are ours.
  ///
  /// - Returns: its exit status, 128 and the signal when one ended it, or nil when it did not start.
  static func run(
    _ program: String, _ arguments: [String], _ environment: [String: String]
  ) -> Int32? {
    guard let child = spawn(program, [program] + arguments, environment, output: nil) else {
      return nil
    }
    return wait(for: child)
  }

  /// What a program prints; nil when it fails or prints more than `most` bytes.
  static func read(
    _ line: [String], _ environment: [String: String], most: Int = 64 << 20
  ) -> [UInt8]? {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    let child = spawn(line[0], line, environment, output: ends[1])
    close(ends[1])
    defer { close(ends[0]) }
    guard let child else { return nil }
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while output.count <= most {
      let count = chunk.withUnsafeMutableBytes { fill($0, from: ends[0]) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      output += chunk[..<count]
    }
    return wait(for: child) == 0 && output.count <= most ? output : nil
  }

  private static func fill(_ buffer: UnsafeMutableRawBufferPointer, from file: Int32) -> Int {
    #if canImport(Glibc)
      Glibc.read(file, buffer.baseAddress, buffer.count)
    #elseif canImport(Musl)
      Musl.read(file, buffer.baseAddress, buffer.count)
    #else
      Darwin.read(file, buffer.baseAddress, buffer.count)
    #endif
  }

  private static func spawn(
    _ program: String, _ arguments: [String], _ environment: [String: String], output: Int32?
  ) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let output {
      posix_spawn_file_actions_adddup2(&actions, output, 1)
      posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    }
    var argv: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    var envp: [UnsafeMutablePointer<CChar>?] =
      environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (argv + envp).forEach { free($0) } }
    // We ignore SIGPIPE; a child starts with the usual disposition.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var child = pid_t()
    // A program that was just written is busy while another process, started meanwhile, still holds
    // the file open; that passes in an instant.
    for _ in 0..<100 {
      let code = posix_spawnp(&child, program, &actions, &attributes, &argv, &envp)
      if code == 0 { return child }
      guard code == ETXTBSY else { return nil }
      usleep(2000)
    }
    return nil
  }

  private static func wait(for child: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}
