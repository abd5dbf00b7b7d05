import Glibc

/// A file that is written bit by bit, and is at its path only once it is whole.
///
/// A link stays one, and what is no file, such as a pipe or a terminal, is written as it is.
final class StreamedFile {
  let descriptor: Int32
  private let path: String
  /// Where it is until it is whole; nothing where it is written in its place, or is whole.
  private var draft: String?

  init(at path: String) throws(OutputError) {
    var status = stat()
    let isThere = stat(path, &status) == 0
    guard !isThere || status.st_mode & S_IFMT == S_IFREG else {
      self.path = path
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw .last() }
      return
    }
    self.path = isThere ? try AtomicFile.realPath(of: path) : path
    let draft = "\(self.path).\(getpid()).new"
    descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .last() }
    self.draft = draft
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if let draft { unlink(draft) }
  }

  /// On disk and in place when this returns.
  func finish() throws(OutputError) {
    guard let draft else { return }
    guard fsync(descriptor) == 0, rename(draft, path) == 0 else { throw .last() }
    self.draft = nil
    try AtomicFile.keepName(of: path)
  }
}
