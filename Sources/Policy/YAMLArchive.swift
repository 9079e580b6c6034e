/// The nodes of a YAML text as bytes that are read back in a fraction of the time.
///
/// The text itself is part of the archive, so that an archive of another text is never taken for
/// this one's. What only overlays need of a node (its layout, last line, anchors) is left out.
package enum YAMLArchive {
  /// Another number, or anything else that doesn't fit, makes an archive worthless.
  private static let layout = 1

  /// Below this many bytes reading the text is as fast.
  package static let least = 1024

  /// - Parameter node: what the text says, without a fault.
  package static func bytes(of node: YAMLNode, text: [UInt8]) -> [UInt8] {
    var writer = YAMLArchiveWriter()
    writer.add(layout)
    writer.add(text)
    writer.add(node)
    return writer.bytes
  }

  /// The root node; nil when the archive is not of this text, or not whole.
  package static func node(
    in archive: ArraySlice<UInt8>, of text: [UInt8], file: String
  ) -> YAMLNode? {
    archive.withUnsafeBytes { bytes in
      var reader = YAMLArchiveReader(bytes, file: file)
      guard reader.number() == layout, let kept = reader.run(),
        text.withUnsafeBytes({ kept.holdsSame(as: $0) }),
        let node = reader.node(depth: YAML.Limit.depth), reader.isAtEnd
      else { return nil }
      return node
    }
  }

  fileprivate enum Tag {
    static let plain = 0
    static let quoted = 1
    static let sequence = 2
    static let mapping = 3
  }
}

private struct YAMLArchiveWriter {
  var bytes: [UInt8] = []

  /// A number in groups of seven bits, the lowest first.
  mutating func add(_ number: Int) {
    var rest = UInt(number)
    while rest > 0x7F {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func add(_ run: some Collection<UInt8>) {
    add(run.count)
    bytes.append(contentsOf: run)
  }

  mutating func add(_ node: YAMLNode) {
    let tag =
      switch node.content {
      case .scalar(_, .plain): YAMLArchive.Tag.plain
      case .scalar(_, .quoted): YAMLArchive.Tag.quoted
      case .sequence: YAMLArchive.Tag.sequence
      case .mapping: YAMLArchive.Tag.mapping
      }
    for number in [tag, node.line, node.column] { add(number) }
    switch node.content {
    case .scalar(let text, _): add(text.utf8)
    case .sequence(let items):
      add(items.count)
      for item in items { add(item) }
    case .mapping(let pairs):
      add(pairs.count)
      for pair in pairs {
        add(pair.key)
        add(pair.value)
      }
    }
  }
}

/// Reads an archive; every method gives nil where the bytes end too soon or make no sense.
private struct YAMLArchiveReader {
  private let bytes: UnsafeRawBufferPointer
  private let file: String
  private var at = 0

  init(_ bytes: UnsafeRawBufferPointer, file: String) {
    (self.bytes, self.file) = (bytes, file)
  }

  var isAtEnd: Bool { at == bytes.count }

  mutating func number() -> Int? {
    var number: UInt = 0
    var shift: UInt = 0
    while at < bytes.count, shift < 56 {
      let byte = bytes[at]
      at += 1
      number |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return Int(number) }
      shift += 7
    }
    return nil
  }

  /// A run of bytes with its length before it.
  mutating func run() -> UnsafeRawBufferPointer? {
    guard let count = number(), count <= bytes.count - at else { return nil }
    defer { at += count }
    return UnsafeRawBufferPointer(rebasing: bytes[at..<at + count])
  }

  mutating func node(depth: Int) -> YAMLNode? {
    guard depth > 0, let tag = number(), let line = number(), let column = number(),
      let content = content(tag, depth: depth)
    else { return nil }
    return YAMLNode(content, file: file, line: line, column: column, endLine: line)
  }

  private mutating func content(_ tag: Int, depth: Int) -> YAMLNode.Content? {
    switch tag {
    case YAMLArchive.Tag.plain, YAMLArchive.Tag.quoted:
      guard let run = run() else { return nil }
      let text = String(decoding: run, as: UTF8.self)
      return .scalar(text, style: tag == YAMLArchive.Tag.plain ? .plain : .quoted)
    case YAMLArchive.Tag.sequence:
      guard let count = count() else { return nil }
      var items: [YAMLNode] = []
      items.reserveCapacity(count)
      for _ in 0..<count {
        guard let item = node(depth: depth - 1) else { return nil }
        items.append(item)
      }
      return .sequence(items)
    case YAMLArchive.Tag.mapping:
      guard let count = count() else { return nil }
      var pairs: [YAMLPair] = []
      pairs.reserveCapacity(count)
      for _ in 0..<count {
        guard let key = node(depth: depth - 1), let value = node(depth: depth - 1) else {
          return nil
        }
        pairs.append(YAMLPair(key: key, value: value))
      }
      return .mapping(pairs)
    default: return nil
    }
  }

  /// How many nodes follow; each takes four bytes at least.
  private mutating func count() -> Int? {
    guard let count = number(), count <= (bytes.count - at) / 4 else { return nil }
    return count
  }
}

extension UnsafeRawBufferPointer {
  /// Whether the bytes are those of another buffer; eight at a time.
  fileprivate func holdsSame(as other: UnsafeRawBufferPointer) -> Bool {
    guard count == other.count else { return false }
    var at = 0
    while at + 8 <= count {
      let (left, right) = (loadUnaligned(fromByteOffset: at, as: UInt64.self), other)
      if left != right.loadUnaligned(fromByteOffset: at, as: UInt64.self) { return false }
      at += 8
    }
    return (at..<count).allSatisfy { self[$0] == other[$0] }
  }
}
