/// Bytes that stay where they lie: in memory, or in a file that is mapped.
///
/// A model is large and one text asks for little of it, so it isn't copied to be read.
package final class HeldBytes: @unchecked Sendable {
  fileprivate let bytes: UnsafeRawBufferPointer
  private let release: (UnsafeRawBufferPointer) -> Void

  /// - Parameter release: called when nothing reads the bytes any more.
  package init(_ bytes: UnsafeRawBufferPointer, release: @escaping (UnsafeRawBufferPointer) -> Void)
  {
    (self.bytes, self.release) = (bytes, release)
  }

  deinit { release(bytes) }

  /// A copy that is owned.
  package convenience init(copying bytes: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
    copy.copyBytes(from: bytes)
    self.init(UnsafeRawBufferPointer(copy)) { $0.deallocate() }
  }

  package var all: ByteRange { ByteRange(holder: self, start: 0, count: bytes.count) }
}

/// Some of the bytes that are held.
package struct ByteRange: Sendable {
  private let holder: HeldBytes
  private let start: Int
  package let count: Int

  fileprivate init(holder: HeldBytes, start: Int, count: Int) {
    (self.holder, self.start, self.count) = (holder, start, count)
  }

  package subscript(place: Int) -> UInt8 {
    precondition(place >= 0 && place < count)
    return holder.bytes[start + place]
  }

  /// The number at a place of a list of numbers, as this machine writes them.
  func number(_ place: Int) -> UInt32 {
    precondition(place >= 0 && place * 4 + 4 <= count)
    return holder.bytes.loadUnaligned(fromByteOffset: start + place * 4, as: UInt32.self)
  }

  package var array: [UInt8] { Array(holder.bytes[start..<start + count]) }

  /// Takes so many off the front; nil when there are fewer.
  mutating func take(_ number: Int) -> ByteRange? {
    guard number >= 0, number <= count else { return nil }
    let taken = ByteRange(holder: holder, start: start, count: number)
    self = ByteRange(holder: holder, start: start + number, count: count - number)
    return taken
  }

  /// Takes a line off the front, without its end; nil when none ends.
  mutating func takeLine() -> String? {
    guard let end = holder.bytes[start..<start + count].firstIndex(of: 0x0A) else { return nil }
    let line = String(decoding: holder.bytes[start..<end], as: UTF8.self)
    self = ByteRange(holder: holder, start: end + 1, count: start + count - end - 1)
    return line
  }

  /// Takes these bytes off the front, if they stand there.
  package mutating func take(prefix: [UInt8]) -> Bool {
    guard let front = take(prefix.count) else { return false }
    return holder.bytes[front.start..<front.start + front.count].elementsEqual(prefix)
  }
}
