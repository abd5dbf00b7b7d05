import Glibc

/// Secret bytes in memory of their own: kept out of swap and dumps where the system allows, and
/// overwritten at the end.
package final class LockedBytes: @unchecked Sendable {
  private let memory: UnsafeMutableRawBufferPointer
  private let size: Int
  /// Whether the system keeps the bytes out of swap.
  package let isLocked: Bool

  /// Takes the first bytes that `fill` writes; nothing where there is no memory.
  package init?(count: Int, fill: (UnsafeMutableRawBufferPointer) -> Void) {
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    size = (max(count, 1) + page - 1) / page * page
    let flags = MAP_PRIVATE | MAP_ANONYMOUS
    guard let start = mmap(nil, size, PROT_READ | PROT_WRITE, flags, -1, 0),
      start != UnsafeMutableRawPointer(bitPattern: -1)
    else { return nil }
    isLocked = mlock(start, size) == 0
    madvise(start, size, Int32(MADV_DONTDUMP))
    memory = UnsafeMutableRawBufferPointer(start: start, count: count)
    fill(memory)
  }

  package convenience init?(copying bytes: some Collection<UInt8>) {
    self.init(count: bytes.count) { $0.copyBytes(from: bytes) }
  }

  deinit {
    guard let start = memory.baseAddress else { return }
    explicit_bzero(start, memory.count)
    munmap(start, size)
  }

  package var count: Int { memory.count }

  /// Lends the bytes; a copy that `body` makes is no longer guarded.
  package func withBytes<Value, Fault>(
    _ body: (UnsafeRawBufferPointer) throws(Fault) -> Value
  ) throws(Fault) -> Value {
    try body(UnsafeRawBufferPointer(memory))
  }
}
