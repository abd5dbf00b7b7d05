import Glibc

/// Bytes for another process, in memory alone: they never touch a disk.
struct AnonymousFile: ~Copyable {
  let descriptor: Int32

  init(_ bytes: [UInt8]) throws(HTTPFault) {
    let opened = try Self.opened()
    do throws(HTTPFault) {
      try Self.fill(opened, with: bytes)
    } catch {
      close(opened)
      throw error
    }
    descriptor = opened
  }

  /// Its name is gone again before anybody could use it.
  private static func opened() throws(HTTPFault) -> Int32 {
    let name = "/candidacy-\(getpid())-\(UInt64.random(in: 0...UInt64.max))"
    let descriptor = shm_open(name, O_RDWR | O_CREAT | O_EXCL, 0o600)
    guard descriptor >= 0 else { throw .notStarted }
    shm_unlink(name)
    return descriptor
  }

  private static func fill(_ descriptor: Int32, with bytes: [UInt8]) throws(HTTPFault) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else {
        guard count < 0, errno == EINTR else { throw .notStarted }
        continue
      }
      rest = rest.dropFirst(count)
    }
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw .notStarted }
  }

  deinit { close(descriptor) }

  /// What is in it by now, up to 64 KiB.
  func text() throws(HTTPFault) -> String {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
    guard count >= 0 else { throw .broken }
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }
}
