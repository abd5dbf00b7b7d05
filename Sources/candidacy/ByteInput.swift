import Glibc

/// The bytes of a file or of standard input, read in pieces as they are asked for.
struct ByteInput: ~Copyable {
  let name: String
  private let descriptor: Int32
  private var room: UnsafeMutableRawBufferPointer
  private var start = 0
  private var end = 0

  /// Standard input where the path is a dash.
  init(path: String) throws(InputError) {
    if path == "-" {
      name = "standard input"
      descriptor = STDIN_FILENO
    } else {
      name = path
      descriptor = open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw InputError(name: path, code: errno) }
    }
    room = .allocate(byteCount: 1 << 18, alignment: 16)
  }

  deinit {
    room.deallocate()
    if descriptor != STDIN_FILENO { close(descriptor) }
  }

  /// What was read and not yet stepped over; it is gone after the next `more`.
  var unread: UnsafeBufferPointer<UInt8> {
    UnsafeRawBufferPointer(rebasing: room[start..<end]).assumingMemoryBound(to: UInt8.self)
  }

  mutating func step(over count: Int) { start += count }

  /// Reads on; false at the end of the input.
  mutating func more() throws(InputError) -> Bool {
    makeRoom()
    while true {
      let count = read(descriptor, room.baseAddress.map { $0 + end }, room.count - end)
      if count >= 0 {
        end += count
        return count > 0
      }
      guard errno == EINTR else { throw InputError(name: name, code: errno) }
    }
  }

  private mutating func makeRoom() {
    guard end == room.count else { return }
    let kept = UnsafeRawBufferPointer(rebasing: room[start..<end])
    if kept.count * 2 > room.count {
      let larger = UnsafeMutableRawBufferPointer.allocate(
        byteCount: room.count * 2, alignment: 16)
      larger.copyMemory(from: kept)
      room.deallocate()
      room = larger
    } else {
      room.copyMemory(from: kept)
    }
    start = 0
    end = kept.count
  }
}

/// The operating system did not give what was to be read.
struct InputError: Error {
  let name: String
  let code: Int32

  var reason: String { String(cString: strerror(code)) }

  /// The name itself is wrong, rather than the disk.
  var isWrongName: Bool { code == ENOENT || code == ENOTDIR || code == EISDIR }
}
