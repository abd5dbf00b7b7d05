import Glibc

/// Tells when a program, this one included, has written the file of a store.
///
/// The system tells: nothing polls, and reading the store does not count. The file itself is not
/// opened, because closing it again would drop the locks that SQLite holds on it.
package final class StoreWatch: Sendable {
  /// Readable while there is something to drain: to wait on, not to read from.
  package let descriptor: Int32
  private let path: String
  private let watched: FileIdentity

  init(path: String) throws(StoreError) {
    let descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    guard descriptor >= 0 else { throw Self.failure(path) }
    guard inotify_add_watch(descriptor, path, Self.asked) >= 0,
      let identity = FileIdentity(path: path)
    else {
      let failure = Self.failure(path)
      close(descriptor)
      throw failure
    }
    self.path = path
    self.descriptor = descriptor
    watched = identity
  }

  deinit { close(descriptor) }

  package enum Tidings: Hashable, Sendable {
    case nothing
    /// Events may have been stored.
    case written
    /// Another file is at the path, or none: nothing more will come, so watch anew.
    case lost
  }

  /// Takes all that there is to know so far.
  package func drain() -> Tidings {
    var seen: UInt32 = 0
    while let more = masks() { seen |= more }
    // A file that is still open does not end when its name goes, so its name is looked at.
    guard seen & Self.endings == 0, FileIdentity(path: path) == watched else { return .lost }
    return seen & Self.writings == 0 ? .nothing : .written
  }
}

extension StoreWatch {
  private static let writings = UInt32(IN_MODIFY) | UInt32(IN_Q_OVERFLOW)
  private static let endings = UInt32(IN_IGNORED) | UInt32(IN_UNMOUNT)
  /// Losing its last name changes the attributes of a file.
  private static let asked =
    UInt32(IN_MODIFY) | UInt32(IN_ATTRIB) | UInt32(IN_MOVE_SELF) | UInt32(IN_DELETE_SELF)

  private static func failure(_ path: String) -> StoreError {
    .cannotWatch(path: path, reason: String(cString: strerror(errno)))
  }

  /// What the next events say, or nothing when there is none.
  private func masks() -> UInt32? {
    var buffer = [UInt8](repeating: 0, count: 4_096)
    let count = read(descriptor, &buffer, buffer.count)
    let header = MemoryLayout<inotify_event>.size
    guard count >= header else { return nil }
    return buffer.withUnsafeBytes { bytes in
      // A file that is watched by itself has events without names: all of one size.
      stride(from: 0, through: count - header, by: header).reduce(0) { masks, start in
        masks | bytes.loadUnaligned(fromByteOffset: start + 4, as: UInt32.self)
      }
    }
  }
}

extension SQLiteEventStore {
  /// Watches the file that is at the path now, and opens it anew, so that both see the same one.
  ///
  /// Read once after this: what was written before it is not told.
  package func watch() throws(StoreError) -> StoreWatch {
    let watch = try StoreWatch(path: connection.path)
    try connection.reopen()
    _ = watch.drain()
    return watch
  }
}
