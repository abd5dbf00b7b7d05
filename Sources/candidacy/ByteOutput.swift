import Glibc

/// Bytes on their way to a file descriptor, written in large pieces.
struct ByteOutput: ~Copyable {
  private let descriptor: Int32
  private let room: UnsafeMutableRawBufferPointer
  private var count = 0

  init(_ descriptor: Int32, capacity: Int = 1 << 18) {
    self.descriptor = descriptor
    room = .allocate(byteCount: capacity, alignment: 16)
  }

  deinit { room.deallocate() }

  mutating func append(_ bytes: [UInt8]) throws(OutputError) {
    var start = 0
    while start < bytes.count {
      if count == room.count { try flush() }
      let size = min(bytes.count - start, room.count - count)
      bytes.withUnsafeBytes { bytes in
        let source = UnsafeRawBufferPointer(rebasing: bytes[start..<(start + size)])
        UnsafeMutableRawBufferPointer(rebasing: room[count...]).copyMemory(from: source)
      }
      count += size
      start += size
    }
  }

  mutating func append(_ text: String) throws(OutputError) {
    try append(Array(text.utf8))
  }

  mutating func flush() throws(OutputError) {
    let waiting = count
    count = 0
    try write(UnsafeRawBufferPointer(rebasing: room[..<waiting]))
  }

  private func write(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
    var rest = bytes
    while !rest.isEmpty {
      let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if written < 0 {
        guard errno == EINTR else { throw OutputError.last() }
      } else {
        rest = UnsafeRawBufferPointer(rebasing: rest[written...])
      }
    }
  }
}

/// The operating system did not take what was written.
struct OutputError: Error, Hashable {
  let reason: String
}
