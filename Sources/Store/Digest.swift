internal import CDigest

/// SHA-256, by libmd.
package enum Digest {
  package static func bytes(_ data: some Sequence<UInt8>) -> [UInt8] {
    var context = SHA2_CTX()
    SHA256Init(&context)
    let input = Array(data)
    input.withUnsafeBufferPointer { SHA256Update(&context, $0.baseAddress, $0.count) }
    var digest = [UInt8](repeating: 0, count: 32)
    digest.withUnsafeMutableBufferPointer { SHA256Final($0.baseAddress, &context) }
    return digest
  }

  /// 64 lower-case hexadecimal digits.
  package static func hex(_ data: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let spelled = bytes(data).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: spelled, as: UTF8.self)
  }

  /// The first eight bytes as a number, for ids that derive from a text.
  package static func number(_ text: String) -> UInt64 {
    bytes(text.utf8).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }
}
