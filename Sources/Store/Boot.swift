#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

package enum Boot {
  /// Names the run of the machine, from one start to the next.
  static var current: String {
    #if canImport(Darwin)
      var time = timeval()
      var size = MemoryLayout<timeval>.size
      sysctlbyname("kern.boottime", &time, &size, nil, 0)
      return "\(time.tv_sec).\(time.tv_usec)"
    #else
      let id = try? FileSystem.contents("/proc/sys/kernel/random/boot_id")
      return String(decoding: id ?? [], as: UTF8.self)
    #endif
  }

  /// Names the file of the running program: another build is another file.
  package static let program: String = {
    #if canImport(Darwin)
      var size = UInt32(PATH_MAX)
      var buffer = [CChar](repeating: 0, count: Int(size))
      _NSGetExecutablePath(&buffer, &size)
      let path = String(
        decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    #else
      let path = "/proc/self/exe"
    #endif
    let state = FileState(path) ?? .unknown
    return [state.size, state.changed, state.inode].map { String($0, radix: 36) }.joined(
      separator: "-")
  }()
}
