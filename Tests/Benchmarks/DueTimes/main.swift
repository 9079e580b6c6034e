import Casework
import Policy

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// Reads the policies of a workspace, and computes due times that start all over 2026. Prints what each took, a JSON object
// a line; `bench` beside this folder runs it.

guard CommandLine.arguments.count == 2 else {
  print("usage: due-times WORKSPACE")
  exit(64)
}
let root = CommandLine.arguments[1] + "/"

func milliseconds(_ body: () throws -> Void) rethrows -> Double {
  var (start, end) = (timespec(), timespec())
  clock_gettime(CLOCK_MONOTONIC, &start)
  try body()
  clock_gettime(CLOCK_MONOTONIC, &end)
  return Double(end.tv_sec - start.tv_sec) * 1e3 + Double(end.tv_nsec - start.tv_nsec) / 1e6
}

func contents(_ path: String) -> [UInt8] {
  guard let file = fopen(root + path, "re") else { return [] }
  defer { fclose(file) }
  var bytes = [UInt8](repeating: 0, count: 1 << 19)
  bytes.removeLast(bytes.count - fread(&bytes, 1, bytes.count, file))
  return bytes
}

// MARK: Loading

let files: [any PolicyFile.Type] = [
  IntakePolicy.self, ClassifyPolicy.self, WorkPolicy.self, RemedyPolicy.self, VisitPolicy.self,
  EscalatePolicy.self, AssessPolicy.self, CalendarPolicy.self, PeoplePolicy.self,
  LanguagePolicy.self,
]

/// As it is after an edit: from its text.
func load(_ type: any PolicyFile.Type, _ text: [UInt8]) throws {
  _ = try type.read(text, file: type.path)
}

/// As it is from then on: from what its text was found to say.
func load(_ type: any PolicyFile.Type, _ archive: [UInt8], _ text: [UInt8]) throws {
  let faults = PolicyFaults()
  if let node = YAMLArchive.node(in: archive[...], of: text, file: type.path) {
    _ = type.read(node, file: type.path, faults: faults)
  }
  try faults.check()
}

let texts = files.map { contents($0.path) }
let archives = zip(files, texts).map { type, text in
  YAML.parse(text, file: type.path, faults: PolicyFaults())
    .map { YAMLArchive.bytes(of: $0, text: text) } ?? []
}
let read = milliseconds { for path in files.map({ $0.path }) { _ = contents(path) } }
print("{\"what\": \"read\", \"ms\": \(read)}")
for round in ["first", "again"] {
  let fromText = try milliseconds {
    for (type, text) in zip(files, texts) { try load(type, text) }
  }
  print("{\"what\": \"text\", \"round\": \"\(round)\", \"ms\": \(fromText)}")
  let fromArchive = try milliseconds {
    for (place, type) in files.enumerated() { try load(type, archives[place], texts[place]) }
  }
  print("{\"what\": \"archive\", \"round\": \"\(round)\", \"ms\": \(fromArchive)}")
}

// MARK: Due times

let policy = try CalendarPolicy.read(contents(CalendarPolicy.path))
let count = 100_000
let year = 1_767_196_800..<1_798_732_800
let limits = [
  "2h", "3 working hours", "24 working hours", "2000 working hours", "3 working days",
  "15 calendar days",
].compactMap { Limit($0) }
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
  print("{\"what\": \"due\", \"within\": \"\(limit.text)\", \"ms\": \(taken), \"sum\": \(sum)}")
}
