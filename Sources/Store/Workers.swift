#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Work shared among the cores, with the threads of the C library.
enum Workers {
  /// Maps parts of a list on every core; the results are in the order of the list.
  ///
  /// - Parameter least: lists shorter than this are not worth a thread.
  static func map<Item, Result>(
    _ items: [Item], least: Int = 256, _ transform: @Sendable ([Item]) -> [Result]
  ) -> [Result] where Item: Sendable, Result: Sendable {
    let cores = max(1, min(8, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    if items.count < least || cores == 1 { return transform(items) }
    let size = (items.count + cores - 1) / cores
    return withoutActuallyEscaping(transform) { transform in
      let jobs = stride(from: 0, to: items.count, by: size).map { start in
        Job(Array(items[start..<min(start + size, items.count)]), transform)
      }
      let threads = jobs.dropFirst().map { job -> pthread_t? in
        #if canImport(Darwin)
          var thread: pthread_t?
        #else
          var thread = pthread_t()
        #endif
        let context = Unmanaged.passRetained(job as AnyObject).toOpaque()
        let code = pthread_create(&thread, nil, Workers.start, context)
        if code == 0 { return thread }
        Unmanaged<AnyObject>.fromOpaque(context).release()
        return nil
      }
      jobs[0].run()
      for (job, thread) in zip(jobs.dropFirst(), threads) {
        if let thread { pthread_join(thread, nil) } else { job.run() }
      }
      return jobs.flatMap(\.results)
    }
  }

  #if canImport(Darwin)
    private static let start: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? =
      {
        run($0)
      }
  #else
    private static let start:
      @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? =
        { context in context.flatMap { run($0) } }
  #endif

  private static func run(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    (Unmanaged<AnyObject>.fromOpaque(context).takeRetainedValue() as? any Runnable)?.run()
    return nil
  }
}

private protocol Runnable: AnyObject { func run() }

/// One thread's part of the list; its results are read once the thread was joined.
private final class Job<Item, Result>: Runnable {
  private let items: [Item]
  private let transform: ([Item]) -> [Result]
  private(set) var results: [Result] = []

  init(_ items: [Item], _ transform: @escaping ([Item]) -> [Result]) {
    self.items = items
    self.transform = transform
  }

  func run() { results = transform(items) }
}
