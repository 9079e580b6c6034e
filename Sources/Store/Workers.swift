#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Work shared among the cores, with the threads of the C library.
enum Workers {
  /// Maps parts of a list on every core and hands the results over on the caller's thread, in the
  /// order of the list. No more than a few parts are ahead of what was handed over, so memory stays
  /// bounded however long the list is.
  ///
  /// - Parameter part: how many items make a part; a list of one part is not worth a thread.
  static func each<Item, Result>(
    _ items: [Item], part: Int = 64, _ transform: @Sendable (ArraySlice<Item>) -> Result,
    _ body: (Result) throws -> Void
  ) rethrows where Item: Sendable, Result: Sendable {
    let parts = (items.count + part - 1) / part
    let cores = max(1, min(8, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    func slice(_ number: Int) -> ArraySlice<Item> {
      items[number * part..<min(items.count, (number + 1) * part)]
    }
    if parts <= 1 || cores == 1 {
      for number in 0..<parts { try body(transform(slice(number))) }
      return
    }
    try withoutActuallyEscaping(transform) { transform in
      let line = Line(items, part: part, parts: parts, ahead: 4 * cores, transform)
      let threads = (0..<min(cores, parts)).compactMap { _ in Workers.thread(line) }
      defer {
        line.stop()
        for thread in threads { pthread_join(thread, nil) }
      }
      for number in 0..<parts {
        // Where the system gives no thread, the caller does all the work.
        try body(threads.isEmpty ? transform(slice(number)) : line.take(number))
      }
    }
  }

  private static func thread(_ work: any Runnable) -> pthread_t? {
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let context = Unmanaged.passRetained(work as AnyObject).toOpaque()
    if pthread_create(&thread, nil, Workers.start, context) == 0 { return thread }
    Unmanaged<AnyObject>.fromOpaque(context).release()
    return nil
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

/// Parts that the threads take in turn, and their results until somebody fetches them.
private final class Line<Item, Result>: Runnable {
  private let items: [Item]
  private let part: Int
  private let parts: Int
  /// How many parts may be begun beyond the one that is waited for.
  private let ahead: Int
  private let transform: (ArraySlice<Item>) -> Result

  // What follows is touched under the lock only.
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var begun = 0
  private var fetched = 0
  private var results: [Int: Result] = [:]

  init(
    _ items: [Item], part: Int, parts: Int, ahead: Int,
    _ transform: @escaping (ArraySlice<Item>) -> Result
  ) {
    (self.items, self.part, self.parts, self.ahead) = (items, part, parts, ahead)
    self.transform = transform
    pthread_mutex_init(lock, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(lock)
    changed.deallocate()
    lock.deallocate()
  }

  func run() {
    while let number = next() {
      let result = transform(items[number * part..<min(items.count, (number + 1) * part)])
      locked { results[number] = result }
    }
  }

  /// The number of a part that nobody has begun; waits while too many are ahead.
  private func next() -> Int? {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    while begun < parts, begun >= fetched + ahead { pthread_cond_wait(changed, lock) }
    guard begun < parts else { return nil }
    begun += 1
    return begun - 1
  }

  /// The result of a part, once it is there.
  func take(_ number: Int) -> Result {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    while true {
      if let result = results.removeValue(forKey: number) {
        fetched = number + 1
        pthread_cond_broadcast(changed)
        return result
      }
      pthread_cond_wait(changed, lock)
    }
  }

  /// Lets no part begin any more.
  func stop() { locked { begun = parts } }

  private func locked(_ change: () -> Void) {
    pthread_mutex_lock(lock)
    change()
    pthread_cond_broadcast(changed)
    pthread_mutex_unlock(lock)
  }
}
