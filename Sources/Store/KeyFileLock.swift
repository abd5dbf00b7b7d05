import Glibc

/// Keeps other programs from changing a key file for as long as this is held.
///
/// The file beside it stays, because a lock on a file that was removed keeps nobody away.
package final class KeyFileLock: Sendable {
  private let descriptor: Int32

  /// Refuses at once where another program holds it, because that one may be waiting for somebody
  /// to type.
  package init(of path: String) throws(StoreError) {
    let place = "\(path).lock"
    let descriptor = uninterrupted {
      Glibc.open(place, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
    }
    guard descriptor >= 0 else { throw KeyFile.unwritable(place) }
    FileOwner.give(descriptor, asFor: path)
    guard uninterrupted({ flock(descriptor, LOCK_EX | LOCK_NB) }) == 0 else {
      let failure = errno == EWOULDBLOCK ? StoreError.keyFileInUse : KeyFile.unwritable(place)
      close(descriptor)
      throw failure
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }
}
