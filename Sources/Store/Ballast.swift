import Foundation
import Glibc

/// A file that only takes up room: given back when the disk is full, so that what was begun can be
/// finished.
package struct Ballast: Sendable {
  package static let size = 16 << 20

  package let path: String

  /// Beside the file itself, where `store` is a link to it.
  package init(beside store: String) {
    guard let real = realpath(store, nil) else {
      path = "\(store).ballast"
      return
    }
    defer { free(real) }
    path = "\(String(cString: real)).ballast"
  }

  /// How much of it there is; nothing where there is no such file.
  package var held: Int? {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// Makes it whole where `room` still leaves enough; false where it could not be.
  @discardableResult
  package func fill(_ room: DiskRoom, size: Int = Ballast.size) -> Bool {
    let held = held ?? 0
    guard held < size else { return true }
    guard room.leaves(enoughAfter: size - held) else { return false }
    let descriptor = open(path, O_CREAT | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    guard posix_fallocate(descriptor, 0, off_t(size)) == 0 else {
      ftruncate(descriptor, 0)
      return false
    }
    return true
  }

  /// Gives its room back and keeps its name, because a kiosk may remove no file; false where there
  /// was nothing to give.
  func release() -> Bool {
    guard let held, held > 0 else { return false }
    let descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return ftruncate(descriptor, 0) == 0
  }
}
