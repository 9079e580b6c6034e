internal import CDigest

/// SHA-256, by libmd.
package enum Digest {
  package static func bytes(_ data: some Sequence<UInt8>) -> [UInt8] { sum(data).bytes }

  /// 64 lower-case hexadecimal digits.
  package static func hex(_ data: some Sequence<UInt8>) -> String { sum(data).hex }

  private static func sum(_ data: some Sequence<UInt8>) -> RunningDigest {
    var sum = RunningDigest()
    Array(data).withUnsafeBytes { sum.add($0) }
    return sum
  }

  /// The first eight bytes as a number, for ids that derive from a text.
  package static func number(_ text: String) -> UInt64 {
    bytes(text.utf8).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }
}

/// SHA-256 of what comes in pieces.
struct RunningDigest {
  private var context = SHA2_CTX()

  init() { SHA256Init(&context) }

  mutating func add(_ piece: UnsafeRawBufferPointer) {
    SHA256Update(&context, piece.bindMemory(to: UInt8.self).baseAddress, piece.count)
  }

  var bytes: [UInt8] {
    var copy = context
    var digest = [UInt8](repeating: 0, count: 32)
    digest.withUnsafeMutableBufferPointer { SHA256Final($0.baseAddress, &copy) }
    return digest
  }

  var hex: String {
    let digits = Array("0123456789abcdef".utf8)
    let spelled = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: spelled, as: UTF8.self)
  }
}
