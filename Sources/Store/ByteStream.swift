package import Casework

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file, or standard input, read a piece at a time.
package final class ByteStream {
  /// As messages name it.
  package let name: String
  /// Of a regular file, in bytes.
  package let size: Int?
  private let file: Int32

  /// - Parameter path: `-` for standard input.
  /// - Throws: `noinput` when there is no such file.
  package init(_ path: String) throws(Failure) {
    name = path
    file = path == "-" ? dup(0) : open(path, O_RDONLY | O_CLOEXEC)
    var status = stat()
    guard file >= 0, fstat(file, &status) == 0 else {
      throw FileSystem.failure(.noinput, path, zh: "无法打开", en: "can't open")
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw Failure(
        .noinput, rule: "is-a-folder", zh: "“\(path)”是文件夹", en: "'\(path)' is a folder")
    }
    size = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
  }

  deinit { close(file) }

  /// The next bytes; empty at the end.
  package func next() throws(Failure) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = bytes.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw FileSystem.failure(.ioerr, name, zh: "无法读取", en: "can't read")
      }
      bytes.removeLast(bytes.count - count)
      return bytes
    }
  }
}
