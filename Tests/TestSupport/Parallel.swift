import Foundation
import Synchronization

/// What `body` returns for each number below `count`, in the order in which they are done.
///
/// Each runs on a thread of its own and all are let go at once; tasks might share a thread and
/// then never meet.
package func inParallel<Value: Sendable>(
  _ count: Int, _ body: @escaping @Sendable (Int) throws -> Value
) throws -> [Value] {
  let results = Results<Value>()
  let (start, done) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
  for number in 0..<count {
    Thread.detachNewThread {
      start.wait()
      let result = Result { try body(number) }
      results.list.withLock { $0.append(result) }
      done.signal()
    }
  }
  for _ in 0..<count { start.signal() }
  for _ in 0..<count { done.wait() }
  return try results.list.withLock { $0 }.map { try $0.get() }
}

private final class Results<Value: Sendable>: Sendable {
  let list = Mutex<[Result<Value, any Error>]>([])
}
