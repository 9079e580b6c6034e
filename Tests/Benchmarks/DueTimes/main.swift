import Casework
import Policy

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// Reads a workspace's policy/calendar.yaml and computes due times that start all over 2026; prints the milliseconds of a
// round as JSON. `Tests/Benchmarks/bench` runs it.

func milliseconds(_ body: () -> Void) -> Double {
  var (start, end) = (timespec(), timespec())
  clock_gettime(CLOCK_MONOTONIC, &start)
  body()
  clock_gettime(CLOCK_MONOTONIC, &end)
  return Double(end.tv_sec - start.tv_sec) * 1e3 + Double(end.tv_nsec - start.tv_nsec) / 1e6
}

guard CommandLine.arguments.count == 2, let file = fopen(CommandLine.arguments[1], "re") else {
  print("usage: due-times CALENDAR.YAML")
  exit(64)
}
var bytes = [UInt8](repeating: 0, count: 1 << 20)
bytes.removeLast(bytes.count - fread(&bytes, 1, bytes.count, file))
let policy = try CalendarPolicy.read(bytes)

let count = 100_000
let year = 1_767_196_800..<1_798_732_800
let limits = ["2h", "3 working hours", "24 working hours", "3 working days", "15 calendar days"]
  .compactMap { Limit($0) }
for limit in limits {
  // A calendar of its own, so that nothing is known of the year yet.
  let calendar = policy.calendar(in: try Zone("Asia/Shanghai"))
  var sum = 0
  let taken = milliseconds {
    for number in 0..<count {
      let start = year.lowerBound + number * 7919 % year.count
      sum &+= calendar.due(from: Timestamp(seconds: start), within: limit)?.seconds ?? 0
    }
  }
  print("{\"limit\": \"\(limit.text)\", \"count\": \(count), \"ms\": \(taken), \"sum\": \(sum)}")
}
