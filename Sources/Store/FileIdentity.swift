import Glibc

/// Which file is at a path; a file that takes the place of another is a different one.
struct FileIdentity: Hashable, Sendable {
  let device: UInt
  let node: UInt

  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt(status.st_dev)
    node = UInt(status.st_ino)
  }
}
