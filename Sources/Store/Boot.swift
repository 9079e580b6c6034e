#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Names the run of the machine, from one start to the next.
enum Boot {
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
}
